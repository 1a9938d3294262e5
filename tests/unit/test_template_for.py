"""Which template answers a letter is known before its reply is written, which takes ten times as long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import NOON, TOKEN, case_of, read_by_the_rules
from tests.replays import shipped
from triage.model import Case, Draft
from triage.plan import Line, drafted, entry, restated, template_for

LETTERS = {
    "a question": "Do you also sell the blue lamp in green?",
    "a fault told calmly": "The lamp from order 4471 arrived with a broken shade. Could you send another one?",
    "anger": "This is the THIRD time I write! The lamp is broken, you ignore me, you thieves. Disgusting service!!!",
    "praise": "Thank you so much, the lamp is wonderful and Anna was so kind on the phone.",
    "a danger": "The lamp from order 4471 caught fire last night and burnt my hand.",
    "a death": "My husband passed away in May. Please cancel his subscription for the lamp club.",
    "another language": "Die Lampe aus der Bestellung 4471 ist kaputt angekommen. Bitte schicken Sie mir eine neue.",
}


@pytest.fixture(scope="module")
def line() -> Line:
    return shipped().line({})


@pytest.mark.parametrize("told", LETTERS)
def test_it_is_the_one_that_the_draft_is_made_from(told: str, line: Line) -> None:
    letter = read_by_the_rules(LETTERS[told], language="de" if told == "another language" else "en")
    case = case_of(letter)
    assert template_for(case, line) == drafted_from(case, line)


def test_so_it_is_where_somebody_has_written_again(line: Line) -> None:
    first = read_by_the_rules(LETTERS["a fault told calmly"])
    again = read_by_the_rules("Nobody has answered me yet.", received=NOON + timedelta(days=2), uid=2)
    case = case_of(first, again)
    assert template_for(case, line) == drafted_from(case, line) == "en/followup.txt"


def drafted_from(case: Case, line: Line) -> str:
    now = case.newest.received
    draft = drafted(entry(case, restated(case, line), line, now=now), line, now=now, token=TOKEN)
    assert isinstance(draft, Draft)
    return draft.template
