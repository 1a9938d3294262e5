"""Every question is told, whether or not it ends with its mark, and every request."""

from __future__ import annotations

import pytest

from tests.factories import restated
from triage.reply.retell.english.quoted import asks_plainly, quoted, wishes
from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.unmarked import asks_unmarked
from triage.reply.retell.formal.voice import Formal

VOICES = {manner.code: Formal(manner) for manner in MANNERS}
# The oven is broken and somebody upset; then a question that is asked in earnest.
UPSET = {
    "en": (
        "This is the third time I write. The oven from order 8812 is still broken and nobody answers.",
        "Could you tell me whether the new part has actually been sent?",
    ),
    "de": (
        "Ich schreibe zum dritten Mal. Der Ofen aus Bestellung 8812 ist noch kaputt und niemand antwortet.",
        "An wen schicke ich ihn bitte zurück?",
    ),
    "fr": (
        "C'est la troisième fois que j'écris. Le four de la commande 8812 est cassé et personne ne répond.",
        "À qui dois-je l'envoyer s'il vous plaît ?",
    ),
    "es": (
        "Es la tercera vez que escribo. El horno del pedido 8812 sigue roto y nadie contesta.",
        "¿A quién tengo que mandarlo, por favor?",
    ),
    "it": (
        "Scrivo per la terza volta. Il forno dell'ordine 8812 è ancora rotto e nessuno risponde.",
        "Mi dite per favore a chi lo devo spedire?",
    ),
    "nl": (
        "Ik schrijf voor de derde keer. De oven van bestelling 8812 is nog stuk en niemand antwoordt.",
        "Naar wie moet ik hem alstublieft sturen?",
    ),
    "pt": (
        "É a terceira vez que escrevo. O forno da encomenda 8812 continua partido e ninguém responde.",
        "Para quem o devo enviar, por favor?",
    ),
}
UNMARKED = {
    "de": "Noch eine Frage, ob der Kamm schon dabei ist.",
    "fr": "Merci également de cesser tout envoi aux deux adresses.",
    "es": "Y otra cosa, si viene ya con el peine o hay que comprarlo aparte.",
    "it": "Un'altra cosa, se il pettine è già compreso.",
    "nl": "Dan hoor ik graag of ik de verzendkosten terugkrijg.",
    "pt": "Outra pergunta, se o pente já vem incluído.",
}
STATED = {
    "de": "Die Lampe ist gestern kaputt angekommen.",
    "fr": "La lampe est arrivée cassée hier.",
    "es": "La lámpara llegó rota ayer.",
    "it": "La lampada è arrivata rotta ieri.",
    "nl": "De lamp is gisteren stuk aangekomen.",
    "pt": "A lâmpada chegou partida ontem.",
}


@pytest.mark.parametrize("language", UPSET)
def test_a_question_asked_in_earnest_is_told_to_somebody_upset(language: str) -> None:
    told, asked = UPSET[language]
    assert asked.rstrip(" ?").lstrip("¿") in restated(f"{told} {asked}", language=language).text


@pytest.mark.parametrize("language", UNMARKED)
def test_what_is_asked_without_a_mark_is_a_wish(language: str) -> None:
    voice = VOICES[language]
    own = UNMARKED[language]
    assert voice.wishes(voice.quoted(own) or "", own)


@pytest.mark.parametrize("language", STATED)
def test_what_is_told_is_not_asked(language: str) -> None:
    assert not asks_unmarked(STATED[language], language)


@pytest.mark.parametrize(
    "asked",
    [
        "Is the 9 litre tin enough for two coats, outside only.",
        "Do you deliver to Orkney, the page would not take my postcode.",
        "wheres my drum pedal, ordered on the 15th.",
        "I reckon a new tray would sort it.",
        "Under GDPR article 15 I would like a copy of my data.",
        "Once you have sent this I want my account closed.",
        "New (correct): 411 Ferris Avenue, Superior.",
    ],
)
def test_an_english_sentence_asks_without_a_mark(asked: str) -> None:
    assert wishes(quoted(asked) or "")


@pytest.mark.parametrize(
    "stated",
    [
        "The tin is enough for two coats.",
        "There are two coats of paint on it.",
        "I expect you see a great many of these.",
    ],
)
def test_an_english_statement_does_not_ask(stated: str) -> None:
    assert not wishes(quoted(stated) or "")


def test_three_questions_are_told_all() -> None:
    text = (
        "Before I order, can your Slate paint go onto new pressure treated timber or do I have to wait? "
        "Also is the 9 litre enough for two coats on an 8x6 shed, outside only. "
        "And do you deliver to Orkney, the checkout would not take my postcode (KW17)."
    )
    told = restated(text).text
    assert all(each in told for each in ("pressure treated timber", "9 litre", "Orkney"))


def test_what_is_asked_for_before_a_list_is_told_where_the_list_is_not() -> None:
    text = (
        "The invoice 8812 has no company name on it, so our office does not accept it. "
        "Request you to please reissue the invoice with these details:\n\nKaveri Pvt. Ltd.\n2nd Floor, Pune\n"
    )
    assert "reissue the invoice with these details.”" in restated(text).text


@pytest.mark.parametrize(
    ("language", "own"),
    [
        ("it", "La macchina si è fermata con un odore di bruciato e da allora non si accende più."),
        ("fr", "Le voyant s'allume encore, mais les rouleaux ne tournent plus."),
        ("nl", "Het gat in de deur zit er al en er hangt nu een zak voor."),
        ("es", "Pagué 7,95 € por el envío exprés, y no quiero pagar nada más."),
    ],
)
def test_a_whole_sentence_may_end_with_any_word(language: str, own: str) -> None:
    assert own.rstrip(".") in (VOICES[language].quoted(own) or "")


@pytest.mark.parametrize(
    ("language", "own"),
    [("it", "Poi si è fermata e non si accende più"), ("fr", "Parce que mercredi elle a voulu y aller seule.")],
)
def test_half_a_sentence_is_not_quoted(language: str, own: str) -> None:
    assert VOICES[language].quoted(own) is None


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("So glad the left shoe fits me.", "So glad the left shoe"),
        ("Right shoe is split along the seam.", "Right shoe is split"),
        ("So I ordered the 120V one.", "I ordered the 120V one"),
        ("Now, the lamp is broken.", "The lamp is broken"),
    ],
)
def test_a_first_word_goes_only_where_nothing_hangs_on_it(own: str, told: str) -> None:
    assert (quoted(own) or "").removeprefix("You write: “").startswith(told)


@pytest.mark.parametrize(
    "own",
    [
        "It hangs crooked and digs into my shoulder.",
        "When I press the button nothing happens.",
        "A review underneath says that it peeled off.",
        "I used it on pressure treated timber.",
    ],
)
def test_harmless_words_that_look_harsh_are_quoted(own: str) -> None:
    assert quoted(own) is not None


@pytest.mark.parametrize(
    "own", ["You are crooks, all the same.", "The press will hear of my lamp.", "You treated me like dirt."]
)
def test_harsh_words_are_not_quoted(own: str) -> None:
    assert quoted(own) is None


def test_a_sum_is_quoted() -> None:
    own = "Zurückgeschickt habe ich beide Scheren, also 2 x 119,00 = 238,00 EUR."
    assert "2 x 119,00 = 238,00 EUR" in (VOICES["de"].quoted(own) or "")


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("fr", "Par contre je n'ai pas de voiture : pourriez-vous faire enlever l'appareil à domicile ?"),
        ("es", "Y si tienen en papel el segundo, ¿hacen envíos a Bariloche?"),
        ("it", "Mi dite per favore a chi la devo spedire?"),
        ("nl", "Valt dit onder de garantie?"),
        ("de", "Wie läuft das mit der Rücksendung?"),
        ("pt", "Como vai ser a troca?"),
    ],
)
def test_a_plain_question_is_no_reproach(language: str, asked: str) -> None:
    assert VOICES[language].asks_plainly(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Could you tell me whether it has actually been sent?",
        "If it's too late I'll pay for another one, in which case could you do a discount?",
        "Have there been other reports on this model?",
    ],
)
def test_a_plain_english_question_is_no_reproach(asked: str) -> None:
    assert asks_plainly(asked)


@pytest.mark.parametrize("asked", ["Do you even read these?", "So was I lied to?"])
def test_an_english_reproach_asks_nothing(asked: str) -> None:
    assert not asks_plainly(asked)


def test_lettered_questions_are_told() -> None:
    assert quoted("b) Could it go to my mother in law's instead?") == (
        "You ask: “Could it go to my mother in law's instead?”"
    )


def test_two_sentences_in_one_breath_are_not_one_question_twice() -> None:
    assert restated("Where is my order?? third time I ask").text == "You write: “Where is my order? Third time I ask.”"
