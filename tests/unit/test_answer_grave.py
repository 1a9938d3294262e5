"""Which words answer a danger, an injury or a death: each has a form of its own, or is left to a person."""

from __future__ import annotations

import pytest

from tests.answers import answered, draft, wordings
from triage.model import Refusal


def test_a_danger_has_its_own_form() -> None:
    made = draft("The charger caught fire last night.", "defective")
    assert made.template == "en/safety.txt"
    assert "before everything else" in made.words.split("\n\n")[1]


@pytest.mark.parametrize(
    "text", ["The saddle broke and I nearly fell under a car.", "At full speed it came off, I could have lost my foot."]
)
def test_a_near_miss_is_a_danger_and_nothing_is_unplugged_for_it(text: str) -> None:
    made = draft(text, "defective")
    assert made.template == "en/safety.txt"
    assert "plug" not in made.words


def test_who_was_hurt_is_wished_well_and_not_hoped_to_be_unharmed() -> None:
    said = wordings("The plates came in shards and our son cut his thumb on them.", "damaged")
    assert "your son is recovering well" in said
    assert "all right" not in said


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("de", "Meine Frau hat sich daran in den Finger geschnitten.", "Ihrer Frau gute"),
        ("fr", "Mon mari s'est coupé le doigt avec.", "à votre mari un prompt"),
        ("es", "Mi mujer se cortó en la mano.", "a su mujer una pronta"),
        ("it", "Mia moglie si è tagliata la mano.", "a Sua moglie una pronta"),
        ("nl", "Mijn dochter heeft zich aan haar hand gesneden.", "uw dochter van harte"),
        ("pt", "A minha filha cortou a mão.", "à sua filha as melhoras"),
    ],
)
def test_who_was_hurt_is_named_in_every_language(language: str, text: str, said: str) -> None:
    assert said in wordings(text, "damaged", language=language)


def test_who_was_hurt_themselves_is_wished_well() -> None:
    assert "you are recovering well" in wordings("I cut my hand on the edge of it.", "damaged")
    assert "you are recovering well" not in wordings("Our guest cut his hand on the edge of it.", "damaged")


def test_a_brake_that_fails_is_a_danger_without_a_plug() -> None:
    made = draft("On the first ride the front brake didn't work at all.", "defective")
    assert made.template == "en/safety.txt"
    assert "plug" not in made.words


def test_a_death_is_no_reason_to_be_sorry_for_what_went_well() -> None:
    assert "deeply sorry" not in wordings("My husband passed away. Please cancel his subscription.", "cancellation")


def test_what_lies_in_shards_is_to_be_kept_and_not_to_be_used_no_more() -> None:
    said = wordings("The plates came in shards and our son cut his thumb on them.", "damaged")
    assert "what is left of it" in said
    assert "stop using it" not in said


def test_a_funeral_in_passing_is_no_bereavement() -> None:
    made = draft("Nobody deleted it, for we were both at a funeral that afternoon.", "account")
    assert made.template != "en/sober.txt"


def test_a_death_has_its_own_form_without_a_choice() -> None:
    made = draft("My husband passed away. Please cancel his subscription.", "cancellation")
    assert made.template == "en/sober.txt"
    assert "?" not in made.words


def test_who_thanks_after_a_death_is_not_told_how_sorry_we_are_for_the_trouble() -> None:
    thanks = "Thank you for the lilies. My wife passed away. I never, never thought anybody could."
    made = draft(f"{thanks} I still can't believe it!! Nobody else would even answer me.", "other")
    assert made.template == "en/sober.txt"
    assert "deeply sorry" not in made.words


@pytest.mark.parametrize("text", ["I want to kill myself.", "He choked on it and the funeral was yesterday."])
def test_where_no_form_will_do_a_person_has_to_answer(text: str) -> None:
    made = answered(text, "defective")
    assert isinstance(made, Refusal)
    assert made.reason == "person"


def test_what_is_asked_beside_a_danger_is_passed_on_with_it() -> None:
    made = draft("The charger caught fire. I want my money back.", "defective")
    assert made.promise
    assert "product safety" in made.promise.action
    assert "colleague who decides" in made.promise.action


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am too frightened to put her in the pushchair.", "en"),
        ("He had the button battery in his mouth.", "en"),
        ("Das ist lebensgefährlich für ein Kind.", "de"),
        ("La poussette est dangereuse.", "fr"),
        ("Tiene una quemadura en el brazo.", "es"),
        ("Ho una scottatura alla mano.", "it"),
        ("Zij heeft blaren op haar hand.", "nl"),
        ("Ficou com bolhas na mão.", "pt"),
    ],
)
def test_a_danger_is_seen_in_other_words_too(text: str, language: str) -> None:
    assert draft(text, "defective", language=language).template == f"{language}/safety.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The feeder closed on my cat's paw. It needed two stitches.", "your cat"),
        ("I needed stitches and my husband had to drive me to A&E.", "recover"),
    ],
)
def test_who_is_named_just_before_was_hurt_and_who_helped_was_not(text: str, expected: str) -> None:
    said = draft(text, "defective").words
    assert expected in said
    assert "your husband" not in said.split("\n\n")[1].partition("You have written")[0]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "My wife had a stroke. Order 88-1402 is paid, I thought you should know.", "going through"),
        ("de", "Meine Frau hatte einen Schlaganfall. Die Bestellung 88-1402 ist bezahlt.", "durchmachen"),
        ("fr", "Ma femme a eu un AVC. La commande 88-1402 est payée.", "de tout cœur"),
        ("es", "Mi mujer tuvo un ictus. El pedido 88-1402 está pagado.", "están pasando"),
        ("it", "Mia moglie ha avuto un ictus. L'ordine 88-1402 è pagato.", "stanno passando"),
        ("nl", "Mijn vrouw kreeg een beroerte. Bestelling 88-1402 is betaald.", "doormaken"),
        ("pt", "A minha mulher teve um AVC. A encomenda 88-1402 está paga.", "está a passar"),
    ],
)
def test_who_writes_of_an_illness_is_met_with_sympathy_before_anything_else(
    language: str, text: str, said: str
) -> None:
    made = draft(text, "other", language=language)
    assert said in made.words.split("\n\n")[1].partition(made.restatement.text)[0]


def test_a_hospital_that_orders_is_not_ill() -> None:
    assert "you and yours" not in draft("We are a hospital and ordered 40 lamps.", "other").words


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "It began to smell of burning: a burning smell. I threw the box away.", "what is left of it"),
        ("de", "Das Gerät riecht verbrannt. Den Karton habe ich weggeworfen.", "übrig ist"),
        ("it", "Si sente odore di bruciato. La scatola purtroppo l'ho buttata.", "ne resta"),
    ],
)
def test_who_threw_the_box_away_still_has_what_is_dangerous(language: str, text: str, kept: str) -> None:
    assert kept not in wordings(text, "defective", language=language)


def test_who_threw_the_thing_itself_away_is_asked_for_what_is_left() -> None:
    said = wordings("There was a burning smell, so I threw it away. The box is here.", "defective")
    assert "what is left of it" in said
