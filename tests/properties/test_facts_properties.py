"""Facts and restatements hold for any text."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON, case_of, read_by_the_rules
from triage.judge.facts import find_facts
from triage.judge.products import find_products
from triage.reply.restate import restate
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES

PIECES = st.sampled_from(
    """
    My blue vase|the kettle|order #4471|Order No.: 100-2231-88|arrived broken|I am|you sent me|never came|and|but|.|!|?
    |,|(|)|€ 49,90|$1,299.00|on 3 November|yesterday|1Z999AA10123456784|FUCK YOU|you idiots|I will sue|my|we|you|me|I
    |your driver|was|still waiting for|refund|“|”|#|Bestellung 4471|meine Vase|ist kaputt|ma commande|cassé|twice|mine
    |24/7|03/10
    """.split("|")
)
LETTERS = st.lists(PIECES, max_size=30).map(" ".join)
LANGUAGE = st.sampled_from([*LANGUAGES, "un", "sv"])
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|I'm|I've)\b")
INSULT = re.compile(r"fuck|idiot|sue", re.IGNORECASE)


@given(st.text() | LETTERS, st.text(max_size=80) | LETTERS, LANGUAGE)
def test_the_span_of_every_fact_gives_its_text(text: str, subject: str, language: str) -> None:
    facts = find_facts(text, subject, language, received=NOON)
    assert all(fact.text == text[slice(*fact.span)] if fact.span else fact.text in subject for fact in facts)


@given(st.text() | LETTERS, LANGUAGE)
def test_facts_do_not_overlap(text: str, language: str) -> None:
    spans = [fact.span for fact in find_facts(text, "", language, received=NOON) if fact.span]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(LETTERS, LANGUAGE)
def test_products_are_few(text: str, language: str) -> None:
    assert len(find_products(text, language)) <= 3


@settings(deadline=None)
@given(LETTERS, LANGUAGE)
def test_no_restatement_speaks_in_the_first_person_or_repeats_an_insult(text: str, language: str) -> None:
    found = restate(case_of(read_by_the_rules(text, language=language)), default_rules(), language)
    assert (FIRST_PERSON.findall(found.text) if not found.quoted else [], INSULT.findall(found.text)) == ([], [])


@settings(deadline=None)
@given(LETTERS, LANGUAGE)
def test_every_figure_of_a_restatement_stands_in_the_letter(text: str, language: str) -> None:
    found = restate(case_of(read_by_the_rules(text, language=language)), default_rules(), language)
    allowed = f"{text} {NOON.day} {NOON.day - 1}"
    assert [figure for figure in re.findall(r"\d+", found.text) if figure not in allowed] == []


@settings(deadline=None)
@given(LETTERS, LANGUAGE)
def test_a_restatement_is_whole_sentences_without_a_raised_voice(text: str, language: str) -> None:
    words = restate(case_of(read_by_the_rules(text, language=language)), default_rules(), language).text
    assert words[:1].isupper() or words[:1].isdigit()
    assert words[-1] in ".”“»"
    assert "!" not in words
    assert "\n" not in words
