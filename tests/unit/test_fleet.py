"""Many mailboxes in one process: each by itself, whatever happens to the others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desks import KEY, line
from tests.factories import letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from triage.errors import ConfigError, TriageError
from triage.work.backoff import Backoff
from triage.work.context import Options
from triage.work.fleet.one_process import Fleet, Member
from triage.work.keeper import Keeper, Tools
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

PATIENCE = 20.0  # seconds; how long a test waits for what takes milliseconds
OFTEN, SELDOM = timedelta(seconds=0.05), timedelta(hours=1)
AGES = timedelta(days=9999)


class Host:
    """A server with accounts: who is connected, and how many ever were at once."""

    def __init__(self, name: str = "imap.example") -> None:
        self.name = name
        self.most = 0
        self.connected = 0
        self.hangs = threading.Event()  # once set, no connection is made before `answers` is
        self.asked = threading.Event()  # somebody waits
        self.answers = threading.Event()
        self._lock = threading.Lock()

    def connect(self, account: FakeAccount) -> FakeMailbox:
        if self.hangs.is_set():
            self.asked.set()
            assert self.answers.wait(PATIENCE)
        with self._lock:
            self.connected += 1
            self.most = max(self.most, self.connected)
        return _Connection(account, self)

    def left(self) -> None:
        with self._lock:
            self.connected -= 1


class _Connection(FakeMailbox):
    def __init__(self, account: FakeAccount, host: Host) -> None:
        super().__init__(account)
        self._host = host

    def close(self) -> None:
        super().close()
        self._host.left()


class Shop:
    """One mailbox of the fleet, and what is heard of it."""

    def __init__(self, name: str, host: Host, *, poll: timedelta = SELDOM) -> None:
        self.account = FakeAccount()
        self.member = Member(name, host.name, poll, name, self._keeper)
        self.wrong: ConfigError | None = None  # with its settings
        self.locked = False
        self._host = host
        self._sweeps = 0
        self._errors: list[TriageError] = []
        self._told = threading.Condition()

    def wait_for_sweeps(self, number: int) -> bool:
        with self._told:
            return self._told.wait_for(lambda: self._sweeps >= number, PATIENCE)

    def wait_for_error(self, kind: type[TriageError]) -> bool:
        with self._told:
            return self._told.wait_for(lambda: any(isinstance(error, kind) for error in self._errors), PATIENCE)

    @property
    def sweeps(self) -> int:
        return self._sweeps

    def _keeper(self) -> Keeper:
        quick = Backoff(first=0.01, longest=0.01)
        return Keeper(self._tools, told=self._swept, failed=self._failed, backoff=quick)

    def _tools(self) -> Tools:
        if self.wrong is not None:
            raise self.wrong
        sweeper = Sweeper(FakeLedger(), Naming(KEY, self.member.name), Options(look_back=AGES, expires=AGES))
        return Tools(sweeper, lambda: self._host.connect(self.account), line, self._lock)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self.locked = True
        yield
        self.locked = False

    def _swept(self, report: SweepReport) -> None:
        with self._told:
            self._sweeps += 1
            self._told.notify_all()

    def _failed(self, error: TriageError) -> None:
        with self._told:
            self._errors.append(error)
            self._told.notify_all()


@contextmanager
def kept(*shops: Shop, most: int = 100) -> Iterator[Fleet]:
    fleet = Fleet(most)
    fleet.keep(shop.member for shop in shops)
    fleet.start()
    try:
        yield fleet
    finally:
        fleet.stop(PATIENCE)


@pytest.fixture
def host() -> Iterator[Host]:
    made = Host()
    yield made
    made.answers.set()


@pytest.fixture
def dead() -> Iterator[Host]:
    """A server that takes connections and says nothing."""
    made = Host("imap.dead.example")
    made.hangs.set()
    yield made
    made.answers.set()


def test_every_mailbox_is_swept_and_swept_again(host: Host) -> None:
    shops = [Shop(f"shop{number}", host, poll=OFTEN) for number in range(10)]
    with kept(*shops):
        assert all(shop.wait_for_sweeps(3) for shop in shops)


def test_a_connection_is_kept_from_one_sweep_to_the_next(host: Host) -> None:
    shop = Shop("shop", host, poll=OFTEN)
    with kept(shop):
        assert shop.wait_for_sweeps(3)
    assert shop.account.connections == 1


def test_between_two_sweeps_the_lock_is_free_for_other_commands(host: Host) -> None:
    shop, other = Shop("shop", host), Shop("zebra", host)
    with kept(shop, other):
        assert shop.wait_for_sweeps(1)
        assert other.wait_for_sweeps(1)
        assert not shop.locked


def test_a_mailbox_that_hangs_delays_no_other(host: Host, dead: Host) -> None:
    hanging, well = Shop("hanging", dead, poll=OFTEN), Shop("well", host, poll=OFTEN)
    with kept(hanging, well):
        assert well.wait_for_sweeps(3)
        assert hanging.sweeps == 0
        dead.answers.set()


def test_a_hundred_mailboxes_on_a_dead_server_delay_no_other(host: Host, dead: Host) -> None:
    hanging = [Shop(f"hanging{number}", dead, poll=OFTEN) for number in range(100)]
    well = Shop("well", host, poll=OFTEN)
    with kept(*hanging, well, most=5):
        assert well.wait_for_sweeps(3)
        dead.answers.set()


def test_a_mailbox_whose_settings_are_wrong_fails_alone_and_is_swept_once_they_are_right(host: Host) -> None:
    wrong, well = Shop("wrong", host), Shop("well", host)
    wrong.wrong = ConfigError("rules.yaml:1: broken")
    with kept(wrong, well):
        assert well.wait_for_sweeps(1)
        assert wrong.wait_for_error(ConfigError)
        wrong.wrong = None
        assert wrong.wait_for_sweeps(1)


def test_a_lost_connection_is_that_mailboxs_own(host: Host) -> None:
    lost, well = Shop("lost", host, poll=OFTEN), Shop("well", host, poll=OFTEN)
    lost.account.fail("folders")
    with kept(lost, well):
        assert lost.wait_for_sweeps(2)
        assert well.wait_for_sweeps(2)
    assert (lost.account.connections, well.account.connections) == (2, 1)


def test_there_are_never_more_connections_to_a_server_than_allowed_and_all_are_swept(host: Host) -> None:
    shops = [Shop(f"shop{number}", host, poll=OFTEN) for number in range(12)]
    with kept(*shops, most=3):
        assert all(shop.wait_for_sweeps(3) for shop in shops)
    assert host.most <= 3


def test_letters_get_their_drafts(host: Host) -> None:
    shop = Shop("shop", host)
    shop.account.deliver("INBOX", letter_octets())
    with kept(shop):
        assert shop.wait_for_sweeps(1)
    assert len(shop.account.messages("Drafts")) == 1


# --- mailboxes come and go --------------------------------------------------------------------------------------------


def test_a_mailbox_that_is_named_later_is_swept_and_those_there_go_on_undisturbed(host: Host) -> None:
    first, later = Shop("first", host, poll=OFTEN), Shop("later", host, poll=OFTEN)
    with kept(first) as fleet:
        assert first.wait_for_sweeps(1)
        fleet.keep([first.member, later.member])
        assert later.wait_for_sweeps(1)
        assert first.wait_for_sweeps(first.sweeps + 2)
    assert first.account.connections == 1


def test_a_mailbox_that_is_named_no_more_is_left(host: Host) -> None:
    gone, stays = Shop("gone", host, poll=OFTEN), Shop("stays", host, poll=OFTEN)
    with kept(gone, stays) as fleet:
        assert gone.wait_for_sweeps(1)
        fleet.keep([stays.member])
        assert stays.wait_for_sweeps(stays.sweeps + 3)
        _wait_until(lambda: host.connected == 1)
        swept = gone.sweeps
        assert stays.wait_for_sweeps(stays.sweeps + 3)
        assert gone.sweeps == swept


def test_a_mailbox_whose_settings_have_changed_is_kept_by_the_new_ones(host: Host) -> None:
    before = Shop("shop", host, poll=OFTEN)
    after = Shop("shop", host, poll=OFTEN)
    after.member = replace(after.member, basis="changed")
    with kept(before) as fleet:
        assert before.wait_for_sweeps(1)
        fleet.keep([after.member])
        assert after.wait_for_sweeps(2)


# --- the end ----------------------------------------------------------------------------------------------------------


def test_when_it_stops_all_connections_are_closed(host: Host) -> None:
    shops = [Shop(f"shop{number}", host) for number in range(20)]
    with kept(*shops) as fleet:
        assert all(shop.wait_for_sweeps(1) for shop in shops)
        assert fleet.stop(PATIENCE)
        assert host.connected == 0


def test_one_that_hangs_is_left_behind_when_it_stops(dead: Host) -> None:
    hanging = Shop("hanging", dead)
    with kept(hanging) as fleet:
        assert dead.asked.wait(PATIENCE)
        assert not fleet.stop(0.2)
        dead.answers.set()


def _wait_until(true: Callable[[], bool]) -> None:
    """Until it is so; a test that waits in vain fails by its own assertion."""
    waiting = threading.Event()
    for _ in range(int(PATIENCE / 0.01)):
        if true():
            return
        waiting.wait(0.01)
    raise AssertionError("waited in vain")
