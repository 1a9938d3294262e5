"""Every signal row fires where it must and keeps silent where it must, in every language it has words for."""

from __future__ import annotations

import pytest

from triage.judge.negation import is_negated
from triage.judge.signals import COMPUTED
from triage.rules.notation import check_phrase
from triage.rules.patterns import check_pattern
from triage.rules.phrases import PhraseSet, compile_rows
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES, SignalRow

FEWEST_TEXTS = 2
ROWS = {row.id: row for row in default_rules().signals}
WORDED = [
    (row.id, language)
    for row in ROWS.values()
    for language in LANGUAGES
    if language in row.phrases or language in row.patterns
]
PHRASES: dict[str, PhraseSet] = {language: compile_rows(ROWS.values(), language) for language in LANGUAGES}


def fired(text: str, language: str) -> set[str]:
    hits = PHRASES[language].find(text)
    return {hit.id for hit in hits if not is_negated(text, hit.start, language)}


@pytest.mark.parametrize(("row", "language"), WORDED)
def test_a_row_fires_on_the_texts_it_must_fire_on(row: str, language: str) -> None:
    missed = [text for text in ROWS[row].fires.get(language, ()) if row not in fired(text, language)]
    assert missed == []


@pytest.mark.parametrize(("row", "language"), WORDED)
def test_a_row_is_silent_on_the_texts_it_must_not_fire_on(row: str, language: str) -> None:
    wrong = [text for text in ROWS[row].silent.get(language, ()) if row in fired(text, language)]
    assert wrong == []


@pytest.mark.parametrize(("row", "language"), WORDED)
def test_a_row_has_texts_enough_in_each_of_its_languages(row: str, language: str) -> None:
    counts = [len(texts.get(language, ())) for texts in (ROWS[row].fires, ROWS[row].silent)]
    assert min(counts) >= FEWEST_TEXTS


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_a_row_has_words_or_is_computed_and_says_why(row: SignalRow) -> None:
    assert bool(row.phrases or row.patterns) != (row.id in COMPUTED)
    assert row.why


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)
def test_the_sign_of_a_row_is_that_of_its_family(row: SignalRow) -> None:
    assert (row.points < 0) == (row.family in ("courtesy", "praise", "patience"))
    assert row.points * row.again >= 0


@pytest.mark.parametrize(("row", "language"), WORDED)
def test_phrases_and_patterns_compile(row: str, language: str) -> None:
    phrases, patterns = ROWS[row].phrases.get(language, ()), ROWS[row].patterns.get(language, ())
    assert [*filter(check_phrase, phrases), *filter(check_pattern, patterns)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grave_signs_have_words_in_every_language(language: str) -> None:
    grave = (
        "no_response",
        "waiting",
        "ultimatum",
        "legal",
        "chargeback",
        "public_review",
        "churn",
        "verdict_worst",
        "anger",
    )
    assert [row for row in grave if (row, language) not in WORDED] == []


def test_the_word_list_holds_words_not_numbers_or_names() -> None:
    words = default_rules().words
    assert len(words) > 100
    assert [word for word in words if any(letter.isdigit() for letter in word) or word != word.lower()] == []
    assert max(len(word.split()) for word in words) <= 2
