"""One writer an account. A lock dies with the process that holds it, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from triage.errors import BusyError, ConfigError, TemporaryError
from triage.ledger import leases
from triage.ledger.database import Database
from triage.ledger.held_leases import Lease
from triage.ledger.session_locks import StillHeld, digest

NOT_SHARED = "LEDGER_URL: workers share a ledger on PostgreSQL; write postgresql://USER@HOST/NAME"


def hold(database: Database, account: str) -> AbstractContextManager[StillHeld]:
    """Hold the writer's lock of `account`; BusyError where another holds it."""
    return _hold_session(database, account) if database.path is None else _hold_file_lock(database.path, account)


@contextmanager
def lease(database: Database, account: str) -> Iterator[Lease]:
    """The same for a time; from one that has let it run out it is taken. ConfigError where it is not PostgreSQL."""
    if database.path is not None:
        raise ConfigError(NOT_SHARED)
    _end_expired_holder(database, account)
    # The session's lock only while there is a lease: nobody takes it from one who is frozen and has none.
    with leases.hold(database, account) as held, _session_lock(database, account):
        yield held


@contextmanager
def _hold_session(database: Database, account: str) -> Iterator[StillHeld]:
    _end_expired_holder(database, account)
    with _session_lock(database, account) as still_held:
        leases.end_expired(database, account)
        yield still_held


def _session_lock(database: Database, account: str) -> AbstractContextManager[StillHeld]:
    lock = digest("writer", account)
    return database.session_locks.hold(database.session, lock, leases.taken(account, None))


def _end_expired_holder(database: Database, account: str) -> None:
    with database.session() as session:
        expired = leases.is_expired(session, account)
    if expired:  # its holder is frozen, or cut off from here
        database.session_locks.end_holder(database.session, digest("writer", account))


@contextmanager
def _hold_file_lock(beside: Path, account: str) -> Iterator[StillHeld]:
    path = beside.with_name(f"{beside.name}.{digest('writer', account).hex()}.lock")
    descriptor = _open_private(path)
    try:
        _take(descriptor, account)
        yield lambda _: _check_file(path, descriptor)
    finally:
        os.close(descriptor)


def _open_private(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise TemporaryError(f"lock {path}: {error.strerror}") from error


def _take(descriptor: int, account: str) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "unknown"
        raise BusyError(_taken(account, f"process {holder}")) from None
    os.truncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)


def _check_file(path: Path, descriptor: int) -> None:
    try:
        lost = not os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        lost = True
    if lost:
        raise TemporaryError(f"lock {path} was removed while it was held; start again")


def _taken(account: str, holder: str) -> str:
    return f"{account} is being worked on by {holder}; stop it, or wait until it is done"
