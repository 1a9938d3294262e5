"""Which flags to set and to clear."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import letter_record
from triage.desk.flags import by_value, change

FLAGS = st.frozensets(st.sampled_from(["\\Flagged", "$label1", "$label2", "\\Seen", "mine"]))


def test_a_fresh_letter_gets_the_flags_of_its_band() -> None:
    assert change(letter_record(), frozenset({"$label1"}), frozenset()).add == {"$label1"}


def test_a_changed_band_takes_the_old_flag_off() -> None:
    record = replace(letter_record(), flags=frozenset({"$label2"}))
    one = change(record, frozenset({"$label1"}), frozenset({"$label2", "\\Seen"}))
    assert (one.add, one.remove) == (frozenset({"$label1"}), frozenset({"$label2"}))


def test_a_flag_that_somebody_else_set_is_not_ours_to_clear() -> None:
    one = change(letter_record(), frozenset(), frozenset({"\\Flagged"}))
    assert not one.needed


def test_a_flag_of_ours_that_somebody_removed_stays_removed() -> None:
    record = replace(letter_record(), flags=frozenset({"\\Flagged"}))
    assert not change(record, frozenset({"\\Flagged"}), frozenset()).needed


def test_letters_with_the_same_change_share_one_command() -> None:
    changes = [change(letter_record(str(uid), uid=uid), frozenset({"$label1"}), frozenset()) for uid in (3, 1)]
    assert by_value(changes) == ({frozenset({"$label1"}): [3, 1]}, {})


@given(FLAGS, FLAGS, FLAGS)
def test_once_done_there_is_nothing_more_to_do(
    ours: frozenset[str], wanted: frozenset[str], current: frozenset[str]
) -> None:
    one = change(replace(letter_record(), flags=ours), wanted, current)
    assert not change(one.record, wanted, (current | one.add) - one.remove).needed


@given(FLAGS, FLAGS, FLAGS)
def test_no_flag_is_cleared_that_we_did_not_set(
    ours: frozenset[str], wanted: frozenset[str], current: frozenset[str]
) -> None:
    assert change(replace(letter_record(), flags=ours), wanted, current).remove <= ours
