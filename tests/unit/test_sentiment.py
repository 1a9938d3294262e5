from __future__ import annotations

import pytest

from triage.judge.sentiment import Mood, Sentiment
from triage.judge.tokens import tokens
from triage.rules.read import default_rules

PLAIN = Sentiment({})
OURS = Sentiment(default_rules().lexicon)


def mood(text: str, sentiment: Sentiment = OURS) -> Mood:
    (sentence,) = tokens(text, [(0, len(text))])
    return sentiment.mood(sentence)


@pytest.mark.parametrize(
    "text", ["Dear Support Team", "please help", "Best regards", "kindly check my credit card", "Thanks in advance"]
)
def test_politeness_and_the_words_of_the_trade_have_no_mood(text: str) -> None:
    assert mood(text) == Mood()


@pytest.mark.parametrize(
    "text", ["the lid is missing", "you sent the wrong one", "I want a refund", "it is broken", "there is a problem"]
)
def test_what_went_wrong_is_no_mood(text: str) -> None:
    assert mood(text) == Mood()


@pytest.mark.parametrize("text", ["on hold for hours", "what a disgrace", "I am fed up", "you are useless"])
def test_what_customers_mean_harshly_is_negative(text: str) -> None:
    assert mood(text).negative > 0
    assert mood(text).positive == 0


@pytest.mark.parametrize("softly", ["a bit annoying", "slightly annoying", "a bit of an annoying thing"])
def test_a_word_of_which_little_is_made_counts_little(softly: str) -> None:
    assert 0 < mood(softly).negative < 0.4 * mood("annoying").negative


def test_a_changed_word_counts_as_the_rules_say() -> None:
    assert mood("a zorp thing", Sentiment({"zorp": -2.0})).negative == 2.0
    assert mood("good", Sentiment({"good": 0.0})) == Mood()


def test_an_entry_of_several_words_counts_as_one() -> None:
    assert mood("a gift card", Sentiment({"gift card": 0.0})) == Mood()
    assert mood("it is fed up", Sentiment({"fed up": -2.0})).negative == 2.0


def test_negation_turns_a_word() -> None:
    assert mood("not good", PLAIN).negative > 0
    assert mood("not bad", PLAIN).positive > 0


def test_a_typographic_apostrophe_negates_too() -> None:
    assert mood("it isn’t good", PLAIN).negative == mood("it isn't good", PLAIN).negative > 0


def test_what_stands_after_but_weighs_more() -> None:
    assert mood("great but awful", PLAIN).negative > mood("awful but great", PLAIN).negative


def test_sums_are_not_saturated() -> None:
    assert mood("awful " * 10, PLAIN).negative > 5 * mood("awful", PLAIN).negative


def test_an_emoji_counts_once_however_often_it_is_typed() -> None:
    assert mood("😡 😡 😡").negative == mood("😡").negative > 0


def test_the_words_that_carry_the_mood_are_named() -> None:
    text = "The awful box, the lovely card"
    found = mood(text)
    assert [text[start:end] for start, end in found.harsh] == ["awful"]
    assert [text[start:end] for start, end in found.warm] == ["lovely"]


def test_a_very_long_sentence_is_scored_in_parts() -> None:
    text = "word " * 3_000 + "awful"
    assert mood(text, PLAIN).negative == mood("awful", PLAIN).negative


def test_names_and_links_have_no_mood() -> None:
    assert mood("@happy http://www.great.example/love joy@love.example") == Mood()
