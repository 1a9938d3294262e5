"""What a letter says and a reply does not say again."""

from __future__ import annotations

import pytest

from tests.factories import restated
from triage.reply.retell.english.quoted import quoted
from triage.reply.retell.unsaid import is_unsaid

IRONY = {
    "en": "I can only suppose that your days are longer than ours. Order 5512: the oven is broken. Please mend it.",
    "de": "Ich kann nur vermuten, dass Ihr Tag lang ist. Der Ofen aus Bestellung 5512 ist kaputt. Bitte reparieren.",
    "fr": "Je ne peux que supposer que vous dormez. Le four de la commande 5512 est cassé. Merci de réparer.",
    "es": "Solo puedo suponer que ustedes duermen. El horno del pedido 5512 está roto. Por favor, repárenlo ya.",
    "it": "Posso solo supporre che voi dormiate. Il forno dell'ordine 5512 è rotto. Vorrei la riparazione.",
    "nl": "Ik kan alleen maar aannemen dat u daar slaapt. De oven van bestelling 5512 is kapot. Graag repareren.",
    "pt": "Só posso supor que os vossos dias são longos. O forno da encomenda 5512 está partido. Quero a reparação.",
}
TEMPLATE = {
    "en": ("My oven, order 5512, is broken. I want an answer in writing and not from a template.", "template"),
    "de": ("Der Ofen 5512 ist kaputt. Ich möchte eine Antwort von Ihnen und nicht aus einer Vorlage.", "Vorlage"),
    "fr": ("Le four 5512 est cassé. Je voudrais une réponse écrite, et pas une réponse type.", "type"),
    "es": ("El horno 5512 está roto. Quiero una respuesta por escrito y no una plantilla.", "plantilla"),
    "it": ("Il forno 5512 è rotto. Vorrei una risposta scritta e non una risposta automatica.", "automatica"),
    "nl": ("De oven 5512 is kapot. Ik wil een antwoord op papier en geen standaardbrief.", "standaard"),
    "pt": ("O forno 5512 está partido. Quero uma resposta escrita e não um modelo.", "modelo"),
}


@pytest.mark.parametrize("language", IRONY)
def test_irony_about_us_is_left_out(language: str) -> None:
    told = restated(IRONY[language], language=language).text
    assert "5512" in told
    assert not any(word in told for word in ("suppos", "vermut", "supon", "suppor", "aannemen", "supor"))


@pytest.mark.parametrize("language", TEMPLATE)
def test_that_no_template_is_wanted_is_not_said_by_one(language: str) -> None:
    text, word = TEMPLATE[language]
    told = restated(text, language=language).text
    assert word not in told
    assert "5512" in told


def test_what_somebody_says_against_themselves_is_cut_out_of_what_they_tell() -> None:
    text = "I forgot to change my address for order 5512, that is my own fault. Please send it to 4 Bell Lane."
    told = restated(text).text
    assert "4 Bell Lane" in told
    assert "fault" not in told


def test_of_the_death_itself_the_condolence_speaks() -> None:
    told = restated(
        "My husband passed away on 2 November. Please stop the monthly wine, order 5512, to our house."
    ).text
    assert "stop the monthly wine" in told
    assert "passed away" not in told


def test_an_address_in_brackets_is_left_out_of_what_is_told() -> None:
    told = restated("My account (anna@brightfern.example) has been locked since Sunday. Please unlock it today.").text
    assert "locked since Sunday" in told
    assert "@" not in told


def test_a_courtesy_is_not_told() -> None:
    text = (
        "I hope you will forgive a third letter. The blue shirt, order 5512, came with long sleeves. Please remake it."
    )
    assert "forgive" not in restated(text).text


def test_so_far_keeps_both_its_words() -> None:
    text = "The oven, order 5512, is faulty and burnt me. So far the doctor has cost me $140. Please pay the $140."
    assert "So far the doctor has cost" in restated(text).text


def test_a_request_that_goes_on_in_a_list_of_particulars_is_told_up_to_there() -> None:
    text = (
        "Under Article 15 of the UK GDPR I request a copy of all personal data you hold about me, including: "
        + "account and order history, notes made by your staff, " * 6
        + "recordings."
    )
    assert restated(text).text.endswith("a copy of all personal data you hold about me.”")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The show, order 5512, was moved to March (she heard it on the radio, not from you!!). Please refund it.",
        ),
        ("es", "La silla del pedido 5512 llegó rota (¡otra vez!) y quiero una nueva."),
    ],
)
def test_an_exclamation_mark_in_brackets_is_not_played_back(language: str, text: str) -> None:
    told = restated(text, language=language).text
    assert "5512" in told
    assert "!" not in told


def test_a_warning_what_not_to_dare_is_left_out() -> None:
    text = "I have eleven bags of coffee from order 5512. Stop it and pay £79. Don't you dare send a survey."
    assert "dare" not in restated(text).text


@pytest.mark.parametrize(
    "advice",
    [
        "If you're shopping for a lamp, please consider all of the shops.",
        "Please think about that before you give your business to them.",
        "Never flying with them again.",
    ],
)
def test_what_is_said_to_other_customers_is_not_said_back(advice: str) -> None:
    assert advice[:20] not in restated(f"My lamp, order 5512, arrived broken on Monday. {advice}").text


def test_what_goes_with_a_smile_leaves_no_gap_before_a_bracket() -> None:
    told = quoted("My bookkeeper needs an invoice (not the packing slip, she was very clear lol).")
    assert told == "You write: “My bookkeeper needs an invoice (not the packing slip, she was very clear).”"


def test_a_question_thrown_at_us_is_not_played_back() -> None:
    text = "Das Puppenhaus 5512 fehlt. Ich darf das dann erklären oder was? Bitte schicken Sie es noch einmal."
    told = restated(text, language="de").text
    assert "5512" in told
    assert "oder was" not in told


@pytest.mark.parametrize(
    ("language", "jibe"),
    [
        ("en", "I quite understand that you must be busy, as I can think of no other reason for this."),
        ("en", "If there's a human being there I'd like a reply with a name on it."),
        ("de", "Falls bei Ihnen ein Mensch sitzt, möchte ich eine Antwort mit Namen."),
        ("fr", "S'il y a un être humain chez vous, je voudrais une réponse signée."),
        ("es", "Si hay algún ser humano ahí, quiero una respuesta con nombre."),
        ("it", "Se c'è un essere umano da voi, vorrei una risposta con un nome."),
        ("nl", "Als er een mens werkt, wil ik een antwoord met een naam."),
        ("pt", "Se houver um ser humano aí, quero uma resposta com nome."),
    ],
)
def test_a_doubt_that_somebody_reads_is_not_repeated(language: str, jibe: str) -> None:
    assert is_unsaid(jibe, language)


@pytest.mark.parametrize(
    "words", ["The man was busy and left it with another person.", "Is there a person I may call?"]
)
def test_a_person_who_is_wanted_may_be_repeated(words: str) -> None:
    assert not is_unsaid(words, "en")
