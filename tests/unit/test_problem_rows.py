"""Every problem row carries texts that must and must not find it, in every language, and is held to them."""

from __future__ import annotations

import string
from functools import cache

import pytest

from triage.judge.phrasebook import Phrasebook
from triage.judge.problem import ProblemFinder
from triage.judge.wordlist import words
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES, ProblemRow

IDS = words(
    "damaged wrong_item missing_item late not_received defective return_exchange warranty billing refund_wanted",
    "cancellation account discount service no_reply order_change invoice privacy product_question praise other",
)
ROWS = {row.id: row for row in default_rules().problems}
SPEAKING = [row for row in default_rules().problems if row.id != "other"]
SLOTS = {"day", "order", "product", "amount", "date", "tracking", "times", "since"}


@cache
def finder() -> ProblemFinder:
    return ProblemFinder(Phrasebook(default_rules()))


def found(text: str, language: str) -> list[str]:
    return [problem.id for problem in finder().find(text, "", language, ((0, len(text)),))]


def examples(which: str) -> list[tuple[str, str, str]]:
    return [
        (row.id, language, text)
        for row in SPEAKING
        for language, texts in getattr(row, which).items()
        for text in texts
    ]


def test_the_rows_are_exactly_the_known_kinds_of_problem() -> None:
    assert sorted(ROWS) == sorted(IDS)


@pytest.mark.parametrize(("row", "language", "text"), examples("fires"))
def test_a_text_that_must_find_the_row_finds_it(row: str, language: str, text: str) -> None:
    assert row in found(text, language)


@pytest.mark.parametrize(("row", "language", "text"), examples("silent"))
def test_a_text_that_must_not_find_the_row_does_not(row: str, language: str, text: str) -> None:
    assert row not in found(text, language)


@pytest.mark.parametrize("row", SPEAKING, ids=lambda row: row.id)
def test_every_row_has_examples_in_every_language(row: ProblemRow) -> None:
    wanted = {language: 3 if language == "en" else 2 for language in LANGUAGES}
    lacking = [
        language
        for language, least in wanted.items()
        if min(len(row.fires.get(language, ())), len(row.silent.get(language, ()))) < least
    ]
    assert lacking == []


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_every_row_can_be_restated_without_any_fact_in_every_language(row: ProblemRow) -> None:
    slots = {
        language: {name for _, name, _, _ in string.Formatter().parse(row.restate[language][-1]) if name}
        for language in LANGUAGES
    }
    assert slots == {language: set() for language in LANGUAGES}


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_clauses_have_known_slots_only_and_no_full_stop(row: ProblemRow) -> None:
    clauses = [clause for texts in row.restate.values() for clause in texts]
    unknown = {name for clause in clauses for _, name, _, _ in string.Formatter().parse(clause) if name} - SLOTS
    assert (unknown, [clause for clause in clauses if clause.endswith(".")]) == (set(), [])
