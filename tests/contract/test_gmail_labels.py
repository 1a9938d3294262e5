"""Gmail's labels (X-GM-EXT-1) in the place of keywords, against a server that speaks as Google's documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.servers.running import PASSWORD
from tests.servers.scripted import ScriptedServer
from triage.imap.account import Account
from triage.imap.mailbox import ImapMailbox

LABELS = {"$label1": "Triage/P1", "$label2": "Triage/P2", "$label3": "Zu prüfen"}
LETTER = b"Subject: Late\r\n\r\nWhere is it?\r\n"
_STORE = re.compile(rb"UID STORE 5 ([+-])(X-GM-LABELS|FLAGS)\.SILENT \((.*)\)")
_NAME = re.compile(rb'"[^"]*"|[^ ]+')


class Gmail:
    """One letter in INBOX, UID 5."""

    def __init__(self) -> None:
        self.commands: list[bytes] = []
        self.labels = {b"\\Inbox"}
        self.flags = {b"\\Flagged"}
        self.mailboxes = {b'"INBOX"'}

    def answer(self, tag: bytes, rest: bytes) -> bytes:
        self.commands.append(rest)
        return self._untagged(rest) + tag + b" OK done\r\n"

    def _untagged(self, rest: bytes) -> bytes:
        if store := _STORE.fullmatch(rest):
            self._store(*store.groups())
        elif rest.startswith((b"SELECT", b"EXAMINE")):
            return (
                b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 6] n\r\n* OK [PERMANENTFLAGS (\\Flagged)] p\r\n"
            )
        elif rest.startswith(b"LIST"):
            named = b"".join(b'* LIST () "/" %b\r\n' % name for name in sorted(self.mailboxes))
            return named + b'* LIST (\\HasNoChildren \\Drafts) "/" "[Gmail]/Entw&APw-rfe"\r\n'
        elif rest.startswith(b"CREATE "):
            self.mailboxes.add(rest.removeprefix(b"CREATE "))
        elif rest.startswith(b"UID FETCH"):
            return b"* 1 FETCH (UID 5 %b)\r\n" % self._items(rest)
        return b""

    def _store(self, sign: bytes, which: bytes, names: bytes) -> None:
        stored = self.labels if which == b"X-GM-LABELS" else self.flags
        change = set(_NAME.findall(names))
        stored.difference_update(change)
        if sign == b"+":
            stored.update(change)

    def _items(self, asked: bytes) -> bytes:
        answers = {
            b"FLAGS": b"FLAGS (%b)" % b" ".join(sorted(self.flags)),
            b"X-GM-LABELS": b"X-GM-LABELS (%b)" % b" ".join(sorted(self.labels)),
            b"INTERNALDATE": b'INTERNALDATE "02-Mar-2026 12:00:00 +0000"',
            b"RFC822.SIZE": b"RFC822.SIZE %d" % len(LETTER),
            b"BODY.PEEK[]": b"BODY[]<0> {%d}\r\n%b" % (len(LETTER), LETTER),
        }
        return b" ".join(answer for item, answer in answers.items() if item in asked)


@pytest.fixture
def gmail() -> Gmail:
    return Gmail()


@pytest.fixture
def mailbox(gmail: Gmail) -> Iterator[ImapMailbox]:
    with ScriptedServer(gmail.answer, capabilities=b"IMAP4rev1 UIDPLUS X-GM-EXT-1") as server:
        account = Account(server.host, server.port, "support", lambda: PASSWORD, tls="none", labels=LABELS)
        opened = ImapMailbox(account)
        opened.open("INBOX", write=True)
        yield opened
        opened.close()


def test_a_keyword_is_set_as_its_label_and_the_star_as_a_star(gmail: Gmail, mailbox: ImapMailbox) -> None:
    gmail.flags.clear()
    mailbox.add_flags([5], ["$label1", "\\Flagged"])
    assert (gmail.labels, gmail.flags) == ({b"\\Inbox", b'"Triage/P1"'}, {b"\\Flagged"})


def test_a_label_exists_before_it_is_set(gmail: Gmail, mailbox: ImapMailbox) -> None:
    mailbox.add_flags([5], ["$label1"])
    assert b'"Triage/P1"' in gmail.mailboxes


def test_a_label_is_read_as_its_keyword(gmail: Gmail, mailbox: ImapMailbox) -> None:
    gmail.labels.add(b'"Triage/P2"')
    assert mailbox.flags([5]) == {5: frozenset({"\\Flagged", "$label2"})}


def test_a_label_beyond_ascii_is_set_and_read(gmail: Gmail, mailbox: ImapMailbox) -> None:
    mailbox.add_flags([5], ["$label3"])
    assert b'"Zu pr&APw-fen"' in gmail.labels
    assert "$label3" in mailbox.flags([5])[5]


def test_a_label_is_cleared(gmail: Gmail, mailbox: ImapMailbox) -> None:
    gmail.labels.add(b'"Triage/P1"')
    mailbox.remove_flags([5], ["$label1"])
    assert gmail.labels == {b"\\Inbox"}


def test_a_letter_is_read_with_its_labels(gmail: Gmail, mailbox: ImapMailbox) -> None:
    gmail.labels.add(b'"Triage/P1"')
    assert [letter.flags for letter in mailbox.messages([5])] == [frozenset({"\\Flagged", "$label1"})]


def test_a_keyword_with_a_label_can_be_kept_though_the_server_allows_none(mailbox: ImapMailbox) -> None:
    assert mailbox.open("INBOX", write=True).settable >= {"$label1", "\\Flagged"}


def test_a_letter_carries_a_label_no_more_that_somebody_took_off(gmail: Gmail, mailbox: ImapMailbox) -> None:
    mailbox.add_flags([5], ["$label1"])
    gmail.labels.discard(b'"Triage/P1"')
    assert mailbox.flags([5])[5] == {"\\Flagged"}


def test_a_draft_that_goes_is_put_into_the_trash_for_expunged_it_would_stay_among_all_mail(
    gmail: Gmail, mailbox: ImapMailbox
) -> None:
    assert mailbox.remove("[Gmail]/Entw\xfcrfe", 5)
    assert b'"\\\\Trash"' in gmail.labels
    assert not any(b"EXPUNGE" in command or b"\\Deleted" in command for command in gmail.commands)


def test_elsewhere_a_keyword_is_a_keyword(gmail: Gmail) -> None:
    with ScriptedServer(gmail.answer, capabilities=b"IMAP4rev1") as server:
        account = Account(server.host, server.port, "support", lambda: PASSWORD, tls="none", labels=LABELS)
        mailbox = ImapMailbox(account)
        mailbox.open("INBOX", write=True)
        mailbox.add_flags([5], ["$label1"])
        mailbox.close()
    assert (gmail.labels, gmail.flags) == ({b"\\Inbox"}, {b"\\Flagged", b"$label1"})
