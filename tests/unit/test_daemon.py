"""The daemon: when it sweeps, when it waits, how it stops."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desks import KEY, line
from tests.factories import letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from triage.errors import AuthenticationError, TemporaryError, ThrottledError
from triage.work.context import Options
from triage.work.daemon import Backoff, Daemon
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

PATIENCE = 20.0  # how long a test waits for something that takes milliseconds
HOUR = timedelta(hours=1)


class QuietMailbox(FakeMailbox):
    """A mailbox whose IDLE waits until the test says that something happened."""

    news = threading.Event()

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


def daemon_on(account: FakeAccount, told: Reports) -> Daemon:
    ages = timedelta(days=9999)
    sweeper = Sweeper(FakeLedger(), Naming(KEY, "support"), Options(look_back=ages, expires=ages))
    return Daemon(
        sweeper,
        lambda: QuietMailbox(account),
        line,
        poll=HOUR,
        told=told,
        backoff=Backoff(first=0.001, longest=0.001),
    )


def test_it_sweeps_as_soon_as_it_starts() -> None:
    account, told = FakeAccount(), Reports()
    account.deliver("INBOX", letter_octets())
    daemon = daemon_on(account, told)
    daemon.start()
    assert told.wait_for(lambda report: report.drafts.drafted == 1)
    assert daemon.stop()


def test_news_in_idle_brings_a_sweep_long_before_the_next_poll() -> None:
    account, told = FakeAccount(), Reports()
    daemon = daemon_on(account, told)
    daemon.start()
    assert told.wait_for(lambda report: report.server == 0)
    account.deliver("INBOX", letter_octets())
    QuietMailbox.news.set()
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


@given(st.integers(1, 500), st.floats(0, 1))
def test_waits_grow_up_to_five_minutes(failures: int, chance: float) -> None:
    backoff = Backoff()
    wait = backoff.wait(TemporaryError(), failures, chance)
    assert 0.8 <= wait < 361
    assert wait <= backoff.wait(TemporaryError(), failures + 1, chance)


def test_a_server_that_names_a_wait_is_obeyed() -> None:
    assert Backoff().wait(ThrottledError(wait_seconds=42), 1, 0.5) == 42


@pytest.mark.parametrize(("failures", "least"), [(3, 900), (4, 3600), (40, 3600)])
def test_a_refused_login_is_hardly_tried_again(failures: int, least: float) -> None:
    assert Backoff().wait(AuthenticationError(), failures, 0.5) == least
