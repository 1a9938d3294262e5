"""What a sent reply promises is remembered, comes due, and is kept by the next answer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.desks import Desk
from tests.factories import NOON
from tests.fakes.ledger import Fault
from tests.promises import DUE, LATER, SENT, SOON, UPSET, answer, answered_desk, the_promise


def open_promises(desk: Desk) -> list[datetime]:
    return [promise.due for promise in desk.ledger.open_promises()]


def test_what_was_really_sent_is_remembered_and_not_what_the_draft_said() -> None:
    assert open_promises(answered_desk()) == [DUE]


def test_a_reply_that_promises_nothing_is_no_promise() -> None:
    assert open_promises(answered_desk("Thank you, it is on its way.")) == []


def test_what_the_quoted_letter_says_is_not_our_promise() -> None:
    quoting = "Thank you for writing.\n\nOn Tue, Anna wrote:\n> I will call you by 5 pm today.\n"
    assert open_promises(answered_desk(quoting)) == []


def test_a_reply_to_a_letter_that_arrived_meanwhile_is_read_too() -> None:
    desk = Desk()
    desk.letter(UPSET)
    answer(desk)
    desk.sweep()
    assert open_promises(desk) == [DUE]


def test_promises_that_had_passed_before_the_bot_came_bring_no_letter_back() -> None:
    desk = Desk()
    desk.letter(UPSET)
    answer(desk)
    desk.now = LATER
    desk.sweep()
    report = desk.sweep()
    assert (report.queue, report.board.owed) == ((), ())


def test_but_who_wrote_again_since_is_told_that_we_know() -> None:
    desk = Desk()
    desk.letter(UPSET)
    answer(desk)
    desk.letter("Any news?", message_id="<two@mail.example>", received=LATER)
    desk.now = LATER
    [entry] = desk.sweep().queue
    assert (entry.case.promise_broken, entry.draft and entry.draft.template) == (True, "en/followup.txt")


def test_mail_to_others_promises_our_customers_nothing() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    answer(desk, to="carrier@freight.example", In_Reply_To="<else@freight.example>")
    desk.sweep()
    assert open_promises(desk) == []


def test_until_it_comes_due_the_answered_customer_does_not_wait() -> None:
    desk = answered_desk()
    assert desk.sweep().queue == ()


def test_two_business_hours_before_the_customer_stands_in_the_queue_again() -> None:
    desk = answered_desk("Thank you.\n\nI will write to you by 5 pm tomorrow.")
    seen = {}
    for left in (timedelta(hours=2, minutes=1), timedelta(hours=2)):
        desk.now = DUE + timedelta(days=1) - left
        seen[left] = [entry.case.is_answered for entry in desk.sweep().queue]
    assert list(seen.values()) == [[], [True]]


def test_of_a_promise_for_the_next_hours_the_second_half_counts() -> None:
    desk = answered_desk()  # at two, for five
    seen = []
    for minutes in (89, 90):
        desk.now = SENT + timedelta(minutes=minutes)
        seen.append(len(desk.sweep().queue))
    assert seen == [0, 1]


def test_then_it_raises_the_priority_and_no_draft_is_laid_for_only_an_agent_knows_the_answer() -> None:
    desk = answered_desk()
    before = len(desk.drafts())
    desk.now = SOON
    [entry] = desk.sweep().queue
    assert "a promise of ours comes due" in [reason.what for reason in entry.priority.because]
    assert (entry.refusal and entry.refusal.reason, len(desk.drafts())) == ("promised", before)
    assert (desk.outcomes(), desk.sweep().writes) == (["owed"], 0)


def test_then_the_letter_carries_the_flags_of_its_band_again() -> None:
    desk = answered_desk()
    [uid] = [stored.uid for stored in desk.account.messages("INBOX")]
    desk.now = SOON
    [entry] = desk.sweep().queue
    assert desk.triage_flags(uid) == desk.line.flags[entry.priority.band]


def test_the_answer_that_comes_in_time_ends_it() -> None:
    desk = answered_desk()
    desk.now = SOON
    desk.sweep()
    answer(desk, "The kettle leaves the day after.", at=SOON)
    report = desk.sweep()
    assert (report.queue, desk.outcomes(), the_promise(desk).broken(LATER)) == ((), ["answered"], False)


def test_an_answer_that_promises_the_next_puts_it_off() -> None:
    desk = answered_desk()
    desk.now = SOON
    desk.sweep()
    answer(desk, "It takes longer. I will write to you by 5 pm on Friday.", at=SOON)
    report = desk.sweep()
    assert (report.queue, [one.passed for one in report.board.owed]) == ((), [False])


def test_who_writes_while_it_comes_due_has_one_draft_and_has_not_written_in_vain() -> None:
    desk = answered_desk()
    desk.now = SOON
    desk.sweep()
    desk.letter("I have been charged twice.", message_id="<two@mail.example>", received=SOON)
    [entry] = desk.sweep().queue
    assert (entry.case.contacts, entry.case.is_answered, len(entry.case.letters)) == (1, False, 2)
    assert entry.draft is not None
    assert {"damaged", "billing"} <= set(entry.draft.restatement.problems)


def test_a_letter_only_the_client_calls_answered_waits_for_what_was_promised_as_well() -> None:
    desk = Desk()
    first = desk.letter(UPSET)
    second = desk.letter("And the lid is missing.", message_id="<two@mail.example>", received=NOON + timedelta(hours=1))
    desk.sweep()
    answer(desk)
    desk.account.set_flags("INBOX", first, {"\\Answered"})
    desk.account.set_flags("INBOX", second, {"\\Answered"})
    desk.sweep()
    desk.now = LATER
    assert [len(desk.sweep().queue) for _ in range(3)] == [1, 1, 1]


@pytest.mark.parametrize("step", range(1, 8))
def test_a_crash_between_the_answer_and_its_promise_loses_neither(step: int) -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    answer(desk)
    killed = desk.restarted(fault=Fault(step, "before"), later=timedelta(0))
    killed.sweep_until_killed()
    again = killed.restarted(later=timedelta(0))
    again.sweep()
    assert (open_promises(again), again.outcomes(), again.drafts()) == ([DUE], ["answered"], [])


def test_a_reply_from_a_slow_clock_was_not_sent_before_the_letter_it_answers() -> None:
    desk = Desk()
    desk.letter(UPSET, received=SENT)
    desk.sweep()
    answer(desk, at=SENT - timedelta(minutes=10))
    desk.sweep()
    desk.now = LATER
    assert [entry.case.promise_broken for entry in desk.sweep().queue] == [True]
