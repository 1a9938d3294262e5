"""The customer's letter beneath the reply."""

from __future__ import annotations

from datetime import date

import pytest

from triage.model import Address, OwnWords
from triage.reply.quote import CHARACTERS_MOST, LINES_MOST, quote

ANNA = Address("anna@mail.example", "Anna Müller")
DAY = date(2026, 11, 3)


def quoted(text: str, author: Address = ANNA, *, signature: str = "", language: str = "en") -> str:
    return quote(OwnWords(text, signature=signature), author, DAY, language)


def test_a_letter_is_quoted_as_mail_clients_do() -> None:
    assert quoted("It broke.\n\nPlease help.") == (
        "On 3 November 2026, Anna Müller wrote:\n> It broke.\n>\n> Please help.\n"
    )


@pytest.mark.parametrize(
    ("language", "attribution"),
    [
        ("de", "Am 3. November 2026 schrieb Anna Müller:"),
        ("fr", "Le 3 novembre 2026, Anna Müller a écrit :"),
        ("es", "El 3 de noviembre de 2026, Anna Müller escribió:"),
        ("it", "Il 3 novembre 2026, Anna Müller ha scritto:"),
        ("nl", "Op 3 november 2026 schreef Anna Müller:"),
        ("pt", "Em 3 de novembro de 2026, Anna Müller escreveu:"),
    ],
)
def test_the_attribution_is_in_the_letters_language(language: str, attribution: str) -> None:
    assert quoted("x", language=language).splitlines()[0] == attribution


def test_the_signature_is_quoted_too() -> None:
    assert quoted("It broke.", signature="Anna").endswith("> It broke.\n>\n> Anna\n")


def test_quotes_within_the_letter_go_one_deeper() -> None:
    assert quoted("> you said\n> > I said").splitlines()[1:] == [">> you said", ">>> I said"]


@pytest.mark.parametrize("name", ["ceo@bank.example", "<script>", "see www.evil.example", "http://evil.example", ""])
def test_a_display_name_that_is_no_name_is_replaced_by_the_address(name: str) -> None:
    first = quoted("x", Address("anna@mail.example", name)).splitlines()[0]
    assert first == "On 3 November 2026, anna@mail.example wrote:"


def test_a_long_letter_is_cut_at_sixty_lines() -> None:
    lines = quoted("line\n" * 200).splitlines()
    assert len(lines) == LINES_MOST + 2
    assert lines[-1] == "> […]"


@pytest.mark.parametrize("text", ["word " * 2_000_000, "x" * 100_000, "a\n" * 5 + "word " * 3_000])
def test_a_large_letter_is_cut_at_four_kilobytes(text: str) -> None:
    cut = quoted(text)
    assert len(cut) < CHARACTERS_MOST + 200
    assert cut.endswith("> […]\n")


def test_control_characters_are_left_out() -> None:
    assert quoted("a\x00b\x1b[31m\u202ec\u2028d").splitlines()[1:] == ["> ab[31mc", "> d"]


def test_an_empty_letter_is_not_quoted() -> None:
    assert quoted(" \n\n") == ""
