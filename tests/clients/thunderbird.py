"""Opens the demo's mailbox in Thunderbird (under Xvfb), edits a draft, sends another, and takes pictures.

    python -m tests.clients.thunderbird FOLDER

Wants Debian's thunderbird, xvfb, xdotool and imagemagick; changes nothing outside a temporary folder and FOLDER. The
pictures, in FOLDER:

inbox     the letters in the colour of their band, the most urgent with a star
drafts    the drafts, one of them shown as a draft with an "Edit" button
editor    that draft in the editor, after a line was typed and it was saved
thread    the letter and the edited draft, copied into one mailbox: the draft stands below the letter, in its thread
queue     the queue message in Triage
letter    the letter its first link leads to

Prints the edited draft as it lies on the server and the sent one as it came in by SMTP, and ends with 1 where something
is missing (identity, recipient, subject and text in the editor, the edit, In-Reply-To and References, the letter behind
the link), or where something of ours is sent.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from imapclient import IMAPClient

from tests.clients.driven_thunderbird import Thunderbird, thunderbird
from tests.clients.served_demo import NotSeenError, ServedAccount, served_demo, wait_for
from tests.clients.smtp_sink import Sink, smtp_sink

EDITED = "FINAL NOTICE"
SENT = "A long story about a lamp"
TYPED = "This line was typed by an agent. "
# What Thunderbird itself writes into any message it sends.
ITS_OWN = frozenset(
    "message-id date mime-version user-agent subject to references content-language from in-reply-to content-type "
    "content-transfer-encoding".split()
)


def look(client: Thunderbird, account: ServedAccount, sink: Sink) -> None:
    client.log_in(account)
    client.show("INBOX", 40)
    client.picture("inbox")
    client.show("Drafts", 30)
    client.run("pane.threadTree.selectedIndex = row(arguments[0])", EDITED)
    client.picture("drafts")
    with _server(account) as server:
        laid = _only(server, "Drafts", EDITED)
    _edit(client, laid)
    _print_saved(account)
    client.show("Look", 1)
    client.run("pane.gDBView.doCommand(Ci.nsMsgViewCommandType.expandAll); pane.threadTree.selectedIndex = 1;")
    client.picture("thread")
    _follow_link(client)
    _send(client, account, sink)


def _follow_link(client: Thunderbird) -> None:
    """From the queue message to the letter that its first row is about."""
    client.show("Triage", 1)
    client.run("pane.threadTree.selectedIndex = 0")
    client.wait("the queue", "return letter().contentDocument?.querySelectorAll('a[href^=mid]').length > 20")
    client.picture("queue")
    wanted = client.run("return letter().contentDocument.querySelector('a[href^=mid]').href.replace('mid:', '')")
    client.run("letter().contentDocument.querySelector('a[href^=mid]').click()")
    opened = "return tabs.currentTabInfo.chromeBrowser.contentWindow.gMessage?.messageId == arguments[0]"
    client.wait("the letter behind the link", opened, wanted)
    client.picture("letter")
    print(f"(the first link opens <{wanted}>)\n")


# --- a draft is edited ------------------------------------------------------------------------------------------------


def _open_draft(client: Thunderbird, subject: str) -> None:
    """As a double click on the draft does."""
    client.run(
        "const draft = pane.gDBView.getMsgHdrAt(row(arguments[0]));"
        "ComposeMessage(Ci.nsIMsgCompType.Draft, Ci.nsIMsgCompFormat.Default, draft.folder,"
        " [draft.folder.getUriForMsg(draft)]);",
        subject,
    )
    client.wait("the editor", "return editor()?.document.title.includes(arguments[0])", subject)
    client.wait("the draft in it", "return editor().GetCurrentEditor()?.document.body.textContent.length > 200")
    client.run("editor().focus(); editor().document.getElementById('messageEditor').focus()")


def _edit(client: Thunderbird, laid: EmailMessage) -> None:
    _open_draft(client, EDITED)
    fields = client.run(
        "const fields = editor().gMsgCompose.compFields; const identity = editor().gCurrentIdentity;"
        "return [`${identity.fullName} <${identity.email}>`, fields.to, fields.subject, editor().GetCurrentEditor()"
        ".document.body.innerText]"
    )
    wanted = [str(laid[name]).replace('"', "") for name in ("From", "To", "Subject")]
    if fields[:3] != wanted or fields[3].split()[:100] != str(laid.get_content()).split()[:100]:
        raise NotSeenError(f"identity, recipient, subject and text as they were laid: {fields}")
    client.keys("ctrl+Home")
    client.type(TYPED)
    typed = "return editor().GetCurrentEditor().document.body.textContent.startsWith(arguments[0])"
    client.wait("what was typed", typed, TYPED)
    client.keys("ctrl+s")
    client.wait("the draft saved", "return !editor().gSaveOperationInProgress && !editor().gContentChanged")
    client.picture("editor")
    client.run("editor().close()")


def _print_saved(account: ServedAccount) -> None:
    """The draft as it lies on the server now, and with its letter in a mailbox of their own."""
    with _server(account) as server:
        server.create_folder("Look")
        server.subscribe_folder("Look")
        server.select_folder("Drafts", readonly=True)
        uids = server.search(["SUBJECT", EDITED])
        for octets in (found[b"BODY[]"] for found in server.fetch(uids, ["BODY.PEEK[]"]).values()):
            print(octets.decode())
            if TYPED.encode() not in octets:
                raise NotSeenError("what was typed")
        print(f"({len(server.search('ALL'))} drafts)\n")
        server.copy(uids, "Look")
        server.select_folder("INBOX", readonly=True)
        server.copy(server.search(["SUBJECT", EDITED]), "Look")


# --- a draft is sent --------------------------------------------------------------------------------------------------


def _send(client: Thunderbird, account: ServedAccount, sink: Sink) -> None:
    """Sent as it is, by Ctrl+Return; then the bot's next sweep."""
    with _server(account) as server:
        laid = _only(server, "Drafts", SENT)
        letter = _only(server, "INBOX", SENT)
    client.show("Drafts", 30)
    _open_draft(client, SENT)
    client.keys("ctrl+Return")
    wait_for(lambda: bool(sink.letters), "the draft sent", sink.arrived.wait)
    client.wait("the editor closed", "return !editor()")
    [(recipients, octets)] = sink.letters
    print(octets.decode())
    _check_sent(recipients, octets, laid, letter)
    with _server(account) as server:
        wait_for(lambda: _count(server, "Sent") == 1, "a copy in Sent", partial(_idle, server))
        wait_for(lambda: not _count(server, "Drafts"), "none in Drafts", partial(_idle, server))
        wait_for(lambda: "$label1" not in _flags(server), "the letter without its flags", partial(_idle, server))
        print(f"(a copy in Sent, none in Drafts; the letter has lost our flags: {_flags(server) or '-'})")


def _check_sent(recipients: tuple[str, ...], octets: bytes, laid: EmailMessage, letter: EmailMessage) -> None:
    """It answers the letter, says what we wrote, and carries nothing of ours."""
    sent = message_from_bytes(octets, policy=policy.default)
    token = str(laid["Message-ID"]).strip("<>").partition("@")[0].rpartition(".")[2]
    wanted = {
        "In-Reply-To": sent["In-Reply-To"] == letter["Message-ID"],
        "References": str(sent["References"]).split()[-1:] == [letter["Message-ID"]],
        "the recipient": recipients == (laid["To"],) == (sent["To"],),
        "our words": str(sent.get_content()).split() == str(laid.get_content()).split(),
        "no field of ours": {name.lower() for name in sent} <= ITS_OWN,
        "no token of ours": len(token) == 32 and token.encode() not in octets,
        "no name of ours": b"triage" not in octets.lower(),
    }
    missing = [what for what, found in wanted.items() if not found]
    if missing:
        raise NotSeenError(", ".join(missing))


@contextmanager
def _server(account: ServedAccount) -> Iterator[IMAPClient]:
    with IMAPClient(account.host, account.port, ssl=False) as server:
        server.login(account.user, account.password)
        yield server


def _only(server: IMAPClient, mailbox: str, subject: str) -> EmailMessage:
    """The message with that subject."""
    server.select_folder(mailbox, readonly=True)
    [found] = server.fetch(server.search(["SUBJECT", subject]), ["BODY.PEEK[]"]).values()
    message = message_from_bytes(found[b"BODY[]"], policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _count(server: IMAPClient, mailbox: str) -> int:
    server.select_folder(mailbox, readonly=True)
    return len(server.search(["SUBJECT", SENT]))


def _idle(server: IMAPClient, seconds: float) -> None:
    """Until the server tells of a change in the mailbox that is open, also of one since it was opened."""
    server.idle()
    server.idle_check(seconds)
    server.idle_done()


def _flags(server: IMAPClient) -> str:
    """Those of the letter."""
    server.select_folder("INBOX", readonly=True)
    [flags] = server.get_flags(server.search(["SUBJECT", SENT])).values()
    return " ".join(sorted(flag.decode() for flag in flags if flag != b"\\Recent"))


def main() -> int:
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="triage-thunderbird-", ignore_cleanup_errors=True) as folder:
        try:
            with (
                served_demo() as account,
                smtp_sink() as sink,
                thunderbird(account, sink.port, Path(folder), pictures) as client,
            ):
                look(client, account, sink)
        except NotSeenError as missing:
            print(f"not seen: {missing}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
