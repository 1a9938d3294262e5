"""A copy of an SQLite ledger, whole at any moment, and the way back. PostgreSQL brings its own (pg_dump)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from triage.errors import CannotCreateError, ConfigError, unwritable
from triage.ledger.database import Database, trouble_with
from triage.ledger.upgrade import check_known, nobody_at_work


def save(source: Path, target: Path) -> None:
    """Copy the ledger `source` to the new file `target` (mode 0600), also while others write it: what is copied is one
    moment of it (https://sqlite.org/backup.html). It is on disk when this returns.

    ConfigError where `source` is no ledger, CannotCreateError where `target` is there already or cannot be made.
    """
    if not source.is_file():
        raise ConfigError(f"{source}: there is no ledger yet")
    if target.exists():
        raise CannotCreateError(f"{target}: it is there already; name another folder")
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.") as aside:  # mode 0600
            _copy(source, Path(aside.name))
            os.fsync(aside.fileno())
            os.link(aside.name, target)
    except OSError as error:
        raise unwritable(target, error) from error


def put_back(saved: Path, database: Database, first: Callable[[], None] = lambda: None) -> None:
    """Make the ledger in that file what it was when it was saved. The pages are written into the file that is there,
    in one transaction: whoever has it open reads the old ledger or the restored one. `first` is done when nothing
    stands against it any more.

    ConfigError where the copy is damaged, or either was written by a newer version of this program; TemporaryError
    where anybody is at work on an account of this ledger.
    """
    if database.path is None:
        raise ConfigError("LEDGER_URL: a ledger on PostgreSQL is brought back by pg_restore")
    check(saved)
    check_known(_schema_of(database.path))
    with nobody_at_work(database):
        first()
        _copy(saved, database.path)


def check(saved: Path) -> None:
    """ConfigError where that file is no undamaged ledger of a schema this program knows."""
    if not saved.is_file():
        raise ConfigError(f"{saved}: there is no such file")
    with _reading(saved) as copy:
        [[told]] = copy.execute("PRAGMA integrity_check(1)").fetchall()
    if told != "ok":
        raise ConfigError(f"{saved}: it is damaged ({told}); take another copy")
    schema = _schema_of(saved)
    if schema is None:
        raise ConfigError(f"{saved}: it is no ledger of triage")
    check_known(schema)


def _schema_of(path: Path) -> str | None:
    with _reading(path) as ledger:
        if not ledger.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchall():
            return None
        found = ledger.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(found[0][0]) if found else None


def _copy(source: Path, target: Path) -> None:
    with _reading(source) as here, _open(target, "rw") as there:
        here.backup(there)


def _reading(path: Path) -> AbstractContextManager[sqlite3.Connection]:
    return _open(path, "ro")


@contextmanager
def _open(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=10.0)) as opened:
            yield opened
    except sqlite3.Error as error:
        raise trouble_with(path, error) from error
