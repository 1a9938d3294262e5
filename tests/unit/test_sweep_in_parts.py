"""Years of mail are taken in a part at a time: what becomes of the letters is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desks import OPTIONS, Desk
from tests.factories import NOON
from triage.work.sweep import SweepReport

ANSWERED = ("\\Answered",)
PARTS = pytest.mark.parametrize("part", [1, 2, 1000])


def desk_in(part: int) -> Desk:
    """Anna's last letter has been answered; an earlier one of hers was moved here later. Ben waits."""
    desk = Desk(options=replace(OPTIONS, part=part))
    desk.letter("Where is my parcel?", flags=ANSWERED, message_id="<1@mail.example>")
    desk.letter("My lamp is broken.", sender="ben@mail.example", message_id="<2@mail.example>")
    desk.letter("Is it on its way?", received=NOON - timedelta(days=1), message_id="<3@mail.example>")
    return desk


def told(report: SweepReport) -> tuple[int, ...]:
    return report.server, report.known, report.new, report.answered, report.drafts.drafted


@PARTS
def test_an_earlier_letter_of_who_has_been_answered_needs_no_answer_whichever_is_read_first(part: int) -> None:
    assert told(desk_in(part).sweep()) == (3, 3, 3, 2, 1)


@PARTS
def test_a_second_sweep_finds_nothing_more(part: int) -> None:
    desk = desk_in(part)
    desk.sweep()
    assert told(desk.sweep()) == (3, 3, 0, 0, 0)


@PARTS
def test_who_waits_is_in_the_queue(part: int) -> None:
    [entry] = desk_in(part).sweep().queue
    assert "lamp" in entry.restatement.text
