"""What is told reads as if somebody had written it with care; else whole sentences of the customer are quoted."""

from __future__ import annotations

import pytest

from tests.factories import case_of, read_by_the_rules
from triage.reply.restate import restate
from triage.reply.retell.english.demand import demanded
from triage.reply.retell.english.reads import reads_well
from triage.reply.retell.english.request import requested
from triage.reply.retell.english.rough import is_hasty, is_learnt
from triage.rules.read import default_rules

HASTY = (
    "hi got my shoes today size 9 like i asked but both are left feet, right one missing. "
    "ive looked in the bag and the box and its not there so someone packed it wrong."
)


def restated(text: str) -> str:
    return restate(case_of(read_by_the_rules(text)), default_rules(), "en").text


@pytest.mark.parametrize(
    "said",
    [
        "The handle of the kettle you bought from us in August (order 4471) came away in your hand",
        "The driver, who could not have been more helpful, made a note of it",
        "Of the thirty panes, four are cracked",
        "On Tuesday you ordered a pair of shears from us",
        "When you opened it the glass was broken",
        "The email we sent you says otherwise",
        "Two weeks ago your parcel was sent back",
        "Your invoice lacks your VAT number",
        "You and your wife were at home",
    ],
)
def test_a_statement_has_a_subject_and_its_verb(said: str) -> None:
    assert reads_well(said)


@pytest.mark.parametrize(
    "said",
    [
        "A bedroom with no furniture in it, and a decorator who charges £160 a day",
        "A corrected invoice made out to Northfield by 25 November",
        "The bobble hat and it just says X",
        "A wine rack, left X in your recycling bin",
        "Two phone calls",
        "One tweet, which we answered with an emoji",
        "You again about the rug",
    ],
)
def test_a_noun_is_none(said: str) -> None:
    assert not reads_well(said)


@pytest.mark.parametrize(
    "said",
    [
        "You returned jacket because it was too small",  # no determiner
        "Basket is £41.50",
        "You returned it because was too small",
        "The lady say you that it is done",
        "You rang on the 29th, lady said it would come",  # two in one breath
        "Your order was CW118820 replacement was sent",
        "You need it by 24 November, otherwise come and take it away",
        "When recently rescued two dogs you thought of us",
        "You were told that the",
        "You had it stood up for a week and",
    ],
)
def test_what_is_badly_joined_or_not_yet_learnt_is_none(said: str) -> None:
    assert not reads_well(said)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "If the full amount isn't in my account by Friday 20 November I am going to court",
            "You expect the full amount to be in your account by Friday 20 November",
        ),
        (
            "If I do not hear from you by 30 November, we will go to the press",
            "You expect to hear from us by 30 November",
        ),
        ("If you haven't refunded me by Friday, I'll ring my bank", "You expect us to have refunded you by Friday"),
        (
            "You either send me the tractor at the old price or you can explain it to Trading Standards",
            "You ask us to send you the tractor at the old price",
        ),
    ],
)
def test_a_demand_is_told_without_its_threat(words: str, told: str) -> None:
    assert demanded(words) == told


@pytest.mark.parametrize("words", ["If it rains by Friday we stay in", "You must think I was born yesterday"])
def test_a_condition_of_the_weather_is_no_demand(words: str) -> None:
    assert demanded(words) is None


def test_who_types_on_a_phone_is_hasty() -> None:
    assert is_hasty("hi its broken. i want a new one. dont send the same")


def test_who_leaves_out_every_subject_is_hasty() -> None:
    assert is_hasty("Changed the batteries. Tried it again. It is dead.")


def test_who_writes_with_care_is_not_hasty() -> None:
    assert not is_hasty("My lamp arrived broken. Could you send a new one?")


@pytest.mark.parametrize("text", ["I wait since two weeks. Please write me.", "I changed cable. It must be router."])
def test_who_is_learning_the_language_is_known(text: str) -> None:
    assert is_learnt(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HASTY, "“Got my shoes today size 9 like I asked but both are left feet, right"),
        (
            "On 3 May I have returned jacket because was too small.",
            "“On 3 May I have returned jacket because was too small.”",
        ),
    ],
)
def test_haste_and_a_foreign_tongue_are_quoted_whole(text: str, words: str) -> None:
    assert words in restated(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "My lamp is broken. If it has already left then please do not trouble; just let me know.",
            "If it has already left then please do not trouble; just let me know.”",
        ),
        (
            "My lamp is broken. I need the parts by Monday, otherwise come and take it away.",
            "I need the parts by Monday, otherwise come and take it away.”",
        ),
        (
            "My lamp is broken. Is this normal, and if not could an engineer come?",
            "and if not could an engineer come?”",
        ),
        ("My lamp is broken. I should be grateful for a sound copy.", "I should be grateful for a sound copy.”"),
    ],
)
def test_a_wish_keeps_its_condition_and_its_object(text: str, words: str) -> None:
    assert words in restated(text)


def test_the_first_of_two_wishes_is_not_asked_also() -> None:
    told = restated("My bowl is broken. Please send a new bowl. I would also like to know why.")
    assert (
        told.index("You ask us to send a new bowl") < told.index("You would also like to know why"),
        "also" in told,
    ) == (
        True,
        True,
    )


def test_sentences_quoted_from_behind_each_other_share_their_marks() -> None:
    told = restated(HASTY)
    assert told.count("“") == 1


def test_all_quoted_the_order_is_named_first() -> None:
    assert restated(f"{HASTY} order 7781-220").startswith("About order 7781-220 you write: “")


@pytest.mark.parametrize(
    "text",
    [
        "My lamp is broken. What did you think would happen?",
        "My lamp is broken. Who is head office then?",
        "My lamp is broken. To who has it been escalated?",
    ],
)
def test_a_question_that_wants_no_answer_is_not_handed_back(text: str) -> None:
    assert "?" not in restated(text)


def test_thanks_that_are_passed_on_are_not_left_out_as_a_courtesy() -> None:
    assert requested("please pass my thanks to Colin") is None


def test_a_list_behind_a_colon_is_quoted_as_one() -> None:
    text = "Your crew scratched our floor.\n\nWe require the following:\na) the floor repaired,\nb) a call from you."
    assert " We require the following: the floor repaired, a call from you.”" in restated(text)
