"""When each mailbox of a fleet is due: every one is given out once for each round, whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract.ledgers import KEY
from triage.errors import ConfigError
from triage.ledger.rounds import Rounds
from triage.ledger.store import Ledgers
from triage.model import FleetAccount, Trouble

HOUR, NEVER = timedelta(hours=1), timedelta(days=1)
NORTH, SOUTH = FleetAccount("north", "north@shop.example"), FleetAccount("south", "south@shop.example")


@pytest.fixture
def ledgers() -> Iterator[Ledgers]:
    opened = Ledgers()
    yield opened
    opened.close()


@pytest.fixture
def rounds(url: str, ledgers: Ledgers) -> Rounds:
    return ledgers.rounds(url)


def test_a_new_mailbox_is_due_and_then_again_a_poll_later(rounds: Rounds) -> None:
    rounds.name({NORTH: HOUR})
    assert rounds.take_due(10) == (NORTH,)
    assert rounds.take_due(10) == ()
    now, [north] = rounds.all()
    assert timedelta(minutes=59) < north.due - now <= HOUR


def test_new_mailboxes_are_due_one_after_the_other(rounds: Rounds) -> None:
    members = {FleetAccount(f"shop{number}", f"a{number}"): HOUR for number in range(60)}
    rounds.name(members)
    assert len(rounds.take_due(100)) == 1
    now, every = rounds.all()
    assert max(one.due for one in every) - now < HOUR


def test_two_schedulers_get_each_mailbox_once(rounds: Rounds, url: str) -> None:
    members = {FleetAccount(f"shop{number}", f"a{number}"): NEVER for number in range(200)}
    rounds.name(members)
    rounds.bring_forward([member.account for member in members])
    with ThreadPoolExecutor(4) as schedulers:
        taken = [one for some in schedulers.map(lambda _: rounds.take_due(100), range(8)) for one in some]
    assert sorted(one.name for one in taken) == sorted(member.name for member in members)


def test_naming_them_again_changes_nothing_that_is_as_it_was(rounds: Rounds) -> None:
    rounds.name({NORTH: HOUR})
    rounds.take_due(10)
    _, before = rounds.all()
    rounds.name({NORTH: HOUR})
    assert rounds.all()[1] == before


def test_a_shorter_poll_holds_at_once_and_who_is_named_no_more_is_gone(rounds: Rounds) -> None:
    rounds.name({NORTH: NEVER, SOUTH: NEVER})
    rounds.bring_forward([NORTH.account])
    rounds.take_due(10)
    rounds.name({NORTH: timedelta(minutes=1)})
    now, [north] = rounds.all()
    assert (north.member, north.due - now <= timedelta(minutes=1)) == (NORTH, True)


def test_a_failure_is_known_to_all_until_it_is_swept(rounds: Rounds) -> None:
    rounds.name({NORTH: HOUR})
    rounds.failed(NORTH.account, "AuthenticationError", timedelta(minutes=15))
    rounds.failed(NORTH.account, "AuthenticationError", timedelta(minutes=15))
    told = rounds.trouble(NORTH.account)
    now, [north] = rounds.all()
    assert (told.failures, told.kind, north.trouble) == (2, "AuthenticationError", told)
    assert timedelta(minutes=14) < north.due - now <= timedelta(minutes=15)
    rounds.swept(NORTH.account)
    assert rounds.trouble(NORTH.account) == Trouble()


def test_what_could_not_be_tried_is_due_later_and_has_not_failed(rounds: Rounds) -> None:
    rounds.name({NORTH: HOUR})
    rounds.put_off(NORTH.account, timedelta(0))
    assert (rounds.take_due(10), rounds.trouble(NORTH.account)) == ((NORTH,), Trouble())
    rounds.put_off(NORTH.account, timedelta(minutes=1))
    assert rounds.take_due(10) == ()


def test_who_holds_the_lease_is_told(rounds: Rounds, ledgers: Ledgers, url: str) -> None:
    rounds.name({NORTH: HOUR})
    ledger = ledgers.open(url, NORTH.account, KEY)
    with ledger.lease():
        assert rounds.all()[1][0].holder != ""
    assert rounds.all()[1][0].holder == ""


def test_sqlite_keeps_no_fleet(tmp_path: Path, ledgers: Ledgers) -> None:
    with pytest.raises(ConfigError, match="postgresql://"):
        ledgers.rounds(f"sqlite:///{tmp_path / 'l.sqlite'}")
