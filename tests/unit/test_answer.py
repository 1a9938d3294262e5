"""Which words answer which case: a wish is taken up, what is not told is not acted on, nothing unfitting is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.answers import RULES, draft, wordings
from tests.factories import case_of, read_by_the_rules
from triage.model import Restatement
from triage.reply.answer import answering
from triage.reply.courtesy import breaches
from triage.reply.doubt import beyond_doubt


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


def test_whoever_wants_nothing_is_offered_nothing() -> None:
    said = wordings("Two candles came cracked. They still burn, so no need to do anything.", "damaged")
    assert "replacement" not in said


def test_worry_is_no_nuisance() -> None:
    said = wordings("The pan came cracked and I am very worried about it.", "damaged")
    assert "how you feel" in said
    assert "nuisance" not in said


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
    [("I would like to exchange it for a size 8.", "en/question.txt"), ("It is too small for me.", "en/question.txt")],
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
    said = wordings("The drawer won't close. Could you post us two right-hand runners?", "defective", asks=True)
    assert "asking them what can be done" in said
    assert "would you prefer another solution" not in said
    assert "repair" not in said


def test_a_wish_that_is_one_of_two_is_passed_on_instead_of_decided() -> None:
    said = wordings("It has stopped working. Either send me a new one or repair it.", "defective", asks=True)
    assert "asking them what can be done" in said
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
    said = wordings(
        "Het tafelblad is beschadigd. Ik wil een nieuw of € 250 korting.", "damaged", language="nl", asks=True
    )
    assert "Ik leg uw verzoek nu bij ons magazijn neer" in said
    assert "nieuw exemplaar" not in said


def test_an_inquiry_after_a_late_parcel_keeps_its_own_action() -> None:
    assert "finding out now where things stand" in wordings("It is two weeks late. Where is it?", "late", asks=True)


@pytest.mark.parametrize("wish", ["Please send me a replacement.", "Please exchange it for a blue one."])
def test_what_nobody_has_decided_is_not_being_prepared(wish: str) -> None:
    said = wordings(f"The vase is broken. {wish}", "damaged")
    assert "prepar" not in said
    assert "arranging" not in said


def test_two_faults_of_like_weight_are_both_named() -> None:
    letter = read_by_the_rules("The drawer runners were missing from the box. You charged me too much for delivery.")
    row = RULES.problem("missing_item")
    restated = Restatement("The runners are missing", ("missing_item", "billing"))
    said = answering(row, case_of(letter), RULES, "en", restated).texts["en"].apology
    assert any("missing" in text and "charged" in text for text in said)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Can order 88-1402 go to Flat 4, 27 Merchant Row instead of the old address?"),
        ("de", "Können Sie die Lieferadresse der Bestellung 88-1402 bitte noch ändern?"),
        ("fr", "Pouvez-vous envoyer les bottes au 12, rue des Lilas, app. 3 (au lieu de Trois-Pistoles) ?"),
        ("es", "¿Pueden cambiar la dirección de entrega del pedido 88-1402?"),
        ("it", "Potete modificare l'indirizzo di consegna dell'ordine 88-1402?"),
        ("nl", "Kunt u het bezorgadres van bestelling 88-1402 nog wijzigen?"),
        ("pt", "Podem alterar a morada de entrega da encomenda 88-1402?"),
    ],
)
def test_an_order_that_shall_go_elsewhere_is_held_meanwhile(language: str, text: str) -> None:
    case = beyond_doubt(case_of(read_by_the_rules(text, language=language)), RULES)
    first = case.newest.judgement.problems[0].id
    change = next(row for row in RULES.problems if row.id == "order_change").texts[language]
    assert first == "order_change"
    assert any(action in wordings(text, first, language=language, asks=True) for action in change.action)


def test_what_is_complained_of_comes_before_where_it_shall_go() -> None:
    text = "The jug of order 88-1402 arrived broken. Please change the delivery address before you send another."
    case = beyond_doubt(case_of(read_by_the_rules(text)), RULES)
    assert case.newest.judgement.problems[0].id == "damaged"


def test_of_a_cancellation_beside_a_refund_the_next_charge_is_looked_at_first() -> None:
    text = "Cancel the subscription with immediate effect. I want October's money back, £57.60."
    assert "nothing more is sent or charged" in wordings(text, "cancellation", asks=True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("It is my fault, I measured him wrongly. Is there some possibility to exchange?", "return_exchange"),
        ("My husband died. He was a member of your wine club. Please would you stop it?", "cancellation"),
    ],
)
def test_what_is_plainly_asked_about_is_acted_on_though_nothing_is_wrong(text: str, problem: str) -> None:
    case = beyond_doubt(case_of(read_by_the_rules(text)), RULES)
    assert case.newest.judgement.problems[0].id == problem


def test_a_quotation_that_is_but_supposed_is_not_asked_for() -> None:
    text = "La promotion vaut-elle en décembre si le devis est demandé maintenant ?"
    case = beyond_doubt(case_of(read_by_the_rules(text, language="fr")), RULES)
    assert "quotation" not in [cue.id for cue in case.newest.judgement.wishes]
