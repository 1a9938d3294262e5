"""A problem is shown where what is told holds its words, it is sure, and no other is as likely."""

from __future__ import annotations

from tests.factories import case_of, read_by_the_rules
from triage.reply.restate import restate
from triage.rules.read import default_rules


def shown(text: str, subject: str = "My order") -> bool:
    return restate(case_of(read_by_the_rules(text, subject=subject)), default_rules(), "en").shown


def test_a_problem_whose_words_are_told_is_shown() -> None:
    assert shown("The blue vase arrived broken. I would like to know what happens now.")


def test_a_problem_that_only_the_subject_names_is_not_shown() -> None:
    assert not shown("I ordered the blue vase on 3 November for my kitchen.", subject="Broken vase")


def test_what_was_put_right_is_no_problem_of_a_letter_of_praise() -> None:
    letter = read_by_the_rules(
        "In October you sent me a cracked teapot. Jo on your phones had a new one on my table in two days.",
        subject="Your Jo deserves a raise",
    )
    assert restate(case_of(letter), default_rules(), "en").problems == ("praise",)


def test_a_question_that_is_told_counts_as_asked() -> None:
    letter = read_by_the_rules("The blue vase arrived broken. Could you send me the missing handle?")
    assert restate(case_of(letter), default_rules(), "en").asks
