"""What every ledger keeps of letters and of all but drafts: the fake, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.contract.ledgers import Ledgers, intended, outcome_of, put
from tests.factories import NOON, letter_record, promise_record
from triage.errors import TemporaryError
from triage.model import Answer, Cursor, LetterRecord, Outcome, Place
from triage.work.protocols import Ledger

HOUR = timedelta(hours=1)


# --- letters ----------------------------------------------------------------------------------------------------------


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


# --- the rest ---------------------------------------------------------------------------------------------------------


def test_a_mailbox_never_read_has_no_cursor(ledger: Ledger) -> None:
    assert ledger.cursor("INBOX") is None


def test_the_cursor_is_where_it_was_moved_last(ledger: Ledger) -> None:
    ledger.move_cursor(Cursor("INBOX", 7, 100))
    ledger.move_cursor(Cursor("INBOX", 8, 4))
    assert ledger.cursor("INBOX") == Cursor("INBOX", 8, 4)


def test_each_mailbox_has_its_own_cursor(ledger: Ledger) -> None:
    ledger.move_cursor(Cursor("INBOX", 7, 100))
    ledger.move_cursor(Cursor("Sent", 7, 9))
    assert ledger.cursor("INBOX") == Cursor("INBOX", 7, 100)


def test_of_two_answers_the_later_counts_whatever_the_order(ledger: Ledger) -> None:
    ledger.add_answers([Answer("m1", NOON), Answer("m1", NOON + HOUR), Answer("m2", NOON)])
    ledger.add_answers([Answer("m1", NOON - HOUR)])
    assert ledger.answers(["m1", "m2", "m3"]) == {"m1": NOON + HOUR, "m2": NOON}


def test_what_was_never_remembered_is_empty(ledger: Ledger) -> None:
    assert ledger.recall("queue") == ""


def test_the_last_remembered_value_is_recalled(ledger: Ledger) -> None:
    ledger.remember("queue", "one")
    ledger.remember("queue", "two")
    assert ledger.recall("queue") == "two"


def test_accounts_know_nothing_of_each_other(ledgers: Ledgers) -> None:
    here, there = ledgers.open("support"), ledgers.open("wholesale")
    intended(here)
    here.move_cursor(Cursor("INBOX", 7, 100))
    here.add_answers([Answer("m1", NOON)])
    here.remember("queue", "one")
    assert (list(there.open_letters()), there.letters_in("INBOX", 7), there.drafts(*Outcome)) == ([], {}, ())
    assert (there.cursor("INBOX"), there.answers(["m1"]), there.recall("queue")) == (None, {}, "")


def test_two_accounts_may_know_the_same_letter(ledgers: Ledgers) -> None:
    put(ledgers.open("support"), letter_record("a1", Outcome.SKIPPED))
    put(ledgers.open("wholesale"), letter_record("a1", Outcome.JUDGED))
    assert outcome_of(ledgers.open("support"), "a1") is Outcome.SKIPPED


def test_an_account_has_one_writer(ledgers: Ledgers) -> None:
    with ledgers.open().lock(), pytest.raises(TemporaryError, match="stop it, or wait"), ledgers.open().lock():
        raise AssertionError("two writers")


def test_two_accounts_have_a_writer_each(ledgers: Ledgers) -> None:
    with ledgers.open("support").lock(), ledgers.open("wholesale").lock() as both:
        assert both is None


def test_the_next_writer_follows_when_the_lock_was_let_go(ledgers: Ledgers) -> None:
    with ledgers.open().lock():
        pass
    with ledgers.open().lock():
        put(ledgers.open(), letter_record("a1"))
    assert len(list(ledgers.open().open_letters())) == 1


def test_a_writer_that_failed_lets_the_lock_go(ledgers: Ledgers) -> None:
    with pytest.raises(ZeroDivisionError), ledgers.open().lock():
        raise ZeroDivisionError
    with ledgers.open().lock() as again:
        assert again is None


def test_others_may_read_while_a_writer_works(ledgers: Ledgers) -> None:
    writer = ledgers.open()
    with writer.lock():
        put(writer, letter_record("a1"))
        assert len(list(ledgers.open().open_letters())) == 1


# --- promises, and what is heard --------------------------------------------------------------------------------------


def test_a_promise_is_read_back_whole(ledger: Ledger) -> None:
    made = replace(promise_record("r1"), place=Place("Gesendet", 4294967295, 4294967294), kept=NOON + HOUR)
    ledger.promise([made])
    assert ledger.promises_since(NOON) == (made,)


def test_a_promise_that_was_kept_is_open_no_more(ledger: Ledger) -> None:
    first, second = promise_record("r1", due=NOON + 2 * HOUR), promise_record("r2", due=NOON + HOUR)
    ledger.promise([first, second])
    assert ledger.open_promises() == (second, first)
    ledger.promise([replace(second, kept=NOON + HOUR)])
    assert ledger.open_promises() == (first,)


def test_a_promise_is_found_by_the_time_it_was_sent(ledger: Ledger) -> None:
    ledger.promise([promise_record("r1")])
    assert ledger.promises_since(NOON + HOUR) == ()


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


def test_what_is_heard_adds_up(ledger: Ledger) -> None:
    ledger.hear({NOON.date(): {"broken": 2, "refund": 1}, NOON.date() + timedelta(days=1): {"broken": 1}})
    ledger.hear({NOON.date(): {"broken": 1}})
    today, tomorrow = NOON.date(), NOON.date() + timedelta(days=1)
    assert ledger.heard(today, tomorrow) == {"broken": 4, "refund": 1}
    assert ledger.heard(tomorrow, tomorrow) == {"broken": 1}
    assert ledger.heard(today, today) == {"broken": 3, "refund": 1}
