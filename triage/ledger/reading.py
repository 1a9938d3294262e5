"""The ledger as it is, for those who only look: nothing is created, brought up to date, or written."""

from __future__ import annotations

import hmac

import sqlalchemy as sa

from triage.fingerprint import key_check
from triage.ledger import queries
from triage.ledger.database import Database, connect, file_of
from triage.ledger.store import SqlLedger
from triage.ledger.upgrade import is_current


def open_for_reading(url: str, account: str, key: bytes) -> SqlLedger | None:
    """The ledger of `account` at `url`; None where there is none, or one of another version or key.

    Raises as `open_ledger` does where the URL is wrong or the database is away.
    """
    path = file_of(url)
    if path is not None and not path.is_file():
        return None
    database = connect(url)
    if not _is_readable(database, account, key):
        database.close()
        return None
    return SqlLedger(database, account)


def _is_readable(database: Database, account: str, key: bytes) -> bool:
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version") or not is_current(connection):
            return False
        known = connection.scalar(queries.key_check_of(account))
    return known is not None and hmac.compare_digest(known, key_check(key))
