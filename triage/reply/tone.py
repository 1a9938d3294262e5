"""Which of the templates a case is answered with."""

from __future__ import annotations

from datetime import datetime, timedelta

from triage.model import Case
from triage.rules.schema import ProblemRow

TONES = ("mild", "upset", "furious", "followup", "question", "praise")

# Frustration, 0..100.
CALM = 10.0  # below this, a letter without a known problem is a message like any other, not a complaint
UPSET = 35.0
FURIOUS = 80.0
# Two letters of one evening are one thought; the second one a day later asks why nobody answered.
WRITTEN_AGAIN = timedelta(hours=12)
LONG_WAIT = timedelta(days=3)


def frustration(case: Case) -> float:
    """That of the most upset letter: a short "any news?" does not mean that the customer has calmed down."""
    return max(letter.judgement.frustration for letter in case.letters)


def has_written_again(case: Case) -> bool:
    return case.contacts > 1 and case.newest.received - case.waiting_since >= WRITTEN_AGAIN


def has_waited_long(case: Case, now: datetime) -> bool:
    return now - case.waiting_since >= LONG_WAIT


def tone(case: Case, row: ProblemRow) -> str:
    """One of TONES."""
    upset = frustration(case)
    if row.tone == "praise":
        return "praise"
    if case.promise_broken or has_written_again(case):
        return "followup"
    if upset < (UPSET if row.tone == "question" else CALM if _is_unknown(row) else 0.0):
        return "question"
    return "furious" if upset >= FURIOUS else "upset" if upset >= UPSET else "mild"


def _is_unknown(row: ProblemRow) -> bool:
    """Whether this is the row for letters in which no problem was found: nothing fires it."""
    return not row.phrases and not row.patterns
