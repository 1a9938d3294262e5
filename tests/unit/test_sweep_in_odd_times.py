"""Whole sweeps where the mailbox may not be written to, was made anew, or the clock is not what it was."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.desks import Desk
from tests.factories import BROKEN_VASE, NOON
from tests.fakes.mailbox import FakeMailbox
from triage.model import Opened


class ReadOnlyInbox(FakeMailbox):
    """An inbox that SELECT opens READ-ONLY (RFC 9051 section 6.3.2)."""

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        return super().open(mailbox, write=write and mailbox != "INBOX")


def test_an_inbox_that_may_not_be_written_to_gets_drafts_and_no_flags() -> None:
    desk = Desk()
    uid = desk.letter(BROKEN_VASE)
    desk.sweep(ReadOnlyInbox(desk.account))
    assert desk.drafts() == ["anna.mueller@mail.example"]
    assert desk.triage_flags(uid) == frozenset()


def test_an_inbox_made_anew_and_filled_again_brings_no_second_draft() -> None:
    desk = Desk()
    desk.letter(BROKEN_VASE)
    desk.sweep()
    desk.account.renumber("INBOX")
    desk.account.expunge("INBOX", *(stored.uid for stored in desk.account.messages("INBOX")))
    desk.sweep()
    desk.letter(BROKEN_VASE)
    desk.sweep()
    assert len(desk.drafts()) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(days=-30), timedelta(hours=1)])
def test_a_clock_that_jumps_brings_no_second_draft(jump: timedelta) -> None:
    desk = Desk()
    desk.letter(BROKEN_VASE)
    desk.sweep()
    desk.now += jump
    desk.sweep()
    assert len(desk.drafts()) == 1


@pytest.mark.parametrize("year", [1970, 2066, 9999])
def test_a_date_field_decides_nothing(year: int) -> None:
    boards = []
    for written in (NOON, NOON.replace(year=year)):
        desk = Desk()
        desk.letter(BROKEN_VASE, written=written)
        boards.append(desk.sweep().board)
    assert boards[0] == boards[1]


def test_a_letter_from_the_future_has_not_waited_and_is_answered() -> None:
    desk = Desk()
    desk.letter(BROKEN_VASE, received=NOON + timedelta(days=3000))
    [row] = desk.sweep().queue
    assert (len(desk.drafts()), [one.what for one in row.priority.because if "waiting" in one.what]) == (1, [])


@pytest.mark.parametrize("night", ["2026-03-29T00:30:00+00:00", "2026-10-25T00:30:00+00:00"])
def test_the_night_in_which_clocks_change_brings_no_second_draft(night: str) -> None:
    desk = Desk()
    desk.now = datetime.fromisoformat(night)
    desk.letter(BROKEN_VASE, received=desk.now - timedelta(hours=1))
    laid = []
    for _ in range(5):
        laid.append(desk.sweep().drafts.drafted)
        desk.now += timedelta(minutes=30)
    assert laid == [1, 0, 0, 0, 0]


def test_letters_are_told_apart_by_uid_where_their_times_are_the_same() -> None:
    desk = Desk()
    desk.letter("My vase is broken.", message_id="<one@mail.example>", written=NOON + timedelta(days=1))
    desk.letter("I was charged twice.", message_id="<two@mail.example>", written=NOON - timedelta(days=1))
    [row] = desk.sweep().queue
    assert row.case.newest.place.uid == 2
