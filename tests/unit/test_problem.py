"""What a letter is found to be about."""

from __future__ import annotations

from functools import cache

import pytest

from triage.judge import sentences
from triage.judge.phrasebook import Phrasebook
from triage.judge.problem import ProblemFinder
from triage.model import Problem
from triage.rules.read import default_rules


@cache
def finder() -> ProblemFinder:
    return ProblemFinder(Phrasebook(default_rules()))


def problems(text: str, subject: str = "", language: str = "en") -> tuple[Problem, ...]:
    return finder().find(text, subject, language, sentences.split(text, language))


def ids(text: str, subject: str = "", language: str = "en") -> list[str]:
    return [problem.id for problem in problems(text, subject, language)]


def test_two_problems_in_one_letter_are_both_found() -> None:
    assert ids("The vase arrived broken, and I have emailed you twice without an answer.") == ["damaged", "no_reply"]


def test_a_parcel_marked_as_delivered_is_not_merely_late() -> None:
    assert ids("My parcel has not arrived although the tracking says it was delivered on Monday.")[0] == "not_received"


def test_a_broken_thing_outweighs_the_wish_for_a_refund() -> None:
    assert ids("I want my money back. The kettle arrived smashed.")[:2] == ["damaged", "refund_wanted"]


def test_waiting_for_a_refund_is_about_the_refund() -> None:
    assert ids("I am still waiting for my refund.")[0] == "refund_wanted"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("It did not arrive damaged, it just never came.", "damaged"),
        ("I do not want a refund, I want the lamp.", "refund_wanted"),
        ("Your agent was not rude at all.", "service"),
        ("Please do not cancel my order.", "cancellation"),
    ],
)
def test_what_is_denied_is_not_found(text: str, denied: str) -> None:
    assert denied not in ids(text)


def test_not_only_does_not_deny() -> None:
    assert "damaged" in ids("It was not only damaged but also late.")


def test_a_denied_login_is_still_about_the_account() -> None:
    assert ids("I cannot log in to my account.") == ["account"]


def test_a_refund_policy_asked_about_is_a_question() -> None:
    assert ids("What is your refund policy? I am thinking of buying the lamp.")[0] == "product_question"


def test_a_question_before_buying_outranks_the_damage_it_imagines() -> None:
    assert ids("Before I order: what if the vase arrives broken, can I return it?")[0] == "product_question"


def test_past_trouble_in_a_thank_you_letter_is_not_a_complaint() -> None:
    text = (
        "Thank you so much! The first vase arrived broken, but it was replaced at once. I love it, excellent service."
    )
    assert ids(text)[0] == "praise"


def test_kind_words_of_a_disappointed_customer_are_not_praise() -> None:
    assert "praise" not in ids("You used to do a great job. I am very disappointed, the lamp does not work.")


def test_the_subject_speaks_too_and_has_no_place_in_the_text() -> None:
    (problem,) = problems("Please help.", "Broken vase")
    assert (problem.id, problem.evidence, problem.spans) == ("damaged", ("Broken",), ())


def test_evidence_is_the_customers_own_words_at_their_places() -> None:
    text = "Hello. The plate came in pieces."
    problem = problems(text)[0]
    assert [text[start:end] for start, end in problem.spans] == list(problem.evidence)


def test_saying_it_in_more_sentences_makes_it_surer() -> None:
    once = problems("The vase is broken.")[0].points
    assert problems("The vase is broken. The plate is smashed.")[0].points > once


def test_a_weak_word_counts_less_than_a_plain_statement() -> None:
    assert problems("The lamp is a ruined lamp.")[0].points < problems("The lamp was cracked.")[0].points / 2


def test_a_weak_word_without_goods_beside_it_counts_nothing() -> None:
    assert ids("Our evening was ruined.") == ["other"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nothing was broken or scratched."),
        ("de", "Die Vase war weder beschädigt noch zerkratzt."),
        ("fr", "Le vase n'est ni cassé ni rayé."),
        ("it", "Il vaso non è danneggiato o graffiato."),
        ("pt", "A jarra não está danificada nem partida."),
    ],
)
def test_an_alternative_shares_the_negation(language: str, text: str) -> None:
    assert "damaged" not in ids(text, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody answers. I have emailed you four times and called twice. My third email! The kettle arrived late.",
        "The support was rude, incompetent and unhelpful. They hung up on me. The kettle arrived late.",
    ],
)
def test_the_thing_itself_leads_over_silence_and_service(text: str) -> None:
    assert ids(text)[0] == "late"


def test_a_fault_leads_over_the_wish_to_swap() -> None:
    assert ids("Can I exchange it for another? I want to return it. The lamp does not work.")[0] == "defective"


def test_a_request_leads_over_praise() -> None:
    assert ids("I love the lamp, absolutely love it, fantastic. Please send me an invoice.")[0] == "invoice"


def test_a_question_of_someone_who_bought_does_not_make_the_letter_a_plain_question() -> None:
    assert "product_question" not in ids("The album I ordered has the faces of strangers in it. Can it be reprinted?")


def test_the_number_ordered_and_the_number_received_tell_what_is_missing() -> None:
    assert ids("I paid for twelve plum trees and only ten came.")[0] == "missing_item"


@pytest.mark.parametrize("language", ["un", "sv", "cs"])
def test_a_language_without_phrases_is_other(language: str) -> None:
    assert ids("Vasen var trasig. It arrived broken.", language=language) == ["other"]


def test_a_letter_without_any_known_words_is_other_alone() -> None:
    assert ids("Greetings from Norway.") == ["other"]


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("de", "Bei der Lieferung fehlen zwei Teile, und niemand antwortet.", "missing_item"),
        ("fr", "Ma commande n'est toujours pas arrivée.", "late"),
        ("es", "Me han cobrado dos veces el mismo pedido.", "billing"),
        ("it", "Ho ricevuto la taglia sbagliata.", "wrong_item"),
        ("nl", "De lamp werkt niet meer.", "defective"),
        ("pt", "Quero cancelar a minha encomenda.", "cancellation"),
    ],
)
def test_other_languages_are_read_by_their_own_phrases(language: str, text: str, problem: str) -> None:
    assert ids(text, language=language)[0] == problem
