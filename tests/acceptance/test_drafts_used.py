"""An agent sends and deletes drafts, answers without them, and files letters away, in a mail client over IMAP.

On each server, and in memory. After every act no edit is lost, and no draft is there twice or out of date.
"""

from __future__ import annotations

import pytest

from tests.acceptance.office import CHARGED, DAY, DONE, Office

# --- an agent sends, deletes, answers ---------------------------------------------------------------------------------


def test_a_draft_sent_as_it_is_leaves_nothing_behind(swept: Office) -> None:
    swept.send(swept.draft())
    report = swept.sweep()
    [record] = swept.records()
    assert (report.queue, swept.drafts(), record.outcome, record.kept) == ((), {}, "answered", 1.0)
    assert swept.rests()


def test_a_draft_sent_and_its_letter_filed_away_at_once_was_sent_all_the_same(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.send(swept.draft())
    swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    assert (swept.drafts(), swept.outcomes(), swept.rests()) == ({}, ["answered"], True)


def test_a_deleted_draft_is_not_laid_again_for_the_same_letter(swept: Office) -> None:
    swept.world.expunge(swept.draft(), "Drafts")
    swept.sweep()
    swept.sweep(2 * DAY)
    assert (swept.drafts(), swept.outcomes(), swept.rests()) == ({}, ["deleted"], True)


def test_after_a_deleted_draft_a_new_letter_gets_one(swept: Office) -> None:
    swept.world.expunge(swept.draft(), "Drafts")
    swept.sweep()
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    assert (len(swept.drafts()), swept.outcomes(), swept.rests()) == (1, ["deleted", "drafted"], True)


def test_a_deleted_draft_that_is_brought_back_is_a_draft_again(swept: Office) -> None:
    trashed = swept.world.move(swept.draft(), "Drafts", "Trash")
    swept.sweep()
    swept.world.move(trashed, "Trash", "Drafts")
    swept.sweep()
    assert (len(swept.drafts()), swept.outcomes(), swept.rests()) == (1, ["drafted"], True)


def test_an_answer_from_another_client_withdraws_the_draft(swept: Office) -> None:
    swept.answer()
    report = swept.sweep()
    assert (report.queue, swept.drafts(), swept.outcomes(), swept.rests()) == ((), {}, ["withdrawn"], True)


def test_a_letter_a_client_marks_as_answered_needs_its_draft_no_more(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.world.flag(letter, ["\\Answered"])
    report = swept.sweep()
    assert (report.queue, swept.drafts(), swept.outcomes(), swept.rests()) == ((), {}, ["withdrawn"], True)


@pytest.mark.parametrize("mailbox", ["Sent", "Drafts"])
def test_a_letter_passed_on_to_a_supplier_is_not_answered(swept: Office, mailbox: str) -> None:
    ours = swept.draft()
    swept.forward(mailbox)
    report = swept.sweep()
    assert (len(report.queue), ours in swept.world.uids("Drafts"), swept.rests()) == (1, True, True)


# --- an agent moves the letter ----------------------------------------------------------------------------------------


def test_a_letter_moved_to_a_folder_takes_its_untouched_draft_along(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.world.move(letter, "INBOX", DONE)
    report = swept.sweep()
    assert (report.queue, swept.drafts(), swept.outcomes(), swept.rests()) == ((), {}, ["withdrawn"], True)


def test_a_letter_that_is_moved_back_has_a_draft_again(swept: Office) -> None:
    [letter] = swept.world.uids()
    away = swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    swept.world.move(away, DONE, "INBOX")
    report = swept.sweep()
    assert (len(report.queue), len(swept.drafts()), swept.rests()) == (1, 1, True)


def test_a_letter_moved_to_a_folder_and_back_between_two_sweeps_keeps_its_draft(swept: Office) -> None:
    [letter] = swept.world.uids()
    draft = swept.draft()
    swept.world.move(swept.world.move(letter, "INBOX", DONE), DONE, "INBOX")
    report = swept.sweep()
    assert (len(report.queue), swept.draft(), swept.rests()) == (1, draft, True)


def test_a_deleted_draft_stays_so_when_its_letter_is_moved_to_a_folder_and_back(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.world.expunge(swept.draft(), "Drafts")
    swept.sweep()
    away = swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    swept.world.move(away, DONE, "INBOX")
    swept.sweep()
    assert (swept.drafts(), swept.rests()) == ({}, True)
