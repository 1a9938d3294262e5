"""Brings a database to the newest schema, or back to an older one, and refuses one that is newer still."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, select, text

from triage.errors import ConfigError
from triage.ledger import locks
from triage.ledger.database import Database
from triage.ledger.schema import accounts

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = threading.Lock()  # alembic keeps its context in globals
UPGRADE_LOCK = 0x7472_6961_6765  # "triage", the advisory lock of PostgreSQL


@dataclass(frozen=True, slots=True)
class Change:
    """From which schema a database was brought to which; None is none at all."""

    before: str | None
    after: str


def upgrade(database: Database) -> Change:
    """Run the migrations that are missing, all in one transaction. ConfigError where the schema is unknown."""
    from alembic import command  # noqa: PLC0415  (only ever needed here, and slow to import)

    with _changing(database) as (connection, current, known):
        if current != known[0]:
            command.upgrade(configuration(connection), "head")
        return Change(current, known[0])


def downgrade(database: Database, target: str, first: Callable[[], None] = lambda: None) -> Change:
    """Undo migrations, newest first, until the schema is `target`; what only newer schemas hold is gone then. `first`
    is done when nothing stands against it any more.

    TemporaryError where anybody is at work on an account of this database, ConfigError where `target` is not older than
    its schema.
    """
    from alembic import command  # noqa: PLC0415  (see above)

    with nobody_at_work(database), _changing(database) as (connection, current, known):
        older = known[known.index(current) + 1 :] if current else ()
        if target not in older:
            there = f"there are {', '.join(older)}" if older else "there is none"
            raise ConfigError(f"--to {target}: no schema older than {current}, which this ledger has; {there}")
        first()
        command.downgrade(configuration(connection), target)
        return Change(current, target)


def is_current(connection: Connection) -> bool:
    """Whether the database has the newest schema."""
    with _ONE_AT_A_TIME:
        current, known = _revisions(connection)
        return current == known[0]


def check_known(schema: str | None) -> None:
    """ConfigError where this program does not know that schema; None is none at all."""
    with _ONE_AT_A_TIME:
        _check(schema, _known())


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the migrations shipped in this package, run on `connection`."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def nobody_at_work(database: Database) -> Iterator[None]:
    """Hold the writer's lock of every account; TemporaryError where another holds one."""
    with database.reading() as connection:
        there = inspect(connection).has_table(accounts.name)
        names = tuple(connection.execute(select(accounts.c.account)).scalars()) if there else ()
    with ExitStack() as held:
        for name in sorted(names):
            held.enter_context(locks.hold(database, name))
        yield


@contextmanager
def _changing(database: Database) -> Iterator[tuple[Connection, str | None, tuple[str, ...]]]:
    """A transaction of which there is one at a time, with the schema that is there and those that are known."""
    with _ONE_AT_A_TIME, database.changing() as connection:
        if database.path is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
        current, known = _revisions(connection)
        _check(current, known)
        yield connection, current, known


def _revisions(connection: Connection) -> tuple[str | None, tuple[str, ...]]:
    """The schema of this database, and those that are known."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    return MigrationContext.configure(connection).get_current_revision(), _known()


def _known() -> tuple[str, ...]:
    """Every schema there is, newest first."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    scripts = ScriptDirectory.from_config(configuration())
    return tuple(script.revision for script in scripts.walk_revisions())


def _check(current: str | None, known: tuple[str, ...]) -> None:
    if current is not None and current not in known:
        raise ConfigError(
            f"the ledger was written by a newer triage (schema {current}); install that version again, "
            "or point LEDGER_URL at a ledger of this one"
        )
