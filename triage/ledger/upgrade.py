"""Brings a database to the newest schema, and refuses one that is newer still."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from triage.errors import ConfigError
from triage.ledger.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = threading.Lock()  # alembic keeps its context in globals
UPGRADE_LOCK = 0x7472_6961_6765  # "triage", the advisory lock of PostgreSQL


def upgrade(database: Database) -> None:
    """Run the migrations that are missing, all in one transaction. ConfigError where the schema is unknown."""
    from alembic import command  # noqa: PLC0415  (only ever needed here, and slow to import)
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    with _ONE_AT_A_TIME, database.changing() as connection:
        if database.path is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
        config = configuration(connection)
        scripts = ScriptDirectory.from_config(config)
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in {script.revision for script in scripts.walk_revisions()}:
            raise ConfigError(
                f"the ledger was written by a newer triage (schema {current}); install that version again, "
                "or point LEDGER_URL at a ledger of this one"
            )
        if current != scripts.get_current_head():
            command.upgrade(config, "head")


def is_current(connection: Connection) -> bool:
    """Whether the database has the newest schema."""
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    with _ONE_AT_A_TIME:
        head = ScriptDirectory.from_config(configuration(connection)).get_current_head()
        return MigrationContext.configure(connection).get_current_revision() == head


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for the migrations shipped in this package, run on `connection`."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
