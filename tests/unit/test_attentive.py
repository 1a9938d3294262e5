"""A mailbox in which nothing has changed is not read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.factories import NOON, letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from triage.errors import TemporaryError
from triage.work.attentive import Attentive, Memory

PLAIN: frozenset[str | None] = frozenset({"Sent"})


@pytest.fixture
def account() -> FakeAccount:
    found = FakeAccount()
    for _ in range(3):
        found.deliver("INBOX", letter_octets(), received=NOON)
    return found


class Looks:
    """Looks at INBOX again and again, each time over a new connection."""

    def __init__(self, account: FakeAccount) -> None:
        self._account = account
        self._memory: Memory = {}
        self.now = NOON

    def look(self, mailbox: FakeMailbox | None = None) -> tuple[int, dict[int, frozenset[str]]]:
        """UIDNEXT, and the flags of all that is there by UID."""
        attentive = self.attentive(mailbox)
        opened = attentive.open("INBOX", write=True)
        return opened.status.uidnext, dict(attentive.flags(attentive.uids()))

    def attentive(self, mailbox: FakeMailbox | None = None) -> Attentive:
        return Attentive(mailbox or FakeMailbox(self._account), self._memory, self.now, PLAIN)

    def steps(self) -> int:
        """How often the server is asked for one look."""
        before = len(self._account.steps)
        self.look()
        return len(self._account.steps) - before


def test_a_second_look_costs_one_question(account: FakeAccount) -> None:
    looks = Looks(account)
    looks.look()
    assert looks.steps() == 1


def test_it_shows_what_the_first_has_shown(account: FakeAccount) -> None:
    looks = Looks(account)
    assert looks.look() == looks.look()


@pytest.mark.parametrize(
    "change",
    [
        lambda account: account.deliver("INBOX", letter_octets(), received=NOON),
        lambda account: account.expunge("INBOX", 2),
        lambda account: account.set_flags("INBOX", 2, {"\\Answered"}),
    ],
    ids=["a new letter", "one that left", "a flag"],
)
def test_whatever_has_changed_is_seen(account: FakeAccount, change: Callable[[FakeAccount], object]) -> None:
    looks = Looks(account)
    looks.look()
    change(account)
    assert looks.look() == Looks(account).look()


def test_where_the_server_does_not_tell_of_flags_they_are_read_each_time(account: FakeAccount) -> None:
    account.capabilities -= {"CONDSTORE"}
    looks = Looks(account)
    looks.look()
    account.set_flags("INBOX", 2, {"\\Answered"})
    assert looks.look()[1][2] == {"\\Answered"}


def test_our_own_flags_are_seen_too(account: FakeAccount) -> None:
    looks = Looks(account)
    looks.look()
    attentive = looks.attentive()
    attentive.open("INBOX", write=True)
    attentive.add_flags([2], ["\\Flagged"])
    assert looks.look()[1][2] == {"\\Flagged"}


def test_after_an_hour_everything_is_read_again(account: FakeAccount) -> None:
    looks = Looks(account)
    looks.look()
    before, looks.now = looks.steps(), looks.now + timedelta(hours=2)
    assert looks.steps() > before


def test_a_letter_is_read_where_it_lies_though_nothing_has_changed(account: FakeAccount) -> None:
    looks = Looks(account)
    looks.look()
    attentive = looks.attentive()
    attentive.open("INBOX", write=True)
    assert [raw.place.uid for raw in attentive.messages([1, 3])] == [1, 3]


def test_what_is_opened_late_under_another_uidvalidity_is_not_touched(account: FakeAccount) -> None:
    looks = Looks(account)
    looks.look()
    attentive = looks.attentive()
    attentive.open("INBOX", write=True)
    account.boxes["INBOX"].uidvalidity += 1
    with pytest.raises(TemporaryError):
        attentive.add_flags([2], ["\\Flagged"])
