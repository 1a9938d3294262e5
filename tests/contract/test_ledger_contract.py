"""What every ledger keeps: the fake, SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.contract.ledgers import KINDS, Ledgers
from tests.factories import NOON, draft_record, letter_record
from triage.errors import TemporaryError
from triage.model import Answer, Cursor, DraftRecord, LetterRecord, Outcome, Place
from triage.work.protocols import Ledger

HOUR = timedelta(hours=1)


@pytest.fixture(params=KINDS)
def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledgers]:
    with Ledgers(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def ledger(ledgers: Ledgers) -> Ledger:
    return ledgers.open()


def put(ledger: Ledger, *letters: LetterRecord) -> None:
    ledger.record(letters, now=NOON)


def outcome_of(ledger: Ledger, fingerprint: str) -> Outcome:
    return ledger.letters([fingerprint])[fingerprint].outcome


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
        flags=frozenset({"$label1", "\\Flagged"}),
        rules="0" * 64,
        present=False,
    )
    put(ledger, letter)
    assert ledger.letters([letter.fingerprint]) == {letter.fingerprint: letter}


def test_what_was_recorded_is_there_for_the_next_process(ledgers: Ledgers) -> None:
    put(ledgers.open(), letter_record("a1"))
    assert set(ledgers.open().letters(["a1"])) == {"a1"}


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
    assert ledger.open_letters() == ()


def test_a_letter_that_left_the_mailbox_is_not_open(ledger: Ledger) -> None:
    put(ledger, letter_record("a1", present=False))
    assert ledger.open_letters() == ()


def test_recording_a_letter_again_changes_nothing(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    put(ledger, letter_record("a1"))
    assert ledger.open_letters() == (letter_record("a1"),)


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


# --- drafts -----------------------------------------------------------------------------------------------------------


def intended(ledger: Ledger, token: str = "d1", *covers: str) -> DraftRecord:
    covers = covers or ("a1",)
    put(ledger, *(letter_record(name, uid=uid) for uid, name in enumerate(covers, 1)))
    draft = draft_record(token, *covers)
    ledger.intend(draft)
    return draft


def settled(ledger: Ledger, draft: DraftRecord, *outcomes: Outcome) -> DraftRecord:
    for outcome in outcomes:
        draft = replace(draft, outcome=outcome)
        ledger.settle(draft, now=NOON)
    return draft


def test_an_intent_is_read_back_whole(ledger: Ledger) -> None:
    put(ledger, letter_record("b2", uid=1), letter_record("a1", uid=2))
    draft = DraftRecord(
        token="0" * 32,
        customer="c" * 64,
        outcome=Outcome.INTENDED,
        mailbox="Entwürfe",
        uidvalidity=4294967295,
        uidnext=4294967295,
        sha256="5" * 64,
        intended_at=NOON,
        covers=("b2", "a1"),
        uid=4294967295,
        promise_by=NOON + 4 * HOUR,
        tries=2,
    )
    ledger.intend(draft)
    assert ledger.drafts(Outcome.INTENDED) == (draft,)


def test_an_intent_is_there_for_the_next_process(ledgers: Ledgers) -> None:
    draft = intended(ledgers.open())
    assert ledgers.open().drafts(Outcome.INTENDED) == (draft,)


def test_an_intent_makes_its_letters_intended(ledger: Ledger) -> None:
    intended(ledger, "d1", "a1", "b2")
    assert (outcome_of(ledger, "a1"), outcome_of(ledger, "b2")) == (Outcome.INTENDED, Outcome.INTENDED)


def test_no_second_draft_is_meant_for_a_letter(ledger: Ledger) -> None:
    intended(ledger, "d1", "a1")
    with pytest.raises(ValueError, match="a1"):
        ledger.intend(draft_record("d2", "a1"))


def test_the_same_intent_may_be_tried_again(ledger: Ledger) -> None:
    again = replace(intended(ledger), tries=2, uidnext=55)
    ledger.intend(again)
    assert ledger.drafts(Outcome.INTENDED) == (again,)


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.EXPIRED])
def test_a_token_is_not_used_for_a_second_draft(ledger: Ledger, outcome: Outcome) -> None:
    settled(ledger, intended(ledger, "d1", "a1"), Outcome.DRAFTED, outcome)
    with pytest.raises(ValueError, match="token of its own"):
        ledger.intend(draft_record("d1", "a1"))


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.EXPIRED])
def test_the_next_draft_may_cover_the_letters_of_one_that_is_gone(ledger: Ledger, outcome: Outcome) -> None:
    settled(ledger, intended(ledger, "d1", "a1"), Outcome.DRAFTED, outcome)
    put(ledger, letter_record("b2", uid=2))
    ledger.intend(draft_record("d2", "a1", "b2"))
    assert (outcome_of(ledger, "a1"), outcome_of(ledger, "b2")) == (Outcome.INTENDED, Outcome.INTENDED)


def test_an_intent_for_an_unknown_letter_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="unknown letter zz"):
        ledger.intend(draft_record("d1", "zz"))


def test_a_refused_intent_leaves_no_trace(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    with pytest.raises(ValueError, match="zz"):
        ledger.intend(draft_record("d1", "a1", "zz"))
    assert (ledger.drafts(*Outcome), outcome_of(ledger, "a1")) == ((), Outcome.JUDGED)


def test_an_intent_must_be_intended(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    with pytest.raises(ValueError, match="drafted"):
        ledger.intend(draft_record("d1", "a1", outcome=Outcome.DRAFTED))


def test_an_old_copy_of_a_letter_does_not_undo_the_intent(ledger: Ledger) -> None:
    intended(ledger)
    with pytest.raises(ValueError, match="only its draft"):
        put(ledger, letter_record("a1", Outcome.JUDGED))


def test_an_intended_letter_may_change_its_place(ledger: Ledger) -> None:
    intended(ledger)
    put(ledger, replace(letter_record("a1", Outcome.INTENDED), place=Place("Done", 2, 33)))
    assert ledger.letters(["a1"])["a1"].place == Place("Done", 2, 33)


def test_a_settled_draft_is_remembered_with_its_uid(ledger: Ledger) -> None:
    draft = replace(intended(ledger), outcome=Outcome.DRAFTED, uid=41)
    ledger.settle(draft, now=NOON)
    assert ledger.drafts(Outcome.DRAFTED) == (draft,)


def test_the_letters_take_the_outcome_of_their_draft(ledger: Ledger) -> None:
    settled(ledger, intended(ledger, "d1", "a1", "b2"), Outcome.UNSURE)
    assert (outcome_of(ledger, "a1"), outcome_of(ledger, "b2")) == (Outcome.UNSURE, Outcome.UNSURE)


def test_a_draft_that_was_never_appended_is_forgotten(ledger: Ledger) -> None:
    settled(ledger, intended(ledger), Outcome.JUDGED)
    assert (ledger.drafts(*Outcome), outcome_of(ledger, "a1")) == ((), Outcome.JUDGED)


def test_a_letter_is_free_again_when_its_draft_was_never_appended(ledger: Ledger) -> None:
    settled(ledger, intended(ledger), Outcome.JUDGED)
    ledger.intend(draft_record("d2", "a1"))
    assert [draft.token for draft in ledger.drafts(Outcome.INTENDED)] == ["d2"]


def test_a_draft_that_was_laid_is_never_forgotten(ledger: Ledger) -> None:
    draft = settled(ledger, intended(ledger), Outcome.DRAFTED)
    with pytest.raises(ValueError, match="drafted may not become judged"):
        settled(ledger, draft, Outcome.JUDGED)


def test_an_answered_letter_stays_answered_when_its_draft_is_withdrawn(ledger: Ledger) -> None:
    draft = settled(ledger, intended(ledger, "d1", "a1", "b2"), Outcome.DRAFTED)
    put(ledger, letter_record("a1", Outcome.ANSWERED))
    settled(ledger, draft, Outcome.WITHDRAWN)
    assert (outcome_of(ledger, "a1"), outcome_of(ledger, "b2")) == (Outcome.ANSWERED, Outcome.WITHDRAWN)


def test_what_was_never_intended_cannot_be_settled(ledger: Ledger) -> None:
    put(ledger, letter_record("a1"))
    with pytest.raises(ValueError, match="never intended"):
        ledger.settle(draft_record("d1", "a1", outcome=Outcome.DRAFTED), now=NOON)


def test_a_draft_cannot_cover_other_letters_later(ledger: Ledger) -> None:
    draft = intended(ledger, "d1", "a1")
    put(ledger, letter_record("b2", uid=9))
    with pytest.raises(ValueError, match="other letters"):
        ledger.settle(replace(draft, outcome=Outcome.DRAFTED, covers=("a1", "b2")), now=NOON)


def test_drafts_are_told_by_outcome_oldest_intent_first(ledger: Ledger) -> None:
    put(ledger, *(letter_record(name, uid=uid) for uid, name in enumerate(("a1", "b2", "c3"), 1)))
    for token, covered, hours in (("d1", "a1", 3), ("d2", "b2", 1), ("d3", "c3", 2)):
        ledger.intend(draft_record(token, covered, intended_at=NOON + hours * HOUR))
    settled(ledger, draft_record("d3", "c3", intended_at=NOON + 2 * HOUR), Outcome.UNSURE)
    assert [draft.token for draft in ledger.drafts(Outcome.INTENDED)] == ["d2", "d1"]


def test_no_outcome_names_no_draft(ledger: Ledger) -> None:
    intended(ledger)
    assert ledger.drafts() == ()


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
    assert ledger.answers() == {"m1": NOON + HOUR, "m2": NOON}


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
    assert (there.open_letters(), there.letters_in("INBOX", 7), there.drafts(*Outcome)) == ((), {}, ())
    assert (there.cursor("INBOX"), there.answers(), there.recall("queue")) == (None, {}, "")


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
    assert len(ledgers.open().open_letters()) == 1


def test_a_writer_that_failed_lets_the_lock_go(ledgers: Ledgers) -> None:
    with pytest.raises(ZeroDivisionError), ledgers.open().lock():
        raise ZeroDivisionError
    with ledgers.open().lock() as again:
        assert again is None


def test_others_may_read_while_a_writer_works(ledgers: Ledgers) -> None:
    writer = ledgers.open()
    with writer.lock():
        put(writer, letter_record("a1"))
        assert len(ledgers.open().open_letters()) == 1
