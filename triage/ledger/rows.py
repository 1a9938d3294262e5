"""Rows <-> model, in one place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from sys import intern
from typing import Any

from sqlalchemy import Row

from triage.model import Answer, Cursor, DraftRecord, LetterRecord, Outcome, Place, PromiseRecord

Values = dict[str, Any]


def letter_values(account: str, letter: LetterRecord, now: datetime) -> Values:
    return {
        "account": account,
        "fingerprint": letter.fingerprint,
        "mailbox": letter.place.mailbox,
        "uidvalidity": letter.place.uidvalidity,
        "uid": letter.place.uid,
        "outcome": letter.outcome.value,
        "received": letter.received,
        "customer": letter.customer,
        "message_id_hash": letter.message_id_hash,
        "reason": letter.reason,
        "stage": letter.stage,
        "frustration": letter.frustration,
        "band": letter.band,
        "flags": " ".join(sorted(letter.flags)),  # a flag has no blank (RFC 9051 section 9)
        "moving": " ".join(sorted(letter.moving)),
        "removed": " ".join(sorted(letter.removed)),
        "problem": letter.problem,
        "answered": letter.answered,
        "rules": letter.rules,
        "present": letter.present,
        "changed_at": now,
    }


def letter_of(row: Row[Any]) -> LetterRecord:
    """What thousands of letters have in common is one value for all of them."""
    return LetterRecord(
        fingerprint=row.fingerprint,
        place=Place(intern(row.mailbox), row.uidvalidity, row.uid),
        outcome=Outcome(row.outcome),
        received=row.received,
        customer=row.customer,
        message_id_hash=row.message_id_hash,
        reason=intern(row.reason),
        stage=intern(row.stage),
        frustration=row.frustration,
        band=intern(row.band),
        flags=_flags(row.flags),
        moving=_flags(row.moving),
        removed=_flags(row.removed),
        problem=intern(row.problem),
        answered=row.answered,
        rules=intern(row.rules),
        present=row.present,
    )


@lru_cache(maxsize=1000)
def _flags(told: str) -> frozenset[str]:
    return frozenset(told.split())


def draft_values(account: str, draft: DraftRecord, now: datetime) -> Values:
    return {
        "account": account,
        "token": draft.token,
        "customer": draft.customer,
        "outcome": draft.outcome.value,
        "mailbox": draft.mailbox,
        "uidvalidity": draft.uidvalidity,
        "uidnext": draft.uidnext,
        "sha256": draft.sha256,
        "intended_at": draft.intended_at,
        "uid": draft.uid,
        "promise_by": draft.promise_by,
        "tries": draft.tries,
        "content": draft.content,
        "sketch": draft.sketch,
        "kept": draft.kept,
        "replaces": draft.replaces,
        "subject": draft.subject,
        "leaving": draft.leaving.value if draft.leaving else "",
        "changed_at": now,
    }


def cover_values(account: str, draft: DraftRecord) -> list[Values]:
    return [
        {"account": account, "token": draft.token, "position": position, "fingerprint": fingerprint}
        for position, fingerprint in enumerate(draft.covers)
    ]


def draft_of(row: Row[Any], covers: Iterable[str]) -> DraftRecord:
    return DraftRecord(
        token=row.token,
        customer=row.customer,
        outcome=Outcome(row.outcome),
        mailbox=row.mailbox,
        uidvalidity=row.uidvalidity,
        uidnext=row.uidnext,
        sha256=row.sha256,
        intended_at=row.intended_at,
        covers=tuple(covers),
        uid=row.uid,
        promise_by=row.promise_by,
        tries=row.tries,
        content=row.content,
        sketch=row.sketch,
        kept=row.kept,
        replaces=row.replaces,
        subject=row.subject,
        leaving=Outcome(row.leaving) if row.leaving else None,
    )


def promise_values(account: str, promise: PromiseRecord) -> Values:
    return {
        "account": account,
        "reply": promise.reply,
        "customer": promise.customer,
        "mailbox": promise.place.mailbox,
        "uidvalidity": promise.place.uidvalidity,
        "uid": promise.place.uid,
        "sent": promise.sent,
        "due": promise.due,
        "kept": promise.kept,
    }


def promise_of(row: Row[Any]) -> PromiseRecord:
    place = Place(row.mailbox, row.uidvalidity, row.uid)
    return PromiseRecord(row.reply, row.customer, place, row.sent, row.due, row.kept)


def cursor_values(account: str, cursor: Cursor) -> Values:
    return {
        "account": account,
        "mailbox": cursor.mailbox,
        "uidvalidity": cursor.uidvalidity,
        "uidnext": cursor.uidnext,
    }


def cursor_of(row: Row[Any]) -> Cursor:
    return Cursor(row.mailbox, row.uidvalidity, row.uidnext)


def answer_values(account: str, answer: Answer) -> Values:
    return {"account": account, "message_id_hash": answer.message_id_hash, "sent": answer.sent}
