"""The way into the queue: its tables, its connections, and what can be wrong with them in our own words."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from triage.errors import ConfigError, DatabaseAwayError, TemporaryError, missing_extra
from triage.postgres import CONNECTING

if TYPE_CHECKING:
    from procrastinate import App
    from psycopg import AsyncConnection

TASK = "sweep"
HEARTBEAT = 2.0  # seconds between two signs of life of a worker
SILENT = 10.0  # seconds without one, after which its jobs are given to others; longer than a lease lasts
_CONNECTING = {**CONNECTING, "application_name": "triage jobs"}
SCHEMA_LOCK = 0x7472_6961_6A6F  # "triajo", an advisory lock of PostgreSQL

# They tell of each job and each try to connect; what matters of it is told here.
for _name in ("procrastinate", "psycopg.pool"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[App]:
    """procrastinate, connected to that database; its tables are made where there are none.

    ConfigError where the extra is missing, or the tables may not be made; TemporaryError where the database is away.
    """
    with our_words():
        from procrastinate import App  # noqa: PLC0415 - 200 ms, and an extra

        from triage.jobs.connecting import Connector, Jobs  # noqa: PLC0415 - the same

        await _make_tables(url)
        connector = Connector(url, **_CONNECTING)
        async with App(connector=connector).open_async() as app:
            app.job_manager = Jobs(connector)
            yield app


@contextmanager
def our_words() -> Iterator[None]:
    """Raise the program's errors for those of procrastinate and psycopg. ConfigError where these are missing."""
    try:
        import psycopg  # noqa: PLC0415 - an extra
        from procrastinate.exceptions import ConnectorException  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise missing_extra("a fleet on many machines", "postgres") from None
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        raise ConfigError(
            f"LEDGER_URL: {_first_line(error)}; let this role make tables there (GRANT CREATE ON SCHEMA public), "
            "or start once as one that may"
        ) from error
    except (psycopg.Error, ConnectorException) as error:
        cause = error.__cause__ if isinstance(error, ConnectorException) and error.__cause__ else error
        if isinstance(cause, psycopg.errors.ForeignKeyViolation):
            raise TemporaryError("this worker was silent for too long, and struck off") from error
        raise DatabaseAwayError(f"the jobs in PostgreSQL: {_first_line(cause)}") from error


async def _make_tables(url: str) -> None:
    from procrastinate.schema import SchemaManager  # noqa: PLC0415 - an extra
    from psycopg import AsyncConnection  # noqa: PLC0415 - an extra

    async with await AsyncConnection.connect(url, **_CONNECTING) as connection:
        if not await _are_made(connection):
            await connection.execute("SELECT pg_advisory_xact_lock(%s)", (SCHEMA_LOCK,))
            if not await _are_made(connection):  # by another, meanwhile
                await connection.execute(SchemaManager.get_schema())


async def _are_made(connection: AsyncConnection[tuple[Any, ...]]) -> bool:
    [found] = await (await connection.execute("SELECT to_regclass('procrastinate_jobs')")).fetchone() or [None]
    return found is not None


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
