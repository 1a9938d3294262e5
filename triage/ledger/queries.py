"""The SQL, each statement named after its purpose. The same text runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Delete, Select, Table, Update, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from triage.ledger import allowed, schema
from triage.ledger.rows import Values
from triage.model import Outcome

_DONE = (Outcome.SKIPPED.value, Outcome.ANSWERED.value)
_OPEN = tuple(outcome.value for outcome in Outcome if outcome.value not in _DONE)  # an index finds these
_NOT_JUDGED = (Outcome.SKIPPED.value, Outcome.QUARANTINED.value)


def letters_at(account: str, mailbox: str, uidvalidity: int) -> Select[Any]:
    """The letters of one mailbox. Should two claim one UID, the present and newer one comes last."""
    return _of_mailbox(select(schema.letters), account, mailbox, uidvalidity)


def uids_at(account: str, mailbox: str, uidvalidity: int) -> Select[Any]:
    """The UID of each letter of one mailbox and whether it is present, in the order of `letters_at`."""
    return _of_mailbox(select(schema.letters.c.uid, schema.letters.c.present), account, mailbox, uidvalidity)


def letters_closed(account: str, at: datetime, customers: Sequence[str]) -> Select[Any]:
    """When the newest letter came in that became ANSWERED at that moment, for each of the customers who has one."""
    letters = schema.letters
    return (
        select(letters.c.customer, func.max(letters.c.received).label("received"))
        .where(letters.c.account == account, letters.c.customer.in_(customers))
        .where(letters.c.outcome == Outcome.ANSWERED.value, letters.c.changed_at == at)
        .group_by(letters.c.customer)
    )


def letters_named(account: str, fingerprints: Sequence[str]) -> Select[Any]:
    letters = schema.letters
    return select(letters).where(letters.c.account == account, letters.c.fingerprint.in_(fingerprints))


def letters_waiting(account: str) -> Select[Any]:
    """Present and not done with, oldest first."""
    letters = schema.letters
    return _letters(account).where(letters.c.present, letters.c.outcome.in_(_OPEN))


def letters_replied_to(account: str, message_id_hashes: Sequence[str]) -> Select[Any]:
    letters = schema.letters
    return select(letters).where(letters.c.account == account, letters.c.message_id_hash.in_(message_id_hashes))


def letters_by(account: str, customer: str) -> Select[Any]:
    """One customer's letters, oldest first."""
    return _letters(account).where(schema.letters.c.customer == customer)


def letters_since(account: str, since: datetime) -> Select[Any]:
    """What came in from that moment on, oldest first."""
    return _letters(account).where(schema.letters.c.received >= since)


def frustrations_since(account: str, since: datetime) -> Select[Any]:
    """Of the letters that were judged, least upset first."""
    letters = schema.letters
    return (
        select(letters.c.frustration)
        .where(letters.c.account == account, letters.c.received >= since, letters.c.outcome.not_in(_NOT_JUDGED))
        .order_by(letters.c.frustration)
    )


def letters_still_flagged(account: str) -> Select[Any]:
    """Present, done with, and with flags of ours, oldest first."""
    letters = schema.letters
    done = _letters(account).where(letters.c.present, letters.c.outcome.in_(_DONE))
    return done.where((letters.c.flags != "") | (letters.c.moving != ""))


def letters_elsewhere(account: str, mailbox: str, uidvalidity: int) -> Select[Any]:
    """Present in another mailbox, or one that has been replaced since, oldest first."""
    letters = schema.letters
    here = (letters.c.mailbox == mailbox) & (letters.c.uidvalidity == uidvalidity)
    return _letters(account).where(letters.c.present, ~here)


def letters_become(account: str, fingerprints: Sequence[str], values: Values) -> Update:
    letters = schema.letters
    return update(letters).where(letters.c.account == account, letters.c.fingerprint.in_(fingerprints)).values(**values)


def drafts_standing(account: str, outcomes: Sequence[str]) -> Select[Any]:
    """The drafts with one of these outcomes, oldest intent first."""
    return _drafts(account).where(schema.drafts.c.outcome.in_(outcomes))


def drafts_since(account: str, since: datetime) -> Select[Any]:
    """The drafts intended from that moment on, oldest intent first."""
    return _drafts(account).where(schema.drafts.c.intended_at >= since)


def drafts_for(account: str, customers: Sequence[str]) -> Select[Any]:
    """Every draft for these customers, oldest intent first."""
    return _drafts(account).where(schema.drafts.c.customer.in_(customers))


def draft_named(account: str, token: str) -> Select[Any]:
    drafts = schema.drafts
    return select(drafts).where(drafts.c.account == account, drafts.c.token == token)


def forget_draft(account: str, token: str) -> Delete:
    """Its covers go with it (ON DELETE CASCADE)."""
    drafts = schema.drafts
    return delete(drafts).where(drafts.c.account == account, drafts.c.token == token)


def covers_of(account: str, tokens: Sequence[str]) -> Select[Any]:
    """What the drafts cover, in the order they named it."""
    covers = schema.covers
    return (
        select(covers.c.token, covers.c.fingerprint)
        .where(covers.c.account == account, covers.c.token.in_(tokens))
        .order_by(covers.c.token, covers.c.position)
    )


def drafts_standing_for(account: str, fingerprints: Sequence[str], but: str) -> Select[Any]:
    """Which of these letters other drafts than `but` stand for, and their outcomes; the newest intent last."""
    drafts, covers = schema.drafts, schema.covers
    same = (drafts.c.account == covers.c.account) & (drafts.c.token == covers.c.token)
    return (
        select(covers.c.fingerprint, drafts.c.outcome)
        .join_from(covers, drafts, same)
        .where(covers.c.account == account, covers.c.fingerprint.in_(fingerprints))
        .where(drafts.c.token != but, drafts.c.outcome.in_([outcome.value for outcome in allowed.STANDING]))
        .order_by(drafts.c.intended_at, drafts.c.token)
    )


def promises_since(account: str, since: datetime) -> Select[Any]:
    """What was promised from that moment on, first due first."""
    return _promises(account).where(schema.promises.c.sent >= since)


def promises_open(account: str) -> Select[Any]:
    """What was promised and not followed by another answer, first due first."""
    return _promises(account).where(schema.promises.c.kept.is_(None))


def heard_between(account: str, since: date, until: date) -> Select[Any]:
    heard = schema.heard
    letters = func.sum(heard.c.letters).label("letters")
    return (
        select(heard.c.word, letters)
        .where(heard.c.account == account, heard.c.day.between(since, until))
        .group_by(heard.c.word)
    )


def cursor_at(account: str, mailbox: str) -> Select[Any]:
    cursors = schema.cursors
    return select(cursors).where(cursors.c.account == account, cursors.c.mailbox == mailbox)


def answers_to(account: str, message_id_hashes: Sequence[str]) -> Select[Any]:
    answers = schema.answers
    return select(answers).where(answers.c.account == account, answers.c.message_id_hash.in_(message_id_hashes))


def memory_named(account: str, name: str) -> Select[Any]:
    memories = schema.memories
    return select(memories.c.value).where(memories.c.account == account, memories.c.name == name)


def key_check_of(account: str) -> Select[Any]:
    accounts = schema.accounts
    return select(accounts.c.key_check).where(accounts.c.account == account)


def upsert(connection: Connection, table: Table, rows: Iterable[Values], *, if_later: str = "") -> None:
    """Insert, or replace by primary key. `if_later` names a column that must be greater for a row to be replaced."""
    values = list(rows)
    if not values:
        return
    insert = _insert(connection, table)
    replaced = {column.name: insert.excluded[column.name] for column in table.columns if not column.primary_key}
    where = table.c[if_later] < insert.excluded[if_later] if if_later else None
    statement = insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=replaced, where=where)
    connection.execute(statement, values)


def add_up(connection: Connection, table: Table, rows: Iterable[Values], *, column: str) -> None:
    """Insert, or add `column` to what stands under the same primary key."""
    values = list(rows)
    if not values:
        return
    insert = _insert(connection, table)
    total = {column: table.c[column] + insert.excluded[column]}
    connection.execute(insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=total), values)


def _insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def _of_mailbox(query: Select[Any], account: str, mailbox: str, uidvalidity: int) -> Select[Any]:
    letters = schema.letters
    return query.where(
        letters.c.account == account, letters.c.mailbox == mailbox, letters.c.uidvalidity == uidvalidity
    ).order_by(letters.c.uid, letters.c.present, letters.c.received, letters.c.fingerprint)


def _letters(account: str) -> Select[Any]:
    """All letters, oldest first."""
    letters = schema.letters
    return select(letters).where(letters.c.account == account).order_by(letters.c.received, letters.c.fingerprint)


def _drafts(account: str) -> Select[Any]:
    """All drafts, oldest intent first."""
    drafts = schema.drafts
    return select(drafts).where(drafts.c.account == account).order_by(drafts.c.intended_at, drafts.c.token)


def _promises(account: str) -> Select[Any]:
    """All promises, first due first."""
    promises = schema.promises
    return select(promises).where(promises.c.account == account).order_by(promises.c.due, promises.c.reply)
