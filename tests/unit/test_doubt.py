"""What a reply goes by: two signs of a letter that agree. One word is told, and neither apologised for nor acted on."""

from __future__ import annotations

import pytest

from tests.factories import case_of, read_by_the_rules
from triage.model import Judgement
from triage.reply.doubt import beyond_doubt
from triage.rules.read import default_rules


def sure(text: str, *, language: str = "en", subject: str = "") -> Judgement:
    letter = read_by_the_rules(text, language=language, subject=subject)
    return beyond_doubt(case_of(letter), default_rules()).newest.judgement


def problems(text: str, *, language: str = "en", subject: str = "") -> set[str]:
    return {problem.id for problem in sure(text, language=language, subject=subject).problems}


def circumstances(text: str) -> set[str]:
    return {cue.id for cue in sure(text).circumstances}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The jug from order 88-1402 arrived broken."),
        ("de", "Die Kanne aus der Bestellung 88-1402 kam zerbrochen an."),
        ("fr", "La cruche de ma commande 88-1402 est arrivée cassée."),
        ("es", "La jarra de mi pedido 88-1402 llegó rota."),
        ("it", "La brocca del mio ordine 88-1402 è arrivata rotta."),
        ("nl", "De kan van bestelling 88-1402 kwam kapot aan."),
        ("pt", "O jarro da minha encomenda 88-1402 chegou partido."),
    ],
)
def test_what_happened_to_a_thing_that_was_bought_is_sure(language: str, text: str) -> None:
    assert "damaged" in problems(text, language=language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The armrest of my seat was broken and the flight left two hours late."),
        ("de", "Die Armlehne im Flugzeug war kaputt und der Flug ging zwei Stunden zu spät."),
        ("fr", "L'accoudoir était cassé dans l'avion et le vol est parti avec deux heures de retard."),
        ("es", "El reposabrazos del avión estaba roto y el vuelo salió con dos horas de retraso."),
        ("it", "Il bracciolo dell'aereo era rotto e il volo è partito con due ore di ritardo."),
        ("nl", "De armleuning in het vliegtuig was kapot en de vlucht vertrok twee uur te laat."),
        ("pt", "O braço do banco do avião estava partido e o voo saiu com duas horas de atraso."),
    ],
)
def test_where_nothing_lies_in_a_warehouse_nothing_is_damaged_or_late(language: str, text: str) -> None:
    assert not problems(text, language=language) & {"damaged", "late", "defective"}


def test_what_is_in_doubt_is_kept_for_telling() -> None:
    letter = read_by_the_rules("The armrest of my seat was broken on the flight.")
    doubted = beyond_doubt(case_of(letter), default_rules()).newest.judgement
    assert {each.id for each in letter.judgement.problems} - {"other"} <= {each.id for each in doubted.suspected}


def test_what_nobody_was_charged_for_is_no_charge() -> None:
    assert "billing" not in problems(
        "There was a spare belt in the box that nobody charged me for, order 88-1402, £12."
    )


def test_what_is_feared_has_not_happened() -> None:
    assert "damaged" not in problems("I was afraid that the jug from order 88-1402 arrived broken.")


def test_a_refund_is_wanted_only_by_who_asks_for_it() -> None:
    asked = problems("Order 88-1402. Please refund the £40 to my card.")
    told = problems("Order 88-1402. He said that I could have my money back.")
    assert ("refund_wanted" in asked, "refund_wanted" in told) == (True, False)


def test_who_thinks_of_cancelling_has_not_cancelled() -> None:
    asked = problems("Please cancel my order 88-1402.")
    thought = problems("I am thinking of cancelling, my order 88-1402 has been nothing but trouble.")
    assert ("cancellation" in asked, "cancellation" in thought) == (True, False)


def test_a_silence_is_ours_where_somebody_wrote_to_us() -> None:
    assert "no_reply" in problems("I wrote to you twice about order 88-1402 and nobody has answered.")


def test_the_silence_of_others_is_not_ours() -> None:
    assert "no_reply" not in problems("The neighbour has not answered, nobody has replied at the door.")


def test_an_animal_that_is_ill_was_not_hurt_by_us() -> None:
    assert "hurt" not in circumstances(
        "My dog had stitches after the fall and the insurance denied the claim for the vet."
    )


def test_an_injury_by_what_was_bought_is_ours() -> None:
    assert "hurt" in circumstances(
        "The stool from order 88-1402 gave way and my father has a broken wrist and stitches."
    )


def test_one_kind_word_makes_no_praise() -> None:
    assert ("praise" in problems("I love my dog."), "praise" in problems("Thank you so much, I love the jug!")) == (
        False,
        True,
    )


def test_to_have_called_often_is_no_silence() -> None:
    called = problems("I have called several times about order 88-1402 and each time I was told to wait.")
    unanswered = problems("I have called several times about order 88-1402 and nobody has called back.")
    assert ("no_reply" in called, "no_reply" in unanswered) == (False, True)


def test_a_language_without_words_is_left_as_it_was_found() -> None:
    letter = read_by_the_rules("Dzbanek z zamówienia 88-1402 przyszedł rozbity.", language="pl")
    assert beyond_doubt(case_of(letter), default_rules()).newest.judgement.problems == letter.judgement.problems


def test_what_is_told_in_plain_words_comes_before_what_single_words_are_about() -> None:
    judgement = sure(
        "Order 88-1402. Delivery took three weeks longer than promised. The zip of the tent came away after a night."
    )
    assert judgement.problems[0].id == "defective"
