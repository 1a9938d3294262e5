"""Products as the customer names them, and how facts come together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from triage.judge.facts import find_facts
from triage.judge.products import find_products, product_of_subject
from triage.model import FactKind

CAME = datetime(2026, 11, 18, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "My blue ceramic vase from order #4471 arrived broken.", ["blue ceramic vase"]),
        ("en", "I ordered a pair of running shoes on 3 November.", ["pair of running shoes"]),
        ("en", "The kettle I bought from you stopped working.", ["kettle"]),
        ("en", "My brand new Zorblax (order #221) does not charge.", ["Zorblax"]),
        ("en", "You sent me a red mug instead of the blue teapot.", ["red mug", "blue teapot"]),
        ("en", "The lid of the record player has a scratch.", ["record player"]),
        ("de", "Ich habe am 3.11. eine blaue Keramikvase bestellt.", ["blaue Keramikvase"]),
        ("de", "Unsere Stehlampe „Nora“ flackert.", ["Stehlampe „Nora“"]),
        (
            "fr",
            "J'ai commandé le 3 novembre un vase en céramique bleu qui est arrivé cassé.",
            ["vase en céramique bleu"],
        ),
        ("es", "Pedí un jarrón azul de cerámica y llegó roto.", ["jarrón azul de cerámica"]),
        ("it", "Ho ordinato due lampade da tavolo.", ["lampade da tavolo"]),
        ("nl", "Ik heb een blauwe vaas besteld.", ["blauwe vaas"]),
        ("pt", "A minha jarra azul chegou partida.", ["jarra azul"]),
    ],
)
def test_a_product_is_named_as_the_customer_names_it(language: str, text: str, names: list[str]) -> None:
    assert [fact.text for fact in find_products(text, language)] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I am still waiting for my order, my parcel, my refund and my money. I received an email."),
        ("en", "My husband is angry and my patience has run out."),
        ("en", "I have not received the package. My account does not work."),
        ("de", "Meine Bestellung ist nicht angekommen, mein Paket ist weg. Mein Mann ist verärgert."),
        ("fr", "Ma commande n'est pas arrivée et mon colis est perdu."),
        ("es", "Mi pedido no ha llegado y mi paquete está perdido."),
        ("it", "Il mio ordine non è arrivato."),
        ("nl", "Mijn bestelling is niet aangekomen."),
        ("pt", "A minha encomenda não chegou."),
    ],
)
def test_general_nouns_are_no_products(language: str, text: str) -> None:
    assert find_products(text, language) == ()


def test_a_noun_of_the_subject_line_counts_in_the_text() -> None:
    text = "The zuppiera wobbles on every table."
    assert [fact.text for fact in find_products(text, "en", "Zuppiera, order 4471")] == ["zuppiera"]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Broken vase", "vase"),
        ("Re: Blue ceramic vase arrived broken", "Blue ceramic vase"),
        ("Question about the Aurora lamp", "Aurora lamp"),
    ],
)
def test_a_subject_line_may_name_the_product(subject: str, name: str) -> None:
    assert [fact.text for fact in product_of_subject(subject, "en")] == [name]


def test_facts_stand_in_the_order_of_the_text_each_once() -> None:
    facts = find_facts("Order #4471: the vase, £12. Order 4471!", "", "en", received=CAME)
    assert [(fact.kind, fact.text) for fact in facts] == [
        (FactKind.ORDER, "#4471"),
        (FactKind.PRODUCT, "vase"),
        (FactKind.AMOUNT, "£12"),
    ]


def test_what_only_the_subject_names_has_no_place() -> None:
    (fact,) = find_facts("Where is it?", "Order #4471", "en", received=CAME)
    assert (fact.text, fact.span) == ("#4471", None)


def test_what_the_text_names_is_not_taken_from_the_subject_again() -> None:
    facts = find_facts("My order 4471 is late.", "Order #4471", "en", received=CAME)
    assert [fact.text for fact in facts] == ["4471"]


def test_a_tracking_number_is_no_order_number() -> None:
    facts = find_facts("Order tracking number 1Z999AA10123456784", "", "en", received=CAME)
    assert [fact.kind for fact in facts] == [FactKind.TRACKING]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Schelm, wer Böses dabei denkt."),
        ("de", "Das ist jetzt mein DRITTES Schreiben."),
        ("de", "Dies ist unser letzter Brief an Sie."),
        ("de", "Zwei Schrauben fehlen."),
        ("de", "Leider fehlt ein Deckel."),
        ("en", "Nothing in the box at all.\n\nYour biggest fan,\nTom"),
        ("en", "So that was that.\n\nYour former fan,\nMia"),
        ("en", "I have received 2 nos. Please check."),
        ("en", "I have received 3 pcs. Please check."),
        ("en", "I will try to keep this short but it is not easy."),
        ("en", "I had already ordered one elsewhere."),
        ("en", "They handed over four sticky bottles."),
        ("en", "Who else has one in their cot?"),
        ("en", "I do not hear the cell phone when I am in the garden."),
        ("en", "It is about my husband's wine club."),
        ("en", "My dress looks like mint ice cream in the photo."),
        ("en", "Two screws are missing."),
        ("fr", "Les vis manquent."),
        ("fr", "Vous conviendrez que pour un fauteuil à 700 euros, ce n'est pas rien."),
        ("es", "Faltan dos tornillos."),
        ("it", "Mancano le viti."),
        ("nl", "Er ontbreken twee schroeven."),
        ("pt", "Preciso do notebook pra trabalhar."),
    ],
)
def test_what_is_not_plainly_the_product_is_never_repeated(language: str, text: str) -> None:
    assert [fact.text for fact in find_products(text, language) if fact.sure] == []


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "J'ai acheté un vélo Rivage saute sans arrêt.", ["vélo Rivage"]),
        ("fr", "Mon vélo Escale grince depuis lundi et je l'ai acheté chez vous.", ["vélo Escale"]),
        ("it", "Ho comprato il divano Ravello arriva sempre tardi.", ["divano Ravello"]),
        ("pt", "Comprei um notebook pra trabalhar.", ["notebook"]),
        ("es", "Compré la bicicleta Brisa suena raro.", ["bicicleta Brisa"]),
        ("de", "Ich habe ein Teleskop bestellt.", ["Teleskop"]),
        ("en", "I ordered the Harlow wool coat.", ["Harlow wool coat"]),
    ],
)
def test_a_products_name_ends_before_a_verb(language: str, text: str, names: list[str]) -> None:
    assert [fact.text for fact in find_products(text, language)] == names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "De accu van mijn e-bike Kustweg houdt het niet vol.", "e-bike Kustweg"),
        ("de", "Artikel: Esstisch Nordholm, Eiche", "Esstisch Nordholm"),
        ("fr", "Je vous écris au sujet du fauteuil Marguerite que j'ai depuis mai.", "fauteuil Marguerite"),
        ("en", "I have placed order 4471 for Tarn 15 laptop last week.", "laptop"),
    ],
)
def test_a_makers_name_behind_the_noun_belongs_to_it(language: str, text: str, name: str) -> None:
    assert any(name in fact.text for fact in find_products(text, language))


@pytest.mark.parametrize(
    "text",
    ["It caught fire in my son's bedroom.", "The kit arrived without the battery.", "I slept on my brother's sofa."],
)
def test_whose_it_is_or_what_is_not_there_is_never_repeated(text: str) -> None:
    assert not [fact.text for fact in find_products(text, "en", text) if fact.sure and fact.text != "kit"]
