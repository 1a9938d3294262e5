"""One account's share of the database, and the lock on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from triage.ledger import locks
from triage.ledger.database import Database
from triage.ledger.held_leases import Lease
from triage.ledger.session_locks import StillHeld

BATCH = 500  # values in one IN list


class Held:
    """What every part of a ledger does: it reads, and writes under the lock where one is held.

    Every method raises TemporaryError where the database is locked, full or away, ConfigError where it is damaged.
    """

    def __init__(self, database: Database, account: str) -> None:
        self._database = database
        self._account = account
        self._still_locked: StillHeld = _not_locked
        self._lease: Lease | None = None
        self._last_epoch = 0
        self._was_elsewhere = True

    def close(self) -> None:
        """Let go of the database; the ledger may be used again."""
        self._database.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """One writer an account; TemporaryError where another process holds it.

        A lock that was lost meanwhile (connection gone, file removed) makes every further write a TemporaryError.
        """
        with locks.hold(self._database, self._account) as still_held:
            self._still_locked = still_held
            try:
                yield
            finally:
                self._still_locked = _not_locked

    @contextmanager
    def lease(self) -> Iterator[None]:
        """As `lock`, for as long as it is renewed (`Ledgers.renew`): another may take it from a process that is frozen.

        ConfigError where the database is not PostgreSQL.
        """
        with locks.lease(self._database, self._account) as lease:
            self._still_locked, self._lease = lease.check_on_record, lease
            self._was_elsewhere, self._last_epoch = lease.epoch != self._last_epoch + 1, lease.epoch
            try:
                yield
            finally:
                self._still_locked, self._lease = _not_locked, None

    def was_elsewhere(self) -> bool:
        """Whether another may have held the lock or the lease between our last lease and the one before."""
        return self._was_elsewhere

    def may_write(self) -> None:
        """TemporaryError where another may hold the lease by now; to be asked before each command that writes."""
        if self._lease is not None:
            self._lease.check()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._database.writing(self._account) as connection:
            self._still_locked(connection)
            yield connection


def _not_locked(connection: Connection) -> None:
    """Nothing is held, so nothing was lost."""
