"""What is told back holds for any English text: nothing of the first person, nothing harsh, no fact from nowhere."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON, read_by_the_rules
from triage.reply.harsh import is_harsh
from triage.reply.retell.formal.phrase import Phrase
from triage.reply.retell.story import tell

PIECES = st.sampled_from(
    """
    I|my lamp|we|our|me|myself|you|your driver|yours|you guys|the lamp|it|they|he|that|which|because|and|but|so|if|when
    |ordered|bought|sent|lost|promised|charged|told|asked|was|were|am|is|has|have|had|did|do|can|would|never|not|still
    |arrived|broken|missing|twice|order #4471|on 3 November|today|yesterday|tomorrow|last Wednesday|€ 49,90|$1,299.00
    |please|send|refund|where|how|why|FUCK YOU|idiots|I will sue|STOP|NO|No|Second|(|)|"|“|”|.|,|!|?|:|;| - |\r\n|\n\n
    |Hi,|thanks|lol|😡|1)|mine|us|to|from|with|for|Can you|My wife and I|I've|you're|dont|3/10|1Z999AA10123456784
    """.replace("\n    ", "").split("|")
)
LETTERS = st.lists(PIECES, max_size=40).map(" ".join)
FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|i'm|i've|i'd|i'll)\b", re.IGNORECASE)


def told(text: str) -> str:
    story = tell(read_by_the_rules(text))
    return " ".join(story.sentences) if story else ""


@settings(deadline=None)
@given(st.text() | LETTERS)
def test_nobody_is_told_back_in_the_first_person(text: str) -> None:
    assert FIRST_PERSON.findall(re.sub("“[^”]*”", "", told(text))) == []


@settings(deadline=None)
@given(st.text() | LETTERS)
def test_nothing_harsh_or_loud_is_told_back(text: str) -> None:
    said = told(text)
    assert (is_harsh(said), "!" in said) == (False, False)


@settings(deadline=None)
@given(st.text() | LETTERS)
def test_every_figure_told_back_stands_in_the_letter_or_is_a_day_beside_it(text: str) -> None:
    known = f"{text} {NOON.day - 1} {NOON.day} {NOON.day + 1}"
    assert [figure for figure in re.findall(r"\d+", told(text)) if figure not in known] == []


@settings(deadline=None)
@given(st.text() | LETTERS)
def test_what_is_told_back_is_one_line_with_its_brackets_closed(text: str) -> None:
    said = told(text)
    assert (said.splitlines() in ([], [said]), said.count("("), said.count('"') % 2) == (True, said.count(")"), 0)


@given(st.text() | LETTERS)
def test_a_phrase_in_which_no_word_is_turned_is_the_clause_as_it_was(text: str) -> None:
    assert Phrase(text).text() == " ".join(text.split())
