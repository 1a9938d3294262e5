"""Before anything that writes leaves this machine it is asked whether it may: who was frozen has lost its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count

import pytest

from tests.factories import letter_octets
from triage.demo.imapd.server import ImapServer
from triage.errors import TemporaryError
from triage.imap.account import Account
from triage.imap.mailbox import ImapMailbox, open_mailbox


class Fence:
    """Lets so many pieces through: the line of a command, its literal, the line break behind it."""

    def __init__(self, through: float = float("inf")) -> None:
        self.through = through
        self._asked = count(1)

    def __call__(self) -> None:
        if next(self._asked) > self.through:
            raise TemporaryError("another may be writing by now")


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": "secret"}) as running:
        running.deliver("INBOX", letter_octets(), user="support")
        yield running


def connected(server: ImapServer, fence: Fence) -> ImapMailbox:
    return open_mailbox(Account("127.0.0.1", server.port, "support", lambda: "secret", tls="none", may_write=fence))


@pytest.mark.parametrize("through", [0, 1])
def test_an_append_is_stopped_before_its_line_and_before_its_literal(server: ImapServer, through: int) -> None:
    with closing(connected(server, Fence(through))) as mailbox, pytest.raises(TemporaryError, match="another may"):
        mailbox.append("Drafts", letter_octets(), ("\\Draft",))
    assert server.messages("Drafts", user="support") == []


def test_after_that_the_connection_is_gone_and_a_new_one_writes(server: ImapServer) -> None:
    stopped = connected(server, Fence(1))
    with pytest.raises(TemporaryError):
        stopped.append("Drafts", letter_octets(), ("\\Draft",))
    with pytest.raises(TemporaryError):
        stopped.folders()
    with closing(connected(server, Fence())) as mailbox:
        mailbox.append("Drafts", letter_octets(), ("\\Draft",))
    assert len(server.messages("Drafts", user="support")) == 1


def test_flags_are_stopped_and_reading_is_not(server: ImapServer) -> None:
    with closing(connected(server, Fence(0))) as mailbox:
        mailbox.open("INBOX", write=True)
        [uid] = mailbox.uids()
        assert len(tuple(mailbox.messages([uid]))) == 1
        with pytest.raises(TemporaryError):
            mailbox.add_flags([uid], ["\\Flagged"])
    [letter] = server.messages("INBOX", user="support")
    assert letter.flags == frozenset()


@pytest.mark.parametrize("through", [0, 1])
def test_a_removal_is_stopped_before_each_of_its_commands(server: ImapServer, through: int) -> None:
    server.deliver("Drafts", letter_octets(), user="support")
    with closing(connected(server, Fence(through))) as mailbox, pytest.raises(TemporaryError):
        mailbox.remove("Drafts", 1)
    assert len(server.messages("Drafts", user="support")) == 1


def test_no_mailbox_is_made(server: ImapServer) -> None:
    with closing(connected(server, Fence(0))) as mailbox, pytest.raises(TemporaryError):
        mailbox.create("Triage")
    assert "Triage" not in server.mailboxes("support")
