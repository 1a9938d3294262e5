"""An agent at work in a mail client of their own, over IMAP: no edit is lost, no draft is there twice, none is stale.

On each server, and in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.office import DONE, FakeHands, Office, ServerHands
from tests.acceptance.shop import account_on
from tests.servers.running import NAMES, Servers
from triage.work.context import Options

BROKEN = "My kettle from order #4471 arrived broken and I am very disappointed.\n\nAnna Müller"
CHARGED = "I have been charged twice for my order #4471, and I want this to be put right.\n\nAnna Müller"
FURIOUS = (
    "This is the THIRD time I write and still no reply!!! I am furious. Worst service ever, I will dispute the charge "
    "with my bank.\n\nAnna Müller"
)
WORDS = "Dear Anna, I have looked into this myself."
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(params=("memory", *NAMES))
def office(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Office]:
    """An office with an empty account."""
    if request.param == "memory":
        yield Office(FakeHands(), tmp_path)
        return
    with account_on(request.param, servers) as server:
        office = Office(ServerHands(server), tmp_path)
        yield office
        office.close()


@pytest.fixture
def swept(office: Office) -> Office:
    """After a customer has written, and the bot has laid a draft."""
    office.letter(BROKEN)
    office.sweep()
    return office


def rests(office: Office) -> bool:
    """Whether one more sweep, by a new process, writes nothing."""
    return office.sweep().writes == 0


# --- an agent edits the draft -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("keeps_id", [False, True])
def test_an_edited_draft_stays_the_only_one_and_as_it_is(swept: Office, keeps_id: bool) -> None:
    edited = swept.edit(swept.draft(), WORDS, keeps_id=keeps_id)
    swept.sweep()
    assert (swept.draft(), WORDS in swept.text(edited), rests(swept)) == (edited, True, True)
    [record] = swept.records()
    assert (record.outcome, 0.5 < (record.kept or 0) < 1.0) == ("drafted", True)


def test_an_edited_draft_stays_when_the_customer_writes_again(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    assert (swept.draft(), WORDS in swept.text(edited), rests(swept)) == (edited, True, True)


def test_an_edited_draft_stays_when_somebody_else_has_answered(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.answer()
    assert swept.sweep().queue == ()
    assert (swept.draft(), rests(swept), swept.outcomes()) == (edited, True, ["answered"])


@pytest.mark.parametrize("later", [DAY, 7 * DAY, 60 * DAY])
def test_an_edited_draft_stays_however_long_it_lies_there(swept: Office, later: timedelta) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.sweep(later)
    assert (swept.draft(), WORDS in swept.text(edited), rests(swept)) == (edited, True, True)


def test_an_edited_draft_stays_when_its_letter_is_moved_to_a_folder_and_back(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    [letter] = swept.world.uids()
    away = swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    swept.world.move(away, DONE, "INBOX")
    swept.sweep()
    assert (swept.draft(), WORDS in swept.text(edited), rests(swept)) == (edited, True, True)


def test_an_edited_draft_that_is_sent_is_remembered_with_how_much_of_it_was_ours(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.sweep()
    swept.send(edited)
    assert swept.sweep().queue == ()
    [record] = swept.records()
    assert (swept.drafts(), record.outcome, 0.5 < (record.kept or 0) < 1.0) == ({}, "answered", True)
    assert rests(swept)


def test_an_edited_draft_that_is_sent_leaves_a_later_letter_its_own(swept: Office) -> None:
    edited = swept.edit(swept.draft(), WORDS)
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    swept.send(edited)
    report = swept.sweep()
    assert ([entry.case.contacts for entry in report.queue], swept.outcomes()) == ([1], ["answered", "drafted"])
    assert (swept.drafts()[swept.draft()]["In-Reply-To"], rests(swept)) == ("<two@mail.example>", True)


def test_a_draft_that_is_opened_and_saved_as_it_was_is_still_ours(swept: Office) -> None:
    swept.save(swept.draft())
    swept.sweep()
    swept.answer()
    swept.sweep()
    assert (swept.drafts(), swept.outcomes(), rests(swept)) == ({}, ["withdrawn"], True)


def test_a_reply_of_the_agents_own_takes_the_place_of_ours(swept: Office) -> None:
    own = swept.begin_reply()
    swept.sweep()
    assert (swept.draft(), rests(swept)) == (own, True)


def test_beside_a_reply_an_agent_has_begun_before_none_is_laid(office: Office) -> None:
    office.letter(BROKEN)
    own = office.begin_reply()
    report = office.sweep()
    assert [entry.refusal.reason for entry in report.queue if entry.refusal] == ["in_hand"]
    assert (office.draft(), rests(office)) == (own, True)


# --- an agent sends, deletes, answers ---------------------------------------------------------------------------------


def test_a_draft_sent_as_it_is_leaves_nothing_behind(swept: Office) -> None:
    swept.send(swept.draft())
    report = swept.sweep()
    [record] = swept.records()
    assert (report.queue, swept.drafts(), record.outcome, record.kept) == ((), {}, "answered", 1.0)
    assert rests(swept)


def test_a_draft_sent_and_its_letter_filed_away_at_once_was_sent_all_the_same(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.send(swept.draft())
    swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    assert (swept.drafts(), swept.outcomes(), rests(swept)) == ({}, ["answered"], True)


def test_a_deleted_draft_is_not_laid_again_for_the_same_letter(swept: Office) -> None:
    swept.world.expunge(swept.draft(), "Drafts")
    swept.sweep()
    swept.sweep(2 * DAY)
    assert (swept.drafts(), swept.outcomes(), rests(swept)) == ({}, ["deleted"], True)


def test_after_a_deleted_draft_a_new_letter_gets_one(swept: Office) -> None:
    swept.world.expunge(swept.draft(), "Drafts")
    swept.sweep()
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    assert (len(swept.drafts()), swept.outcomes(), rests(swept)) == (1, ["deleted", "drafted"], True)


def test_a_deleted_draft_that_is_brought_back_is_a_draft_again(swept: Office) -> None:
    trashed = swept.world.move(swept.draft(), "Drafts", "Trash")
    swept.sweep()
    swept.world.move(trashed, "Trash", "Drafts")
    swept.sweep()
    assert (len(swept.drafts()), swept.outcomes(), rests(swept)) == (1, ["drafted"], True)


def test_an_answer_from_another_client_withdraws_the_draft(swept: Office) -> None:
    swept.answer()
    report = swept.sweep()
    assert (report.queue, swept.drafts(), swept.outcomes(), rests(swept)) == ((), {}, ["withdrawn"], True)


def test_a_letter_a_client_marks_as_answered_needs_its_draft_no_more(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.world.flag(letter, ["\\Answered"])
    report = swept.sweep()
    assert (report.queue, swept.drafts(), swept.outcomes(), rests(swept)) == ((), {}, ["withdrawn"], True)


@pytest.mark.parametrize("mailbox", ["Sent", "Drafts"])
def test_a_letter_passed_on_to_a_supplier_is_not_answered(swept: Office, mailbox: str) -> None:
    ours = swept.draft()
    swept.forward(mailbox)
    report = swept.sweep()
    assert (len(report.queue), ours in swept.world.uids("Drafts"), rests(swept)) == (1, True, True)


# --- an agent moves the letter ----------------------------------------------------------------------------------------


def test_a_letter_moved_to_a_folder_takes_its_untouched_draft_along(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.world.move(letter, "INBOX", DONE)
    report = swept.sweep()
    assert (report.queue, swept.drafts(), swept.outcomes(), rests(swept)) == ((), {}, ["withdrawn"], True)


def test_a_letter_that_is_moved_back_has_a_draft_again(swept: Office) -> None:
    [letter] = swept.world.uids()
    away = swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    swept.world.move(away, DONE, "INBOX")
    report = swept.sweep()
    assert (len(report.queue), len(swept.drafts()), rests(swept)) == (1, 1, True)


def test_a_letter_moved_to_a_folder_and_back_between_two_sweeps_keeps_its_draft(swept: Office) -> None:
    [letter] = swept.world.uids()
    draft = swept.draft()
    swept.world.move(swept.world.move(letter, "INBOX", DONE), DONE, "INBOX")
    report = swept.sweep()
    assert (len(report.queue), swept.draft(), rests(swept)) == (1, draft, True)


def test_a_deleted_draft_stays_so_when_its_letter_is_moved_to_a_folder_and_back(swept: Office) -> None:
    [letter] = swept.world.uids()
    swept.world.expunge(swept.draft(), "Drafts")
    swept.sweep()
    away = swept.world.move(letter, "INBOX", DONE)
    swept.sweep()
    swept.world.move(away, DONE, "INBOX")
    swept.sweep()
    assert (swept.drafts(), rests(swept)) == ({}, True)


# --- an agent corrects a flag -----------------------------------------------------------------------------------------


def test_a_flag_an_agent_removed_is_not_set_again_and_is_remembered(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    office.world.unflag(letter, ["\\Flagged"])
    office.sweep()
    office.sweep(DAY)
    assert office.triage_flags(letter) == {"$label1"}
    [record] = office.ledger.open_letters()
    assert record.removed == {"\\Flagged"}
    assert rests(office)


def test_a_flag_an_agent_removed_stays_so_when_the_letter_is_moved_to_a_folder_and_back(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    office.world.unflag(letter, ["\\Flagged"])
    office.sweep()
    back = office.world.move(office.world.move(letter, "INBOX", DONE), DONE, "INBOX")
    office.sweep()
    assert office.triage_flags(back) == {"$label1"}
    assert rests(office)


def test_flags_change_with_the_band_of_the_case(office: Office) -> None:
    first = office.letter("Could you tell me whether the oak tray fits a round table?\n\nAnna Müller")
    office.sweep()
    before = office.triage_flags(first)
    second = office.letter(FURIOUS, "<two@mail.example>")
    office.sweep()
    assert before == {"$label4"}
    assert office.triage_flags(first) == office.triage_flags(second) == {"$label1", "\\Flagged"}


def test_flags_go_with_the_answer_and_nobody_elses_do(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    office.world.flag(letter, ["\\Seen", "mine"])
    office.answer()
    office.sweep()
    assert office.world.flags(letter) == {"\\Seen", "mine"}


def test_flags_go_also_from_a_letter_that_was_elsewhere_when_it_was_answered(office: Office) -> None:
    letter = office.letter(FURIOUS)
    office.sweep()
    away = office.world.move(letter, "INBOX", DONE)
    office.answer()
    office.sweep()
    back = office.world.move(away, DONE, "INBOX")
    office.sweep()
    assert (office.triage_flags(back), rests(office)) == (frozenset(), True)


# --- the customer writes again ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("thread", [{"In_Reply_To": "<one@mail.example>"}, {"subject": "Charged twice"}])
def test_a_customer_who_writes_again_has_one_draft_that_names_both_problems(
    swept: Office, thread: dict[str, str]
) -> None:
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", **thread)
    swept.sweep()
    uid, draft = swept.draft(), swept.drafts()[swept.draft()]
    words = swept.text(uid).partition(" wrote:")[0]
    assert ("kettle" in words, "charged" in words, draft["In-Reply-To"]) == (True, True, "<two@mail.example>")
    assert (swept.outcomes(), rests(swept)) == (["superseded", "drafted"], True)


def test_a_draft_for_two_letters_that_is_sent_answers_both(swept: Office) -> None:
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    swept.send(swept.draft())
    report = swept.sweep()
    assert (report.queue, swept.drafts(), report.answered, rests(swept)) == ((), {}, 2, True)


def test_a_draft_for_two_letters_of_which_one_is_answered_is_renewed_for_the_other(swept: Office) -> None:
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", subject="Charged twice")
    swept.sweep()
    swept.answer("<one@mail.example>")
    report = swept.sweep()
    words = swept.text(swept.draft()).partition(" wrote:")[0]
    assert ([entry.case.contacts for entry in report.queue], "kettle" in words, rests(swept)) == ([1], False, True)


def test_a_letter_that_comes_in_after_the_answer_has_a_draft_of_its_own(swept: Office) -> None:
    swept.answer()
    swept.now += HOUR
    swept.letter(CHARGED, "<two@mail.example>", In_Reply_To="<one@mail.example>")
    swept.sweep()
    assert (len(swept.drafts()), swept.outcomes(), rests(swept)) == (1, ["withdrawn", "drafted"], True)


# --- time passes ------------------------------------------------------------------------------------------------------


def test_a_draft_whose_promise_comes_too_near_is_renewed_before_it_is_there(swept: Office) -> None:
    first = swept.due()
    swept.sweep(first - swept.now - timedelta(minutes=50))
    assert (len(swept.drafts()), swept.due() > first, rests(swept)) == (1, True, True)


@pytest.mark.parametrize("later", [3 * DAY, 7 * DAY, 20 * DAY])
def test_after_a_long_sleep_no_draft_promises_what_has_passed(swept: Office, later: timedelta) -> None:
    swept.sweep(later)
    assert (len(swept.drafts()), swept.due() > swept.now, rests(swept)) == (1, True, True)


def test_an_untouched_draft_expires_and_is_not_laid_again(swept: Office) -> None:
    swept.sweep(Options().expires)
    swept.sweep(DAY)
    assert (swept.drafts(), swept.outcomes(), rests(swept)) == ({}, ["expired"], True)
