"""Words of a sentence: what is one, and that it is one whatever stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.judge.nouns import nouns_of
from triage.judge.product_names import Names
from triage.judge.product_words import TABLES
from triage.judge.tokens import tokens
from triage.rules.fold import fold

ASCII = st.text(st.characters(max_codepoint=127), max_size=60)


def words_of(text: str) -> list[str]:
    [sentence] = tokens(text, [(0, len(text))])
    plain = fold(text)
    assert sentence.words == [plain[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True)]
    return sentence.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It isn't well-made, is it?", ["It", "isn't", "well-made", "is", "it"]),
        ("Great :-) and <3, then :(", ["Great", ":-)", "and", "<3", "then", ":("]),
        ("snake_case and 4x4", ["snake_case", "and", "4x4"]),
        ("sch*** f**k", ["sch", "f**k"]),
        ("Schön für 5 € 😡", ["Schön", "für", "5", "😡"]),
    ],
)
def test_words_figures_and_emoticons_are_tokens(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(ASCII)
def test_a_sentence_has_the_same_words_beside_one_with_an_accent(text: str) -> None:
    assert words_of(f"{text} été") == [*words_of(text), "été"]


@given(ASCII)
def test_names_are_put_together_from_the_same_words_beside_one_with_an_accent(text: str) -> None:
    table, nouns = TABLES["en"], nouns_of("en")
    assert Names(f"{text} été", table, nouns).words == [*Names(text, table, nouns).words, "été"]
