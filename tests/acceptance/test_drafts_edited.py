"""An agent edits drafts, or writes their own, in a mail client over IMAP.

On each server, and in memory. After every act no edit is lost, and no draft is there twice or out of date.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.acceptance.office import BROKEN, CHARGED, DAY, DONE, HOUR, WORDS, Office


@pytest.mark.parametrize("keeps_id", [False, True])
def test_an_edited_draft_stays_the_only_one_and_as_it_is(swept: Office, keeps_id: bool) -> None:
    edited = swept.edit(swept.draft(), WORDS, keeps_id=keeps_id)
    swept.sweep()
    assert (swept.draft(), WORDS in swept.text(edited), swept.rests()) == (edited, True, True)
    [record] = swept.records()
    assert (record.outcome, 0.5 < (record.kept or 0) < 1.0) == ("drafted", True)


def test_an_edited_draft_stays_when_the_customer_writes_again(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    assert (swept.draft(), WORDS in swept.text(edited), swept.rests()) == (edited, True, True)


def test_an_edited_draft_stays_when_somebody_else_has_answered(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.answer()
    assert swept.sweep().queue == ()
    assert (swept.draft(), swept.rests(), swept.outcomes()) == (edited, True, ["answered"])


@pytest.mark.parametrize("later", [DAY, 7 * DAY, 60 * DAY])
def test_an_edited_draft_stays_however_long_it_lies_there(swept: Office, later: timedelta) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.sweep(later)
    assert (swept.draft(), WORDS in swept.text(edited), swept.rests()) == (edited, True, True)


def test_an_edited_draft_stays_when_its_letter_is_moved_to_a_folder_and_back(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    [letter] = swept.world.uids()
    away = swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    swept.world.move(away, DONE, "INBOX")
    swept.sweep()
    assert (swept.draft(), WORDS in swept.text(edited), swept.rests()) == (edited, True, True)


def test_an_edited_draft_that_is_sent_is_remembered_with_how_much_of_it_was_ours(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.sweep()
    swept.send(edited)
    assert swept.sweep().queue == ()
    [record] = swept.records()
    assert (swept.drafts(), record.outcome, 0.5 < (record.kept or 0) < 1.0) == ({}, "answered", True)
    assert swept.rests()


def test_an_edited_draft_that_is_sent_leaves_a_later_letter_its_own(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    swept.send(edited)
    report = swept.sweep()
    assert ([entry.case.contacts for entry in report.queue], swept.outcomes()) == ([1], ["answered", "drafted"])
    assert (swept.drafts()[swept.draft()]["In-Reply-To"], swept.rests()) == ("<two@mail.example>", True)


def test_a_draft_that_is_opened_and_saved_as_it_was_is_still_ours(swept: Office) -> None:
    swept.save(swept.draft())
    swept.sweep()
    swept.answer()
    swept.sweep()
    assert (swept.drafts(), swept.outcomes(), swept.rests()) == ({}, ["withdrawn"], True)


def test_a_reply_of_the_agents_own_takes_the_place_of_ours(swept: Office) -> None:
    own = swept.begin_reply()
    swept.sweep()
    assert (swept.draft(), swept.rests()) == (own, True)


def test_beside_a_reply_an_agent_has_begun_before_none_is_laid(office: Office) -> None:
    office.letter(BROKEN)
    own = office.begin_reply()
    report = office.sweep()
    assert [entry.refusal.reason for entry in report.queue if entry.refusal] == ["in_hand"]
    assert (office.draft(), office.rests()) == (own, True)
