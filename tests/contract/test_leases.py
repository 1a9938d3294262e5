"""The lease of an account on PostgreSQL: one holder at a time, and nothing is written by who has lost it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext

import pytest
import sqlalchemy as sa

from tests.contract.ledgers import KEY
from tests.servers.postgres import end_sessions, engine_of
from triage.errors import ConfigError, TemporaryError
from triage.ledger import held_leases
from triage.ledger.store import Ledgers, SqlLedger, open_ledger

Machine = Callable[[], Ledgers]


@pytest.fixture
def machine() -> Iterator[Machine]:
    """What one more process opens its ledgers with."""
    made: list[Ledgers] = []

    def one() -> Ledgers:
        made.append(Ledgers())
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.fixture
def hours_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets this machine's clock leap, as a process sees it that was frozen."""
    clock = held_leases.clock
    return lambda: monkeypatch.setattr(held_leases, "clock", lambda: clock() + 3600)


def run_out(url: str) -> None:
    """As if nobody had renewed any lease for as long as they last."""
    with engine_of(url).begin() as connection:
        connection.exec_driver_sql("UPDATE leases SET until = clock_timestamp() - interval '1 second'")


def test_only_one_holds_it_and_the_next_when_it_is_let_go(url: str, machine: Machine) -> None:
    first, second = (machine().open(url, "support", KEY) for _ in range(2))
    with first.lease():
        with pytest.raises(TemporaryError, match="being worked on"), second.lease():
            raise AssertionError("two holders")
        first.remember("queue", "one")
    with second.lease():
        second.remember("queue", "two")
    assert first.recall("queue") == "two"


def test_a_lock_and_a_lease_keep_each_other_out(url: str, machine: Machine) -> None:
    worker, daemon = (machine().open(url, "support", KEY) for _ in range(2))
    with worker.lease(), pytest.raises(TemporaryError, match="being worked on"), daemon.lock():
        raise AssertionError("two writers")
    with daemon.lock(), pytest.raises(TemporaryError, match="being worked on"), worker.lease():
        raise AssertionError("two writers")


def test_one_that_has_run_out_is_taken_and_its_holder_writes_no_more(url: str, machine: Machine) -> None:
    frozen, other = (machine().open(url, "support", KEY) for _ in range(2))
    with frozen.lease():
        run_out(url)
        with other.lease():
            other.remember("queue", "other")
            with pytest.raises(TemporaryError, match="was lost"):
                frozen.remember("queue", "frozen")
        with pytest.raises(TemporaryError, match="was lost"):
            frozen.remember("queue", "frozen")
    assert other.recall("queue") == "other"


def test_a_lock_is_taken_from_a_lease_that_has_run_out(url: str, machine: Machine) -> None:
    frozen, once = (machine().open(url, "support", KEY) for _ in range(2))
    with frozen.lease():
        run_out(url)
        with once.lock():
            once.remember("queue", "once")
            with pytest.raises(TemporaryError, match="was lost"):
                frozen.remember("queue", "frozen")


def test_one_whose_connection_is_gone_is_not_taken_before_it_has_run_out(url: str, machine: Machine) -> None:
    cut_off, other = (machine().open(url, "support", KEY) for _ in range(2))
    with cut_off.lease():
        end_sessions(url)
        with pytest.raises(TemporaryError, match="being worked on"), other.lease():
            raise AssertionError("it may still write to the mail server")
        run_out(url)
        with other.lease():
            other.remember("queue", "other")


def test_who_is_frozen_before_it_has_the_lease_holds_nothing_that_outlives_it(url: str, machine: Machine) -> None:
    worker = machine().open(url, "support", KEY)
    with worker.lease():
        pass
    with engine_of(url).begin() as administrator:
        administrator.exec_driver_sql("SELECT 1 FROM leases FOR UPDATE")
        taking = threading.Thread(target=_take, args=(worker,))
        taking.start()
        while not administrator.scalar(sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
            administrator.exec_driver_sql("SELECT pg_sleep(0.05)")
        # The lock of the transaction, which ends when that is idle for five seconds, and no other.
        locks = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database "
        held = administrator.scalar(sa.text(locks + "WHERE datname = current_database())"))
    taking.join()
    assert held == 1


def _take(worker: SqlLedger) -> None:
    with worker.lease():
        pass


def test_renewed_in_time_it_stays(url: str, machine: Machine) -> None:
    mine = machine()
    worker, other = mine.open(url, "support", KEY), machine().open(url, "support", KEY)
    with worker.lease():
        run_out(url)
        mine.renew()
        with pytest.raises(TemporaryError), other.lease():
            raise AssertionError("two holders")
        worker.remember("queue", "still mine")


def test_what_was_taken_is_not_renewed(url: str, machine: Machine) -> None:
    frozen = machine()
    worker, other = frozen.open(url, "support", KEY), machine().open(url, "support", KEY)
    with worker.lease():
        run_out(url)
        with other.lease():
            frozen.renew()
            other.remember("queue", "other")
            with pytest.raises(TemporaryError):
                worker.remember("queue", "worker")


def test_no_command_to_the_mail_server_is_allowed_once_it_was_not_renewed_in_time(
    url: str, machine: Machine, hours_later: Callable[[], None]
) -> None:
    mine = machine()
    worker = mine.open(url, "support", KEY)
    with worker.lease():
        worker.may_write()
        hours_later()
        with pytest.raises(TemporaryError, match="not renewed in time"):
            worker.may_write()
        mine.renew()
        worker.may_write()


def test_it_knows_whether_another_has_held_it_meanwhile(url: str, machine: Machine) -> None:
    mine, other = (machine().open(url, "support", KEY) for _ in range(2))
    was_elsewhere = []
    for between in (nullcontext, nullcontext, other.lease, nullcontext, other.lock, nullcontext):
        with mine.lease():
            was_elsewhere.append(mine.was_elsewhere())
        with between():
            pass
    assert was_elsewhere == [False, False, False, True, False, True]


def test_sqlite_has_none(tmp_path: object) -> None:
    with (
        closing(open_ledger(f"sqlite:///{tmp_path}/l.sqlite", "support", KEY)) as ledger,
        pytest.raises(ConfigError, match="postgresql://"),
        ledger.lease(),
    ):
        raise AssertionError("a lease on SQLite")


def test_who_is_frozen_within_a_transaction_keeps_nothing_locked(url: str, machine: Machine) -> None:
    frozen, other = (machine().open(url, "support", KEY) for _ in range(2))

    def freeze_within() -> None:
        with frozen._writing() as connection:
            other.remember("queue", "other")
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(TemporaryError):
        freeze_within()
    assert other.recall("queue") == "other"
