from __future__ import annotations

import pytest

from triage.judge.negation import is_negated

SIGN = "disappointed"


def negates(before: str, language: str = "en") -> bool:
    return is_negated(before + SIGN, len(before), language)


@pytest.mark.parametrize("before", ["not ", "I was never ", "no longer ", "I wasn't really ", "NOT\n", "(not "])
def test_a_negator_counts_right_before_a_sign_or_one_word_before(before: str) -> None:
    assert negates(before)


@pytest.mark.parametrize("before", ["", "very ", "not at all that ", "why not? ", "not, I am ", "knot ", "not-"])
def test_what_stands_further_off_or_apart_does_not_count(before: str) -> None:
    assert not negates(before)


def test_a_typographic_apostrophe_negates_too() -> None:
    assert negates("I wasn’t ")


@pytest.mark.parametrize(
    ("before", "language"),
    [("d'aucun ", "fr"), ("pas de gros ", "fr"), ("kein einziges ", "de"), ("un po’ ", "it"), ("a tad ", "en")],
)
def test_a_negator_may_follow_an_article_or_be_two_words(before: str, language: str) -> None:
    assert negates(before, language)


def test_what_makes_little_of_a_sign_stands_right_before_it() -> None:
    assert negates("a little bit ")
    assert not negates("a little more ")
