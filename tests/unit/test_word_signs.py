"""What the fitted word list finds in sentences, and where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.judge.tokens import Tokens, tokens
from triage.judge.words import WordSigns, terms

WORDS = ("not", "don't", "cannot", "never", "again", "happy", "with", "you")


def sentence(text: str) -> Tokens:
    (only,) = tokens(text, [(0, len(text))])
    return only


def found(weights: dict[str, float], text: str, *, polite: bool = False) -> list[tuple[str, list[str]]]:
    findings = WordSigns(weights).find([sentence(text)], frozenset({0} if polite else ()))
    return [(each.row, [text[start:end] for start, end in each.spans]) for each in findings]


@pytest.mark.parametrize(
    ("entry", "text", "words"),
    [
        ("again", "Broken again and Again", ["again", "Again"]),
        ("broken again", "Broken again", ["Broken again"]),
        ("not happy", "I am not happy", ["not happy"]),
        ("not happy", "I can't be happy", ["can't be happy"]),
        ("not happy", "I don't not be happy", ["not be happy"]),
        ("was not", "It wasn't, it was not", ["was not"]),
    ],
)
def test_an_entry_is_found_where_its_words_stand(entry: str, text: str, words: list[str]) -> None:
    assert found({entry: 1.0}, text) == [("word_signs", words)]


@pytest.mark.parametrize("text", ["I am not happy", "I don't feel happy", "Cannot be happy"])
def test_a_word_that_a_negator_turns_is_not_looked_up_by_itself(text: str) -> None:
    assert found({"happy": 1.0}, text) == []


def test_a_negator_turns_two_words_and_no_more() -> None:
    assert found({"happy": 1.0}, "not at all happy") == [("word_signs", ["happy"])]


def test_kind_words_in_a_polite_sentence_do_not_count() -> None:
    assert found({"again": 1.0, "thanks": -1.0}, "again with thanks", polite=True) == [("word_signs", ["again"])]


def test_kind_words_are_a_signal_of_their_own() -> None:
    assert found({"again": 1.0, "thanks": -1.0}, "again, thanks") == [
        ("word_signs", ["again"]),
        ("kind_signs", ["thanks"]),
    ]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_each_word_is_looked_up_once_and_so_is_each_pair_that_no_negator_begins(words: list[str]) -> None:
    plain = ["not" if word in WORDS[:3] else word for word in words]
    pairs = ["" if first == "not" else f"{first} {second}" for first, second in pairwise(plain)]
    asked = terms(sentence(" ".join(words)))
    assert [term.removeprefix("not ") for term in asked[::2]] == plain
    assert asked[1::2] == ["", *pairs]
