"""What is masked before a model sees a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.llm.masking import masked


@pytest.mark.parametrize(
    "private",
    [
        "anna.mueller+shop@mail.example.co.uk",
        "+49 170 1234567",
        "(020) 7946 0018",
        "0170/1234567",
        "4111 1111 1111 1111",
        "5500-0000-0000-0004",
        "DE89 3704 0044 0532 0130 00",
        "GB29NWBK60161331926819",
        "https://mail.example/u/0?token=abc",
        "12 Elm Tree Road",
        "221b Baker Street",
        "5 Kings Court",
        "Musterstraße 5a",
        "Lange Gasse 12",
        "14 rue de la Paix",
        "Calle de Alcalá 45",
        "Via Roma 12",
        "Kerkstraat 7",
        "Rua Augusta 1024",
    ],
)
def test_addresses_and_numbers_are_masked(private: str) -> None:
    found = masked(f"Please write to {private}, thank you.")
    assert private not in found.text
    assert found.unmasked(found.text) == f"Please write to {private}, thank you."


@pytest.mark.parametrize(
    "text",
    [
        "The lamp is 12 cm by 5 and on the way 3 of them broke in one place.",
        "I paid 1.299,00 EUR on 12.03.2026 for 2 of them.",
        "It is the third time in 2026, at 10:30, that 100 of 250 screws are missing.",
    ],
)
def test_what_a_complaint_is_about_stays(text: str) -> None:
    assert masked(text, ("12.03.2026", "1.299,00 EUR")).text == text


def test_an_order_number_that_is_known_stays_however_long_it_is() -> None:
    text = "Order 100238471123, card 4111 1111 1111 1111."
    assert masked(text, ("100238471123",)).text == "Order 100238471123, card [number 1]."


def test_the_same_address_is_masked_by_the_same_name() -> None:
    assert masked("a@x.example b@x.example a@x.example").text == "[email 1] [email 2] [email 1]"


def test_a_placeholder_that_we_did_not_set_stays() -> None:
    assert masked("write to a@x.example").unmasked("[email 1] [email 2]") == "a@x.example [email 2]"


@given(
    st.lists(
        st.sampled_from(
            ("a@b.example", "12 Elm Road", "4111111111111111", "broken", "[email 1]", "order", "+", "rue", "7")
        )
    )
)
def test_what_was_masked_can_be_put_back(words: list[str]) -> None:
    text = " ".join(word for word in words if word != "[email 1]")
    found = masked(text)
    assert found.unmasked(found.text) == text


@given(st.text(alphabet="a1 @.-+rue ", max_size=6_000))
def test_an_address_is_masked_whatever_stands_before_it(text: str) -> None:
    assert "x@y.example" not in masked(f"{text} x@y.example ").text
