"""The tables. Many accounts share one database, so `account` is part of every primary key.

A change here needs a new file in `migrations/versions`.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
)


class UtcTime(TypeDecorator[datetime]):
    """An aware datetime, kept and given back in UTC. SQLite has no zones: there it is text in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

accounts = Table(
    "accounts",
    metadata,
    Column("account", String, primary_key=True),
    Column("key_check", String, nullable=False),
)

letters = Table(
    "letters",
    metadata,
    Column("account", String, primary_key=True),
    Column("fingerprint", String, primary_key=True),
    Column("mailbox", String, nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("outcome", String, nullable=False),
    Column("received", UtcTime, nullable=False),
    Column("customer", String, nullable=False),
    Column("message_id_hash", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("stage", String, nullable=False),
    Column("frustration", Float, nullable=False),
    Column("band", String, nullable=False),
    Column("flags", String, nullable=False),  # sorted, a blank between two
    Column("moving", String, nullable=False),
    Column("removed", String, nullable=False),
    Column("problem", String, nullable=False),
    Column("answered", UtcTime),
    Column("rules", String, nullable=False),
    Column("present", Boolean, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)
Index(None, letters.c.account, letters.c.mailbox, letters.c.uidvalidity, letters.c.uid)
Index(None, letters.c.account, letters.c.present, letters.c.outcome)
Index(None, letters.c.account, letters.c.message_id_hash)
Index(None, letters.c.account, letters.c.customer)
Index(None, letters.c.account, letters.c.received)

drafts = Table(
    "drafts",
    metadata,
    Column("account", String, primary_key=True),
    Column("token", String, primary_key=True),
    Column("customer", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("mailbox", String, nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uidnext", BigInteger, nullable=False),
    Column("sha256", String, nullable=False),
    Column("intended_at", UtcTime, nullable=False),
    Column("uid", BigInteger),
    Column("promise_by", UtcTime),
    Column("tries", Integer, nullable=False),
    Column("content", String, nullable=False),
    Column("sketch", String, nullable=False),
    Column("kept", Float),
    Column("replaces", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("leaving", String, nullable=False),  # an outcome, or ""
    Column("changed_at", UtcTime, nullable=False),
)
Index(None, drafts.c.account, drafts.c.outcome)
Index(None, drafts.c.account, drafts.c.intended_at)

covers = Table(
    "covers",
    metadata,
    Column("account", String, primary_key=True),
    Column("token", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("fingerprint", String, nullable=False),
    ForeignKeyConstraint(["account", "token"], ["drafts.account", "drafts.token"], ondelete="CASCADE"),
    ForeignKeyConstraint(["account", "fingerprint"], ["letters.account", "letters.fingerprint"]),
)

promises = Table(
    "promises",
    metadata,
    Column("account", String, primary_key=True),
    Column("reply", String, primary_key=True),
    Column("customer", String, nullable=False),
    Column("mailbox", String, nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("sent", UtcTime, nullable=False),
    Column("due", UtcTime, nullable=False),
    Column("kept", UtcTime),
)

# How many letters of a day hold a word or fire a row of the rules: counted, never by letter.
heard = Table(
    "heard",
    metadata,
    Column("account", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("word", String, primary_key=True),
    Column("letters", Integer, nullable=False),
)

cursors = Table(
    "cursors",
    metadata,
    Column("account", String, primary_key=True),
    Column("mailbox", String, primary_key=True),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("uidnext", BigInteger, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("account", String, primary_key=True),
    Column("message_id_hash", String, primary_key=True),
    Column("sent", UtcTime, nullable=False),
)

memories = Table(
    "memories",
    metadata,
    Column("account", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

# Who may write for an account on PostgreSQL where several machines do. `epoch` grows with each holder; `until` is by
# the database's clock, null where nobody holds it.
leases = Table(
    "leases",
    metadata,
    Column("account", String, primary_key=True),
    Column("epoch", BigInteger, nullable=False),
    Column("holder", String, nullable=False),
    Column("until", UtcTime),
)

# When each account of a fleet is to be swept, and how it went the last time.
rounds = Table(
    "rounds",
    metadata,
    Column("account", String, primary_key=True),
    Column("mailbox", String, nullable=False),  # the name of its settings
    Column("poll", Integer, nullable=False),  # seconds
    Column("due", UtcTime, nullable=False),
    Column("swept", UtcTime),
    Column("failures", Integer, nullable=False),  # in a row
    Column("failing_since", UtcTime),
    Column("trouble", String, nullable=False),  # the kind of the last error
)
Index(None, rounds.c.due)
