"""The daemon: when it sweeps, when it waits, how it stops."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desks import KEY, line
from tests.factories import letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from triage.errors import AuthenticationError, TemporaryError, ThrottledError, TriageError
from triage.work.backoff import Backoff
from triage.work.context import Options
from triage.work.daemon import Daemon
from triage.work.keeper import LONGEST_SWEEP
from triage.work.naming import Naming
from triage.work.protocols import Mailbox
from triage.work.sweep import Sweeper, SweepReport

PATIENCE = 20.0  # how long a test waits for something that takes milliseconds
HOUR = timedelta(hours=1)


class QuietMailbox(FakeMailbox):
    """A mailbox whose IDLE waits until the test says that something happened."""

    def __init__(self, account: FakeAccount, news: threading.Event) -> None:
        super().__init__(account)
        self.news = news

    def idle(self, seconds: float) -> bool:
        self.news.wait(PATIENCE)
        self.news.clear()
        return True


class Reports:
    """The sweeps done, as the daemon tells them."""

    def __init__(self) -> None:
        self._reports: list[SweepReport] = []
        self._told = threading.Condition()

    def __call__(self, report: SweepReport) -> None:
        with self._told:
            self._reports.append(report)
            self._told.notify_all()

    def wait_for(self, wanted: Callable[[SweepReport], bool]) -> bool:
        with self._told:
            return self._told.wait_for(lambda: any(map(wanted, self._reports)), PATIENCE)


class Clock:
    """Seconds, as the test says."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Hold:
    """The lock of the one writer: how often it was taken and let go."""

    def __init__(self) -> None:
        self.taken = self.let_go = 0

    @contextmanager
    def __call__(self) -> Iterator[None]:
        self.taken += 1
        yield
        self.let_go += 1


class Failures:
    """The errors of sweeps that were not done, as the daemon tells them."""

    def __init__(self, awaited: int = 1) -> None:
        self.errors: list[TriageError] = []
        self._left = awaited
        self.done = threading.Event()

    def __call__(self, error: TriageError) -> None:
        self.errors.append(error)
        self._left -= 1
        if self._left <= 0:
            self.done.set()


def daemon_on(account: FakeAccount, told: Reports, *, news: threading.Event | None = None, **changes: Any) -> Daemon:
    ages = timedelta(days=9999)
    sweeper = Sweeper(FakeLedger(), Naming(KEY, "support"), Options(look_back=ages, expires=ages))
    usual: dict[str, Any] = {"poll": HOUR, "told": told, "backoff": Backoff(first=0.001, longest=0.001)}
    connect = changes.pop("connect", lambda: QuietMailbox(account, news or threading.Event()))
    return Daemon(sweeper, connect, line, **(usual | changes))


def test_it_sweeps_as_soon_as_it_starts() -> None:
    account, told = FakeAccount(), Reports()
    account.deliver("INBOX", letter_octets())
    daemon = daemon_on(account, told)
    daemon.start()
    assert told.wait_for(lambda report: report.drafts.drafted == 1)
    assert daemon.stop()


def test_news_in_idle_brings_a_sweep_long_before_the_next_poll() -> None:
    account, told = FakeAccount(), Reports()
    news = threading.Event()
    daemon = daemon_on(account, told, news=news)
    daemon.start()
    assert told.wait_for(lambda report: report.server == 0)
    account.deliver("INBOX", letter_octets())
    news.set()
    assert told.wait_for(lambda report: report.server == 1)
    assert daemon.stop()


def test_after_a_lost_connection_it_goes_on_with_a_new_one() -> None:
    account, told = FakeAccount(), Reports()
    account.fail("folders")
    daemon = daemon_on(account, told)
    daemon.start()
    assert told.wait_for(lambda report: report.server == 0)
    assert daemon.stop()


def test_a_stopped_daemon_sweeps_no_more() -> None:
    account, told = FakeAccount(), Reports()
    daemon = daemon_on(account, told)
    daemon.start()
    assert told.wait_for(lambda report: True)
    assert daemon.stop()
    steps = len(account.steps)
    daemon.wake()
    assert len(account.steps) == steps


def test_after_three_refused_logins_nobody_tries_again() -> None:
    attempts, refused = [], Failures(awaited=3)

    def connect() -> Mailbox:
        attempts.append(threading.current_thread().name)
        raise AuthenticationError

    backoff = Backoff(first=0.001, longest=0.001, breaker=(3600.0, 3600.0))
    daemon = daemon_on(FakeAccount(), Reports(), connect=connect, failed=refused, backoff=backoff)
    daemon.start()
    assert refused.done.wait(PATIENCE)
    daemon.wake()
    assert daemon.stop()
    assert len(attempts) == 3


def test_the_lock_is_let_go_after_a_failure_and_taken_again() -> None:
    account, told, hold = FakeAccount(), Reports(), Hold()
    account.fail("folders")
    daemon = daemon_on(account, told, hold=hold)
    daemon.start()
    assert told.wait_for(lambda report: True)
    assert (hold.taken, hold.let_go) == (2, 1)
    assert daemon.stop()
    assert (hold.taken, hold.let_go) == (2, 2)


def test_a_hint_while_it_waits_after_a_failure_does_not_put_the_next_try_off() -> None:
    account, told, failed = FakeAccount(), Reports(), Failures()
    account.fail("folders")
    daemon = daemon_on(account, told, failed=failed, backoff=Backoff(first=0.5, longest=0.5))
    daemon.start()
    assert failed.done.wait(PATIENCE)
    daemon.wake()
    assert told.wait_for(lambda report: True)
    assert daemon.stop()


def test_an_error_that_nobody_foresaw_ends_one_sweep_and_its_words_are_not_repeated() -> None:
    account, told, failed = FakeAccount(), Reports(), Failures()
    account.fail("folders", error=ValueError("what a customer wrote"))
    daemon = daemon_on(account, told, failed=failed)
    daemon.start()
    assert told.wait_for(lambda report: True)
    assert daemon.stop()
    assert [str(error) for error in failed.errors] == ["ValueError"]


def test_a_poll_that_a_clock_set_back_has_put_off_is_done_when_somebody_looks() -> None:
    account, told, clock = FakeAccount(), Reports(), Clock()
    daemon = daemon_on(account, told, clock=clock)
    daemon.start()
    assert told.wait_for(lambda report: report.server == 0)
    account.deliver("INBOX", letter_octets())
    clock.seconds += 2 * HOUR.total_seconds()
    assert daemon.tend()
    assert told.wait_for(lambda report: report.server == 1)
    assert daemon.stop()


def test_a_sweep_that_does_not_come_to_its_end_is_noticed() -> None:
    account, clock, ends, hangs = FakeAccount(), Clock(), threading.Event(), threading.Event()

    def connect() -> Mailbox:
        hangs.set()
        ends.wait(PATIENCE)
        return QuietMailbox(account, threading.Event())

    daemon = daemon_on(account, Reports(), connect=connect, clock=clock)
    daemon.start()
    assert hangs.wait(PATIENCE)
    assert daemon.tend()
    clock.seconds += LONGEST_SWEEP
    assert not daemon.tend()
    ends.set()
    assert daemon.stop()


@given(st.integers(1, 500), st.floats(0, 1))
def test_waits_grow_up_to_less_than_a_minute(failures: int, chance: float) -> None:
    backoff = Backoff()
    wait = backoff.wait(TemporaryError(), failures, chance)
    assert 0.8 <= wait < 55
    assert wait <= backoff.wait(TemporaryError(), failures + 1, chance)


def test_a_server_that_names_a_wait_is_obeyed() -> None:
    assert Backoff().wait(ThrottledError(wait_seconds=42), 1, 0.5) == 42


@pytest.mark.parametrize(("failures", "least"), [(3, 900), (4, 3600), (40, 3600)])
def test_a_refused_login_is_hardly_tried_again(failures: int, least: float) -> None:
    assert Backoff().wait(AuthenticationError(), failures, 0.5) == least
