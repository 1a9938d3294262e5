"""The language of own words, or the admission that it cannot be told."""

from __future__ import annotations

import pytest

from triage.mail.language import identify
from triage.model import Language

SHORT = {
    "en": [
        "where is my parcel",
        "still no reply",
        "I want my money back",
        "When will it arrive?",
        "this is not what i ordered",
    ],
    "de": [
        "wo bleibt mein paket",
        "Wann kommt meine Bestellung?",
        "ich will mein geld zurück",
        "immer noch keine antwort",
    ],
    "fr": ["où est mon colis", "toujours pas de réponse", "je veux être remboursé", "quand arrive ma commande ?"],
    "es": [
        "dónde está mi pedido",
        "todavía no ha llegado nada",
        "quiero que me devuelvan el dinero",
        "sigue sin llegar",
    ],
    "it": [
        "dove è il mio pacco",
        "ancora nessuna risposta",
        "voglio indietro i miei soldi",
        "quando arriva il mio ordine",
    ],
    "nl": [
        "waar blijft mijn pakket",
        "nog steeds geen antwoord",
        "ik wil mijn geld terug",
        "wanneer komt mijn bestelling",
    ],
    "pt": [
        "onde está a minha encomenda",
        "ainda não tenho resposta",
        "quero o meu dinheiro de volta",
        "quando chega o meu pedido",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SHORT.items() for text in texts])
def test_the_shortest_letters_are_told_apart(code: str, text: str) -> None:
    found = identify(text)

    assert (found.code, found.reliable) == (code, True)


@pytest.mark.parametrize(
    "text", ["", "ok", "4471", "???", "https://shop.example/order", "anna@mail.example", "\x00\x07", "🎉🎉🎉"]
)
def test_too_little_is_told_so(text: str) -> None:
    assert identify(text).code == "un"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pl", "Dzień dobry, czajnik przyszedł z odpryśniętą emalią i proszę o wymianę."),
        ("sv", "Hej! Skålen var trasig när den kom fram. Jag är besviken. Kan ni skicka en ny?"),
        ("ja", "花瓶が壊れて届きました。交換してください。"),
    ],
)
def test_other_languages_are_named_and_not_taken_for_ours(code: str, text: str) -> None:
    assert identify(text).code == code


def test_a_greeting_makes_no_language_unsure_that_the_letter_tells() -> None:
    letter = "Oggi sorridere è difficile. Con tanti occhi diversi."
    assert identify(f"Gentile assistenza,\n\n{letter}") == identify(letter) == Language("it", True)


def test_where_only_the_greeting_tells_a_language_it_counts() -> None:
    assert identify("Buongiorno a tutti voi,\n\nnews: http").code == "it"
