"""What comes first when there is no room for all: the fault, every wish, what was bought; people's stories last."""

from __future__ import annotations

import pytest

from tests.factories import read_by_the_rules, restated
from tests.telling import candidate, chosen
from triage.reply.retell.english.quoted import leans_in_quotation
from triage.reply.retell.odds import odds
from triage.reply.retell.story import tell

_MOST = 110  # words of a restatement

PEOPLE = {
    "en": ("My wife says I never write short letters to anybody", "The two straps of the set are the same, both left"),
    "de": (
        "Meine Nachbarin schreibt nie kurze Briefe an jemanden",
        "Die zwei Riemen sind gleich, beide links, nicht rechts",
    ),
    "fr": (
        "Ma voisine n'écrit jamais de lettres courtes, dit-elle",
        "Les deux sangles sont pareilles, il n'y a pas de droite",
    ),
    "es": ("Mi suegra nunca ha escrito cartas cortas a nadie", "Las dos correas son iguales, no viene la derecha"),
    "it": ("Mia suocera non ha mai scritto lettere corte a nessuno", "Le due cinghie sono uguali, non c'è la destra"),
    "nl": (
        "Mijn schoonmoeder schrijft nooit korte brieven aan iemand",
        "De twee riemen zijn gelijk, er is geen rechter bij",
    ),
    "pt": ("A minha sogra nunca escreveu cartas curtas a ninguém", "As duas correias são iguais, não veio a direita"),
}
FOUND = {
    "en": "when I unpacked the set I noticed that both of them are left ones",
    "de": "beim Auspacken habe ich festgestellt, dass beide linke sind",
    "fr": "en déballant le lot j'ai constaté que les deux sont des gauches",
    "es": "al abrir la caja me di cuenta de que los dos son izquierdos",
    "it": "aprendo la scatola ho notato che sono tutti e due sinistri",
    "nl": "bij het uitpakken merkte ik dat ze allebei links zijn",
    "pt": "ao abrir a caixa reparei que os dois são esquerdos",
}


@pytest.mark.parametrize("language", PEOPLE)
def test_what_is_told_of_people_stands_behind_the_fault(language: str) -> None:
    aside, fault = PEOPLE[language]
    first, second = odds([candidate(0, aside), candidate(1, fault)], language)
    assert second.fault > first.fault


@pytest.mark.parametrize("language", FOUND)
def test_how_a_fault_came_to_light_tells_of_it(language: str) -> None:
    found = candidate(1, FOUND[language])
    plain = candidate(2, " ".join(["lamp"] * len(FOUND[language].split())))
    parts = odds([candidate(0, "Good day to all of you"), found, plain], language)
    assert max(parts, key=lambda part: part.fault).candidate is found


def test_wishes_may_take_more_room_than_the_story() -> None:
    wishes = [candidate(each, f"Please send me lamp {each} " + "of brass " * 9, f"wish:{each}") for each in range(1, 4)]
    fault = candidate(0, "The lamp from the order is broken and dark " * 2, "problem:damaged")
    assert {each.words for each in wishes} < set(chosen(fault, *wishes))


def test_no_restatement_is_endless() -> None:
    text = "The lamp from order 8812 is broken. " + " ".join(
        f"Could you tell me when part {each} of the lamp that I ordered will come to the house?" for each in range(20)
    )
    assert len(restated(text).text.split()) <= _MOST


def test_what_may_be_the_fault_is_told_without_a_word_of_trouble() -> None:
    text = (
        "I brought back a set (order 0471, £46). Your assistant looked me up and down and said that people like me "
        "try it on. I want my £46 and a letter from the manager."
    )
    assert "looked me up and down" in restated(text).text


def test_a_thing_known_of_is_said_to_the_end() -> None:
    text = "I got billed $14.99 on the 27th for order 8812 and never clicked upgrade that I know of. Please reverse it."
    assert "never clicked upgrade that I know of" in restated(text).text


@pytest.mark.parametrize(
    "irony",
    [
        "The chat bot told me with a little party emoji on 3 November.",
        "So glad to hear that you received my return on 3 November.",
    ],
)
def test_irony_is_not_quoted(irony: str) -> None:
    told = restated(
        f"{irony} What I have not received is the £127 for order 8812. Could someone tell me where it is?"
    ).text
    assert "3 November" not in told
    assert "£127" in told


def test_he_is_known_where_somebody_has_died() -> None:
    text = (
        "My husband died on 3rd November. He was a member of your wine club, and I see that £164 was taken on the 15th."
        " Please would you stop it."
    )
    told = tell(read_by_the_rules(text), sober=True)
    assert told is not None
    assert "He was a member of your wine club" in told.sentences[0]


def test_one_of_the_two_is_told_behind_what_there_are_two_of() -> None:
    text = (
        "J'ai bien reçu hier mes deux tabourets de bar. Malheureusement l'un des deux a le repose-pieds fendu. "
        "Est-il possible de m'envoyer seulement la pièce ?"
    )
    assert "deux tabourets" in restated(text, language="fr").text


def test_a_tickets_number_in_the_letter_is_no_order() -> None:
    text = (
        "I wrote nine days ago and have had the automatic reply with a ticket number (#58120). Could somebody answer?"
    )
    assert restated(text, subject="Missing eyepiece - order AST-14402").text.startswith(
        "About order AST-14402 you write"
    )


def test_a_day_pointed_at_leans_on_nothing() -> None:
    assert not leans_in_quotation("You write: “It was only this past Sunday that I got the instrument back.”")


def test_a_note_in_small_letters_is_told_to_its_end() -> None:
    text = "wheres my drum pedal, ordered on the 15th said 2 day shipping. order 40091-7. got a gig tmrw"
    assert "Got a gig tomorrow.”" in restated(text).text


def test_a_wish_that_leans_is_told_where_it_says_enough() -> None:
    lamp = candidate(0, "The lamp is broken and dark", "problem:damaged")
    wish = candidate(1, "Please send me another lamp of brass", "wish:1")
    scene = candidate(2, "The room is small")
    box = candidate(3, "It is a present so please leave the price out of the box", "wish:3", leans=True)
    assert box.words in chosen(lamp, wish, scene, box)


def test_a_scrap_of_a_wish_that_leans_is_not() -> None:
    lamp = candidate(0, "The lamp is broken and dark", "problem:damaged")
    wish = candidate(1, "Please send me another lamp of brass", "wish:1")
    story = [candidate(each, f"The room {each} is small and " + "yellow " * 30) for each in range(2, 5)]
    assert "Look it up" not in chosen(lamp, wish, *story, candidate(5, "Look it up", "wish:5", leans=True))
