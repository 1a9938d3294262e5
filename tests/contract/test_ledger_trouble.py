"""What goes wrong around a ledger on disk, and what it says then."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.contract.ledgers import KEY, require_postgres
from tests.factories import NOON, draft_record, letter_record
from triage.errors import ConfigError, TemporaryError
from triage.ledger.store import SqlLedger, open_ledger
from triage.model import Outcome

OTHER_KEY = b"another key, just as long as that"
HOLDER = """
import sys
from triage.ledger.store import open_ledger
ledger = open_ledger(sys.argv[1], "support", bytes.fromhex(sys.argv[2]))
with ledger.lock():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def opened(url: str, key: bytes = KEY) -> Iterator[SqlLedger]:
    with closing(open_ledger(url, "support", key)) as ledger:
        yield ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "triage.sqlite"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}?timeout=0"


@pytest.fixture(params=["sqlite", "postgres"])
def either(request: pytest.FixtureRequest, path: Path) -> str:
    """An empty database of each kind."""
    return f"sqlite:///{path}" if request.param == "sqlite" else require_postgres().new_database()


# --- settings that are wrong ------------------------------------------------------------------------------------------


def test_another_key_is_refused(either: str) -> None:
    with opened(either):
        pass
    with pytest.raises(ConfigError, match="KEY_FILE"):
        open_ledger(either, "support", OTHER_KEY)


def test_each_account_may_have_its_own_key(either: str) -> None:
    with opened(either), closing(open_ledger(either, "wholesale", OTHER_KEY)) as other:
        assert other.open_letters() == ()


def test_a_short_key_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="too short"):
        open_ledger(url, "support", b"fifteen octets!")


@pytest.mark.parametrize(
    "wrong", ["", "triage.sqlite", "sqlite://", "sqlite:///:memory:", "sqlite:///file:x?uri=true", "mysql://h/d"]
)
def test_a_url_that_names_no_lasting_database_is_refused(wrong: str) -> None:
    with pytest.raises(ConfigError, match="LEDGER_URL"):
        open_ledger(wrong, "support", KEY)


def test_a_password_in_a_wrong_url_is_not_repeated() -> None:
    with pytest.raises(ConfigError) as refused:
        open_ledger("mysql://triage:geheim@host/d", "support", KEY)
    assert "geheim" not in str(refused.value)


def test_a_newer_schema_is_refused_and_left_alone(either: str) -> None:
    with opened(either):
        pass
    execute(either, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigError, match="newer triage"):
        open_ledger(either, "support", KEY)
    assert execute(either, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_folder_in_the_way_is_a_mistake_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="LEDGER_URL"):
        open_ledger(f"sqlite:///{tmp_path}", "support", KEY)


def test_a_damaged_file_is_not_written_over(url: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear customer, " * 500)
    with pytest.raises(ConfigError, match="move the file away"):
        open_ledger(url, "support", KEY)
    assert path.read_bytes() == b"Dear customer, " * 500


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_file_is_for_its_owner_alone(url: str, path: Path) -> None:
    with opened(url) as ledger:
        ledger.remember("queue", "one")
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(modes, "0o600")


def test_the_database_says_it_is_whole(url: str, path: Path) -> None:
    with opened(url) as ledger:
        ledger.record([letter_record("a1")], now=NOON)
        ledger.intend(draft_record("d1", "a1"))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# --- trouble that passes ----------------------------------------------------------------------------------------------


def test_a_locked_database_is_worth_another_try(url: str, path: Path) -> None:
    with opened(url) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TemporaryError, match="locked"):
            ledger.remember("queue", "one")
        other.execute("ROLLBACK")
        ledger.remember("queue", "two")
        assert ledger.recall("queue") == "two"


def test_reading_goes_on_while_another_writes(url: str, path: Path) -> None:
    with opened(url) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        ledger.remember("queue", "one")
        other.execute("BEGIN IMMEDIATE")
        assert ledger.recall("queue") == "one"


def test_a_full_disk_is_worth_another_try_and_loses_nothing(url: str) -> None:
    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 60")

    sa.event.listen(sa.Engine, "connect", fill)
    try:
        with opened(url) as ledger:
            ledger.record([letter_record("a1")], now=NOON)
            many = [letter_record(f"{number:064}", uid=number) for number in range(2, 5000)]
            with pytest.raises(TemporaryError, match="full"):
                ledger.record(many, now=NOON)
            assert [letter.fingerprint for letter in ledger.open_letters()] == ["a1"]
    finally:
        sa.event.remove(sa.Engine, "connect", fill)


def test_nothing_is_written_into_a_file_that_was_removed(url: str, path: Path) -> None:
    with opened(url) as ledger:
        path.unlink()
        with pytest.raises(TemporaryError, match="removed or replaced"):
            ledger.remember("queue", "one")


def test_nothing_is_written_into_a_file_that_was_replaced(url: str, path: Path) -> None:
    with opened(url) as ledger:
        path.rename(path.with_name("old.sqlite"))
        path.write_bytes(b"")
        with pytest.raises(TemporaryError, match="removed or replaced"):
            ledger.remember("queue", "one")


def test_a_server_that_is_away_is_worth_another_try() -> None:
    require_postgres()
    with pytest.raises(TemporaryError, match="PostgreSQL"):
        open_ledger("postgresql://triage@/postgres?host=/nonexistent", "support", KEY)


def test_a_server_that_came_back_is_used_again() -> None:
    server = require_postgres()
    with opened(server.new_database()) as ledger:
        ledger.remember("queue", "one")
        server.restart()
        assert ledger.recall("queue") == "one"


# --- one writer -------------------------------------------------------------------------------------------------------


def test_a_killed_process_lets_the_lock_go(url: str) -> None:
    command = [sys.executable, "-c", HOLDER, url, KEY.hex()]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder, opened(url) as ledger:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(TemporaryError, match=f"process {holder.pid}"), ledger.lock():
            raise AssertionError("two writers")
        holder.kill()
        holder.wait()
        with ledger.lock():
            ledger.remember("queue", "mine")
        assert ledger.recall("queue") == "mine"


def test_a_writer_whose_lock_was_lost_with_its_connection_writes_no_more() -> None:
    server = require_postgres()
    with opened(server.new_database()) as ledger:
        with ledger.lock():
            ledger.remember("queue", "one")
            server.restart()
            for _ in range(2):
                with pytest.raises(TemporaryError):
                    ledger.remember("queue", "two")
        with ledger.lock():
            ledger.remember("queue", "three")
        assert ledger.recall("queue") == "three"


def test_a_writer_whose_lock_file_was_removed_writes_no_more(url: str, path: Path) -> None:
    with opened(url) as ledger, ledger.lock():
        for lock in path.parent.glob("*.lock"):
            lock.unlink()
        with pytest.raises(TemporaryError, match="lock"):
            ledger.remember("queue", "one")


def test_of_two_that_answer_the_same_letter_at_once_one_wins(either: str) -> None:
    names = [f"a{number}" for number in range(20)]
    with opened(either) as first, opened(either) as second:
        first.record([letter_record(name, uid=uid) for uid, name in enumerate(names, 1)], now=NOON)
        together = threading.Barrier(2)

        def answer(ledger: SqlLedger, who: str) -> None:
            for name in names:
                together.wait()
                try:
                    ledger.intend(draft_record(f"{who} {name}", name))
                except (ValueError, TemporaryError):
                    continue

        threads = [threading.Thread(target=answer, args=pair) for pair in ((first, "one"), (second, "two"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        covered = sorted(name for draft in first.drafts(Outcome.INTENDED) for name in draft.covers)
    assert covered == sorted(names)


def test_two_that_open_an_empty_database_at_once_both_may(either: str) -> None:
    found: list[int] = []

    def look() -> None:
        with opened(either) as ledger:
            found.append(len(ledger.open_letters()))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [0, 0, 0, 0]


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement, as somebody with another program would."""
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        result = connection.exec_driver_sql(statement)
        return [tuple(row) for row in result] if result.returns_rows else []
