"""Which of the templates a case is answered with."""

from __future__ import annotations

from collections.abc import Sequence
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


def tone(case: Case, rows: Sequence[ProblemRow]) -> str:
    """One of TONES. `rows`: the problems that are restated, the first one first."""
    upset = frustration(case)
    if all(row.tone == "praise" for row in rows):
        return "praise"
    if case.promise_broken or has_written_again(case):
        return "followup"
    if upset < min(_question_below(row) for row in rows):
        return "question"
    return "furious" if upset >= FURIOUS else "upset" if upset >= UPSET else "mild"


def _question_below(row: ProblemRow) -> float:
    """The frustration below which a letter about `row` is a question or a request."""
    if row.tone == "complaint":
        return CALM if _is_unknown(row) else 0.0
    return UPSET


def _is_unknown(row: ProblemRow) -> bool:
    """Whether this is the row for letters in which no problem was found: nothing fires it."""
    return not row.phrases and not row.patterns
