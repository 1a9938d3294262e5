"""One pass over a mailbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes

import pytest

from tests.desks import Desk
from tests.factories import NOON, letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from triage.errors import PermanentError, TemporaryError
from triage.model import Outcome, RawMessage

CALM = "Hello, could you tell me whether the oak tray fits a round table? Thank you, Ben"
FURIOUS = (
    "This is the THIRD time I write and still no reply!!! My kettle from order #4471 arrived broken. "
    "I am furious. Worst service ever, I will dispute the charge with my bank."
)
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."


def two_customers(desk: Desk) -> tuple[int, int]:
    calm = desk.letter(CALM, sender="ben@mail.example", message_id="<calm@mail.example>")
    return calm, desk.letter(FURIOUS, sender="zoe@mail.example", message_id="<furious@mail.example>")


def test_the_most_upset_customer_comes_first() -> None:
    desk = Desk()
    two_customers(desk)
    queue = desk.sweep().queue
    assert [entry.case.newest.letter.message.message_id for entry in queue] == [
        "<furious@mail.example>",
        "<calm@mail.example>",
    ]


def test_every_customer_gets_one_draft_to_the_address_they_wrote_from() -> None:
    desk = Desk()
    two_customers(desk)
    desk.sweep()
    assert sorted(desk.drafts()) == ["ben@mail.example", "zoe@mail.example"]


def test_a_draft_lies_there_as_a_draft_that_is_read() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    assert [stored.flags for stored in desk.account.messages("Drafts")] == [frozenset({"\\Draft", "\\Seen"})]


def test_a_second_sweep_writes_nothing() -> None:
    desk = Desk()
    two_customers(desk)
    first, second = desk.sweep(), desk.sweep()
    assert first.writes > 0
    assert second.writes == 0


def test_a_new_process_writes_nothing_either() -> None:
    desk = Desk()
    two_customers(desk)
    desk.sweep()
    changes = desk.account.changes
    desk.restarted(later=timedelta()).sweep()
    assert desk.account.changes == changes


def test_letters_keep_their_place_and_stay_unread() -> None:
    desk = Desk()
    two_customers(desk)
    before = [(stored.uid, stored.octets) for stored in desk.account.messages("INBOX")]
    desk.sweep()
    after = desk.account.messages("INBOX")
    assert [(stored.uid, stored.octets) for stored in after] == before
    assert not any("\\Seen" in stored.flags for stored in after)


def test_a_furious_letter_is_starred_and_labelled() -> None:
    desk = Desk()
    _, furious = two_customers(desk)
    desk.sweep()
    assert desk.triage_flags(furious) == {"\\Flagged", "$label1"}


def test_where_the_server_keeps_no_keywords_a_star_is_all() -> None:
    desk = Desk(FakeAccount(keywords=False))
    calm, furious = two_customers(desk)
    desk.sweep()
    assert (desk.triage_flags(calm), desk.triage_flags(furious)) == (frozenset(), frozenset({"\\Flagged"}))


def test_a_flag_an_agent_removed_is_not_set_again() -> None:
    desk = Desk()
    uid = desk.letter(FURIOUS)
    desk.sweep()
    desk.account.set_flags("INBOX", uid, {"$label1"})
    desk.sweep()
    assert desk.triage_flags(uid) == {"$label1"}


def test_a_robots_letter_is_skipped_with_the_reason_and_not_flagged() -> None:
    desk = Desk()
    uid = desk.letter("I am out of office.", Auto_Submitted="auto-replied")
    report = desk.sweep()
    assert [one.reason for one in report.skipped] == ["auto_submitted"]
    assert (desk.triage_flags(uid), desk.drafts()) == (frozenset(), [])


def test_two_letters_of_one_customer_are_one_case_with_one_draft() -> None:
    desk = Desk()
    desk.letter(UPSET, message_id="<one@mail.example>")
    desk.letter("Any news about my kettle?", message_id="<two@mail.example>", received=NOON + timedelta(hours=1))
    report = desk.sweep()
    assert [entry.case.contacts for entry in report.queue] == [2]
    assert len(desk.drafts()) == 1


def test_a_later_letter_of_a_customer_who_has_a_draft_gets_no_second_one() -> None:
    desk = Desk()
    desk.letter(UPSET, message_id="<one@mail.example>")
    desk.sweep()
    desk.letter("Any news?", message_id="<two@mail.example>", received=NOON + timedelta(hours=1))
    desk.sweep()
    assert len(desk.drafts()) == 1


def test_a_customer_who_was_answered_from_another_client_leaves_the_queue() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep()
    reply = letter_octets("We are on it.", sender="help@shop.example", In_Reply_To="<one@mail.example>")
    desk.account.deliver("Sent", reply, received=desk.now)
    report = desk.sweep()
    assert (report.queue, report.answered) == ((), 1)
    assert desk.triage_flags(uid) == frozenset()


def test_a_letter_marked_answered_by_a_client_needs_no_draft() -> None:
    desk = Desk()
    desk.letter(UPSET, flags=("\\Answered",))
    report = desk.sweep()
    assert (report.queue, desk.drafts()) == ((), [])


def test_an_answer_to_the_newest_letter_answers_the_earlier_ones() -> None:
    desk = Desk()
    desk.letter(UPSET, message_id="<one@mail.example>")
    desk.letter("Any news?", message_id="<two@mail.example>", received=NOON + timedelta(hours=1))
    reply = letter_octets("We are on it.", sender="help@shop.example", References="<two@mail.example>")
    desk.account.deliver("Sent", reply)
    assert desk.sweep().queue == ()


def test_a_letter_written_after_the_answer_waits_again() -> None:
    desk = Desk()
    desk.letter(UPSET, message_id="<one@mail.example>")
    desk.sweep()
    desk.account.deliver("Sent", letter_octets("Sorry.", sender="help@shop.example", In_Reply_To="<one@mail.example>"))
    desk.letter("It still does not work.", message_id="<two@mail.example>", received=NOON + timedelta(hours=1))
    report = desk.sweep()
    assert [entry.case.contacts for entry in report.queue] == [1]
    assert len(desk.drafts()) == 1


def test_every_uid_is_accounted_for() -> None:
    desk = Desk()
    two_customers(desk)
    desk.letter("An old story.", received=NOON - timedelta(days=90), message_id="<old@mail.example>")
    report = desk.sweep()
    assert (report.server, report.known, report.old) == (3, 2, 1)


def test_letters_from_before_the_bot_came_are_left_alone() -> None:
    desk = Desk()
    uid = desk.letter(FURIOUS, received=NOON - timedelta(days=90))
    assert desk.sweep().queue == ()
    assert (desk.triage_flags(uid), desk.drafts()) == (frozenset(), [])


def test_a_letter_the_server_cannot_give_is_flagged_for_a_person_and_the_others_go_on() -> None:
    desk = Desk()
    bad, good = two_customers(desk)
    desk.account.spoil("INBOX", bad)
    report = desk.sweep()
    assert [record.stage for record in report.quarantined] == ["fetch"]
    assert "\\Flagged" in desk.triage_flags(bad)
    assert desk.drafts() == ["zoe@mail.example"]
    assert good != bad


def test_a_letter_that_broke_the_connection_is_not_met_again_by_the_next_sweep() -> None:
    class BreakingMailbox(FakeMailbox):
        def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
            list(super().messages(uids))
            raise TemporaryError("cut")

    desk = Desk()
    bad, _ = two_customers(desk)
    desk.account.spoil("INBOX", bad)
    with pytest.raises(TemporaryError):
        desk.sweep(BreakingMailbox(desk.account))
    assert desk.outcomes() == ["quarantined"]
    assert desk.sweep().new == 1


def test_a_letter_moved_away_and_back_is_not_answered_twice() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep()
    [stored] = desk.account.messages("INBOX")
    desk.account.expunge("INBOX", uid)
    assert desk.sweep().queue == ()
    desk.account.deliver("INBOX", stored.octets, received=stored.received)
    assert len(desk.sweep().queue) == 1
    assert len(desk.drafts()) == 1


def test_a_second_copy_of_a_letter_is_skipped() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.letter(UPSET)
    report = desk.sweep()
    assert [one.reason for one in report.skipped] == ["copy"]
    assert (len(report.queue), len(desk.drafts()), desk.sweep().writes) == (1, 1, 0)


def test_a_renumbered_mailbox_brings_no_second_draft() -> None:
    desk = Desk()
    two_customers(desk)
    desk.sweep()
    desk.account.renumber("INBOX")
    report = desk.sweep()
    assert (len(report.queue), len(desk.drafts())) == (2, 2)


def test_a_draft_the_server_refuses_is_tried_again_by_the_next_sweep() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", error=PermanentError("[OVERQUOTA] no room"))
    assert desk.sweep().drafts.refused == 1
    assert (desk.sweep().drafts.drafted, len(desk.drafts())) == (1, 1)


def test_a_lost_connection_leaves_everything_to_the_next_sweep() -> None:
    desk = Desk()
    two_customers(desk)
    desk.account.fail("messages")
    with pytest.raises(TemporaryError):
        desk.sweep()
    assert len(desk.sweep().queue) == 2


def test_the_queue_lies_in_its_mailbox_as_one_message_that_is_replaced_when_it_changes() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    [first] = desk.account.messages("Triage")
    desk.letter(FURIOUS, sender="zoe@mail.example", message_id="<two@mail.example>")
    desk.sweep()
    [second] = desk.account.messages("Triage")
    subjects = [str(message_from_bytes(stored.octets)["Subject"]) for stored in (first, second)]
    assert subjects == ["Triage queue: 1 waiting, 0 urgent", "Triage queue: 2 waiting, 1 urgent"]


def test_a_message_somebody_else_put_beside_the_queue_stays() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    desk.account.deliver("Triage", letter_octets("a note", message_id="<triage.queue.0@shop.example>"))
    desk.letter(FURIOUS, sender="zoe@mail.example", message_id="<two@mail.example>")
    desk.sweep()
    assert len(desk.account.messages("Triage")) == 2


def test_a_rule_change_judges_the_open_letters_again() -> None:
    desk = Desk()
    desk.letter(UPSET)
    before = desk.sweep().queue[0].priority.points
    changed = desk.line.rules.model_copy(update={"digest": "another"})
    desk.line = replace(desk.line, rules=changed)
    assert desk.sweep().queue[0].priority.points == before


def test_after_a_withdrawn_draft_the_same_letter_may_get_another_one() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    [draft] = desk.ledger.drafts("drafted")
    [first] = desk.account.messages("Drafts")
    desk.ledger.settle(replace(draft, outcome=Outcome.WITHDRAWN), now=desk.now)
    desk.account.expunge("Drafts", first.uid)
    desk.sweep()
    [second] = desk.account.messages("Drafts")
    message_ids = {str(message_from_bytes(stored.octets)["Message-ID"]) for stored in (first, second)}
    assert len(message_ids) == 2
