"""Locks of PostgreSQL that live as long as a connection: those of all accounts of a process are held by one."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from time import monotonic, sleep

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from triage.errors import BusyError, TemporaryError

_WHO = text("SELECT pg_backend_pid()")
_TAKE = text("SELECT pg_try_advisory_lock(:number)")
_LET_GO = text("SELECT pg_advisory_unlock(:number)")
# Of a key of 64 bits the two halves are shown (https://www.postgresql.org/docs/current/view-pg-locks.html).
_END_HOLDER = text("""
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (classid::bigint << 32 | objid::bigint) = :number""")
_ENDING = 5.0  # seconds that a session may take to end
_PAUSE = 0.05

StillHeld = Callable[[Connection], None]  # in a transaction; raises TemporaryError where the lock was lost
Open = Callable[[], AbstractContextManager[Connection]]  # a connection without a transaction


class SessionLocks:
    """The locks held through one connection, which is there while any is held. From any thread."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._held: set[bytes] = set()
        self._session: Connection | None = None
        self._holder: int | None = None  # PostgreSQL's process that holds the locks
        self._opened = ExitStack()

    @contextmanager
    def hold(self, open_session: Open, lock: bytes, taken: str) -> Iterator[StillHeld]:
        """Hold that lock (8 octets). BusyError saying `taken` where another holds it."""
        with self._one_at_a_time:
            holder = self._take(open_session, lock, taken)
        try:
            yield lambda _: self._check(holder)
        finally:
            with self._one_at_a_time:
                self._let_go(lock, holder)

    def end_holder(self, open_session: Open, lock: bytes) -> None:
        """End the session of another process that holds that lock, and with it all that it holds."""
        until = monotonic() + _ENDING
        with open_session() as session:
            while session.execute(_END_HOLDER, {"number": number(lock)}).all() and monotonic() < until:
                sleep(_PAUSE)

    def _take(self, open_session: Open, lock: bytes, taken: str) -> int | None:
        if lock in self._held:
            raise BusyError(taken)  # PostgreSQL would give it to the same session once more
        try:
            if self._session is None:
                self._session = self._opened.enter_context(open_session())
                self._holder = self._session.scalar(_WHO)
            if not self._session.scalar(_TAKE, {"number": number(lock)}):
                raise BusyError(taken)
            self._held.add(lock)
        finally:
            self._close_unless_needed()
        return self._holder

    def _check(self, holder: int | None) -> None:
        # A lock lives as long as its connection, and a lost connection is silently made anew.
        with self._one_at_a_time:
            session = self._session
            if session is None or session.invalidated or holder != self._holder or session.scalar(_WHO) != holder:
                raise TemporaryError("the connection that held the ledger's lock was lost; start again")

    def _let_go(self, lock: bytes, holder: int | None) -> None:
        if self._session is None or holder != self._holder:
            return  # it went with its connection
        self._held.discard(lock)
        with suppress(DBAPIError):
            if not self._session.invalidated and not self._session.scalar(_LET_GO, {"number": number(lock)}):
                self._session.invalidate()
        self._close_unless_needed()

    def _close_unless_needed(self) -> None:
        if self._session is not None and (self._session.invalidated or not self._held):
            self._held.clear()
            self._session, self._holder = None, None
            self._opened.close()


def digest(what: str, account: str) -> bytes:
    """The lock of an account for one purpose."""
    return hashlib.sha256(f"triage ledger {what}\0{account}".encode()).digest()[:8]


def number(lock: bytes) -> int:
    """As PostgreSQL names it."""
    return int.from_bytes(lock, "big", signed=True)
