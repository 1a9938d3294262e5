"""Lists of demands in a letter: told on one line, without their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import read_by_the_rules, restated
from triage.reply.retell.listed import lists


def listed(text: str) -> list[str]:
    return [line for _, line in lists(text, read_by_the_rules(text).judgement.sentences)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We need:\n\n- the missing lid\n- a new invoice", "We need: the missing lid, a new invoice"),
        ("I want:\n1. the oven mended\n2. £40 back\n", "I want: the oven mended, £40 back"),
        ("I want:\n(a) a lid, in blue;\n(b) a new box.\n", "I want: a lid, in blue; a new box"),
        (
            "Wir benötigen:\n• die Rechnung auf die\n  Firma\n• ein Etikett",
            "Wir benötigen: die Rechnung auf die Firma, ein Etikett",
        ),
        ("Donc :\n- vous résiliez\n- vous me remboursez", "vous résiliez, vous me remboursez"),
    ],
)
def test_a_list_stands_on_one_line(text: str, line: str) -> None:
    assert listed(text) == [line]


def test_a_name_and_an_address_below_a_colon_belong_to_what_is_asked() -> None:
    text = "Please make out the invoice to:\n\nBell Works Ltd\n5 Mill Lane, Leeds\n\nThe lamp itself is fine."
    assert listed(text) == ["Please make out the invoice to: Bell Works Ltd; 5 Mill Lane, Leeds"]


def test_questions_below_a_colon_are_told_one_by_one() -> None:
    assert listed("I want to know:\n1. Is it safe?\n2. When does it come?") == []


def test_a_list_that_is_too_long_says_that_it_goes_on() -> None:
    (line,) = listed(
        "I want:\n" + "\n".join(f"- the {each} part of the oven that was left out of the box" for each in range(9))
    )
    assert line.endswith(" …")
    assert len(line.split()) <= 51


def test_a_story_below_a_colon_is_no_list() -> None:
    assert listed("This is what happened:\nThe oven came on Monday and it was broken from the first day on.") == []


@given(st.text(alphabet="a1:.-?()\n ", max_size=60))
def test_no_list_reaches_beyond_the_letter(text: str) -> None:
    sentences = read_by_the_rules(text).judgement.sentences
    assert all(numbers[0] >= 0 and numbers[-1] < len(sentences) for numbers, _ in lists(text, sentences))


def test_demands_are_told_in_the_customers_words_without_marks() -> None:
    text = "My oven, order 5512, arrived broken.\n\nI want:\n- a new oven\n- the £12 for the taxi\n"
    assert "I want: a new oven, the £12 for the taxi.”" in restated(text).text
