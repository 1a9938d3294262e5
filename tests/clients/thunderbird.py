"""Opens the demo's mailbox in Thunderbird (under Xvfb), edits a draft, and takes pictures.

    python -m tests.clients.thunderbird FOLDER

Wants Debian's thunderbird, xvfb, xdotool and imagemagick; changes nothing outside a temporary folder and FOLDER. The
pictures, in FOLDER:

inbox     the letters in the colour of their band, the most urgent with a star
drafts    the drafts, one of them shown as a draft with an "Edit" button
editor    that draft in the editor, after a line was typed and it was saved
thread    the letter and the edited draft, copied into one mailbox: the draft stands below the letter, in its thread
queue     the queue message in Triage
letter    the letter its first link leads to

Prints the saved draft as it lies on the server, and ends with 1 where something is missing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imapclient import IMAPClient

from tests.clients.marionette import Marionette
from tests.clients.served_demo import NotSeenError, ServedAccount, served_demo, wait_for
from tests.servers.base import free_ports, is_listening

DISPLAY = ":77"
SUBJECT = "FINAL NOTICE"
TYPED = "This line was typed by an agent. "
SETTLE = 2.0  # seconds for a window to be drawn
PREFERENCES = """\
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.accountmanager.defaultaccount", "account1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.identity.id1.fullName", "Fern & Oak Support");
user_pref("mail.identity.id1.useremail", "support@fernandoak.example");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.identity.id1.compose_html", false);
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.name", "Fern & Oak");
user_pref("mail.server.server1.hostname", "{host}");
user_pref("mail.server.server1.port", {port});
user_pref("mail.server.server1.userName", "{user}");
user_pref("mail.server.server1.socketType", 0);
user_pref("mail.server.server1.authMethod", 3);
user_pref("mail.server.server1.login_at_startup", false);
user_pref("mail.threadpane.listview", 1);
user_pref("mail.pane_config.dynamic", 1);
user_pref("mail.rights.version", 1);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.inappnotifications.enabled", false);
user_pref("mail.spellcheck.inline", false);
user_pref("mailnews.start_page.enabled", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("marionette.port", {control});
"""
LOGIN = """
const [host, user, password, done] = arguments;
const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
login.init(`imap://${host}`, null, `imap://${host}`, user, password, "", "");
Services.logins.addLoginAsync(login).then(() => done(true));
"""
NAMES = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const server = MailServices.accounts.accounts[0].incomingServer;
const pane = document.getElementById("tabmail").currentAbout3Pane;
const mailbox = name => server.rootFolder.subFolders.find(one => one.URI.endsWith("/" + name));
const row = subject => [...Array(pane.gDBView.rowCount).keys()]
    .find(row => pane.gDBView.getMsgHdrAt(row).mime2DecodedSubject.includes(subject));
const editor = () => Services.wm.getMostRecentWindow("msgcompose");
const letter = () => pane.messageBrowser.contentWindow.getMessagePaneBrowser();
"""


class Thunderbird:
    def __init__(self, control: Marionette, pictures: Path) -> None:
        self._control = control
        self._pictures = pictures

    def run(self, script: str, *arguments: object) -> object:
        return self._control.run(NAMES + script, *arguments)

    def wait(self, what: str, script: str, *arguments: object) -> None:
        wait_for(lambda: bool(self.run(script, *arguments)), what)

    def log_in(self, account: ServedAccount) -> None:
        self._control.wait(LOGIN, account.host, account.user, account.password)
        self.run("window.moveTo(0, 0); window.resizeTo(1500, 1000); server.performExpand(null);")

    def show(self, mailbox: str, messages: int) -> None:
        self.wait(f"mailbox {mailbox}", "server.performExpand(null); return !!mailbox(arguments[0])", mailbox)
        self.run("pane.displayFolder(mailbox(arguments[0]).URI)", mailbox)
        shown = (
            "return pane.gDBView?.msgFolder.URI == mailbox(arguments[0]).URI && pane.gDBView.rowCount >= arguments[1]"
        )
        self.wait(f"{messages} messages in {mailbox}", shown, mailbox, messages)

    def picture(self, name: str) -> None:
        time.sleep(SETTLE)
        _on_display("import", "-window", "root", str(self._pictures / f"{name}.png"))


@contextmanager
def thunderbird(account: ServedAccount, folder: Path, pictures: Path) -> Iterator[Thunderbird]:
    [control] = free_ports(1)
    values = {"host": account.host, "port": account.port, "user": account.user, "control": control}
    (folder / "user.js").write_text(PREFERENCES.format(**values), "utf-8")
    remote = ("--marionette", "--remote-allow-system-access")
    with _started("Xvfb", DISPLAY, "-screen", "0", "1500x1000x24") as screen:
        time.sleep(SETTLE)
        with _started("thunderbird", *remote, "--profile", str(folder), "--no-remote", home=folder) as program:
            try:
                wait_for(lambda: is_listening(control), "Thunderbird")
                yield Thunderbird(Marionette(control), pictures)
            finally:
                program.terminate()
                program.wait()
                screen.terminate()


def look(client: Thunderbird, account: ServedAccount) -> None:
    client.log_in(account)
    client.show("INBOX", 40)
    client.picture("inbox")
    client.show("Drafts", 30)
    client.run("pane.threadTree.selectedIndex = row(arguments[0])", SUBJECT)
    client.picture("drafts")
    _edit(client)
    _print_saved(account)
    client.show("Look", 1)
    client.run("pane.gDBView.doCommand(Ci.nsMsgViewCommandType.expandAll); pane.threadTree.selectedIndex = 1;")
    client.picture("thread")
    client.show("Triage", 1)
    client.run("pane.threadTree.selectedIndex = 0")
    client.wait("the queue", "return letter().contentDocument?.querySelectorAll('a[href^=mid]').length > 20")
    client.picture("queue")
    client.run("letter().contentDocument.querySelector('a[href^=mid]').click()")
    client.picture("letter")


def _edit(client: Thunderbird) -> None:
    """As a double click on the draft does; then with mouse and keyboard."""
    client.run(
        "const draft = pane.gDBView.getMsgHdrAt(row(arguments[0]));"
        "ComposeMessage(Ci.nsIMsgCompType.Draft, Ci.nsIMsgCompFormat.Default, draft.folder,"
        " [draft.folder.getUriForMsg(draft)]);",
        SUBJECT,
    )
    client.wait("the editor", "return editor()?.document.title.includes(arguments[0])", SUBJECT)
    time.sleep(SETTLE)
    _on_display("xdotool", "mousemove", "300", "195", "click", "1", "key", "ctrl+Home")
    _on_display("xdotool", "type", "--delay", "30", TYPED)
    _on_display("xdotool", "key", "ctrl+s")
    client.picture("editor")
    client.wait("the draft saved", "return !editor().gSaveOperationInProgress && !editor().gContentChanged")
    client.run("editor().close()")


def _print_saved(account: ServedAccount) -> None:
    """The draft as it lies on the server now, and with its letter in a mailbox of their own."""
    with IMAPClient(account.host, account.port, ssl=False) as server:
        server.login(account.user, account.password)
        server.create_folder("Look")
        server.subscribe_folder("Look")
        server.select_folder("Drafts", readonly=True)
        uids = server.search(["SUBJECT", SUBJECT])
        for octets in (found[b"BODY[]"] for found in server.fetch(uids, ["BODY.PEEK[]"]).values()):
            print(octets.decode())
            if TYPED.encode() not in octets:
                raise NotSeenError("what was typed")
        print(f"({len(server.search('ALL'))} drafts)")
        server.copy(uids, "Look")
        server.select_folder("INBOX", readonly=True)
        server.copy(server.search(["SUBJECT", SUBJECT]), "Look")


def _on_display(*command: str) -> None:
    subprocess.run(command, env=_environment(), check=True, capture_output=True)


def _started(*command: str, home: Path | None = None) -> subprocess.Popen[bytes]:
    environment = _environment() | ({"HOME": str(home)} if home else {})
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _environment() -> dict[str, str]:
    return os.environ | {"DISPLAY": DISPLAY}


def main() -> int:
    pictures = Path(sys.argv[1])
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="triage-thunderbird-", ignore_cleanup_errors=True) as folder:
        try:
            with served_demo() as account, thunderbird(account, Path(folder), pictures) as client:
                look(client, account)
        except NotSeenError as missing:
            print(f"not seen: {missing}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
