"""Which sentences of a letter are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import NOON, case_of, read_by_the_rules
from triage.model import Restatement
from triage.reply.restate import restate
from triage.reply.retell.candidate import Candidate
from triage.reply.retell.choose import choose
from triage.reply.retell.story import tell
from triage.rules.read import default_rules


def story(text: str) -> tuple[str, ...]:
    told = tell(read_by_the_rules(text))
    return told.sentences if told else ()


def restated(text: str) -> Restatement:
    return restate(case_of(read_by_the_rules(text)), default_rules(), "en")


def candidate(sentence: int, words: str, *points: str, worth: float = 0.0, leans: bool = False) -> Candidate:
    return Candidate(sentence, (sentence * 100, sentence * 100 + 50), words, frozenset(points), worth, leans)


def test_what_carries_something_is_told_in_the_letters_order() -> None:
    told = choose(
        (
            candidate(0, "You ordered a lamp", "product:lamp"),
            candidate(1, "You do like lamps", worth=-1.0),
            candidate(2, "It broke", "problem:defective", worth=0.7),
        )
    )
    assert [each.words for each in told] == ["You ordered a lamp", "It broke"]


def test_a_pronoun_is_told_only_behind_the_sentence_it_leans_on() -> None:
    told = choose(
        (
            candidate(0, "You ordered a lamp", "product:lamp"),
            candidate(5, "It broke", "problem:defective", leans=True),
        )
    )
    assert [each.words for each in told] == ["You ordered a lamp"]


def test_small_talk_makes_no_story() -> None:
    assert choose((candidate(0, "Yes, well", worth=0.2), candidate(1, "Your sister has one too", worth=-1.0))) == ()


def test_of_a_long_letter_what_says_least_is_left_out_first() -> None:
    words = " ".join(["word"] * 30)
    told = choose(tuple(candidate(each, words, "order:1", worth=0.0 if each == 2 else 2.0) for each in range(4)))
    assert [each.sentence for each in told] == [0, 1, 3]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I returned the trainers on 27 October, you confirmed receipt on the 30th. I want my €89.95 back. "
            "My dog is brown. Ref R-220817.",
            "About order R-220817 you write: “I returned the trainers on 27 October, you confirmed receipt on the "
            "30th. I want my €89.95 back.”",
        ),
        (
            "I ordered the red scooter. You sent the blue one. The front wheel is cracked as well.\n\nOrder TB88790.",
            "About order TB88790 you write: “I ordered the red scooter. You sent the blue one. The front wheel is "
            "cracked as well.”",
        ),
        (
            "This is the THIRD time I am writing about my lamp, order #4471. It never arrived!!! You are idiots.",
            "You write: “This is the third time I am writing about my lamp, order #4471. It never arrived.”",
        ),
    ],
)
def test_a_letter_is_told_as_its_own_story(text: str, told: str) -> None:
    assert restated(text).text == told


def test_other_peoples_stories_are_left_out() -> None:
    told = story("My kettle from order #4471 arrived broken. My late wife used to say that tea is a comfort.")
    assert told == ("Your kettle from order #4471 arrived broken",)


def test_a_death_is_told() -> None:
    told = story("My husband passed away on 2 November. Please stop the monthly wine deliveries to our house.")
    assert told[0] == "Your husband passed away on 2 November"


def test_a_letter_that_waits_a_second_time_ends_with_that() -> None:
    first = read_by_the_rules("My vase from order #4471 arrived broken.", received=NOON - timedelta(days=5), uid=1)
    second = read_by_the_rules("I ordered a vase and it is broken. Please send a new one.", uid=2)
    assert restate(case_of(first, second), default_rules(), "en").text.endswith("without an answer.")


def test_a_sentence_of_many_clauses_is_told() -> None:
    assert story("My kettle arrived broken, " + "and I wrote to you, " * 20 + "and nobody answered.")


def test_one_without_end_is_not() -> None:
    assert story("My kettle arrived broken, " + "and I wrote to you, " * 70 + "and nobody answered.") == ()


def test_what_nearly_came_to_pass_is_not_told_as_if_it_had() -> None:
    told = restated("The toy is broken. One minute later and we are in hospital or worse.").text
    assert "hospital" not in told.partition("“")[0]


def test_a_wish_behind_a_statement_is_heard() -> None:
    text = "He had a wine subscription with you. I do not drink and would be grateful if it could be stopped."
    assert "would be grateful if it could be stopped" in restated(text).text


def test_an_answer_in_one_word_that_is_asked_for_keeps_both_words() -> None:
    text = "The question was whether the crackling of my speaker is covered by the warranty. Yes or no would do."
    assert "Yes or no would do.”" in restated(text).text


def test_disbelief_is_no_question() -> None:
    assert "believe" not in restated("The lamp arrived broken. Can you believe what your chat answered?").text
