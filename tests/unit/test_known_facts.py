"""A number in a draft has to come from somewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import case_of, draft, judged_letter
from triage.reply.known import unknown_facts
from triage.rules.schema import ReplyTexts

TEXTS = ReplyTexts(apology=("I am sorry.",), action=("I look into it.",), options=("We call you.",))


def unknown(words: str, letter: str) -> tuple[str, ...]:
    return unknown_facts(words, draft(), case_of(judged_letter(letter)), TEXTS)


def test_a_number_the_customer_gave_is_known() -> None:
    assert unknown("Your order 4471 is on its way.", "Where is order 4471?") == ()


def test_a_number_nobody_gave_is_unknown() -> None:
    assert unknown("Your order 4472 is on its way.", "Where is order 4471?") == ("4472",)


def test_a_letter_may_begin_with_a_number() -> None:
    assert unknown("You wrote of 2 weeks.", "2 weeks, and no parcel.") == ()


@given(st.text("1a .,-", max_size=12), st.text("1a .,-", max_size=12))
def test_what_is_unknown_stands_in_the_words(words: str, letter: str) -> None:
    assert all(token in words for token in unknown(words, letter))
