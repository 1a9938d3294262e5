"""What a letter is answered with, for tests of which words answer which case."""

from __future__ import annotations

from typing import TypedDict, Unpack

from tests.factories import NOON, TOKEN, US, case_of, read_by_the_rules
from triage.hours import BusinessHours
from triage.model import Draft, Refusal, Restatement
from triage.reply.answer import answering
from triage.reply.compose import Composer
from triage.reply.courtesy import breaches
from triage.reply.promise import promise
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import BandRow

RULES = default_rules()
COMPOSER = Composer(read_templates(TEMPLATES), RULES, quote=False)
DAYS_AHEAD = BandRow(id="P4", at_least=0, within="3d")


class Told(TypedDict, total=False):
    """How a letter is told, and by which token its wording is chosen."""

    language: str
    token: str
    shown: bool
    asks: bool


def answered(
    text: str,
    problem: str,
    *,
    language: str = "en",
    token: str = TOKEN,
    shown: bool = True,
    asks: bool = False,
) -> Draft | Refusal:
    """What a letter about `problem` that came on a Tuesday at noon is answered with."""
    case = case_of(read_by_the_rules(text, language=language))
    restated = Restatement("You have written to us about your order", (problem,), shown=shown, asks=asks)
    row = answering(next(row for row in RULES.problems if row.id == problem), case, RULES, language, restated)
    promised = promise(row, DAYS_AHEAD, BusinessHours(), NOON, language, token, case.deadline)
    made = COMPOSER.compose(case, restated, promised, US, token, NOON)
    if isinstance(made, Draft):
        assert breaches(made, case, RULES) == ()
    return made


def draft(text: str, problem: str, **told: Unpack[Told]) -> Draft:
    made = answered(text, problem, **told)
    assert isinstance(made, Draft), made
    return made


def wordings(text: str, problem: str, **told: Unpack[Told]) -> str:
    """All that is said to such a letter, whichever wording is chosen."""
    each: list[Told] = [{**told, "token": f"{number:032x}"} for number in range(12)]
    return "\n".join(draft(text, problem, **one).words for one in each)
