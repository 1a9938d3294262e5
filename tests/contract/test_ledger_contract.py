"""What every ledger keeps of all but letters and drafts, and who may write: the fake, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.ledgers import Ledgers, intended, outcome_of, put
from tests.factories import NOON, letter_record, promise_record
from triage.errors import TemporaryError
from triage.model import Answer, Cursor, Outcome, Place
from triage.work.protocols import Ledger

HOUR = timedelta(hours=1)


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


def test_what_is_heard_adds_up(ledger: Ledger) -> None:
    ledger.hear({NOON.date(): {"broken": 2, "refund": 1}, NOON.date() + timedelta(days=1): {"broken": 1}})
    ledger.hear({NOON.date(): {"broken": 1}})
    today, tomorrow = NOON.date(), NOON.date() + timedelta(days=1)
    assert ledger.heard(today, tomorrow) == {"broken": 4, "refund": 1}
    assert ledger.heard(tomorrow, tomorrow) == {"broken": 1}
    assert ledger.heard(today, today) == {"broken": 3, "refund": 1}
