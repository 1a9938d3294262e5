"""Which of the templates a case is answered with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from triage.model import Case, JudgedLetter, Restatement
from triage.reply.evidence import is_in_subject_alone
from triage.reply.mood import FURIOUS, UPSET, mood
from triage.reply.praised import is_praise_above_all
from triage.reply.topics import PRAISE
from triage.reply.wishes import INFORMATION
from triage.rules.schema import ProblemRow, WishRow

TONES = ("mild", "upset", "furious", "followup", "question", "praise", "safety", "sober")

# Frustration, 0..100.
CALM = 10.0  # below this, a letter that asks is no complaint, whatever it names besides
CONTENT = 20.0  # below this, a letter without a known problem is a message like any other, and often a thank-you
REQUEST = 40.0  # below this, whoever only wants to send something back or to cancel has nothing to forgive us
STERN_REQUEST = 75.0  # from here on a request is a complaint as well
_SAYS_LITTLE = frozenset({"words", "absolutes", "punctuation"})
# Two letters of one evening are one thought; the second one a day later asks why nobody answered.
WRITTEN_AGAIN = timedelta(hours=12)
LONG_WAIT = timedelta(days=3)
_SPOKEN_TO = "service"
_REQUESTS = frozenset({"cancellation", "return_exchange", "privacy", "order_change", "invoice"})


def has_written_again(case: Case) -> bool:
    return case.contacts > 1 and case.newest.received - case.waiting_since >= WRITTEN_AGAIN


def has_waited_long(case: Case, now: datetime) -> bool:
    return now - case.waiting_since >= LONG_WAIT


def tone(
    case: Case,
    rows: Sequence[ProblemRow],
    restatement: Restatement,
    wish: WishRow | None,
    *,
    aggrieved: bool = False,
) -> str:
    """One of TONES but the grave ones. `rows`: the problems that are restated, the first one first; `wish`: what the
    reply takes up; `aggrieved`: there is something to be sorry for, however calmly it is told.
    """
    upset = mood(case)
    if all(row.tone == "praise" for row in rows):
        return "question" if wish else "praise"
    if upset >= FURIOUS:
        return "furious"
    if case.promise_broken or has_written_again(case):
        return "followup"
    if upset < CALM and rows[0].tone == "question" and not aggrieved:
        return "question"  # what else the letter names is told in passing
    # How somebody was spoken to makes a calm request no complaint.
    telling = [row for row in rows if row is rows[0] or row.id != _SPOKEN_TO]
    calm_below = min(_question_below(row, case, restatement, wish) for row in telling)
    if upset < calm_below and not aggrieved:
        return "question"
    # A request that sounds cross is answered mildly: there is nothing to be sorry for at length.
    return "upset" if upset >= (STERN_REQUEST if calm_below == UPSET else UPSET) else "mild"


def _question_below(row: ProblemRow, case: Case, restatement: Restatement, wish: WishRow | None) -> float:
    """The frustration below which a letter about `row` is a question or a request."""
    shown = restatement.shown and row.id == restatement.problems[0]
    doubtful = not shown and _is_doubtful(row, case)
    if row.tone != "complaint" or doubtful:
        return REQUEST if doubtful else UPSET
    if row.id in _REQUESTS and (wish is not None or restatement.asks):
        return REQUEST
    if not _is_unknown(row):
        return 0.0
    asks = restatement.quoted and restatement.text.rstrip('”“»" .').endswith("?")
    if asks or INFORMATION in case.circumstances or not any(_tells_of_trouble(letter) for letter in case.letters):
        return UPSET
    # To be sorry where nothing went wrong is worse than to be dry where something did.
    return CONTENT


def _is_doubtful(row: ProblemRow, case: Case) -> bool:
    """Whether the letters name the problem in weak words only, in a subject alone, or beside praise for what was put
    right.
    """
    named = [(each, letter) for letter in case.letters for each in letter.judgement.problems if each.id == row.id]
    return bool(named) and all(
        problem.points < row.points or is_in_subject_alone(problem) or is_praise_above_all(letter)
        for problem, letter in named
    )


def _tells_of_trouble(letter: JudgedLetter) -> bool:
    """Whether more than single words and denials fired, and no praise; a letter that was not weighed may."""
    if any(signal.family == PRAISE for signal in letter.judgement.signals):
        return False
    positive = [signal for signal in letter.judgement.signals if signal.points > 0]
    return not positive or any(signal.family not in _SAYS_LITTLE for signal in positive)


def _is_unknown(row: ProblemRow) -> bool:
    """Whether this is the row for letters in which no problem was found: nothing fires it."""
    return not row.phrases and not row.patterns
