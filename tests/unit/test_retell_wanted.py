"""What a letter asks for is among what is told of it, and so is the day by which."""

from __future__ import annotations

import pytest

from tests.factories import restated
from tests.telling import candidate, chosen
from triage.reply.retell.odds import odds


def test_a_wish_behind_a_statement_is_heard() -> None:
    text = "He had a wine subscription with you. I do not drink and would be grateful if it could be stopped."
    assert "would be grateful if it could be stopped" in restated(text).text


def test_an_answer_in_one_word_that_is_asked_for_keeps_both_words() -> None:
    text = "The question was whether the crackling of my speaker is covered by the warranty. Yes or no would do."
    assert "Yes or no would do.”" in restated(text).text


def test_disbelief_is_no_question() -> None:
    assert "believe" not in restated("The lamp arrived broken. Can you believe what your chat answered?").text


def test_what_is_wanted_is_told_before_the_background() -> None:
    scene = [
        candidate(each, f"I bought lamp {each} in the shop of my aunt on the hill", f"order:{each}")
        for each in range(6)
    ]
    wish = candidate(6, "Please send me a lamp that is not cracked", "wish:6", "problem:damaged")
    assert wish.words in chosen(*scene, wish)


def test_a_second_demand_is_told_before_more_of_the_story() -> None:
    text = (
        "The oven from order 8812 stopped after 9 days. I have baked 4 cakes. My kitchen has 2 other ovens. "
        "I want a technician. I also want the £40 for the taxi."
    )
    assert "technician" in restated(text).text
    assert "£40" in restated(text).text


def test_a_quoted_please_is_not_a_wish() -> None:
    text = (
        'My card was charged twice on 20 November, the page said "failed, please retry". The second seat is locked. '
        "Kindly refund £40 and open the seat. " + "The room is yellow and has a view of the lake. " * 4
    )
    assert "Kindly refund £40" in restated(text).text


@pytest.mark.parametrize("wish", ["Graag maat 39 sturen.", "Graag nieuwe lamp sturen."])
def test_a_wish_of_four_words_leans_on_nothing(wish: str) -> None:
    text = f"Ik heb lamp 5512 besteld, ze is kapot. {wish}"
    assert wish in restated(text, language="nl").text


DECLINED = {
    "en": ("I do not want the lamp at all.", "Please send me the £40."),
    "de": ("Den Gutschein verlange ich gar nicht.", "Bitte senden Sie mir die 40 €."),
    "fr": ("Je ne veux plus de bon d'achat de la maison.", "Merci de m'envoyer les 40 €."),
    "es": ("No quiero el vale de la tienda.", "Por favor, envíenme los 40 €."),
    "it": ("Non voglio il buono del negozio.", "Vorrei ricevere i 40 €."),
    "nl": ("Ik wil de tegoedbon van de winkel niet.", "Graag de 40 € terugstorten."),
    "pt": ("Não quero o vale da loja de todo.", "Quero receber os 40 €."),
}


@pytest.mark.parametrize("language", DECLINED)
def test_what_is_declined_does_not_stand_for_what_is_wanted(language: str) -> None:
    declined, wanted = DECLINED[language]
    parts = [candidate(0, wanted, "wish:0"), candidate(1, declined, "wish:100")]
    first, second = odds(parts, language)
    assert first.wish > second.wish


@pytest.mark.parametrize(
    "text",
    [
        "I am furious, you useless people. I know it is them and not you, but could somebody give them a nudge?",
        "I am furious, you useless people. Any chance you could give them a nudge?",
    ],
)
def test_the_plain_end_of_a_question_is_told_though_somebody_is_cross(text: str) -> None:
    assert "give them a nudge?" in restated(f"My lamp, order 5512, never came and nobody answers. {text}").text


def test_a_request_to_send_no_other_of_the_kind_is_told() -> None:
    text = (
        "What came is an ordinary copy of book 5512. Refund me the £45, but please don't send me another ordinary one."
    )
    assert "£45" in restated(text).text


def test_a_deadline_that_is_set_is_told() -> None:
    text = (
        "Seit dem 1. September warte ich auf 40 € für Bestellung 5512. Ich setze Ihnen eine Frist bis zum 27. November."
    )
    assert "Frist bis zum 27. November" in restated(text, language="de").text


def test_the_day_that_matters_is_told_before_more_of_the_story() -> None:
    fault = candidate(0, "The lid of order 12 arrived broken", "problem:damaged", "event:first", "order:12")
    story = [
        candidate(each, "I have had " + "many " * 16 + f"lids from 19{each}0", "amount:£12") for each in range(1, 4)
    ]
    day = candidate(5, "The wedding of my daughter is on 5 December", "date:5 December", "ahead:2026-12-05")
    assert day.words in chosen(fault, *story, day)


def test_a_short_question_at_the_end_is_told() -> None:
    text = (
        "Voor mijn verzekering heb ik een kopie nodig van de bon van laptop 5512, gekocht op 9 mei. Kunt u die mailen?"
    )
    assert "Kunt u die mailen?" in restated(text, language="nl").text


def test_what_might_have_been_is_no_question() -> None:
    text = "There was a wire in my coffee, order 5512. What if I had it ready ground? Please pay for my grinder."
    assert "What if" not in restated(text).text


def test_every_demand_is_told_before_another_fault() -> None:
    faults = [
        candidate(each, f"The lid of pot {each} is cracked and does not shut", "problem:damaged") for each in range(4)
    ]
    wishes = [
        candidate(4, "Please send me four new lids", "wish:4"),
        candidate(5, "I also want the £12 for the taxi", "wish:5"),
        candidate(6, "Could you collect the pots?", "wish:6"),
    ]
    assert set(chosen(*faults, *wishes)) >= {each.words for each in wishes}
