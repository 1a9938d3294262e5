"""The problem in second person, in each language."""

from __future__ import annotations

import pytest

from tests.factories import restated


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "de",
            "Meine blaue Keramikvase aus Bestellung 4471 ist kaputt angekommen.",
            "Ihre blaue Keramikvase aus Bestellung 4471 ist kaputt angekommen.",
        ),
        (
            "fr",
            "Mon vase bleu de la commande n° 4471 est arrivé cassé.",
            "Votre vase bleu de la commande n° 4471 est arrivé cassé.",
        ),
        ("es", "Mi jarrón azul del pedido 4471 llegó roto.", "Su jarrón azul del pedido 4471 llegó roto."),
        (
            "it",
            "Il mio vaso blu dell'ordine 4471 è arrivato rotto.",
            "Il Suo vaso blu dell'ordine 4471 è arrivato rotto.",
        ),
        (
            "nl",
            "Mijn blauwe vaas uit bestelling 4471 is kapot aangekomen.",
            "Uw blauwe vaas uit bestelling 4471 is kapot aangekomen.",
        ),
        (
            "pt",
            "A minha jarra azul da encomenda 4471 chegou partida.",
            "A sua jarra azul da encomenda 4471 chegou partida.",
        ),
    ],
)
def test_a_sentence_is_turned_round_in_each_language(language: str, text: str, words: str) -> None:
    assert restated(text, language=language).text == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "So ein Saftladen! Vase beschädigt, Bestellung 4471!", "Sie schreiben: „Vase"),
        ("fr", "Bande de nuls ! Vase cassé, commande 4471 !", "Vous écrivez : « Vase"),
        ("es", "¡Sinvergüenzas! ¡Jarrón roto, pedido 4471!", "Nos escribe: «Jarrón"),
        ("it", "Vergogna! Vaso rotto, ordine 4471!", "Ci scrive: «Vaso"),
        ("nl", "Prutsers! Vaas kapot, bestelling 4471!", "U schrijft: “Vaas"),
        ("pt", "Palhaços! Jarra partida, encomenda 4471!", "Escreve-nos: «Jarra"),
    ],
)
def test_an_insult_is_left_out_of_what_is_quoted_in_each_language(language: str, text: str, words: str) -> None:
    assert restated(text, language=language).text.startswith(words)


@pytest.mark.parametrize(
    ("language", "text", "order"),
    [
        ("de", "Die Vase ist kaputt angekommen. Es geht um Bestellung 4471.", "(Bestellung 4471)"),
        ("fr", "Le vase est arrivé cassé. C'est la commande 4471.", "(commande 4471)"),
        ("es", "El jarrón llegó roto. Es el pedido 4471.", "(pedido 4471)"),
        ("it", "Il vaso è arrivato rotto. È l'ordine 4471.", "(ordine 4471)"),
        ("nl", "De vaas is kapot aangekomen. Het is bestelling 4471.", "(bestelling 4471)"),
        ("pt", "A jarra chegou partida. É a encomenda 4471.", "(encomenda 4471)"),
    ],
)
def test_the_order_number_is_added_in_each_language(language: str, text: str, order: str) -> None:
    assert order in restated(text, language=language).text
