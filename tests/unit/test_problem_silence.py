"""Words that sound like a problem and are about something else: `other` is better than a wrong problem."""

from __future__ import annotations

from functools import cache

import pytest

from tests.factories import read_by_the_rules
from triage.judge import sentences
from triage.judge.phrasebook import Phrasebook
from triage.judge.problem import ProblemFinder
from triage.rules.read import default_rules


@cache
def finder() -> ProblemFinder:
    return ProblemFinder(Phrasebook(default_rules()))


def ids(language: str, text: str, subject: str = "") -> list[str]:
    return [found.id for found in finder().find(text, subject, language, sentences.split(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "silent"),
    [
        ("es", "El color no es el que quería. La caja está abierta.", "damaged"),
        ("fr", "J'ai ouvert le carton hier, il est donc ouvert.", "damaged"),
        ("it", "La scatola è già aperta, spero non sia un problema.", "damaged"),
        ("en", "Could it come on Friday? Somebody will be in all day.", "late"),
        ("en", "Bex said my €80 would be here by Friday.", "late"),
        ("en", "Please send the other size, I will pay for express.", "late"),
        ("pt", "O desconto falhou e disseram-me para esperar 5 dias.", "late"),
        ("pt", "O cupão não apareceu.", "late"),
        ("nl", "De monteur is donderdag niet gekomen.", "late"),
        ("en", "The engineer never turned up. Why did nobody come?", "late"),
        ("de", "Der Monteur sollte am Dienstag kommen. Niemand ist gekommen.", "late"),
        ("fr", "La lampe achetée chez vous a cédé d'un coup et j'ai failli me blesser sur une marche.", "wrong_item"),
        ("en", "The present was set up with gift code AB-1204-K.", "discount"),
        ("en", "The leaflet says that you can help with proof of purchase.", "invoice"),
        ("en", "You lied to me. Are you even people?", "product_question"),
        ("en", "You have charged me on 5 May. This is theft. Is that how you do it?", "product_question"),
        ("en", "My doctor has told me to stop drinking it.", "service"),
        ("en", "I only wanted to let you know that the manual has a misprint.", "praise"),
        ("de", 'Ihr schreibt, es sei "nicht in der Rücksendung gewesen".', "return_exchange"),
        ("en", 'Your man on the phone asked "is it under warranty sir".', "warranty"),
        ("en", "A parcel came today with the wrong name. We haven't ordered anything.", "wrong_item"),
        ("de", "Hier liegt ein falsches Paket. Wir haben nichts bestellt.", "wrong_item"),
        ("en", "The report is missing the comments column.", "missing_item"),
        ("en", "The machine is leaking all over the worktop.", "damaged"),
    ],
)
def test_these_words_are_about_something_else(language: str, text: str, silent: str) -> None:
    assert silent not in ids(language, text)


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("en", "Do you sell the lid separately? Mine broke after ten years.", "product_question"),
        ("de", "Verkaufen Sie die Feder auch einzeln? Meine ist nach Jahren gebrochen.", "product_question"),
        ("en", "You sent me a cracked jug in May (all forgotten). Please give Ana a raise, she is a star.", "praise"),
        ("en", "In May I cancelled. You have charged me on 5 June and on 5 July.", "billing"),
        ("es", "Me ha llegado la camisa en gris y yo la había pedido en verde.", "wrong_item"),
        ("nl", "De tafel kwam binnen met twee diepe krassen. De monteur is niet gekomen.", "damaged"),
        ("de", "Gebt mir meine 80 Euro zurück. Die Ware ist schon bei euch.", "refund_wanted"),
        ("fr", "Rendez-moi mes 80 euros.", "refund_wanted"),
        ("es", "Devuélvanme mis 80 euros.", "refund_wanted"),
        ("it", "Ridatemi i miei 80 euro.", "refund_wanted"),
        ("nl", "Geef me mijn 80 euro terug.", "refund_wanted"),
        ("pt", "Devolvam-me os meus 80 euros.", "refund_wanted"),
        ("de", "Schickt ihr mir die fehlende Strebe bitte nach? Die doppelte kann ich zurückschicken.", "missing_item"),
        ("pt", "O desconto do cupão não apareceu na fatura.", "discount"),
    ],
)
def test_what_the_letter_is_really_about_comes_first(language: str, text: str, first: str) -> None:
    assert ids(language, text)[0] == first


def test_what_went_wrong_and_is_no_trouble_any_more_is_no_open_problem() -> None:
    text = 'The box says "batteries included" but there were none. I had some, so there is no problem now.'
    assert ids("en", text) == ["other"]


def test_displeasure_in_the_subject_alone_takes_a_bravo_for_mockery() -> None:
    assert "praise" not in ids("fr", "Alors là, bravo.", "honteux")


def test_a_polite_request_with_a_day_is_no_ultimatum() -> None:
    polite = read_by_the_rules("Könnten Sie mir bitte bis spätestens Freitag sagen, ob es geht?", language="de")
    stern = read_by_the_rules("Ich erwarte die Lieferung bis spätestens Freitag.", language="de")
    assert "ultimatum" not in {signal.rule for signal in polite.judgement.signals}
    assert "ultimatum" in {signal.rule for signal in stern.judgement.signals}


def test_capitals_in_quotation_marks_are_not_shouted() -> None:
    calm = read_by_the_rules('The book "GREAT HOUSES OF FRANCE" came with a page upside down. What can I do?')
    assert "shouting" not in {signal.rule for signal in calm.judgement.signals}
