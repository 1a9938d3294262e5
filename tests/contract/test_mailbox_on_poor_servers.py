"""What an ImapMailbox does where a server cannot do all, or says it in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.servers.running import PASSWORD
from triage.demo.imapd.effects import Instead
from triage.demo.imapd.faults import Fault
from triage.demo.imapd.profile import EXCHANGE, Profile
from triage.demo.imapd.server import ImapServer
from triage.errors import PermanentError
from triage.imap.account import Account
from triage.imap.mailbox import ImapMailbox

LETTER = b"Subject: Late\r\nMessage-ID: <late@shop.example>\r\n\r\nWhere is it?\r\n"

Connect = Callable[[ImapServer], ImapMailbox]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """A mailbox on an embedded server; closed in the end."""
    opened: list[ImapMailbox] = []

    def go(server: ImapServer) -> ImapMailbox:
        opened.append(ImapMailbox(Account(server.host, server.port, "support", lambda: PASSWORD, tls="none")))
        return opened[-1]

    yield go
    for mailbox in opened:
        mailbox.close()


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": PASSWORD}) as running:
        yield running


@pytest.fixture
def mailbox(server: ImapServer, connect: Connect) -> ImapMailbox:
    return connect(server)


def profiled(**options: Any) -> ImapServer:
    return ImapServer({"support": PASSWORD}, profile=Profile(**options))


def test_without_uidplus_nothing_is_removed(connect: Connect) -> None:
    with profiled(without=frozenset({"UIDPLUS"})) as server:
        uid = server.deliver("Drafts", LETTER)
        mailbox = connect(server)
        assert mailbox.remove("Drafts", uid) is False
        assert [stored.flags for stored in server.messages("Drafts")] == [frozenset()]
        mailbox.close()


def test_without_uidplus_an_append_tells_no_uid(connect: Connect) -> None:
    with profiled(without=frozenset({"UIDPLUS"})) as server:
        mailbox = connect(server)
        assert mailbox.append("Drafts", LETTER, ("\\Draft",)) is None
        mailbox.close()


def test_exchange_keeps_no_keywords_but_system_flags(connect: Connect) -> None:
    with ImapServer({"support": PASSWORD}, profile=EXCHANGE) as server:
        mailbox = connect(server)
        opened = mailbox.open("INBOX", write=True)
        assert not opened.keywords
        assert "\\Flagged" in opened.settable
        mailbox.close()


def test_without_unselect_a_mailbox_is_left_without_expunging(connect: Connect) -> None:
    with profiled(without=frozenset({"UNSELECT"})) as server:
        server.deliver("Drafts", LETTER, ("\\Deleted",))
        mailbox = connect(server)
        mailbox.open("Drafts", write=True)
        assert mailbox.status("Drafts").messages == 1
        mailbox.close()


def test_without_idle_there_is_no_waiting(connect: Connect) -> None:
    with profiled(without=frozenset({"IDLE"})) as server:
        mailbox = connect(server)
        mailbox.open("INBOX")
        with pytest.raises(PermanentError, match="IDLE"):
            mailbox.idle(1)
        mailbox.close()


def test_without_special_use_the_names_are_enough(connect: Connect) -> None:
    with profiled(without=frozenset({"SPECIAL-USE", "LIST-EXTENDED"})) as server:
        mailbox = connect(server)
        folders = mailbox.folders()
        assert (folders.drafts, folders.sent, folders.trash) == ("Drafts", "Sent", "Trash")
        mailbox.close()


def test_special_use_is_asked_for_where_it_is_not_told(server: ImapServer, mailbox: ImapMailbox) -> None:
    silent = b'* LIST () "/" INBOX\r\n* LIST () "/" Drafts\r\n* LIST () "/" Draft\r\n{tag} OK done\r\n'
    server.faults.add(Fault("LIST", Instead(silent, close=False)))
    assert mailbox.folders().sent == "Sent"


def test_a_list_is_read_however_it_is_written(server: ImapServer, mailbox: ImapMailbox) -> None:
    lines = (
        b'* LIST (\\HasChildren \\Noselect) "/" "[Gmail]"\r\n'
        b"* LIST (\\drafts) NIL Skizzen\r\n"
        b'* LIST (\\SENT) "\\\\" {7}\r\nse[n "t\r\n'
        b'* LIST (\\Trash) "." "a \\"b\\" (c)"\r\n'
        b'* LIST () "/" &broken\r\n'
        b"* LIST nonsense\r\n"
        b"{tag} OK done\r\n"
    )
    server.faults.add(Fault("LIST", Instead(lines, close=False)))
    folders = mailbox.folders()
    assert (folders.drafts, folders.sent, folders.trash) == ("Skizzen", 'se[n "t', 'a "b" (c)')
