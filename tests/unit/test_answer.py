"""Which words answer which case: a wish is taken up, a death has its own form, nothing unfitting is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import NOON, TOKEN, US, case_of, read_by_the_rules
from triage.hours import BusinessHours
from triage.model import Band, Draft, Priority, Refusal, Restatement
from triage.reply.answer import answering
from triage.reply.compose import Composer
from triage.reply.courtesy import breaches
from triage.reply.promise import promise
from triage.rules.read import TEMPLATES, default_rules, read_templates
from triage.rules.schema import BandRow

RULES = default_rules()
COMPOSER = Composer(read_templates(TEMPLATES), RULES, quote=False)
DAYS_AHEAD = BandRow(id="P4", at_least=0, within="3d")


def answered(
    text: str,
    problem: str,
    *,
    language: str = "en",
    token: str = TOKEN,
    shown: bool = True,
    asks: bool = False,
) -> Draft | Refusal:
    """What a letter about `problem` that came on a Tuesday at noon is answered with."""
    case = case_of(read_by_the_rules(text, language=language))
    restated = Restatement("You have written to us about your order", (problem,), shown=shown, asks=asks)
    row = answering(next(row for row in RULES.problems if row.id == problem), case, RULES, language, restated)
    promised = promise(row, DAYS_AHEAD, BusinessHours(), NOON, language, token, case.deadline)
    made = COMPOSER.compose(case, Priority(Band.P4, 0.0), restated, promised, US, token, NOON)
    if isinstance(made, Draft):
        assert breaches(made, case, RULES) == ()
    return made


def draft(
    text: str,
    problem: str,
    *,
    language: str = "en",
    token: str = TOKEN,
    shown: bool = True,
    asks: bool = False,
) -> Draft:
    made = answered(text, problem, language=language, token=token, shown=shown, asks=asks)
    assert isinstance(made, Draft), made
    return made


def wordings(text: str, problem: str, *, language: str = "en", shown: bool = True, asks: bool = False) -> str:
    """All that is said to such a letter, whichever wording is chosen."""
    tokens = (f"{number:032x}" for number in range(12))
    return "\n".join(
        draft(text, problem, language=language, token=token, shown=shown, asks=asks).words for token in tokens
    )


def test_a_wish_is_taken_up_instead_of_asked_for() -> None:
    said = wordings("My vase arrived broken. Please send me a replacement.", "damaged")
    assert "replacement" in said
    assert "would something else suit you better" not in said


def test_a_wish_the_problem_cannot_answer_is_left_alone() -> None:
    assert "repair" not in wordings("Please repair it.", "not_received")


def test_a_request_for_money_is_passed_on_and_nothing_else_is_pushed() -> None:
    said = wordings("I want my money back.", "damaged")
    assert "the colleague who decides on it" in said
    assert "replacement" not in said


def test_no_call_is_offered_to_whoever_wants_none() -> None:
    assert "call" not in wordings("It is late. Please do not call me.", "late")


def test_no_repair_of_flowers_is_offered() -> None:
    assert "repair" not in wordings("The roses are all brown.", "defective")
    assert "repair" in wordings("The mixer makes no sound.", "defective")


def test_no_replacement_of_an_app_is_offered() -> None:
    assert "replacement" not in wordings("Since your last update the app closes by itself.", "defective")


def test_a_danger_has_its_own_form() -> None:
    made = draft("The charger caught fire last night.", "defective")
    assert made.template == "en/safety.txt"
    assert "before everything else" in made.words.split("\n\n")[1]


@pytest.mark.parametrize(
    "text", ["The saddle broke and I nearly fell under a car.", "At full speed it came off, I could have lost my foot."]
)
def test_a_near_miss_is_a_danger_and_nothing_is_unplugged_for_it(text: str) -> None:
    made = draft(text, "defective")
    assert made.template == "en/safety.txt"
    assert "plug" not in made.words


def test_who_was_hurt_is_wished_well_and_not_hoped_to_be_unharmed() -> None:
    said = wordings("The plates came in shards and our son cut his thumb on them.", "damaged")
    assert "your son is recovering well" in said
    assert "all right" not in said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "Meine Frau hat sich daran in den Finger geschnitten.", "Ihrer Frau gute"),
        ("fr", "Mon mari s'est coupé le doigt avec.", "à votre mari un prompt"),
        ("es", "Mi mujer se cortó en la mano.", "a su mujer una pronta"),
        ("it", "Mia moglie si è tagliata la mano.", "a Sua moglie una pronta"),
        ("nl", "Mijn dochter heeft zich aan haar hand gesneden.", "uw dochter van harte"),
        ("pt", "A minha filha cortou a mão.", "à sua filha as melhoras"),
    ],
)
def test_who_was_hurt_is_named_in_every_language(language: str, text: str, said: str) -> None:
    assert said in wordings(text, "damaged", language=language)


def test_who_was_hurt_themselves_is_wished_well() -> None:
    assert "you are recovering well" in wordings("I cut my hand on the edge of it.", "damaged")
    assert "you are recovering well" not in wordings("Our guest cut his hand on the edge of it.", "damaged")


def test_a_brake_that_fails_is_a_danger_without_a_plug() -> None:
    made = draft("On the first ride the front brake didn't work at all.", "defective")
    assert made.template == "en/safety.txt"
    assert "plug" not in made.words


def test_whoever_wants_nothing_is_offered_nothing() -> None:
    said = wordings("Two candles came cracked. They still burn, so no need to do anything.", "damaged")
    assert "replacement" not in said


def test_a_death_is_no_reason_to_be_sorry_for_what_went_well() -> None:
    assert "deeply sorry" not in wordings("My husband passed away. Please cancel his subscription.", "cancellation")


def test_what_lies_in_shards_is_to_be_kept_and_not_to_be_used_no_more() -> None:
    said = wordings("The plates came in shards and our son cut his thumb on them.", "damaged")
    assert "what is left of it" in said
    assert "stop using it" not in said


def test_worry_is_no_nuisance() -> None:
    said = wordings("The pan came cracked and I am very worried about it.", "damaged")
    assert "how you feel" in said
    assert "nuisance" not in said


def test_a_promise_that_was_not_kept_is_owned() -> None:
    assert "promised" in wordings("Your website said guaranteed by 14 November. It came late.", "late")
    assert "promised" not in wordings("It came late.", "late")


def test_a_funeral_in_passing_is_no_bereavement() -> None:
    made = draft("Nobody deleted it, for we were both at a funeral that afternoon.", "account")
    assert made.template != "en/sober.txt"


def test_a_death_has_its_own_form_without_a_choice() -> None:
    made = draft("My husband passed away. Please cancel his subscription.", "cancellation")
    assert made.template == "en/sober.txt"
    assert "?" not in made.words


def test_who_thanks_after_a_death_is_not_told_how_sorry_we_are_for_the_trouble() -> None:
    thanks = "Thank you for the lilies. My wife passed away. I never, never thought anybody could."
    made = draft(f"{thanks} I still can't believe it!! Nobody else would even answer me.", "other")
    assert made.template == "en/sober.txt"
    assert "deeply sorry" not in made.words


@pytest.mark.parametrize("text", ["I want to kill myself.", "He choked on it and the funeral was yesterday."])
def test_where_no_form_will_do_a_person_has_to_answer(text: str) -> None:
    made = answered(text, "defective")
    assert isinstance(made, Refusal)
    assert made.reason == "person"


def test_the_answer_comes_before_the_day_by_which_it_is_needed() -> None:
    made = draft("The chair is cracked. I need a new one by Thursday.", "damaged")
    assert made.promise is not None
    assert made.promise.by.date() < date(2026, 3, 5)
    assert "Thursday" in made.words


def test_what_cannot_be_in_time_is_said_so() -> None:
    made = draft("It is missing. I need it by today, the wedding is today.", "missing_item")
    assert "how little time that leaves" in made.words


def test_a_promise_after_the_day_is_a_breach() -> None:
    case = case_of(read_by_the_rules("I need it by Thursday."))
    made = draft("I need it by Thursday.", "late")
    assert made.promise is not None
    late = replace(made, promise=replace(made.promise, by=made.promise.by + timedelta(days=4)))
    assert "in_time" in {breach.clause for breach in breaches(late, case, RULES)}


def test_praise_with_a_small_request_gets_the_request_done() -> None:
    made = draft("Lovely plates, thank you! Could you send me the invoice?", "praise")
    assert made.template == "en/question.txt"
    assert "invoice" in made.words


@pytest.mark.parametrize(
    ("text", "template"),
    [("I would like to exchange it for a size 8.", "en/question.txt"), ("It is too small.", "en/mild.txt")],
)
def test_who_only_wants_an_exchange_gets_no_apology(text: str, template: str) -> None:
    assert draft(text, "return_exchange").template == template


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
def test_what_is_not_told_is_neither_apologised_for_nor_acted_on(language: str) -> None:
    neutral = next(row for row in RULES.problems if row.id == "other").texts[language]
    made = draft("", "late", language=language, shown=False)
    late = next(row for row in RULES.problems if row.id == "late").texts[language]
    assert not any(said in made.words for said in (*late.apology, *late.action, *late.options))
    assert any(action in made.words for action in neutral.action)


def test_whoever_said_what_they_want_is_not_asked_to_choose() -> None:
    said = wordings("Could you post us two right-hand runners?", "defective", asks=True)
    assert "exactly what you ask for" in said
    assert "would you prefer another solution" not in said
    assert "repair" not in said


def test_a_wish_that_is_one_of_two_is_passed_on_instead_of_decided() -> None:
    said = wordings("Either send me a new one or have it repaired near Cardiff.", "defective", asks=True)
    assert "exactly what you ask for" in said
    assert "You asked for" not in said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La pared está rayada. Quiero que venga otra persona esta semana."),
        ("de", "Der Schrank kam zerkratzt. Ich möchte einen neuen Termin mit dem Monteur."),
        ("en", "It came cracked. I would like a new appointment with the technician."),
    ],
)
def test_a_new_date_or_another_person_is_no_replacement(language: str, text: str) -> None:
    said = wordings(text, "damaged", language=language, asks=True)
    replacement = next(row for row in RULES.wishes if row.id == "replacement").texts[language]
    assert not any(action in said for action in replacement.action)


def test_a_wish_beside_a_wish_for_money_is_passed_on() -> None:
    said = wordings("Ik wil een nieuw tafelblad of € 250 korting.", "damaged", language="nl", asks=True)
    assert "precies door wat u vraagt" in said
    assert "nieuw exemplaar" not in said


def test_an_inquiry_after_a_late_parcel_keeps_its_own_action() -> None:
    assert "exactly what you ask for" not in wordings("Where is my parcel?", "late", asks=True)


def test_what_is_asked_beside_a_danger_is_passed_on_with_it() -> None:
    made = draft("The charger caught fire. I want my money back.", "defective")
    assert made.promise
    assert "product safety" in made.promise.action
    assert "colleague who decides" in made.promise.action


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am too frightened to put her in the pushchair.", "en"),
        ("He had the button battery in his mouth.", "en"),
        ("Das ist lebensgefährlich für ein Kind.", "de"),
        ("La poussette est dangereuse.", "fr"),
        ("Tiene una quemadura en el brazo.", "es"),
        ("Ho una scottatura alla mano.", "it"),
        ("Zij heeft blaren op haar hand.", "nl"),
        ("Ficou com bolhas na mão.", "pt"),
    ],
)
def test_a_danger_is_seen_in_other_words_too(text: str, language: str) -> None:
    assert draft(text, "defective", language=language).template == f"{language}/safety.txt"


@pytest.mark.parametrize("wish", ["Please send me a replacement.", "Please exchange it for a blue one."])
def test_what_nobody_has_decided_is_not_being_prepared(wish: str) -> None:
    said = wordings(f"The vase is broken. {wish}", "damaged")
    assert "prepar" not in said
    assert "arranging" not in said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The feeder closed on my cat's paw. It needed two stitches.", "your cat"),
        ("I needed stitches and my husband had to drive me to A&E.", "recover"),
    ],
)
def test_who_is_named_just_before_was_hurt_and_who_helped_was_not(text: str, expected: str) -> None:
    said = draft(text, "defective").words
    assert expected in said
    assert "your husband" not in said.split("\n\n")[1].partition("You have written")[0]


def test_two_faults_of_like_weight_are_both_named() -> None:
    letter = read_by_the_rules("The desk came without the drawer runners. You charged me too much for delivery.")
    row = RULES.problem("missing_item")
    restated = Restatement("The runners are missing", ("missing_item", "billing"), sorry_for="other")
    said = answering(row, case_of(letter), RULES, "en", restated).texts["en"].apology
    assert any("missing" in text and "charged" in text for text in said)
