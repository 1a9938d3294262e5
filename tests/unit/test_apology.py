"""What a reply is sorry for: the very thing, what was said and lost besides, and nothing that but might have been."""

from __future__ import annotations

import pytest

from tests.factories import case_of, read_by_the_rules
from triage.reply.apology import DANGER, apologies, is_aggrieved
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES

RULES = default_rules()
OWN = ("you have had to ask us for this",)
GRIEVANCES = [row for row in RULES.circumstances if row.apology]


def sorry(text: str, problem: str = "other", *, language: str = "en", own: tuple[str, ...] = OWN) -> str:
    """Every wording of what the reply to `text` is sorry for."""
    return " / ".join(apologies(problem, own, case_of(read_by_the_rules(text, language=language)), RULES, language))


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("You charged me twice for the same bike.", "en", "charged twice"),
        ("Der Verkäufer hat mich angeschrien.", "de", "so mit Ihnen gesprochen"),
        ("Le technicien n'est jamais venu.", "fr", "personne ne soit venu"),
        ("Han cancelado mi pedido.", "es", "cancelado por nuestra parte"),
        ("Aspetto ancora il rimborso.", "it", "aspettando i Suoi soldi"),
        ("Ik kreeg de verkeerde maat.", "nl", "maat"),
        ("Tive de deitar fora a comida.", "pt", "outras coisas"),
    ],
)
def test_a_reply_is_sorry_for_what_was_done_and_not_for_the_letter(text: str, language: str, named: str) -> None:
    said = sorry(text, language=language)
    assert named in said
    assert OWN[0] not in said


def test_what_happened_comes_first_and_how_somebody_was_treated_beside_it() -> None:
    said = sorry("You charged me twice. Your agent hung up on me.", "billing")
    assert "charged twice, and that you were spoken to like that" in said


def test_the_problem_keeps_its_own_apology_beside_what_it_cost() -> None:
    said = sorry("The kettle is broken. I took a day off work for this.", "damaged", own=("it reached you damaged",))
    assert said.startswith("it reached you damaged, and that it has cost you")


def test_before_a_lawyer_a_reproach_is_given_as_the_customers() -> None:
    assert sorry("You charged me twice. My lawyer will write to you.").endswith(", as you write")
    assert "as you write" not in sorry("You charged me twice.")


@pytest.mark.parametrize(
    "text",
    [
        "If it is out of stock just tell me.",
        "Thank you for the lamp. I was not charged twice.",
        "Which size should I take?",
    ],
)
def test_what_did_not_happen_is_nothing_to_be_sorry_for(text: str) -> None:
    assert not is_aggrieved(case_of(read_by_the_rules(text)), RULES, "en")


def test_a_subject_may_name_it_but_not_whose_mistake_a_wrong_size_is() -> None:
    assert is_aggrieved(case_of(read_by_the_rules("See above.", subject="Charged twice")), RULES, "en")
    assert not is_aggrieved(case_of(read_by_the_rules("I meant a 10.", subject="wrong size")), RULES, "en")


@pytest.mark.parametrize("row", GRIEVANCES, ids=lambda row: row.id)
def test_what_a_reply_can_be_sorry_for_it_can_say_in_every_language(row: object) -> None:
    assert set(getattr(row, "apology")) == set(LANGUAGES)  # noqa: B009


def test_french_clauses_stand_behind_que_without_an_elision() -> None:
    begun = {text[0] for row in GRIEVANCES for text in row.apology["fr"]}
    assert begun.isdisjoint("aàâeéèêiîoôuûyh")


def test_beside_a_danger_only_how_somebody_was_treated_is_named() -> None:
    said = sorry("It smells of burning. Your agent hung up on me.", DANGER, own=("you were in danger",))
    assert said.startswith("you were in danger, and that you were spoken to like that")


def test_a_charge_after_a_cancellation_is_seen_across_a_long_sentence() -> None:
    text = "Me di de baja el 3 de septiembre, tengo el correo, y este mes me habéis vuelto a pasar el recibo."
    assert "después de darse de baja" in sorry(text, "billing", language="es")


def test_a_customer_who_owns_the_fault_is_not_told_that_it_was_put_on_them() -> None:
    case = case_of(read_by_the_rules("C'est ma faute, j'ai oublié de cocher la case.", language="fr"))
    assert not is_aggrieved(case, RULES, "fr")
