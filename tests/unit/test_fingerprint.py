"""Keyed hashes tell letters apart, and tell nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.fingerprint import customer_hash, draft_token, fingerprint, key_check, message_id_hash
from triage.model import Message

KEY = bytes(range(32))
FIELDS = (
    ("Received", "from mx2.example by mx1.example id 77"),
    ("Received", "from laptop by mx2.example id 12"),
    ("From", "Ada <ada@customer.example>"),
    ("Date", "Tue, 3 Mar 2026 12:00:00 +0000"),
    ("Message-ID", "<1@customer.example>"),
    ("Subject", "=?utf-8?q?Wo_ist_mein_Paket=3F?="),
)
LETTER = Message(fields=FIELDS, message_id="<1@customer.example>")


def of(message: Message = LETTER, *, key: bytes = KEY, account: str = "support", octets: bytes = b"whole") -> str:
    return fingerprint(key, account, message, octets)


def with_field(name: str, value: str, *, at: int = 0) -> Message:
    places = [place for place, (field, _) in enumerate(FIELDS) if field == name]
    fields = list(FIELDS)
    fields[places[at]] = (name, value)
    return replace(LETTER, fields=tuple(fields))


def without_message_id() -> Message:
    fields = tuple(field for field in FIELDS if field[0] != "Message-ID")
    return Message(fields=fields)


def test_a_fingerprint_stays_the_same_for_ever() -> None:
    # Letters already in ledgers are known by it: this value may not change.
    assert of() == "1511412f1df234188dac3a6386d1f60dda09fab713853443d7aa5ddc57b23588"


@pytest.mark.parametrize("name", ["Message-ID", "Date", "From", "Subject", "Received"])
def test_each_covered_field_makes_another_letter(name: str) -> None:
    assert of(with_field(name, "another")) != of()


def test_a_received_field_below_the_newest_makes_no_other_letter() -> None:
    assert of(with_field("Received", "another", at=1)) == of()


def test_the_body_makes_no_other_letter_where_there_is_a_message_id() -> None:
    assert of(octets=b"with a flag header the server added") == of()


def test_the_body_counts_where_there_is_no_message_id() -> None:
    assert of(without_message_id(), octets=b"one") != of(without_message_id(), octets=b"two")


def test_the_body_counts_where_the_message_id_cannot_be_read() -> None:
    letter = replace(with_field("Message-ID", "<<<<"), message_id=None)
    assert of(letter, octets=b"one") != of(letter, octets=b"two")


def test_the_same_letter_in_two_accounts_has_two_fingerprints() -> None:
    assert of(account="wholesale") != of()


def test_another_key_gives_another_fingerprint() -> None:
    assert of(key=bytes(32)) != of()


def test_an_absent_field_is_not_an_empty_one() -> None:
    without_subject = replace(LETTER, fields=tuple(field for field in FIELDS if field[0] != "Subject"))
    assert of(without_subject) != of(with_field("Subject", ""))


@given(st.text(), st.text(), st.text(), st.text())
def test_text_cannot_slip_from_one_field_into_the_next(date: str, sender: str, date2: str, sender2: str) -> None:
    left = Message(fields=(("Date", date), ("From", sender)))
    right = Message(fields=(("Date", date2), ("From", sender2)))
    assert (of(left) == of(right)) == ((date, sender) == (date2, sender2))


@given(st.text(st.characters(), max_size=20))
def test_every_header_value_has_a_fingerprint(value: str) -> None:
    assert len(of(Message(fields=(("Subject", value),)))) == 64


def test_a_customer_is_the_same_in_capitals() -> None:
    assert customer_hash(KEY, "Ada@Customer.example") == customer_hash(KEY, "ada@customer.example")


def test_two_customers_have_two_hashes() -> None:
    assert customer_hash(KEY, "ada@customer.example") != customer_hash(KEY, "bob@customer.example")


def test_an_address_and_a_message_id_of_the_same_text_have_two_hashes() -> None:
    assert customer_hash(KEY, "a@b.example") != message_id_hash(KEY, "a@b.example")


def test_message_ids_differ_by_letter_case() -> None:
    assert message_id_hash(KEY, "<A@b.example>") != message_id_hash(KEY, "<a@b.example>")


def test_a_draft_token_is_32_hex_digits() -> None:
    assert len(bytes.fromhex(draft_token(KEY, of(), 1))) == 16


def test_each_generation_of_a_draft_has_its_own_token() -> None:
    assert draft_token(KEY, of(), 1) != draft_token(KEY, of(), 2)


def test_the_check_value_does_not_show_the_key() -> None:
    assert KEY.hex()[:32] not in key_check(KEY)


def test_two_keys_have_two_check_values() -> None:
    assert key_check(KEY) != key_check(bytes(32))
