"""Mailboxes that a worker keeps between two sweeps: as many as it may, under the terms they are under now."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desks import KEY, line
from tests.fakes.account import FakeAccount
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from triage.model import FleetAccount
from triage.work.context import Options
from triage.work.fleet.kept import Kept, Terms
from triage.work.keeper import Keeper, Tools
from triage.work.naming import Naming
from triage.work.sweep import Sweeper

NORTH, SOUTH, WEST = (FleetAccount(name, f"{name}@shop.example") for name in ("north", "south", "west"))

Keeping = Callable[..., Kept]


class Settings:
    """The terms of all mailboxes, which may change."""

    def __init__(self) -> None:
        self.now = Terms()

    def __call__(self, account: FleetAccount) -> Terms:
        return self.now


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def keeping(settings: Settings) -> Keeping:
    def keeper(account: FleetAccount) -> Keeper:
        sweeper = Sweeper(FakeLedger(), Naming(KEY, account.account), Options())
        return Keeper(lambda: Tools(sweeper, lambda: FakeMailbox(FakeAccount()), line))

    return lambda *bounds: Kept(keeper, settings, *bounds)


def sweep(kept: Kept, account: FleetAccount) -> Keeper:
    with kept.taken(account) as keeper:
        assert keeper is not None
        assert keeper.keep()
        keeper.release()
    return keeper


def test_a_mailbox_has_the_same_keeper_again_with_its_connection(keeping: Keeping) -> None:
    kept = keeping(10)
    keeper = sweep(kept, NORTH)
    assert keeper.is_connected
    assert sweep(kept, NORTH) is keeper


def test_the_connection_that_was_idle_longest_makes_room_and_what_was_read_stays(keeping: Keeping) -> None:
    kept = keeping(2)
    keepers = [sweep(kept, account) for account in (NORTH, SOUTH, WEST)]
    assert [keeper.is_connected for keeper in keepers] == [False, True, True]
    assert sweep(kept, NORTH) is keepers[0]


def test_of_more_mailboxes_than_are_kept_the_one_used_longest_ago_goes(keeping: Keeping) -> None:
    kept = keeping(10, 2)
    keepers = [sweep(kept, account) for account in (NORTH, SOUTH, WEST)]
    assert [keeper.is_connected for keeper in keepers] == [False, True, True]
    assert sweep(kept, SOUTH) is keepers[1]
    assert sweep(kept, NORTH) is not keepers[0]


def test_a_server_with_no_room_for_one_more_has_room_again_when_one_has_left(keeping: Keeping) -> None:
    kept = keeping(1)
    with kept.taken(NORTH), kept.taken(SOUTH) as refused:
        assert refused is None
    with kept.taken(SOUTH) as keeper:
        assert keeper is not None


def test_servers_have_room_each_for_itself(keeping: Keeping, settings: Settings) -> None:
    kept = keeping(1)
    with kept.taken(NORTH):
        settings.now = Terms("other.example")
        with kept.taken(SOUTH) as keeper:
            assert keeper is not None


def test_other_terms_make_another_keeper(keeping: Keeping, settings: Settings) -> None:
    kept = keeping(10)
    keeper = sweep(kept, NORTH)
    settings.now = Terms("", "another password")
    assert sweep(kept, NORTH) is not keeper
    assert not keeper.is_connected


def test_those_of_other_terms_are_let_go_when_asked_to(keeping: Keeping, settings: Settings) -> None:
    kept = keeping(10)
    keeper = sweep(kept, NORTH)
    kept.part_from_changed()
    assert keeper.is_connected
    settings.now = Terms("", "another password")
    kept.part_from_changed()
    assert not keeper.is_connected


def test_at_the_end_all_connections_are_closed(keeping: Keeping) -> None:
    kept = keeping(10)
    keepers = [sweep(kept, account) for account in (NORTH, SOUTH)]
    kept.close()
    assert not any(keeper.is_connected for keeper in keepers)


def test_of_two_that_had_one_mailbox_at_the_same_time_one_stays(keeping: Keeping) -> None:
    kept = keeping(10)
    with kept.taken(NORTH) as first, kept.taken(NORTH) as second:
        assert first is not second
        assert first is not None
        assert second is not None
        assert first.keep()
        assert second.keep()
    assert (first.is_connected, second.is_connected) == (True, False)
