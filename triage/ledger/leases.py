"""Leases: who may write for an account where several machines do, by PostgreSQL's clock.

Whoever takes one gets an epoch of its own, and no transaction of an older epoch is committed: a process that was frozen
and wakes cannot write. It is held as long as it is renewed (`renew`), and taken from nobody before it has run out. What
the database cannot refuse, commands to the mail server, `Lease.check` refuses half a lease after the last renewal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, text

from triage.errors import BusyError, TemporaryError
from triage.ledger import held_leases
from triage.ledger.database import Database
from triage.ledger.held_leases import LEASE, Lease

_TAKE = text("""
    INSERT INTO leases (account, epoch, holder, until)
    VALUES (:account, 1, :holder, clock_timestamp() + make_interval(secs => :seconds))
    ON CONFLICT (account) DO UPDATE
    SET epoch = leases.epoch + 1, holder = excluded.holder, until = excluded.until
    WHERE leases.until IS NULL OR leases.until < clock_timestamp()
    RETURNING epoch""")
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
    WHERE account = :account AND (until IS NULL OR until < clock_timestamp())""")


@contextmanager
def hold(database: Database, account: str) -> Iterator[Lease]:
    """Hold the lease of that account; BusyError where another does."""
    lease = _take(database, account)
    try:
        with database.leases.keeping(lease):
            yield lease
    finally:
        with suppress(TemporaryError):  # then it runs out
            _let_go(database, lease)


def renew(database: Database) -> None:
    """Renew all that this process holds, in one transaction. TemporaryError where that cannot be done now."""
    held = database.leases.now()
    if not held:
        return
    asked = held_leases.clock()
    given = {
        "seconds": LEASE,
        "accounts": list(held),
        "epochs": [lease.epoch for lease in held.values()],
    }
    with database.changing() as connection:
        confirmed = [row.account for row in connection.execute(_RENEW, given)]
    for account in confirmed:
        held[account].confirmed = asked


def _take(database: Database, account: str) -> Lease:
    asked = held_leases.clock()
    with database.writing(account) as connection:
        given = {"account": account, "holder": database.leases.holder, "seconds": LEASE}
        epoch = connection.scalar(_TAKE, given)
        if epoch is None:
            raise BusyError(taken(account, connection.scalar(_HOLDER, {"account": account})))
    return Lease(account, epoch, asked)


def _let_go(database: Database, lease: Lease) -> None:
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
    """See to it that who let it run out cannot write any more, and that who held it last knows of another since.

    BusyError where somebody still holds it.
    """
    with database.writing(account) as connection:
        connection.execute(_END, {"account": account})
        holder = connection.scalar(_HOLDER, {"account": account})
    if holder is not None:
        raise BusyError(taken(account, holder))
