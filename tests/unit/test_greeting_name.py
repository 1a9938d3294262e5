"""Greeting by name only where the name is certain."""

from __future__ import annotations

import pytest

from tests.factories import judged_letter
from triage.model import Address
from triage.reply.name import greeting_name


def greeted(name: str, addr_spec: str, text: str = "My vase is broken.", language: str = "en") -> str:
    return greeting_name(judged_letter(text, customer=Address(addr_spec, name)).letter, language)


@pytest.mark.parametrize(
    ("name", "addr_spec"),
    [
        ("Anna Müller", "anna.mueller@mail.example"),
        ("Anna Müller", "amuller77@mail.example"),
        ("Anna Müller", "mueller.anna@mail.example"),
        ("Jean-Luc O'Brien", "jl.obrien@mail.example"),
        ("Maria van den Berg", "m.van.den.berg@mail.example"),
        ("John F. McDonald", "john.mcdonald@mail.example"),
    ],
)
def test_a_full_name_that_the_address_bears_out_is_used(name: str, addr_spec: str) -> None:
    assert greeted(name, addr_spec) == name


def test_a_name_with_the_family_name_first_is_put_in_order() -> None:
    assert greeted("Müller, Anna", "anna.mueller@mail.example") == "Anna Müller"


def test_a_name_is_believed_when_the_letter_is_signed_with_it() -> None:
    assert greeted("Lea Blanc", "x99@mail.example", "It broke.\n\nRegards\nLea Blanc") == "Lea Blanc"


def test_a_letter_signed_with_the_given_name_is_answered_with_it() -> None:
    assert greeted("Lea Blanc", "x99@mail.example", "It broke.\n\nThanks,\nLea") == "Lea"


@pytest.mark.parametrize("language", ["de", "fr"])
def test_formal_languages_greet_with_the_full_name(language: str) -> None:
    assert greeted("Lea Blanc", "x99@mail.example", "It broke.\n\nLea", language) == "Lea Blanc"


@pytest.mark.parametrize(
    ("name", "addr_spec"),
    [
        ("", "anna.mueller@mail.example"),
        ("Anna Müller", "x99@mail.example"),  # nothing bears it out
        ("Anna", "anna@mail.example"),
        ("anna müller", "anna.mueller@mail.example"),
        ("ANNA MÜLLER", "anna.mueller@mail.example"),
        ("A. Müller", "a.mueller@mail.example"),
        ("Anna Müller", "info@mail.example"),
        ("Blue Harbor", "hello@blueharbor.example"),
        ("Harbor Supplies", "harbor.supplies@mail.example"),
        ("Acme GmbH", "acme.gmbh@mail.example"),
        ("Angry Customer", "angry.customer@mail.example"),
        ("Full Refund", "full.refund@mail.example"),
        ("anna.mueller@mail.example", "anna.mueller@mail.example"),
        ("Anna <b>Müller</b>", "anna.mueller@mail.example"),
        ("Anna\r\nBcc: x@mail.example", "anna.bcc@mail.example"),
        ("Anna {{ 7*7 }}", "anna@mail.example"),
        ("Anna Müller 24", "anna.mueller@mail.example"),
        ("Anna Maria Sophia Luisa Müller", "anna.mueller@mail.example"),
        ("A" * 5000, "a@mail.example"),
        ("Аnna Müller", "anna.mueller@mail.example"),  # a Cyrillic letter
    ],
)
def test_no_name_is_used_where_it_is_not_certain(name: str, addr_spec: str) -> None:
    assert greeted(name, addr_spec) == ""


def test_nobody_to_answer_is_nobody_to_greet() -> None:
    assert greeting_name(judged_letter(customer=None).letter, "en") == ""


@pytest.mark.parametrize(
    ("name", "addr_spec", "ending", "expected"),
    [
        ("Hugo Ferreira-Lane", "hugofl@mail.example", "Ta, Hugo", "Hugo"),
        ("D. Kowalczyk", "dkowalczyk77@mail.example", "Invoice 26-11-00342\nDariusz", "Dariusz"),
        ("Father Dominic Hale", "fr.dominic@mail.example", "Fr Dominic Hale", "Fr Dominic Hale"),
        ("Gianluca T.", "gianluca.t83@mail.example", "Grazie\nGianluca\nSent from my iPhone", "Gianluca"),
        ("Peter J. Ashdown", "pja@mail.example", "P. J. Ashdown", "Peter J. Ashdown"),
        ("", "x99@mail.example", "Kind regards,\nLea Blanc\nLeeds", "Lea Blanc"),
        ("Ian & Sue Crabtree", "crabtrees@mail.example", "Ian Crabtree", "Ian Crabtree"),
    ],
)
def test_the_name_beneath_the_letter_is_used(name: str, addr_spec: str, ending: str, expected: str) -> None:
    assert greeted(name, addr_spec, f"It broke on the first day.\n\n{ending}") == expected


@pytest.mark.parametrize("language", ["de", "fr"])
def test_formal_languages_take_no_given_name_from_beneath_a_letter(language: str) -> None:
    assert greeted("", "x99@mail.example", "Die Vase ist kaputt.\n\nGruß\nLea", language) == ""


@pytest.mark.parametrize(
    "ending",
    [
        "Disgusting",
        "G.",
        "Kind regards,\nG. B.",
        "Order Desk",
        "Thanks",
        "Regards\nSupport Team",
        "Sent from my iPhone",
        "Leeds",
    ],
)
def test_what_is_no_name_beneath_a_letter_is_not_used(ending: str) -> None:
    assert greeted("", "x99@mail.example", f"It broke on the first day.\n\n{ending}") == ""


def test_thanks_to_one_of_us_are_no_signature() -> None:
    assert greeted("", "x99@mail.example", "Thanks Tess,\nthe vase is still broken.") == ""


def test_a_name_whose_letters_were_lost_on_the_way_is_not_used() -> None:
    assert (
        greeted("", "jperalta@mail.example", "It broke on the first day.\n\nRegards\nJoaqu\N{REPLACEMENT CHARACTER}n")
        == ""
    )


@pytest.mark.parametrize(
    ("name", "addr_spec", "text", "greeting"),
    [
        (
            "LaVerne Stubbs",
            "quilting@mail.example",
            "Thank you.\n\nGod bless,\nLaVerne Stubbs\nSalina",
            "LaVerne Stubbs",
        ),
        ("Bev Thirlwell", "bevknits@mail.example", "Thank you.\n\nBev Thirlwell x", "Bev Thirlwell"),
        ("Kerry-Ann Duffield", "office@mail.example", "It broke.\n\nKerry-Ann, school office", "Kerry-Ann"),
        ("Joanne P.", "tulsa@mail.example", "It broke.\n\nJoanne P.", "Joanne"),
        ("Tom B", "tomb1991@mail.example", "It broke.", "Tom"),
        ("Ed", "ed.sorley@mail.example", "It broke.", "Ed"),
    ],
)
def test_a_given_name_is_used_where_signature_or_address_agrees(
    name: str, addr_spec: str, text: str, greeting: str
) -> None:
    assert greeted(name, addr_spec, text) == greeting


@pytest.mark.parametrize(
    ("name", "addr_spec"),
    [("Kontakt", "kontakt.berlin@mail.example"), ("Tom B", "info@mail.example"), ("B", "b.lee@mail.example")],
)
def test_a_given_name_that_nothing_bears_out_is_not(name: str, addr_spec: str) -> None:
    assert greeted(name, addr_spec) == ""


def test_an_initial_is_used_as_the_writer_signs_with_it_where_the_address_bears_the_family_name_out() -> None:
    signed = "It broke.\n\nThanking you,\nR. Venkataraman\nCoimbatore"
    assert greeted("R. Venkataraman", "r.venkataraman61@mail.example", signed) == "R. Venkataraman"
    assert greeted("R. Venkataraman", "x61@mail.example", signed) == ""
    assert greeted("R. Venkataraman", "r.venkataraman61@mail.example") == ""


def test_a_title_that_the_writer_bears_is_kept_with_the_whole_name() -> None:
    signed = "Es ist kaputt.\n\nMit freundlichen Grüßen\n\nDr. Ulrich Hasselmann\nAm Mühlbach 5"
    name, addr_spec = "Dr. Ulrich Hasselmann", "u.hasselmann@hasselmann-post.example"
    assert greeted(name, addr_spec, signed, "de") == "Dr. Ulrich Hasselmann"
    assert greeted(name, "x9@mail.example", signed, "de") == "Dr. Ulrich Hasselmann"
    assert greeted(name, "x9@mail.example", "Es ist kaputt.", "de") == ""


def test_a_short_dutch_closing_is_one_though_it_has_no_stop() -> None:
    text = "Hoi, waar blijft mijn pakje?\n\ngr Marijke"
    assert greeted("marijke vd heuvel", "marijkevdh@mail.example", text, "nl") == "Marijke"
