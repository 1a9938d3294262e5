"""Whoever of us is thanked by name hears of it."""

from __future__ import annotations

import pytest

from tests.factories import read_by_the_rules
from triage.reply.praised import is_pleased
from triage.reply.thanked import thanked


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Please pass my thanks to Colin on the phone, who was so patient.", "Colin"),
        ("en", "Sandra was so helpful.", "Sandra"),
        ("en", "Please make sure Mr. Henry and his boss both see this.", "Mr. Henry"),
        ("en", "Whoever Bev is, give her a rise.", "Bev"),
        ("de", "Herr Özdemir bei Ihnen hat das Zahnrad aufgetrieben.", "Herr Özdemir"),
        ("de", "Frau Berger hat mir wunderbar geholfen, danke dafür.", "Frau Berger"),
        ("fr", "Je voulais remercier Julie pour sa patience.", "Julie"),
        ("es", "Quería dar las gracias a Lucía, que me ayudó mucho.", "Lucía"),
        ("it", "Volevo solo ringraziare Marco per la pazienza.", "Marco"),
        ("nl", "Ik wil Sanne aan de telefoon bedanken voor haar geduld.", "Sanne"),
        ("pt", "Queria agradecer à Joana pela paciência.", "Joana"),
    ],
)
def test_the_one_who_is_thanked_is_known_by_name(language: str, text: str, name: str) -> None:
    assert thanked(read_by_the_rules(text, language=language), language) == name


@pytest.mark.parametrize(
    "text",
    ["Thank you for the lamp.", "Thanks to Ann and thanks to Bea.", "Thank God it fits.", "Rambles on the Wolds came."],
)
def test_nobody_is_named_where_nobody_or_more_than_one_is(text: str) -> None:
    assert thanked(read_by_the_rules(text), "en") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'autre tabouret est impeccable, merci.\n\nMerci de votre retour,"),
        ("de", "Vielen Dank an alle. Danke aus der Ferne."),
        ("es", "Muchas gracias a todos. Gracias de la familia."),
    ],
)
def test_a_word_of_thanks_is_nobodys_name(language: str, text: str) -> None:
    assert thanked(read_by_the_rules(text, language=language), language) == ""


def test_a_box_that_looked_fine_is_no_kind_word() -> None:
    plain = read_by_the_rules("Le carton avait l'air impeccable, mais la vitre est fendue dans un coin.", language="fr")
    kind = read_by_the_rules("Merci beaucoup pour votre gentillesse et bravo, c'est parfait !", language="fr")
    assert (is_pleased(plain), is_pleased(kind)) == (False, True)
