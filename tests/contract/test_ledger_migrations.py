"""The migrations lead from nothing to the schema, and back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from tests.contract.ledgers import KEY, require_postgres
from tests.factories import NOON, letter_record
from triage.ledger.database import Database, connect
from triage.ledger.schema import metadata
from triage.ledger.store import open_ledger
from triage.ledger.upgrade import UPGRADE_LOCK, configuration, upgrade


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    database = connect(empty_url)
    yield database
    database.close()


def test_from_nothing_the_migrations_build_what_the_code_expects(empty: Database) -> None:
    upgrade(empty)
    with empty.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_all_the_way_back_nothing_is_left(empty: Database) -> None:
    upgrade(empty)
    with empty.changing() as connection:
        command.downgrade(configuration(connection), "base")
    assert tables(empty) == {"alembic_version"}


def test_down_and_up_again_gives_a_ledger_that_works(empty: Database, empty_url: str) -> None:
    upgrade(empty)
    with empty.changing() as connection:
        command.downgrade(configuration(connection), "base")
    with closing(open_ledger(empty_url, "support", KEY)) as ledger:
        ledger.record([letter_record("a1")], now=NOON)
        assert list(ledger.open_letters()) == [letter_record("a1")]


def test_a_migration_that_fails_leaves_no_half_schema(empty: Database) -> None:
    with empty.changing() as connection:
        connection.exec_driver_sql("CREATE TABLE letters (fingerprint INTEGER)")
    with pytest.raises(Exception, match="already exists"):
        upgrade(empty)
    assert tables(empty) == {"letters"}


def test_who_waited_for_another_upgrade_sees_what_it_did() -> None:
    empty_url = require_postgres().new_database()
    with closing(connect(empty_url)) as first, closing(connect(empty_url)) as second:
        with first.changing() as connection, first.reading() as watching:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
            waiting = threading.Thread(target=upgrade, args=(second,))
            waiting.start()
            while not watching.exec_driver_sql("SELECT 1 FROM pg_locks WHERE NOT granted").all():
                assert waiting.is_alive()
            command.upgrade(configuration(connection), "head")
        waiting.join()
        assert "letters" in tables(second)


def test_upgrading_twice_keeps_what_is_there(empty_url: str) -> None:
    for _ in range(2):
        with closing(open_ledger(empty_url, "support", KEY)) as ledger:
            ledger.record([letter_record("a1")], now=NOON)
    with closing(open_ledger(empty_url, "support", KEY)) as ledger:
        assert list(ledger.open_letters()) == [letter_record("a1")]


def test_no_column_could_hold_a_word_of_a_letter() -> None:
    # Every text column by name: a new one has to be argued for here.
    texts = {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, sa.String) and column.name not in {"account", "outcome"}
    }
    assert texts == {
        "accounts.key_check",
        *(f"letters.{name}" for name in ("fingerprint", "customer", "message_id_hash", "rules")),  # hashes
        *(
            f"letters.{name}"
            for name in ("mailbox", "reason", "stage", "band", "problem", "flags", "moving", "removed")
        ),  # names and ids of ours
        *(f"drafts.{name}" for name in ("token", "customer", "mailbox", "sha256", "replaces", "leaving", "subject")),
        *(f"drafts.{name}" for name in ("content", "sketch")),  # keyed; 16 bits are too few to tell a word from them
        *(f"covers.{name}" for name in ("token", "fingerprint")),
        *(f"promises.{name}" for name in ("reply", "customer", "mailbox")),  # hashes, and a name of the server's
        "heard.word",  # an id or a word of our own rules, counted by day
        "cursors.mailbox",
        "answers.message_id_hash",
        *(f"memories.{name}" for name in ("name", "value")),
        "leases.holder",  # a host and a process
        *(f"rounds.{name}" for name in ("mailbox", "trouble")),  # the name of settings, the kind of an error
    }


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(sa.inspect(connection).get_table_names())
