"""What every ledger keeps of drafts: the fake, SQLite and PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.ledgers import Ledgers, intended, outcome_of, put
from tests.factories import NOON, draft_record, letter_record
from triage.model import DraftRecord, Outcome, Place
from triage.work.protocols import Ledger

HOUR = timedelta(hours=1)


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
        content="e" * 64,
        sketch="0123abcd",
        kept=0.25,
        leaving=Outcome.WITHDRAWN,
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


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.EXPIRED, Outcome.DELETED])
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


def renewal(ledger: Ledger) -> tuple[DraftRecord, DraftRecord]:
    """A draft that lies ready, and the intent of another that shall replace it and answers one letter more."""
    old = settled(ledger, intended(ledger, "d1", "a1"), Outcome.DRAFTED)
    put(ledger, letter_record("b2", uid=2))
    new = replace(draft_record("d2", "a1", "b2", intended_at=NOON + HOUR), replaces="d1")
    ledger.intend(new)
    return old, new


def both(ledger: Ledger) -> tuple[Outcome, Outcome]:
    return outcome_of(ledger, "a1"), outcome_of(ledger, "b2")


def test_a_draft_that_lies_ready_keeps_its_letters_from_a_second_one(ledger: Ledger) -> None:
    settled(ledger, intended(ledger, "d1", "a1"), Outcome.DRAFTED)
    with pytest.raises(ValueError, match="a1"):
        ledger.intend(draft_record("d2", "a1"))


def test_a_draft_may_be_meant_to_replace_another(ledger: Ledger) -> None:
    renewal(ledger)
    assert both(ledger) == (Outcome.INTENDED, Outcome.INTENDED)


@pytest.mark.parametrize("gone", [Outcome.WITHDRAWN, Outcome.DELETED, Outcome.UNSURE])
def test_only_a_draft_that_lies_ready_is_replaced(ledger: Ledger, gone: Outcome) -> None:
    before = [Outcome.UNSURE] if gone is Outcome.UNSURE else [Outcome.DRAFTED, gone]
    settled(ledger, intended(ledger, "d1", "a1"), *before)
    with pytest.raises(ValueError, match="replace"):
        ledger.intend(replace(draft_record("d2", "a1"), replaces="d1"))


def test_a_draft_that_was_replaced_leaves_its_letters_to_the_new_one(ledger: Ledger) -> None:
    old, new = renewal(ledger)
    settled(ledger, new, Outcome.DRAFTED)
    settled(ledger, old, Outcome.SUPERSEDED)
    assert both(ledger) == (Outcome.DRAFTED, Outcome.DRAFTED)


def test_where_the_new_one_was_never_appended_the_old_one_stands(ledger: Ledger) -> None:
    _, new = renewal(ledger)
    settled(ledger, new, Outcome.JUDGED)
    assert both(ledger) == (Outcome.DRAFTED, Outcome.JUDGED)


def test_where_the_new_one_is_withdrawn_the_old_one_stands(ledger: Ledger) -> None:
    _, new = renewal(ledger)
    settled(ledger, new, Outcome.DRAFTED, Outcome.WITHDRAWN)
    assert both(ledger) == (Outcome.DRAFTED, Outcome.WITHDRAWN)


def test_what_is_noted_of_the_old_one_meanwhile_changes_no_letter(ledger: Ledger) -> None:
    old, _ = renewal(ledger)
    ledger.settle(replace(old, leaving=Outcome.SUPERSEDED, kept=0.5), now=NOON)
    assert both(ledger) == (Outcome.INTENDED, Outcome.INTENDED)


def test_a_deleted_draft_may_turn_up_again(ledger: Ledger) -> None:
    draft = settled(ledger, intended(ledger, "d1", "a1"), Outcome.DRAFTED, Outcome.DELETED)
    settled(ledger, draft, Outcome.DRAFTED)
    assert outcome_of(ledger, "a1") is Outcome.DRAFTED


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.EXPIRED])
def test_a_deleted_draft_may_turn_up_again_after_the_next_one_is_gone(ledger: Ledger, outcome: Outcome) -> None:
    first = settled(ledger, intended(ledger, "d1", "a1"), Outcome.DRAFTED, Outcome.DELETED)
    ledger.intend(second := draft_record("d2", "a1"))
    settled(ledger, second, Outcome.DRAFTED, outcome)
    settled(ledger, first, Outcome.DRAFTED)
    assert outcome_of(ledger, "a1") is Outcome.DRAFTED


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


def test_drafts_since_a_moment_are_told_with_what_they_cover(ledger: Ledger) -> None:
    put(ledger, *(letter_record(name, uid=uid) for uid, name in enumerate(("a1", "b2", "c3"), 1)))
    for token, covers, hours in (("d1", ("a1",), 1), ("d2", ("c3", "b2"), 2)):
        ledger.intend(draft_record(token, *covers, intended_at=NOON + hours * HOUR))
    assert [(draft.token, draft.covers) for draft in ledger.drafts_since(NOON + 2 * HOUR)] == [("d2", ("c3", "b2"))]


def test_thousands_of_letters_and_drafts_are_told_in_order(ledger: Ledger) -> None:
    names = [f"{number:05}" for number in range(1_201)]
    put(ledger, *(letter_record(name, uid=uid) for uid, name in enumerate(names, 1)))
    for name in names[-3:]:
        ledger.intend(draft_record(f"d{name}", name))
    assert [letter.fingerprint for letter in ledger.open_letters()] == names
    assert [draft.covers for draft in ledger.drafts_since(NOON)] == [(name,) for name in names[-3:]]


def test_no_outcome_names_no_draft(ledger: Ledger) -> None:
    intended(ledger)
    assert ledger.drafts() == ()
