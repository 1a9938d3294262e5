"""Floods and loops: everything is judged and flagged, drafts stay within the budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes

import pytest

from tests.desks import GRACE, KEY, Desk
from tests.factories import letter_octets
from tests.fakes.mailbox import FakeMailbox
from triage.desk.queue import changes
from triage.model import Allowance, Budget
from triage.work.context import Options
from triage.work.naming import Naming
from triage.work.past.looking import look

CALM = "Hello, could you tell me whether the oak tray fits a round table? Thank you, Ben"
FURIOUS = "Worst service ever! My kettle arrived broken, nobody answers. I am furious and will dispute the charge."
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SMALL = Options(grace=GRACE, budget=Budget(total=(Allowance(2, HOUR), Allowance(3, DAY))))


def small_desk() -> Desk:
    """A desk that lays two drafts an hour and three a day."""
    return Desk(options=SMALL)


def writes(desk: Desk, number: int, text: str = CALM, *, sender: str = "", subject: str = "My order") -> int:
    return desk.letter(
        text,
        sender=sender or f"c{number}@mail.example",
        message_id=f"<{number}@mail.example>",
        subject=subject,
        received=desk.now - HOUR,
    )


def agent_sends(desk: Desk) -> None:
    """Every draft is sent as it lies there."""
    for stored in desk.account.messages("Drafts"):
        message = message_from_bytes(stored.octets)
        octets = letter_octets(
            "Thank you.",
            sender="help@shop.example",
            to=message["To"],
            message_id=f"<sent-{stored.uid}@shop.example>",
            In_Reply_To=message["In-Reply-To"],
        )
        desk.account.deliver("Sent", octets, received=desk.now)
        desk.account.expunge("Drafts", stored.uid)


def turns(desk: Desk, rounds: int, between: timedelta) -> int:
    """A program without headers of its own answers whatever is sent; how many drafts were laid for it."""
    laid = 0
    for number in range(rounds):
        writes(desk, number, "Thank you for your message. We have received it.", sender="b@mail.example")
        laid += desk.sweep().drafts.drafted
        agent_sends(desk)
        desk.now += between
    return laid


def test_the_most_upset_get_what_is_left() -> None:
    desk = small_desk()
    for number in range(4):
        writes(desk, number)
    writes(desk, 8, FURIOUS)
    desk.sweep()
    assert "c8@mail.example" in desk.drafts()


def test_drafts_for_all_customers_end_with_the_hour() -> None:
    desk = small_desk()
    for number in range(5):
        writes(desk, number)
    desk.sweep()
    assert len(desk.drafts()) == 2


def test_who_gets_none_is_ranked_and_flagged_all_the_same() -> None:
    desk = small_desk()
    uids = [writes(desk, number, FURIOUS) for number in range(5)]
    report = desk.sweep()
    assert len(report.queue) == 5
    assert all("\\Flagged" in desk.triage_flags(uid) for uid in uids)


def test_the_queue_says_why() -> None:
    desk = small_desk()
    for number in range(3):
        writes(desk, number)
    states = [row.state for row in desk.sweep().board.rows]
    assert [state.startswith("No draft yet: so many letters") for state in states] == [False, False, True]


def test_the_queue_command_says_the_same() -> None:
    desk = small_desk()
    for number in range(5):
        writes(desk, number)
    board = desk.sweep().board
    seen = look(FakeMailbox(desk.account), desk.ledger, desk.line, Naming(KEY, "support"), desk.now, options=SMALL)
    assert [row.state for row in seen.queue.rows] == [row.state for row in board.rows]


def test_a_second_sweep_over_a_flood_writes_nothing() -> None:
    desk = small_desk()
    for number in range(5):
        writes(desk, number)
    desk.sweep()
    assert desk.sweep().writes == 0


def test_an_hour_later_the_next_ones_have_their_turn() -> None:
    desk = small_desk()
    for number in range(5):
        writes(desk, number)
    desk.sweep()
    desk.now += HOUR
    desk.sweep()
    assert len(desk.drafts()) == 3


def test_the_next_day_too() -> None:
    desk = small_desk()
    for number in range(5):
        writes(desk, number)
    for _ in range(3):
        desk.sweep()
        desk.now += DAY
    assert len(desk.drafts()) == 5


def test_a_new_process_does_not_begin_anew() -> None:
    desk = small_desk()
    for number in range(5):
        writes(desk, number)
    desk.sweep()
    again = desk.restarted()
    again.sweep()
    assert len(again.drafts()) == 2


def test_a_loop_with_another_program_ends_after_two() -> None:
    assert turns(Desk(), 6, HOUR) == 2


def test_its_letters_stay_in_the_queue_with_the_reason() -> None:
    desk = Desk()
    turns(desk, 2, HOUR)
    writes(desk, 9, sender="b@mail.example", subject="Automatic reply: Re: My order")
    [row] = desk.sweep().board.rows
    assert "is it another program that writes?" in row.state


def test_a_week_later_it_may_be_answered_again() -> None:
    assert turns(Desk(), 3, 4 * DAY) == 3


def test_a_flood_from_one_sender_is_one_case_with_one_draft() -> None:
    desk = Desk()
    for number in range(600):
        writes(desk, number, "Where is it?", sender="b@mail.example", subject=f"Letter {number}")
    report = desk.sweep()
    assert (report.new, [entry.case.contacts for entry in report.queue]) == (600, [600])
    assert len(desk.drafts()) == 1


def test_thousands_from_one_sender_are_flagged_each_and_answered_once() -> None:
    desk = Desk()
    uids = [writes(desk, number, FURIOUS, sender="b@mail.example") for number in range(1_100)]
    report = desk.sweep()
    assert (len(report.queue), len(desk.drafts()), desk.sweep().writes) == (1, 1, 0)
    assert all("\\Flagged" in desk.triage_flags(uid) for uid in uids)


def test_who_writes_all_day_long_has_drafts_renewed_ten_times_at_the_most() -> None:
    desk = Desk()
    appended = 0
    for number in range(30):
        writes(desk, number, "Where is it?", sender="b@mail.example")
        appended += desk.sweep().drafts.drafted
        desk.now += timedelta(minutes=10)
    assert appended == 10


def test_a_flood_of_many_senders_is_judged_whole_and_answered_within_the_budget() -> None:
    desk = Desk(options=replace(SMALL, queue=False))
    for number in range(300):
        writes(desk, number, "Where is it?")
    report = desk.sweep()
    assert (report.new, len(report.queue), report.drafts.drafted) == (300, 300, 2)


# --- more than anybody reads ------------------------------------------------------------------------------------------

TWO_ROWS = Options(grace=GRACE, most_rows=2)


def test_people_are_shown_the_most_urgent_and_told_how_many_there_are() -> None:
    desk = Desk(options=TWO_ROWS)
    for number in range(5):
        writes(desk, number, FURIOUS if number == 3 else CALM)
    board = desk.sweep().board
    assert (board.rows[0].customer, len(board.rows), board.waiting) == ("c3@mail.example", 2, 5)
    assert sum(board.bands.values()) == 5


def test_who_is_not_shown_is_ranked_and_answered_all_the_same() -> None:
    few, all_rows = Desk(options=TWO_ROWS), Desk()
    for desk in (few, all_rows):
        for number in range(5):
            writes(desk, number, FURIOUS if number == 3 else CALM)
    ranks = [[entry.case.customer for entry in desk.sweep().queue] for desk in (few, all_rows)]
    assert (ranks[0], few.drafts()) == (ranks[1], all_rows.drafts())


def test_the_queue_message_counts_those_it_does_not_show() -> None:
    desk = Desk(options=TWO_ROWS)
    for number in range(5):
        writes(desk, number)
    desk.sweep()
    [message] = desk.account.messages("Triage")
    assert "5 waiting" in message_from_bytes(message.octets)["Subject"]
    assert b"And 3 more" in message.octets


def test_a_second_sweep_over_more_than_is_shown_writes_nothing() -> None:
    desk = Desk(options=TWO_ROWS)
    for number in range(5):
        writes(desk, number)
    desk.sweep()
    assert desk.sweep().writes == 0


def test_of_who_is_not_shown_it_is_told_that_they_are_new_or_gone() -> None:
    desk = Desk(options=TWO_ROWS)
    uids = [writes(desk, number) for number in range(5)]
    before = desk.sweep().board
    desk.account.expunge("INBOX", uids[-1])
    after = desk.sweep().board
    assert (changes(before.state, after), changes(after.state, before)) == (("1 answered or gone",), ("1 new",))


@pytest.mark.parametrize("part", [1, 3, 1000])
def test_a_backlog_that_is_read_in_parts_lays_one_draft_for_each_customer(part: int) -> None:
    """A case is answered when all of it is known: a draft laid before would have to be laid again."""
    desk = Desk(options=Options(grace=GRACE, part=part))
    for number in range(12):
        writes(desk, number, "Where is it?", sender=f"c{number % 4}@mail.example")
    report = desk.sweep()
    assert (report.drafts.drafted, report.removed, len(desk.drafts())) == (4, 0, 4)
