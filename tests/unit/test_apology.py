"""What a reply is sorry for: the very thing, what was said and lost besides, and nothing that but might have been."""

from __future__ import annotations

import pytest

from tests.factories import case_of, read_by_the_rules
from triage.reply.apology import apologies, is_aggrieved, of_danger
from triage.reply.doubt import beyond_doubt
from triage.reply.plain import faults
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES

RULES = default_rules()
GRIEVANCES = [row for row in RULES.circumstances if row.apology]


def sorry(text: str, problem: str = "other", *, language: str = "en") -> str:
    """Every wording of what the reply to `text` is sorry for."""
    return " / ".join(apologies(problem, case_of(read_by_the_rules(text, language=language)), RULES, language))


def told(text: str, *, language: str = "en", subject: str = "") -> tuple[str, ...]:
    """The faults that the text tells in plain words, as a reply may go by them."""
    letter = read_by_the_rules(text, language=language, subject=subject)
    return faults(beyond_doubt(case_of(letter), RULES), RULES)


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
    assert "you have had this trouble" not in said


def test_what_happened_comes_first_and_how_somebody_was_treated_beside_it() -> None:
    said = sorry("You charged me twice. Your agent hung up on me.", "billing")
    assert "charged twice, and that you were spoken to like that" in said


def test_the_problem_keeps_its_own_apology_beside_what_it_cost() -> None:
    said = sorry("The kettle arrived broken. I took a day off work for this.", "damaged")
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
    case = case_of(read_by_the_rules("It smells of burning. Your agent hung up on me."))
    said = " / ".join(of_danger(("you were in danger",), case, RULES, "en"))
    assert said.startswith("you were in danger, and that you were spoken to like that")


def test_a_charge_after_a_cancellation_is_seen_across_a_long_sentence() -> None:
    text = "Me di de baja el 3 de septiembre, tengo el correo, y este mes me habéis vuelto a pasar el recibo."
    assert "después de darse de baja" in sorry(text, "billing", language="es")


def test_a_customer_who_owns_the_fault_is_not_told_that_it_was_put_on_them() -> None:
    case = case_of(read_by_the_rules("C'est ma faute, j'ai oublié de cocher la case.", language="fr"))
    assert not is_aggrieved(case, RULES, "fr")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The jug arrived broken.", "damaged"),
        ("I ordered the pan set, you sent me a bath mat.", "wrong_item"),
        ("The charger was missing from the box.", "missing_item"),
        ("My parcel never arrived.", "not_received"),
        ("The sofa was supposed to arrive on Monday.", "late"),
        ("The kettle from order 88-1402 has stopped working.", "defective"),
        ("I bought it on Friday, invoice LS-26-11873. The key is invalid.", "defective"),
        ("I am locked out of my account.", "account"),
        ("I was billed £40 instead of £20.", "billing"),
    ],
)
def test_a_fault_is_named_where_what_happened_and_the_thing_stand_in_one_clause(text: str, fault: str) -> None:
    assert told(text)[:1] == (fault,)


@pytest.mark.parametrize(
    "text",
    [
        "I was afraid that the jug from order 88-1402 arrived broken.",
        "If it arrives broken, can I send it back?",
        "The jug from order 88-1402 is lovely.",
        "I ordered the wrong size, my own fault, and the box came without the slip.",
        "My husband died on 19 October, please stop order 88-1402.",
        "Order 88-1402 came with a voucher for 10% off.",
        "The cart showed 15% off order 88-1402, it never came off. It should have been $73.44.",
    ],
)
def test_no_fault_is_named_that_is_feared_supposed_or_ones_own(text: str) -> None:
    assert told(text) == ()


def test_where_no_fault_is_plain_a_reply_is_sorry_for_the_trouble_and_names_what_it_was_with() -> None:
    assert "trouble with order 88-1402" in sorry("I am not happy at all, order 88-1402.")
    assert sorry("I am not happy at all.").startswith("you have had this trouble")


def test_a_fault_in_the_subject_is_named_but_not_a_mix_up_that_may_be_ones_own() -> None:
    assert told("See the photo.", subject="Monstera arrived broken") == ("damaged",)
    assert told("I meant a 10.", subject="Wrong size sent") == ()


def test_praise_is_not_apologised_for_whatever_it_tells() -> None:
    thanks = "Today an envelope arrived with two. You have made an old man very happy, thank you."
    text = f"Some weeks ago I mentioned that a chimney was missing from the box. {thanks}"
    assert (told(text), told(f"{text} But the roof is missing from the box.")) == ((), ("missing_item",))


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("I ordered 1/2 inch couplings from you. Got 3/4. Send the right ones.", "en", "got your order wrong"),
        ("The box of order 88-1402 says 8 inch but inside is 6 inch.", "en", "got your order wrong"),
        ("You said ten days for order 88-1402, it's been nineteen.", "en", "taken so long"),
        ('My account is "suspended".', "en", "account"),
        ('He looked at the stairs and I was called a "stupid cow" on my own doorstep.', "en", "spoken to in that way"),
        ("I have had no refund for order 88-1402.", "en", "waiting for your money"),
        ("The listing said 120 cm for order 88-1402, my tape measure says 94.", "en", "description"),
        ("The man promised to call back and never did.", "en", "promised"),
        ("Attached were eleven other people's, with dates of birth.", "en", "personal details"),
        ("Die Rechnung zur Bestellung 88-1402 ist falsch.", "de", "Rechnung"),
        ("Mein Konto ist gekündigt, und es wurde trotzdem abgebucht.", "de", "Kündigung"),
        ("Il a été remis en main propre, commande 88-1402, or je vis seul.", "fr", "noté livré"),
        (
            "Pedí unos tenis blancos, talla 25, para mi hija, en el buen fin y me llegaron unos negros.",
            "es",
            "equivocado",
        ),
        ("Me cobraron doble el pedido 88-1402.", "es", "más de una vez"),
        ("Mi avete dato tre risposte diverse.", "it", "ogni volta altro"),
        ("Ik heb maar € 22,95 teruggekregen voor bestelling 88-1402.", "nl", "niet het bedrag"),
        ("Encomendei a de 220 V. Veio a de 110 V, encomenda 88-1402.", "pt", "enganado na sua encomenda"),
    ],
)
def test_a_fault_is_named_in_whatever_words_it_is_plainly_told(text: str, language: str, named: str) -> None:
    case = beyond_doubt(case_of(read_by_the_rules(text, language=language)), RULES)
    assert named in " / ".join(apologies("other", case, RULES, language))


def test_a_silence_is_what_a_reply_is_sorry_for_only_where_there_is_nothing_else() -> None:
    silence = "I wrote on the 9th and again on the 16th."
    blue = "The blue shirt of order 40-11827 came with a 34 sleeve."
    assert sorry(silence).startswith("nobody has answered you")
    assert sorry(f"{silence} {blue}").startswith("we got your order wrong")


def test_a_plain_row_takes_its_words_from_a_row_that_there_is() -> None:
    known = {row.id for row in GRIEVANCES}
    assert {row.means for row in RULES.circumstances if row.means} <= known
