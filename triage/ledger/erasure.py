"""What is taken out of a ledger: all that is known of one customer, and what has grown too old."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Delete, Update, delete, exists, select, update

from triage.ledger import allowed, schema
from triage.model import Forgotten, Outcome

FORGOTTEN = "forgotten"  # why a letter is skipped that still lies in the mailbox
_STANDING = [outcome.value for outcome in allowed.STANDING]
_BLANK = {
    "outcome": Outcome.SKIPPED.value,
    "reason": FORGOTTEN,
    **dict.fromkeys(("customer", "message_id_hash", "stage", "band", "flags", "moving", "removed", "problem"), ""),
    "frustration": 0.0,
    "answered": None,
    "rules": "",
}


def forget(connection: Connection, account: str, customer: str) -> Forgotten:
    """Remove what is known of that customer. A letter that still lies in the mailbox keeps its place and fingerprint,
    and nothing else, or the next sweep would take it for a new one.
    """
    letters, drafts, covers = schema.letters, schema.drafts, schema.covers
    promises, answers = schema.promises, schema.answers
    theirs = (letters.c.account == account) & (letters.c.customer == customer)
    covering = select(covers.c.token).join_from(covers, letters, _same_letter()).where(theirs)
    replied_to = select(letters.c.message_id_hash).where(theirs, letters.c.message_id_hash != "")
    return Forgotten(
        answers=_done(
            connection,
            delete(answers).where(answers.c.account == account, answers.c.message_id_hash.in_(replied_to)),
        ),
        drafts=_done(
            connection,
            delete(drafts).where(
                drafts.c.account == account, (drafts.c.customer == customer) | drafts.c.token.in_(covering)
            ),
        ),
        promises=_done(
            connection, delete(promises).where(promises.c.account == account, promises.c.customer == customer)
        ),
        letters=_done(connection, delete(letters).where(theirs, ~letters.c.present))
        + _done(connection, update(letters).where(theirs).values(**_BLANK)),
    )


def clear(connection: Connection, account: str, gone_before: datetime, numbers_before: datetime) -> int:
    """Remove letters that left the mailbox before the one moment, with their drafts; and answers, promises and counts
    from before the other. How many rows that were.

    A draft goes with the last letter it covers, or its token could be given out again for a letter that is still there.
    """
    letters, drafts, covers = schema.letters, schema.drafts, schema.covers
    promises, answers, heard = schema.promises, schema.answers, schema.heard
    here = letters.c.present | (letters.c.changed_at >= gone_before)
    of_draft = (covers.c.account == drafts.c.account) & (covers.c.token == drafts.c.token)
    needed = exists(select(covers.c.token).join_from(covers, letters, _same_letter()).where(of_draft, here))
    covered = exists(select(covers.c.token).where(_same_letter()))
    old_drafts = delete(drafts).where(
        drafts.c.account == account,
        drafts.c.changed_at < gone_before,
        drafts.c.outcome.not_in(_STANDING),
        ~needed,
    )
    old_letters = delete(letters).where(letters.c.account == account, ~here, ~covered)
    statements = (
        old_drafts,
        old_letters,
        delete(answers).where(answers.c.account == account, answers.c.sent < numbers_before),
        delete(promises).where(promises.c.account == account, promises.c.sent < numbers_before),
        delete(heard).where(heard.c.account == account, heard.c.day < numbers_before.date()),
    )
    return sum(_done(connection, statement) for statement in statements)


def _same_letter() -> ColumnElement[bool]:
    letters, covers = schema.letters, schema.covers
    return (covers.c.account == letters.c.account) & (covers.c.fingerprint == letters.c.fingerprint)


def _done(connection: Connection, statement: Delete | Update) -> int:
    result: Any = connection.execute(statement)
    return int(result.rowcount)
