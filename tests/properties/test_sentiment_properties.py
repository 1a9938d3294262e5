"""Our quicker way to a word's value leads where VADER's own does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    NEGATE,
    SPECIAL_CASES,
    SentimentIntensityAnalyzer,
    SentiText,
)

from triage.judge.sentiment import Sentiment
from triage.judge.tokens import tokens

_LIBRARY = SentimentIntensityAnalyzer()
_OURS = Sentiment({})
_TURNS = sorted(
    {word for idiom in (*BOOSTER_DICT, *SPECIAL_CASES) for word in idiom.split() if word.isalpha()}
    | {word for word in NEGATE if word.isalpha()}
    | {"isn't", "no", "or", "nor", "least", "at", "very", "never", "so", "this", "without", "doubt", "ain't"}
)
_MOODS = ["good", "bad", "great", "awful", "refund", "love", "hate", "problem", "no", "help", "thanks", "ass"]
_OTHERS = ["the", "order", "arrived", "it", "was", "kind", "of"]

words = st.sampled_from([_TURNS, _MOODS, _OTHERS]).flatmap(st.sampled_from)
as_typed = st.tuples(words, st.sampled_from([str.lower, str.lower, str.upper])).map(lambda drawn: drawn[1](drawn[0]))


@given(st.lists(as_typed, min_size=1, max_size=14))
def test_a_words_value_is_the_librarys_whatever_stands_around_it(typed: list[str]) -> None:
    text = " ".join(typed)
    read = SentiText(text)
    library = [
        _LIBRARY.sentiment_valence(0, read, word, place, [])[0]
        for place, word in enumerate(typed)
        if word.lower() in _LIBRARY.lexicon and word.lower() not in BOOSTER_DICT
    ]

    mood = _OURS.mood(tokens(text, [(0, len(text))])[0])

    assert mood.negative == sum(-value for value in library if value < 0)
    assert mood.positive == sum(value for value in library if value > 0)
