"""What goes wrong around a ledger on disk, and what it says then."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.contract.ledgers import KEY, opened, require_postgres
from tests.factories import NOON, draft_record, letter_record
from tests.servers.postgres import engine_of
from triage.errors import ConfigError, TemporaryError
from triage.ledger.store import open_ledger

OTHER_KEY = b"another key, just as long as that"

# --- settings that are wrong ------------------------------------------------------------------------------------------


def test_another_key_is_refused(empty_url: str) -> None:
    with opened(empty_url):
        pass
    with pytest.raises(ConfigError, match="KEY_FILE"):
        open_ledger(empty_url, "support", OTHER_KEY)


def test_each_account_may_have_its_own_key(empty_url: str) -> None:
    with opened(empty_url), closing(open_ledger(empty_url, "wholesale", OTHER_KEY)) as other:
        assert list(other.open_letters()) == []


def test_a_short_key_is_refused(sqlite_url: str) -> None:
    with pytest.raises(ConfigError, match="too short"):
        open_ledger(sqlite_url, "support", b"fifteen octets!")


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


def test_a_newer_schema_is_refused_and_left_alone(empty_url: str) -> None:
    with opened(empty_url):
        pass
    execute(empty_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigError, match="newer triage"):
        open_ledger(empty_url, "support", KEY)
    assert execute(empty_url, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_folder_in_the_way_is_a_mistake_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="LEDGER_URL"):
        open_ledger(f"sqlite:///{tmp_path}", "support", KEY)


def test_a_damaged_file_is_not_written_over(sqlite_url: str, ledger_file: Path) -> None:
    ledger_file.parent.mkdir()
    ledger_file.write_bytes(b"Dear customer, " * 500)
    with pytest.raises(ConfigError, match="move the file away"):
        open_ledger(sqlite_url, "support", KEY)
    assert ledger_file.read_bytes() == b"Dear customer, " * 500


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_file_is_for_its_owner_alone(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger:
        ledger.remember("queue", "one")
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in ledger_file.parent.iterdir()}
    assert modes == dict.fromkeys(modes, "0o600")


def test_the_database_says_it_is_whole(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger:
        ledger.record([letter_record("a1")], now=NOON)
        ledger.intend(draft_record("d1", "a1"))
    with closing(sqlite3.connect(ledger_file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


# --- trouble that passes ----------------------------------------------------------------------------------------------


def test_a_locked_database_is_worth_another_try(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger, closing(sqlite3.connect(ledger_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TemporaryError, match="locked"):
            ledger.remember("queue", "one")
        other.execute("ROLLBACK")
        ledger.remember("queue", "two")
        assert ledger.recall("queue") == "two"


def test_reading_goes_on_while_another_writes(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger, closing(sqlite3.connect(ledger_file, isolation_level=None)) as other:
        ledger.remember("queue", "one")
        other.execute("BEGIN IMMEDIATE")
        assert ledger.recall("queue") == "one"


def test_a_full_disk_is_worth_another_try_and_loses_nothing(sqlite_url: str) -> None:
    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 60")

    sa.event.listen(sa.Engine, "connect", fill)
    try:
        with opened(sqlite_url) as ledger:
            ledger.record([letter_record("a1")], now=NOON)
            many = [letter_record(f"{number:064}", uid=number) for number in range(2, 5000)]
            with pytest.raises(TemporaryError, match="full"):
                ledger.record(many, now=NOON)
            assert [letter.fingerprint for letter in ledger.open_letters()] == ["a1"]
    finally:
        sa.event.remove(sa.Engine, "connect", fill)


def test_nothing_is_written_into_a_file_that_was_removed(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger:
        ledger_file.unlink()
        with pytest.raises(TemporaryError, match="removed or replaced"):
            ledger.remember("queue", "one")


def test_nothing_is_written_into_a_file_that_was_replaced(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger:
        ledger_file.rename(ledger_file.with_name("old.sqlite"))
        ledger_file.write_bytes(b"")
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


def execute(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement, as somebody with another program would."""
    with engine_of(url).begin() as connection:
        result = connection.exec_driver_sql(statement)
        return [tuple(row) for row in result] if result.returns_rows else []
