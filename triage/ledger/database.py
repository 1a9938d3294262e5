"""A database, opened: transactions that are durable when they end, and errors in our own words."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError

from triage.errors import (
    ConfigError,
    DatabaseAwayError,
    StorageError,
    TemporaryError,
    TriageError,
    missing_extra,
    unwritable,
)
from triage.ledger.held_leases import HeldLeases
from triage.ledger.session_locks import SessionLocks, digest, number
from triage.postgres import CONNECTING

_BUSY_SECONDS = 10
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_STORAGE = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_READ_ONLY = "triage_read_only"
_IN_TURN = sa.text("SELECT pg_advisory_xact_lock(:lock)")
_KEPT = 16  # connections, for the next who asks
_AS_MANY_AS_NEEDED = -1  # connections: one for each thread that reads or writes just now


@dataclass(frozen=True, slots=True)
class Database:
    """`path` is the file where it is SQLite, None where it is PostgreSQL. `turn`: SQLite has one writer at a time, and
    does not let those who wait write in turn: of many threads some would wait until they give up.
    """

    engine: sa.Engine
    path: Path | None = None
    session_locks: SessionLocks = field(default_factory=SessionLocks, compare=False)
    leases: HeldLeases = field(default_factory=HeldLeases, compare=False)
    turn: AbstractContextManager[object] = field(default_factory=threading.Lock, compare=False)

    def close(self) -> None:
        """Close the connections nobody uses; others are made when needed."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view; waits for no writer."""
        options: dict[str, Any] = {_READ_ONLY: True}
        if self.path is None:
            options["isolation_level"] = "REPEATABLE READ"
        with _our_words(self.path), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self, account: str) -> Iterator[sa.Connection]:
        """One transaction, on disk when the block ends, undone when it raises. Those of one account come one after the
        other, each seeing what the one before has written.
        """
        with self.turn, _our_words(self.path), self.engine.begin() as connection:
            if self.path is None:
                connection.execute(_IN_TURN, {"lock": number(digest("transaction", account))})
            yield connection

    @contextmanager
    def changing(self) -> Iterator[sa.Connection]:
        """One transaction that sees what others committed while it waited: for changes of the schema."""
        with _our_words(self.path), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def session(self) -> Iterator[sa.Connection]:
        """A PostgreSQL connection of its own without a transaction."""
        with _our_words(None), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")


def file_of(url: str) -> Path | None:
    """The file of the database at `url`, which need not be there; None where it is PostgreSQL's."""
    parsed = _parsed(url)
    return Path(parsed.database or "").absolute() if parsed.get_backend_name() == "sqlite" else None


def connect(url: str) -> Database:
    """The database at `url` (sqlite:///path or postgresql://user@host/name), its file created where there is none."""
    parsed = _parsed(url)
    name = parsed.get_backend_name()
    if name == "sqlite":
        return _connect_sqlite(parsed)
    if name in ("postgresql", "postgres"):
        return _connect_postgres(parsed)
    raise ConfigError(f"LEDGER_URL: {name} is not supported; use sqlite:///PATH or postgresql://USER@HOST/NAME")


def _parsed(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except ArgumentError:
        # The URL may hold a password: it is not repeated.
        raise ConfigError("LEDGER_URL: not a database URL; write sqlite:///var/triage.sqlite") from None


def _connect_sqlite(url: sa.URL) -> Database:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ConfigError("LEDGER_URL: a ledger must outlive the program; write sqlite:///var/triage.sqlite")
    path = Path(url.database).absolute()
    _create_private(path)
    url = url.set(drivername="sqlite+pysqlite", database=str(path))
    waiting = {} if "timeout" in url.query else {"timeout": _BUSY_SECONDS}
    engine = sa.create_engine(url, connect_args=waiting, pool_size=_KEPT, max_overflow=_AS_MANY_AS_NEEDED)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite(path))
    return Database(engine, path)


def _connect_postgres(url: sa.URL) -> Database:
    try:
        engine = sa.create_engine(
            url.set(drivername="postgresql+psycopg"),
            # Records are read, checked and replaced in one transaction. SERIALIZABLE would see to that too, and would
            # take accounts whose rows lie on one page for one another's.
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
            pool_size=_KEPT,
            max_overflow=_AS_MANY_AS_NEEDED,
            connect_args={name: value for name, value in CONNECTING.items() if name not in url.query},
        )
    except ModuleNotFoundError:
        raise missing_extra("LEDGER_URL: PostgreSQL", "postgres") from None
    return Database(engine, turn=nullcontext())


def _create_private(path: Path) -> None:
    """An empty database in WAL mode, for its owner alone, where there is no file yet.

    It is made aside and then given its name: to change the mode of a file that others open too fails at once where
    they do the same. A file that is there is not opened here: closing it would drop the locks that SQLite holds on it
    in this process (https://sqlite.org/howtocorrupt.html section 2.2).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            with NamedTemporaryFile(dir=path.parent) as aside:  # mode 0600
                with closing(sqlite3.connect(aside.name, isolation_level=None)) as connection:
                    connection.execute("PRAGMA journal_mode=WAL")
                with suppress(FileExistsError):
                    os.link(aside.name, path)
    except (PermissionError, FileExistsError, NotADirectoryError) as error:
        raise unwritable(f"LEDGER_URL: {path}", error, "name a file this user may write") from error
    except OSError as error:
        raise unwritable(f"ledger {path}", error) from error
    except sqlite3.OperationalError as error:
        raise _of_sqlite(f"ledger {path}: {error}", _primary_code(error)) from error
    if not path.is_file() or not os.access(path, os.R_OK | os.W_OK):
        raise ConfigError(f"LEDGER_URL: {path}: not a file this user may write; name another")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions begin too late: a value read before the first write may be stale by then, and
    # updates get lost without an error. With None, ours begin where `_begin_sqlite` says so.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(path: Path) -> Callable[[sa.Connection], None]:
    file = _identity(path)

    def begin(connection: sa.Connection) -> None:
        # SQLite goes on writing into a file that was removed or replaced, and all of it would be lost.
        if _identity(path) != file:
            raise TemporaryError(f"ledger {path}: the file was removed or replaced; put it back, or start again")
        reading = connection.get_execution_options().get(_READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return begin


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


@contextmanager
def _our_words(path: Path | None) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _translated(error, path) from error


def _translated(error: DBAPIError, path: Path | None) -> Exception:
    where = "the PostgreSQL ledger" if path is None else f"ledger {path}"
    reason = str(error.orig).strip().partition("\n")[0]
    code = _primary_code(error.orig)
    if code in _DAMAGED:
        return ConfigError(f"{where}: {reason}; bring back a backup, or move the file away to begin anew")
    # SQLITE_ERROR is a statement that is wrong: a fault of ours that no waiting mends.
    passing = isinstance(error, sa.exc.OperationalError) and code != sqlite3.SQLITE_ERROR
    if passing or error.connection_invalidated:
        return _of_sqlite(f"{where}: {reason}", code) if path else DatabaseAwayError(f"{where}: {reason}")
    return error


def trouble_with(path: Path, error: sqlite3.Error) -> TriageError:
    """What went wrong with a file of SQLite that is opened without an engine."""
    code = _primary_code(error)
    return ConfigError(f"{path}: {error}") if code in _DAMAGED else _of_sqlite(f"{path}: {error}", code)


def _of_sqlite(said: str, code: int) -> TemporaryError:
    return StorageError(said) if code in _STORAGE else TemporaryError(said)


def _primary_code(error: BaseException | None) -> int:
    """The lowest octet of SQLite's extended result code (https://sqlite.org/rescode.html)."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
