"""Leases: who may write for an account where several machines do, by PostgreSQL's clock.

Whoever takes one gets an epoch of its own, and no transaction of an older epoch is committed: a process that was frozen
and wakes cannot write. It is held as long as it is renewed (`Leases.renew`), and taken from nobody before it has run
out. What the database cannot refuse, commands to the mail server, is refused here, half a lease after the last renewal.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from triage.errors import TemporaryError

if TYPE_CHECKING:
    from triage.ledger.database import Database

LEASE = 8.0  # seconds

_TAKE = text("""
    INSERT INTO leases (account, epoch, holder, until)
    VALUES (:account, 1, :holder, clock_timestamp() + make_interval(secs => :seconds))
    ON CONFLICT (account) DO UPDATE
    SET epoch = leases.epoch + 1, holder = excluded.holder, until = excluded.until
    WHERE leases.until IS NULL OR leases.until < clock_timestamp()
    RETURNING epoch""")
_EPOCH = text("SELECT epoch FROM leases WHERE account = :account")
_HOLDER = text("SELECT holder FROM leases WHERE account = :account AND until >= clock_timestamp()")
_EXPIRED = text("SELECT 1 FROM leases WHERE account = :account AND until < clock_timestamp()")
_RENEW = text("""
    UPDATE leases SET until = clock_timestamp() + make_interval(secs => :seconds)
    FROM unnest(cast(:accounts AS varchar[]), cast(:epochs AS bigint[])) AS held (account, epoch)
    WHERE leases.account = held.account AND leases.epoch = held.epoch AND until IS NOT NULL
    RETURNING leases.account""")
_LET_GO = text("UPDATE leases SET until = NULL, holder = '' WHERE account = :account AND epoch = :epoch")
_END = text("""
    UPDATE leases SET epoch = epoch + 1, until = NULL, holder = ''
    WHERE account = :account AND until < clock_timestamp()""")


@dataclass(slots=True)
class Lease:
    """`confirmed`: when the database was last asked and said yes, in seconds on this machine's clock."""

    account: str
    epoch: int
    confirmed: float

    def check(self) -> None:
        """TemporaryError where another may hold it, or may before what is begun now has come to its end."""
        if _clock() - self.confirmed > LEASE / 2:
            raise TemporaryError(f"the lease of {self.account} was not renewed in time; another may have it")

    def check_on_record(self, connection: Connection) -> None:
        """TemporaryError where another has held it since. In a transaction of this account's."""
        if connection.scalar(_EPOCH, {"account": self.account}) != self.epoch:
            raise TemporaryError(f"the lease of {self.account} was lost; another has it")


class Leases:
    """Those that this process holds on one database. From any thread."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._held: dict[str, Lease] = {}
        self._holder = f"{socket.gethostname()} {os.getpid()}"

    @contextmanager
    def hold(self, database: Database, account: str) -> Iterator[Lease]:
        """Hold the lease of that account; TemporaryError where another does."""
        lease = self._take(database, account)
        with self._one_at_a_time:
            self._held[account] = lease
        try:
            yield lease
        finally:
            with self._one_at_a_time:
                del self._held[account]
            with suppress(TemporaryError):  # then it runs out
                self._let_go(database, lease)

    def renew(self, database: Database) -> None:
        """Renew all, in one transaction. TemporaryError where that cannot be done now."""
        with self._one_at_a_time:
            held = dict(self._held)
        if not held:
            return
        asked = _clock()
        given = {
            "seconds": LEASE,
            "accounts": list(held),
            "epochs": [lease.epoch for lease in held.values()],
        }
        with database.changing() as connection:
            confirmed = [row.account for row in connection.execute(_RENEW, given)]
        for account in confirmed:
            held[account].confirmed = asked

    def _take(self, database: Database, account: str) -> Lease:
        asked = _clock()
        with database.writing(account) as connection:
            given = {"account": account, "holder": self._holder, "seconds": LEASE}
            epoch = connection.scalar(_TAKE, given)
            if epoch is None:
                raise TemporaryError(taken(account, connection.scalar(_HOLDER, {"account": account})))
        return Lease(account, epoch, asked)

    def _let_go(self, database: Database, lease: Lease) -> None:
        with database.changing() as connection:
            connection.execute(_LET_GO, {"account": lease.account, "epoch": lease.epoch})


def taken(account: str, holder: object) -> str:
    """That another holds it, in words."""
    who = f"the worker {holder}" if holder else "another session of this database"
    return f"{account} is being worked on by {who}; stop it, or wait until it is done"


def is_expired(connection: Connection, account: str) -> bool:
    """Whether somebody held it who has not let it go, and has not renewed it in time either."""
    return connection.scalar(_EXPIRED, {"account": account}) is not None


def end_expired(database: Database, account: str) -> None:
    """See to it that who let it run out cannot write any more. TemporaryError where somebody still holds it."""
    with database.writing(account) as connection:
        connection.execute(_END, {"account": account})
        holder = connection.scalar(_HOLDER, {"account": account})
    if holder is not None:
        raise TemporaryError(taken(account, holder))


def _clock() -> float:
    """Seconds, those that the machine has slept among them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
