"""When each account of a fleet is to be swept, and how it went the last time: what all machines of a fleet share.

By PostgreSQL's clock. Two schedulers never get the same account for the same round.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import text

from triage.ledger.database import Database
from triage.model import FleetAccount, Round, Trouble

# New ones come one after the other, for to see a mailbox for the first time is the dearest.
_NAME = text("""
    INSERT INTO rounds (account, mailbox, poll, due, failures, trouble)
    SELECT account, mailbox, poll, clock_timestamp() + make_interval(secs => poll * (number - 1.0) / :members), 0, ''
    FROM unnest(cast(:accounts AS varchar[]), cast(:mailboxes AS varchar[]), cast(:polls AS int[]))
    WITH ORDINALITY AS given (account, mailbox, poll, number)
    ON CONFLICT (account) DO UPDATE SET mailbox = excluded.mailbox, poll = excluded.poll,
    due = least(rounds.due, clock_timestamp() + make_interval(secs => excluded.poll))
    WHERE (rounds.mailbox, rounds.poll) <> (excluded.mailbox, excluded.poll)""")
_DISMISS = text("DELETE FROM rounds WHERE account <> ALL (cast(:accounts AS varchar[]))")
_TAKE_DUE = text("""
    UPDATE rounds SET due = clock_timestamp() + make_interval(secs => poll)
    WHERE account IN (
        SELECT account FROM rounds WHERE due <= clock_timestamp() ORDER BY due LIMIT :most FOR UPDATE SKIP LOCKED
    )
    RETURNING mailbox, account""")
_BRING_FORWARD = text("UPDATE rounds SET due = clock_timestamp() WHERE account = ANY (cast(:accounts AS varchar[]))")
_SWEPT = text("""
    UPDATE rounds SET swept = clock_timestamp(), failures = 0, failing_since = NULL, trouble = ''
    WHERE account = :account""")
_FAILED = text("""
    UPDATE rounds SET due = clock_timestamp() + make_interval(secs => :wait), failures = failures + 1,
    failing_since = coalesce(failing_since, clock_timestamp()), trouble = :trouble
    WHERE account = :account""")
_PUT_OFF = text("UPDATE rounds SET due = clock_timestamp() + make_interval(secs => :wait) WHERE account = :account")
_TROUBLE = text("SELECT failures, failing_since, trouble FROM rounds WHERE account = :account")
_ALL = text("""
    SELECT rounds.*, leases.holder FROM rounds
    LEFT JOIN leases ON leases.account = rounds.account AND leases.until >= clock_timestamp()
    ORDER BY mailbox""")
_NOW = text("SELECT clock_timestamp()")


class Rounds:
    """The rounds of all accounts in a database. Every method raises TemporaryError where that is away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def name(self, members: Mapping[FleetAccount, timedelta]) -> None:
        """These are the fleet from now on, each with its poll interval."""
        given = {
            "members": len(members),
            "accounts": [member.account for member in members],
            "mailboxes": [member.name for member in members],
            "polls": [round(poll.total_seconds()) for poll in members.values()],
        }
        with self._database.changing() as connection:
            connection.execute(_NAME, given)
            connection.execute(_DISMISS, {"accounts": given["accounts"]})

    def take_due(self, most: int) -> tuple[FleetAccount, ...]:
        """Those that are due, `most` of them, longest first in doubt; they are due again a poll later."""
        with self._database.changing() as connection:
            return tuple(
                FleetAccount(row.mailbox, row.account) for row in connection.execute(_TAKE_DUE, {"most": most})
            )

    def bring_forward(self, accounts: list[str]) -> None:
        """These are due now."""
        with self._database.changing() as connection:
            connection.execute(_BRING_FORWARD, {"accounts": accounts})

    def swept(self, account: str) -> None:
        """It was swept just now."""
        with self._database.changing() as connection:
            connection.execute(_SWEPT, {"account": account})

    def failed(self, account: str, trouble: str, wait: timedelta) -> None:
        """It could not be swept: `trouble` is the kind of error, and it is due after `wait`."""
        with self._database.changing() as connection:
            given = {"account": account, "trouble": trouble, "wait": wait.total_seconds()}
            connection.execute(_FAILED, given)

    def put_off(self, account: str, wait: timedelta) -> None:
        """It could not be tried: it is due after `wait`."""
        with self._database.changing() as connection:
            connection.execute(_PUT_OFF, {"account": account, "wait": wait.total_seconds()})

    def trouble(self, account: str) -> Trouble:
        """How often in a row it has failed, on whatever machine."""
        with self._database.reading() as connection:
            row = connection.execute(_TROUBLE, {"account": account}).one_or_none()
        return Trouble(row.failures, row.failing_since, row.trouble) if row else Trouble()

    def all(self) -> tuple[datetime, tuple[Round, ...]]:
        """The database's time, and every mailbox of the fleet by name."""
        with self._database.reading() as connection:
            now = connection.scalar(_NOW)
            found = connection.execute(_ALL).all()
        assert isinstance(now, datetime)
        return now, tuple(
            Round(
                FleetAccount(row.mailbox, row.account),
                timedelta(seconds=row.poll),
                row.due,
                row.swept,
                Trouble(row.failures, row.failing_since, row.trouble),
                row.holder or "",
            )
            for row in found
        )
