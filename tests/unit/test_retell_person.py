"""What a customer says of themself and of us, turned round."""

from __future__ import annotations

import pytest

from triage.reply.retell.english.person import to_second_person


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("My vase arrived broken", "your vase arrived broken"),
        ("I was charged and I am waiting", "you were charged and you are waiting"),
        ("I've emailed you twice", "you have emailed us twice"),
        ("You sent me the wrong size", "we sent you the wrong size"),
        ("I told you it broke", "you told us it broke"),
        ("you told me you would call me back", "we told you we would call you back"),
        ("The parcel you sent was damaged", "The parcel we sent was damaged"),
        ("I asked you to cancel my order", "you asked us to cancel your order"),
        ("I paid for it myself", "you paid for it yourself"),
        ("My wife and I were away", "you and your wife were away"),
        ("nor was I told", "nor were you told"),
        ("We ordered our lamps on your website", "you ordered your lamps on our website"),
    ],
)
def test_persons_change_sides(theirs: str, ours: str) -> None:
    assert to_second_person(theirs) == ours


@pytest.mark.parametrize(
    "sentence",
    [
        "you know how it is",
        "please send me a new one",
        "thank you for nothing",
        "they laughed at you and me",
        "it is you",
        "if you ask me this is wrong",
    ],
)
def test_where_the_grammar_cannot_be_trusted_there_is_no_answer(sentence: str) -> None:
    assert to_second_person(sentence) is None
