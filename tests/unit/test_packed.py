"""Values kept as octets come back as they were, in a fraction of the room."""

from __future__ import annotations

import pickle
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, letter_record
from triage.model import Address, Attachment, LetterRecord, Message, Outcome, Place
from triage.work.packed import Packed, PackedByName

texts = st.text(max_size=30)
messages = st.builds(
    Message,
    st.lists(st.tuples(texts, texts), max_size=4).map(tuple),
    texts,
    st.none() | texts,
    date=st.none() | st.just(NOON),
    attachments=st.lists(st.builds(Attachment, texts, texts, st.integers(0, 9)), max_size=2).map(tuple),
)
records = st.builds(
    LetterRecord,
    texts,
    st.builds(Place, texts, st.integers(1, 2**32 - 1), st.integers(1, 2**32 - 1)),
    st.sampled_from(Outcome),
    st.datetimes(timezones=st.just(NOON.tzinfo)),
    frustration=st.floats(0, 100),
    flags=st.frozensets(texts, max_size=3),
)
values = st.lists(st.one_of(messages, records, st.builds(Address, texts)), max_size=20)


def letters(names: Iterable[str]) -> list[LetterRecord]:
    return [letter_record(name) for name in names]


@given(values)
def test_they_come_back_as_they_were(given_values: list[object]) -> None:
    assert list(Packed(given_values)) == given_values


@given(values, values)
def test_more_may_be_added(some: list[object], more: list[object]) -> None:
    first = Packed(some)
    assert (list(first + more), list(first)) == (some + more, some)


def test_each_is_found_at_its_place() -> None:
    packed = Packed(letters("abc"))
    assert (len(packed), packed[1], packed[-1], list(packed[1:])) == (
        3,
        letter_record("b"),
        letter_record("c"),
        letters("bc"),
    )


def test_some_may_be_chosen() -> None:
    assert list(Packed(letters("abc")).where(lambda one: one.fingerprint != "b")) == letters("ac")


def test_a_message_answers_for_its_fields() -> None:
    [message] = Packed([Message((("From", "a@b.example"),))])
    assert message.first("from") == "a@b.example"


def test_by_name_too_each_is_found_and_no_other() -> None:
    packed: PackedByName[LetterRecord] = PackedByName()
    packed.add({"a": letter_record("a")})
    packed.add({"b": letter_record("b")})
    assert dict(packed) == {"a": letter_record("a"), "b": letter_record("b")}
    assert "c" not in packed


def test_what_is_alike_takes_little_room() -> None:
    """A few octets for the number in its name, and none for what all say."""
    alike = [letter_record(f"letter number {number}") for number in range(100)]
    room = sum(map(len, Packed(alike).octets))
    assert room < sum(len(pickle.dumps(one)) for one in alike) / 10
