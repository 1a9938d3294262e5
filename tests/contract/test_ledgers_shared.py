"""Many accounts of one process on one database: each with its own lock, and none waits for another's."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.contract.ledgers import KEY, require_postgres
from tests.factories import NOON, draft_record, letter_record
from tests.servers.postgres import end_sessions
from triage.errors import ConfigError, TemporaryError
from triage.ledger.store import Ledgers, SqlLedger
from triage.model import Outcome

MANY = 40


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'l.sqlite'}" if request.param == "sqlite" else require_postgres().new_database()


@pytest.fixture
def accounts(url: str) -> Iterator[list[SqlLedger]]:
    ledgers = Ledgers()
    opened = [ledgers.open(url, f"support{number}", KEY) for number in range(MANY)]
    yield opened
    opened[0].close()


def test_all_hold_their_locks_at_once_and_write(accounts: list[SqlLedger]) -> None:
    with ExitStack() as held:
        for number, ledger in enumerate(accounts):
            held.enter_context(ledger.lock())
            ledger.remember("queue", str(number))
    assert [ledger.recall("queue") for ledger in accounts] == [str(number) for number in range(MANY)]


def test_all_write_at_the_same_time_and_none_is_refused(accounts: list[SqlLedger]) -> None:
    together = threading.Barrier(len(accounts))

    def write(ledger: SqlLedger) -> None:
        together.wait()
        for number in range(5):
            ledger.record([letter_record(f"a{number}", uid=number + 1)], now=NOON)
            ledger.intend(draft_record(f"d{number}", f"a{number}"))

    with ThreadPoolExecutor(len(accounts)) as threads:
        list(threads.map(write, accounts))
    assert {len(ledger.drafts(Outcome.INTENDED)) for ledger in accounts} == {5}


def test_a_lock_is_refused_while_this_very_process_holds_it(accounts: list[SqlLedger], url: str) -> None:
    with closing(Ledgers().open(url, "support1", KEY)) as same:
        with accounts[0].lock(), accounts[1].lock():
            for other in (accounts[1], same):
                with pytest.raises(TemporaryError, match="stop it, or wait"), other.lock():
                    raise AssertionError("two writers")
        with same.lock():
            same.remember("queue", "mine")
    assert accounts[1].recall("queue") == "mine"


def test_a_key_that_is_not_that_accounts_is_refused_and_the_others_go_on(url: str) -> None:
    ledgers = Ledgers()
    good = ledgers.open(url, "north", KEY)
    ledgers.open(url, "south", b"another key, of sixteen and more")
    with pytest.raises(ConfigError, match="another key"):
        ledgers.open(url, "south", KEY)
    good.remember("queue", "one")
    assert good.recall("queue") == "one"
    good.close()


def test_all_locks_of_a_process_take_one_connection_and_go_with_it() -> None:
    server = require_postgres()
    url, ledgers = server.new_database(), Ledgers()
    north, south = (ledgers.open(url, name, KEY) for name in ("north", "south"))
    with north.lock(), south.lock():
        end_sessions(url)
        for ledger in (north, south):
            with pytest.raises(TemporaryError):
                ledger.remember("queue", "one")
    with north.lock(), south.lock():
        south.remember("queue", "two")
    assert south.recall("queue") == "two"
    north.close()
