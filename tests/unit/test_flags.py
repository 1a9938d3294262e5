"""Which flags to set and to clear."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import letter_record
from triage.desk.flags import by_value, change, moved

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


def test_a_flag_of_ours_that_somebody_removed_stays_removed_and_is_remembered_as_a_correction() -> None:
    record = replace(letter_record(), flags=frozenset({"\\Flagged"}))
    one = change(record, frozenset({"\\Flagged"}), frozenset())
    assert (one.needed, one.record.removed) == (False, frozenset({"\\Flagged"}))


def test_a_flag_somebody_removed_stays_removed_when_the_band_has_changed_and_changes_back() -> None:
    record = replace(letter_record(), flags=frozenset({"$label2"}))
    up = change(record, frozenset({"$label1"}), frozenset())
    back = change(up.record, frozenset({"$label2"}), frozenset({"$label1"}))
    assert (up.add, back.remove) == (frozenset({"$label1"}), frozenset({"$label1"}))
    assert back.add == frozenset()


def test_a_flag_lost_in_a_move_is_no_correction() -> None:
    record = moved(replace(letter_record(), flags=frozenset({"$label1", "\\Flagged"})), frozenset({"\\Flagged"}))
    assert change(record, frozenset({"$label1", "\\Flagged"}), frozenset({"\\Flagged"})).add == {"$label1"}


def test_a_flag_set_before_we_were_stopped_is_ours() -> None:
    begun = change(letter_record(), frozenset({"$label1"}), frozenset()).begun
    assert change(begun, frozenset(), frozenset({"$label1"})).remove == {"$label1"}


def test_a_flag_not_set_before_we_were_stopped_is_set_now() -> None:
    begun = change(letter_record(), frozenset({"$label1"}), frozenset()).begun
    assert change(begun, frozenset({"$label1"}), frozenset()).add == {"$label1"}


def test_a_flag_cleared_before_we_were_stopped_is_no_correction() -> None:
    record = replace(letter_record(), flags=frozenset({"$label2"}))
    begun = change(record, frozenset({"$label1"}), frozenset({"$label2"})).begun
    assert change(begun, frozenset({"$label1"}), frozenset()).record.removed == frozenset()


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
def test_what_we_do_ourselves_is_never_a_correction(
    ours: frozenset[str], wanted: frozenset[str], next_wanted: frozenset[str]
) -> None:
    first = change(replace(letter_record(), flags=ours), wanted, ours)
    assert change(first.record, next_wanted, (ours | first.add) - first.remove).record.removed == frozenset()


@given(FLAGS, FLAGS, FLAGS)
def test_no_flag_is_cleared_that_we_did_not_set(
    ours: frozenset[str], wanted: frozenset[str], current: frozenset[str]
) -> None:
    assert change(replace(letter_record(), flags=ours), wanted, current).remove <= ours
