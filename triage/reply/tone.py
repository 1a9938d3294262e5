"""Which of the templates a case is answered with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from triage.model import Case, JudgedLetter
from triage.reply.claim import makes_claim
from triage.reply.doubt import owns_to_it
from triage.reply.mood import FURIOUS, UPSET, mood
from triage.reply.praised import is_praise_above_all
from triage.reply.sympathy import ILL
from triage.rules.schema import ProblemRow, WishRow

TONES = ("mild", "upset", "furious", "followup", "question", "praise", "safety", "sober")

CONTENT = 20.0  # frustration, 0..100, below which a fault besides what is asked is told in passing
BESIDE_THEMSELVES = 75.0  # frustration, 0..100, from which it is a complaint, whatever it is about
_PLAINLY = 2.0  # points of a problem that more than a weak word speaks for
_FAULTS = frozenset(
    {"damaged", "wrong_item", "missing_item", "not_received", "late", "defective", "billing", "service", "no_reply"}
)
_TREATED = frozenset({"service", "no_reply"})
_PUT_RIGHT = frozenset(
    {"replacement", "right_item", "remake", "repair", "refund", "correct_charge", "keep_discount", "manager"}
)  # wishes that nobody has who is content
# Families of signals that show a grievance and not a manner of writing; of one alone any letter may have some.
_GRIEVED = frozenset(
    {"legal", "chargeback", "accusation", "profanity", "anger", "public_review", "no_response", "repeat_contact"}
    | {"broken_promise", "negated_service", "treatment"}
)
# Two letters of one evening are one thought; the second one a day later asks why nobody answered.
WRITTEN_AGAIN = timedelta(hours=12)
LONG_WAIT = timedelta(days=3)
_WANTED = frozenset({"account", "refund_wanted", "discount"})  # what nobody writes about first who is content


def has_written_again(case: Case) -> bool:
    return case.contacts > 1 and case.newest.received - case.waiting_since >= WRITTEN_AGAIN


def has_waited_long(case: Case, now: datetime) -> bool:
    return now - case.waiting_since >= LONG_WAIT


def tone(case: Case, rows: Sequence[ProblemRow], wish: WishRow | None, *, aggrieved: bool = False) -> str:
    """One of TONES but the grave ones. `rows`: the problems that are restated, the first one first; `wish`: what the
    reply takes up; `aggrieved`: there is something to be sorry for, however calmly it is told.
    """
    if all(row.tone == "praise" for row in rows):
        return "question" if wish else "praise"
    upset, claims = mood(case), makes_claim(case)
    if upset >= FURIOUS and not claims:  # who sets a term wants it noted, and no word of feelings
        return "furious"
    again = has_written_again(case)
    if case.promise_broken or (again and not claims):  # that nobody answered is our fault, the form says
        return "followup"
    if not (again or aggrieved or any(map(_complains, case.letters))):
        return "question"
    return "upset" if upset >= UPSET else "mild"


def _complains(letter: JudgedLetter) -> bool:
    """Whether somebody has something to forgive us: not who asks, praises, made the mistake or writes of an illness."""
    judgement = letter.judgement
    if owns_to_it(letter) or is_praise_above_all(letter) or ILL in {cue.id for cue in judgement.circumstances}:
        return False
    grieved = {signal.family for signal in judgement.signals if signal.points > 0} & _GRIEVED
    first = judgement.problems[0]
    sure = {each.id for each in judgement.problems if each.id in _TREATED or each.points >= _PLAINLY}
    doubted = {each.id for each in judgement.suspected if each.points >= _PLAINLY}
    return (
        len(grieved) > 1
        or judgement.frustration >= BESIDE_THEMSELVES
        or first.id in sure & (_FAULTS | _WANTED)
        or (judgement.frustration >= CONTENT and not sure.isdisjoint(_FAULTS))
        or any(wish.id in _PUT_RIGHT for wish in judgement.wishes)
        or (bool(grieved) and not doubted.isdisjoint(_FAULTS | _WANTED))
    )
