"""What every ledger keeps of letters: the fake, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.contract.ledgers import Ledgers, outcome_of, put
from tests.factories import NOON, letter_record
from triage.model import LetterRecord, Outcome, Place
from triage.work.protocols import Ledger

HOUR = timedelta(hours=1)


def test_a_recorded_letter_is_read_back_whole(ledger: Ledger) -> None:
    letter = LetterRecord(
        fingerprint="f" * 64,
        place=Place("INBOX/Bestellungen & Rückfragen", 4294967295, 4294967294),
        outcome=Outcome.JUDGED,
        received=datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=UTC),
        customer="c" * 64,
        message_id_hash="e" * 64,
        reason="two_senders",
        stage="mail",
        frustration=61.25,
        band="P1",
        problem="damaged",
        answered=NOON,
        flags=frozenset({"$label1", "\\Flagged"}),
        moving=frozenset({"$label1"}),
        removed=frozenset({"$label2", "\\Flagged"}),
        rules="0" * 64,
        present=False,
    )
    put(ledger, letter)
    assert ledger.letters([letter.fingerprint]) == {letter.fingerprint: letter}


def test_what_was_recorded_is_there_for_the_next_process(ledgers: Ledgers) -> None:
    put(ledgers.open(), letter_record("a1"))
    assert set(ledgers.open().letters(["a1"])) == {"a1"}


def test_answered_letters_that_still_carry_flags_of_ours_are_told(ledger: Ledger) -> None:
    star = frozenset({"\\Flagged"})
    flagged = [
        replace(letter_record("a1", Outcome.JUDGED, uid=1), flags=star),
        replace(letter_record("b2", Outcome.JUDGED, uid=2), moving=star),
        replace(letter_record("c3", Outcome.JUDGED, uid=3), flags=star, present=False),
        letter_record("d4", Outcome.JUDGED, uid=4),
    ]
    waiting = replace(letter_record("e5", Outcome.JUDGED, uid=5), flags=star)
    put(ledger, *flagged, waiting)
    put(ledger, *(replace(one, outcome=Outcome.ANSWERED) for one in flagged))
    assert [one.fingerprint for one in ledger.still_flagged()] == ["a1", "b2"]


def test_a_time_of_another_zone_is_the_same_instant(ledger: Ledger) -> None:
    tokyo = NOON.astimezone(timezone(9 * HOUR))
    put(ledger, letter_record("a1", received=tokyo))
    assert ledger.letters(["a1"])["a1"].received == NOON


def test_unknown_fingerprints_are_left_out(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    assert set(ledger.letters(["a1", "b2"])) == {"a1"}


def test_thousands_of_letters_are_found_at_once(ledger: Ledger) -> None:
    names = [f"{number:064x}" for number in range(2500)]
    put(ledger, *(letter_record(name, uid=uid) for uid, name in enumerate(names, 1)))
    assert set(ledger.letters(names)) == set(names)


def test_letters_in_a_mailbox_are_told_by_uid(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", uid=5), letter_record("b2", uid=9))
    assert {uid: letter.fingerprint for uid, letter in ledger.letters_in("INBOX", 7).items()} == {5: "a1", 9: "b2"}


def test_letters_of_another_uidvalidity_are_not_in_the_mailbox(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    assert ledger.letters_in("INBOX", 8) == {}


def test_the_uids_of_a_mailbox_are_told_with_whether_the_letter_is_there(ledger: Ledger) -> None:
    ledger.record([letter_record("a1", uid=5), letter_record("b2", uid=9, present=False)], now=NOON)
    assert (dict(ledger.uids_in("INBOX", 7)), dict(ledger.uids_in("INBOX", 8))) == ({5: True, 9: False}, {})


def test_who_was_closed_at_a_moment_is_told_with_when_their_newest_letter_came_in(ledger: Ledger) -> None:
    later, closed = NOON + timedelta(hours=1), Outcome.ANSWERED
    letters = [
        replace(letter_record("a1", closed, uid=1), customer="anna"),
        replace(letter_record("a2", closed, uid=2, received=later), customer="anna"),
        replace(letter_record("b1", uid=3), customer="ben"),
        replace(letter_record("c1", closed, uid=4), customer="carla"),
    ]
    ledger.record((replace(letter, outcome=Outcome.JUDGED) for letter in letters), now=NOON)
    ledger.record(letters[:3], now=later)
    ledger.record(letters[3:], now=NOON)
    assert dict(ledger.closed(later, ["anna", "ben", "carla", "dora"])) == {"anna": later}


def test_a_letter_that_moved_is_found_at_its_new_place_alone(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    put(ledger, replace(letter_record("a1"), place=Place("Done", 2, 33)))
    assert (list(ledger.letters_in("INBOX", 7)), list(ledger.letters_in("Done", 2))) == ([], [33])


def test_open_letters_come_oldest_first(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", received=NOON + HOUR, uid=1), letter_record("b2", received=NOON, uid=2))
    assert [letter.fingerprint for letter in ledger.open_letters()] == ["b2", "a1"]


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.ANSWERED])
def test_a_letter_that_is_done_with_is_not_open(ledger: Ledger, outcome: Outcome) -> None:
    put(ledger, letter_record("a1", Outcome.QUARANTINED))
    put(ledger, letter_record("a1", outcome))
    assert list(ledger.open_letters()) == []


def test_a_letter_that_left_the_mailbox_is_not_open(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", present=False))
    assert list(ledger.open_letters()) == []


def test_recording_a_letter_again_changes_nothing(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    put(ledger, letter_record("a1"))
    assert list(ledger.open_letters()) == [letter_record("a1")]


def test_one_letter_may_take_two_steps_in_one_transaction(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", Outcome.JUDGED), letter_record("a1", Outcome.FLAGGED))
    assert outcome_of(ledger, "a1") is Outcome.FLAGGED


@pytest.mark.parametrize("outcome", [Outcome.FLAGGED, Outcome.INTENDED, Outcome.DRAFTED, Outcome.ANSWERED])
def test_a_new_letter_cannot_begin_in_the_middle(ledger: Ledger, outcome: Outcome) -> None:
    with pytest.raises(ValueError, match="a1"):
        put(ledger, letter_record("a1", outcome))


def test_an_answered_letter_is_never_judged_again(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    put(ledger, letter_record("a1", Outcome.ANSWERED))
    with pytest.raises(ValueError, match="answered may not become judged"):
        put(ledger, letter_record("a1", Outcome.JUDGED))


def test_one_forbidden_letter_keeps_out_all_that_came_with_it(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="b2"):
        put(ledger, letter_record("a1"), letter_record("b2", Outcome.DRAFTED))
    assert ledger.letters(["a1", "b2"]) == {}


@pytest.mark.parametrize("reason", ["Where is my order", "x" * 65])
def test_a_reason_in_words_is_refused(ledger: Ledger, reason: str) -> None:
    with pytest.raises(ValueError, match="reason is not an id"):
        put(ledger, letter_record("a1", reason=reason))


def test_letters_are_found_by_their_message_id(ledger: Ledger) -> None:
    put(ledger, replace(letter_record("a1"), message_id_hash="m1"), replace(letter_record("b2"), message_id_hash="m2"))
    assert [letter.fingerprint for letter in ledger.replied_to(["m2", "m3"])] == ["b2"]


def test_letters_are_found_by_their_customer_oldest_first(ledger: Ledger) -> None:
    put(
        ledger,
        replace(letter_record("a1", received=NOON + HOUR), customer="c1"),
        replace(letter_record("b2", received=NOON, present=False), customer="c1"),
        replace(letter_record("c3"), customer="c2"),
    )
    assert [letter.fingerprint for letter in ledger.letters_by("c1")] == ["b2", "a1"]


def test_letters_are_found_by_the_time_they_came_in(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", received=NOON + HOUR), letter_record("b2", received=NOON - HOUR))
    assert [letter.fingerprint for letter in ledger.letters_since(NOON)] == ["a1"]


def test_frustrations_are_those_of_letters_that_were_judged(ledger: Ledger) -> None:
    put(
        ledger,
        replace(letter_record("a1"), frustration=70.5),
        replace(letter_record("b2", Outcome.SKIPPED), frustration=1.0),
        replace(letter_record("c3"), frustration=20.0),
        replace(letter_record("d4", received=NOON - HOUR), frustration=99.0),
    )
    assert list(ledger.frustrations(NOON)) == [20.0, 70.5]
