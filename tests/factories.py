"""Values for tests: each factory needs only what its test is about."""

from __future__ import annotations

from datetime import UTC, datetime

from triage.model import DraftRecord, LetterRecord, Outcome, Place

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)  # a Tuesday


def letter_record(
    fingerprint: str = "a1",
    outcome: Outcome = Outcome.JUDGED,
    *,
    uid: int = 1,
    received: datetime = NOON,
    present: bool = True,
    reason: str = "",
) -> LetterRecord:
    """A letter in INBOX as the ledger remembers it."""
    place = Place("INBOX", 7, uid)
    return LetterRecord(fingerprint, place, outcome, received, present=present, reason=reason)


def draft_record(
    token: str = "d1", *covers: str, outcome: Outcome = Outcome.INTENDED, intended_at: datetime = NOON
) -> DraftRecord:
    """A draft that answers the letters it covers."""
    return DraftRecord(token, "c1", outcome, "Drafts", 3, 40, "5a", intended_at, covers)
