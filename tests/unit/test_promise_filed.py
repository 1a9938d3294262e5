"""A letter that agents filed away still waits for what was promised: it is found, and a follow-up lies ready."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from email import message_from_bytes

import pytest

from tests.desks import KEY, Desk
from tests.factories import letter_octets
from tests.fakes.account import KilledError, When
from tests.fakes.mailbox import FakeMailbox
from tests.promises import DUE, LATER, SENT, SOON, UPSET, answer, answered_desk, the_promise
from triage.errors import PermanentError
from triage.model import Address, Opened
from triage.work.naming import Naming
from triage.work.past.looking import look
from triage.work.retention import forget

FOLLOWUP = "en/followup.txt"


def move(desk: Desk, to: str, source: str = "INBOX") -> int:
    """An agent files the first letter of a mailbox in another one; its UID there."""
    [letter, *_] = desk.account.messages(source)
    desk.account.create(to)
    uid = desk.account.deliver(to, letter.octets, flags=letter.flags, received=letter.received)
    desk.account.expunge(source, letter.uid)
    return uid


def filed_desk(mailbox: str = "Archive") -> Desk:
    """A customer who was answered with a promise, and whose letter was filed away."""
    desk = answered_desk()
    move(desk, mailbox)
    desk.sweep()
    return desk


def followed_up_desk(mailbox: str = "Archive") -> Desk:
    """The same once the promise has passed."""
    desk = filed_desk(mailbox)
    desk.now = LATER
    desk.sweep()
    return desk


@pytest.mark.parametrize("mailbox", ["Archive", "All Mail", "Customers/Müller", "Trash"])
def test_wherever_it_was_filed_the_customer_is_urgent_and_a_follow_up_lies_ready(mailbox: str) -> None:
    desk = filed_desk(mailbox)
    desk.now = LATER
    [entry] = desk.sweep().queue
    assert entry.draft is not None
    assert (entry.priority.band, entry.draft.template) == ("P1", FOLLOWUP)
    [draft] = desk.account.messages("Drafts")
    assert message_from_bytes(draft.octets)["In-Reply-To"] == "<one@mail.example>"


def test_nothing_is_changed_where_it_lies() -> None:
    desk = filed_desk()
    before = desk.account.boxes["Archive"].modseq, desk.account.messages("Archive")
    desk.now = LATER
    desk.sweep()
    assert (desk.account.boxes["Archive"].modseq, desk.account.messages("Archive")) == before


def test_where_its_customer_was_forgotten_it_is_cleared_in_time() -> None:
    desk = followed_up_desk()
    forget(Address("anna.mueller@mail.example"), desk.ledger, Naming(KEY, "support"))
    for days in (1, 190):
        desk.now += timedelta(days=days)
        desk.sweep()
    assert desk.ledger.memory.letters == {}


def test_while_it_waits_it_is_kept_on_record() -> None:
    desk = followed_up_desk()
    desk.now += timedelta(days=1)
    desk.sweep()
    assert [one.present for one in desk.ledger.memory.letters.values()] == [True]


def test_the_follow_up_is_laid_once() -> None:
    desk = followed_up_desk()
    again = desk.restarted()
    assert (desk.sweep().writes, again.sweep().writes, len(desk.drafts())) == (0, 0, 1)


def test_as_it_comes_due_it_stands_in_the_queue_like_one_in_the_inbox() -> None:
    desk = filed_desk()
    desk.now = SOON
    [entry] = desk.sweep().queue
    assert (entry.case.is_answered, entry.refusal and entry.refusal.reason, desk.drafts()) == (True, "promised", [])


def test_the_terminal_shows_the_same_queue() -> None:
    desk = followed_up_desk()
    seen = look(FakeMailbox(desk.account), desk.ledger, desk.line, Naming(KEY, "support"), desk.now)
    assert [(row.band, row.owed) for row in seen.queue.rows] == [("P1", True)]


def test_filed_while_it_comes_due_it_is_followed_up_all_the_same() -> None:
    desk = answered_desk()
    desk.now = SOON
    desk.sweep()
    move(desk, "Archive")
    desk.sweep()
    move(desk, "Done", "Archive")
    desk.now = LATER
    assert [entry.draft and entry.draft.template for entry in desk.sweep().queue] == [FOLLOWUP]


def test_filed_and_only_then_answered_it_is_followed_up_all_the_same() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    move(desk, "In progress")
    desk.sweep()  # takes the draft away
    answer(desk)
    desk.sweep()
    desk.now = LATER
    assert [entry.draft and entry.draft.template for entry in desk.sweep().queue] == [FOLLOWUP]


def test_the_late_answer_ends_it_and_takes_the_follow_up_away() -> None:
    desk = followed_up_desk()
    answer(desk, "I am sorry. The kettle leaves today.", at=LATER)
    report = desk.sweep()
    assert (report.queue, report.board.owed, desk.outcomes(), desk.drafts()) == ((), (), ["answered"], [])
    assert the_promise(desk).kept == LATER


@pytest.mark.parametrize("mailbox", ["Archive", "INBOX"])
def test_who_moves_a_letter_away_from_its_follow_up_has_dealt_with_it(mailbox: str) -> None:
    desk = followed_up_desk() if mailbox == "Archive" else answered_desk()
    desk.now = LATER
    desk.sweep()
    move(desk, "Done", mailbox)
    first, second = desk.sweep(), desk.sweep()
    assert (first.queue, desk.drafts(), second.queue, second.board.owed, second.writes) == ((), [], (), (), 0)


def test_a_follow_up_that_an_agent_deletes_is_not_laid_again() -> None:
    desk = followed_up_desk()
    [draft] = desk.account.messages("Drafts")
    desk.account.expunge("Drafts", draft.uid)
    desk.sweep()
    assert (len(desk.sweep().queue), desk.drafts()) == (1, [])


def test_moved_back_into_the_inbox_it_is_the_same_letter_with_the_same_follow_up() -> None:
    desk = followed_up_desk()
    move(desk, "INBOX", "Archive")
    report = desk.sweep()
    assert ([entry.priority.band for entry in report.queue], len(desk.drafts())) == (["P1"], 1)
    [letter] = desk.account.messages("INBOX")
    assert desk.triage_flags(letter.uid) == {"\\Flagged", "$label1"}


def test_a_mailbox_whose_uids_begin_anew_is_looked_through_again() -> None:
    desk = followed_up_desk()
    desk.account.renumber("Archive")
    report = desk.sweep()
    assert (len(report.queue), len(desk.drafts()), report.removed) == (1, 1, 0)


def test_who_writes_again_has_one_draft_for_both_letters() -> None:
    desk = followed_up_desk()
    desk.letter("I have been charged twice.", message_id="<two@mail.example>", received=LATER)
    [entry] = desk.sweep().queue
    assert entry.draft is not None
    assert {"damaged", "billing"} <= set(entry.draft.restatement.problems)
    assert len(desk.drafts()) == 1


def test_of_a_letter_that_was_deleted_for_good_the_queue_says_that_it_has_passed() -> None:
    desk = answered_desk()
    desk.account.expunge("INBOX", 1)
    desk.now = LATER
    report = desk.sweep()
    assert (report.queue, len(report.board.overdue), desk.drafts()) == ((), 1, [])


def test_a_letter_that_turns_up_within_two_weeks_is_found_within_the_hour() -> None:
    desk = answered_desk()
    [letter] = desk.account.messages("INBOX")
    desk.account.expunge("INBOX", letter.uid)
    desk.now = LATER
    desk.sweep()
    desk.account.create("Archive")
    desk.account.deliver("Archive", letter.octets, received=letter.received)
    desk.now = LATER + timedelta(minutes=59)
    before = len(desk.sweep().queue)
    desk.now = LATER + timedelta(hours=1)
    assert (before, len(desk.sweep().queue)) == (0, 1)


def test_what_passed_more_than_two_weeks_ago_is_history() -> None:
    desk = filed_desk()
    desk.now = DUE + timedelta(days=14, minutes=1)
    report = desk.sweep()
    assert (report.queue, report.board.owed, desk.drafts()) == ((), (), [])


def test_another_message_with_its_message_id_is_not_taken_for_it() -> None:
    desk = answered_desk()
    [letter] = desk.account.messages("INBOX")
    desk.account.expunge("INBOX", letter.uid)
    desk.account.create("Archive")
    forged = letter_octets(UPSET, sender="Mallory <mallory@mail.example>")
    desk.account.deliver("Archive", forged, received=letter.received)
    desk.now = LATER
    assert (desk.sweep().queue, desk.drafts()) == ((), [])


class Closed(FakeMailbox):
    """One mailbox is not ours to read."""

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        self._refuse(mailbox)
        return super().open(mailbox, write=write)

    def message_ids(
        self, mailbox: str, *, lowest: int = 1, since: date | None = None, before: date | None = None
    ) -> Mapping[int, str]:
        self._refuse(mailbox)
        return super().message_ids(mailbox, lowest=lowest, since=since, before=before)

    def _refuse(self, mailbox: str) -> None:
        if mailbox == "Archive":
            raise PermanentError("NO [NOPERM] not yours")


def test_a_mailbox_that_is_not_ours_to_read_stops_nothing() -> None:
    desk = answered_desk()
    desk.account.create("Archive")
    move(desk, "Done")
    desk.now = LATER
    assert len(desk.sweep(Closed(desk.account)).queue) == 1


def test_a_mailbox_that_is_no_longer_ours_to_read_stops_nothing() -> None:
    desk = followed_up_desk()
    other = desk.letter("My lamp is late.", sender="Ben <ben@mail.example>", message_id="<ben@mail.example>")
    report = desk.sweep(Closed(desk.account))
    assert ([entry.case.newest.place.uid for entry in report.queue], len(desk.drafts())) == ([other], 1)


def test_what_only_lies_among_our_drafts_or_sent_mail_is_no_letter_of_theirs() -> None:
    desk = answered_desk()
    move(desk, "Sent")
    desk.now = LATER
    assert desk.sweep().queue == ()


def test_it_is_found_among_others_of_that_day_and_by_each_new_process() -> None:
    desk = answered_desk()
    desk.account.create("Archive")
    desk.account.deliver("Archive", letter_octets("Other.", message_id="<x@mail.example>"), received=SENT)
    move(desk, "Archive")
    desk.now = LATER
    assert [len(desk.restarted(later=timedelta(0)).sweep().queue) for _ in range(2)] == [1, 1]


def steps_of_the_sweep_that_finds_it() -> int:
    desk = filed_desk()
    desk.now = LATER
    before = len(desk.account.steps)
    desk.sweep()
    return len(desk.account.steps) - before


STEPS = range(1, 22)


def test_the_steps_tried_below_are_all_the_steps_there_are() -> None:
    assert steps_of_the_sweep_that_finds_it() == len(STEPS)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_while_it_is_found_there_is_one_follow_up(step: int, when: When) -> None:
    desk = filed_desk()
    desk.now = LATER
    desk.account.fail(call=step, when=when, error=KilledError())
    desk.sweep_until_killed()
    again = desk.restarted()
    report = again.sweep()
    assert ([entry.priority.band for entry in report.queue], len(again.drafts())) == (["P1"], 1)
    assert (again.outcomes(), again.sweep().writes) == (["drafted"], 0)
