"""What every ledger gives up: the fake, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.contract.ledgers import KEY, Ledgers, opened, put
from tests.factories import NOON, draft_record, letter_record, promise_record
from triage.fingerprint import customer_hash, message_id_hash
from triage.model import Answer, Forgotten, LetterRecord, Outcome
from triage.work.protocols import Ledger

DAY = timedelta(days=1)
LATER = NOON + 200 * DAY
MONTH_AGO = LATER - 30 * DAY
LONG_AGO = NOON - DAY


def letter_of(name: str, customer: str = "c1", *, uid: int = 1, present: bool = True) -> LetterRecord:
    record = letter_record(name, uid=uid, present=present)
    return replace(
        record, customer=customer, message_id_hash=f"m-{name}", frustration=71.0, removed=frozenset({"$label1"})
    )


def two_customers(ledger: Ledger) -> None:
    """c1 has a letter here and one that is gone, a draft, a promise and an answer; c2 has the same."""
    for customer, here, gone, token in (("c1", "a1", "a2", "d1"), ("c2", "b1", "b2", "d2")):
        put(ledger, letter_of(here, customer, uid=1), letter_of(gone, customer, uid=2, present=False))
        ledger.intend(replace(draft_record(token, here), customer=customer))
        ledger.promise([promise_record(f"r-{customer}", customer=customer)])
        ledger.add_answers([Answer(f"m-{gone}", NOON)])


def test_it_says_how_much_was_forgotten(ledger: Ledger) -> None:
    two_customers(ledger)
    assert ledger.forget("c1") == Forgotten(letters=2, drafts=1, promises=1, answers=1)


def test_nothing_of_that_customer_is_left(ledger: Ledger) -> None:
    two_customers(ledger)
    ledger.forget("c1")
    assert ledger.letters_by("c1") == ()
    assert {one.customer for one in ledger.drafts(*Outcome)} == {"c2"}
    assert {one.customer for one in ledger.open_promises()} == {"c2"}
    assert set(ledger.answers(["m-a2", "m-b2"])) == {"m-b2"}


def test_a_letter_that_is_still_there_is_nobodys_and_skipped(ledger: Ledger) -> None:
    two_customers(ledger)
    ledger.forget("c1")
    here = replace(letter_record("a1", Outcome.SKIPPED, uid=1), reason="forgotten")
    assert ledger.letters(["a1", "a2"]) == {"a1": here}


def test_other_customers_and_accounts_are_as_they_were(ledgers: Ledgers) -> None:
    ledger, other = ledgers.open(), ledgers.open("sales")
    two_customers(ledger)
    two_customers(other)
    before = (ledger.letters(["b1", "b2"]), other.letters(["a1", "a2"]), other.drafts(*Outcome))
    ledger.forget("c1")
    assert (ledger.letters(["b1", "b2"]), other.letters(["a1", "a2"]), other.drafts(*Outcome)) == before


def test_who_is_unknown_changes_nothing(ledger: Ledger) -> None:
    two_customers(ledger)
    assert ledger.forget("c9").rows == 0


def test_what_is_said_to_be_elsewhere_is_in_another_mailbox_or_one_that_is_gone(ledger: Ledger) -> None:
    place = letter_record("a1").place
    other, before = replace(place, mailbox="Archive"), replace(place, uidvalidity=place.uidvalidity + 1)
    gone = replace(letter_record("d4", present=False), place=other)
    away = [replace(letter_record("b2"), place=other), replace(letter_record("c3"), place=before)]
    put(ledger, letter_record("a1"), *away, gone)
    assert list(ledger.elsewhere(place.mailbox, place.uidvalidity)) == away


def test_a_letter_long_gone_is_cleared_and_one_that_is_there_stays(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", uid=1), letter_record("a2", uid=2, present=False))
    assert ledger.clear(MONTH_AGO, LONG_AGO) == 1
    assert set(ledger.letters(["a1", "a2"])) == {"a1"}


def test_a_letter_that_left_lately_stays(ledger: Ledger) -> None:
    ledger.record([letter_record("a1", present=False)], now=LATER)
    assert ledger.clear(MONTH_AGO, LONG_AGO) == 0


def settled(ledger: Ledger, outcome: Outcome, *covers: str) -> None:
    draft = draft_record("d1", *covers)
    ledger.intend(draft)
    ledger.settle(replace(draft, outcome=Outcome.DRAFTED), now=NOON)
    if outcome is not Outcome.DRAFTED:
        ledger.settle(replace(draft, outcome=outcome), now=NOON)


def test_a_draft_goes_with_the_letters_it_covers(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", present=False))
    settled(ledger, Outcome.ANSWERED, "a1")
    assert ledger.clear(MONTH_AGO, LONG_AGO) == 2
    assert (ledger.letters(["a1"]), ledger.drafts(*Outcome)) == ({}, ())


def test_a_draft_stays_as_long_as_one_of_its_letters_is_there(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", uid=1), letter_record("a2", uid=2, present=False))
    settled(ledger, Outcome.ANSWERED, "a1", "a2")
    assert ledger.clear(MONTH_AGO, LONG_AGO) == 0


def test_a_draft_that_lies_ready_stays(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", present=False))
    settled(ledger, Outcome.DRAFTED, "a1")
    assert ledger.clear(MONTH_AGO, LONG_AGO) == 0


def test_numbers_go_when_their_time_is_over(ledger: Ledger) -> None:
    ledger.add_answers([Answer("m1", NOON), Answer("m2", LATER)])
    ledger.promise([promise_record("r1"), promise_record("r2", sent=LATER, due=LATER)])
    ledger.hear({NOON.date(): {"awful": 3}, LATER.date(): {"awful": 4}})
    assert ledger.clear(MONTH_AGO, MONTH_AGO) == 3
    assert set(ledger.answers(["m1", "m2"])) == {"m2"}
    assert [one.reply for one in ledger.open_promises()] == ["r2"]
    assert ledger.heard(NOON.date(), LATER.date()) == {"awful": 4}


def test_another_accounts_numbers_stay(ledgers: Ledgers) -> None:
    ledger, other = ledgers.open(), ledgers.open("sales")
    other.add_answers([Answer("m1", NOON)])
    ledger.clear(MONTH_AGO, MONTH_AGO)
    assert set(other.answers(["m1"])) == {"m1"}


def test_the_file_itself_holds_nothing_of_whom_it_forgot(sqlite_url: str, ledger_file: Path) -> None:
    customer, answered = customer_hash(KEY, "anna@mail.example"), message_id_hash(KEY, "<one@mail.example>")
    with opened(sqlite_url) as ledger:
        put(ledger, replace(letter_of("a1", customer), message_id_hash=answered))
        ledger.promise([promise_record(customer=customer)])
        ledger.forget(customer)
    left = b"".join(path.read_bytes() for path in ledger_file.parent.iterdir())
    assert (customer.encode() in left, answered.encode() in left) == (False, False)
