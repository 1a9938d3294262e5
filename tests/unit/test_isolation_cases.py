"""Replies written in a process of their own: what a hostile letter does there stops no other draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import TypeVar

import pytest

from tests.desks import Desk, line
from tests.factories import BROKEN_VASE, NOON, TOKEN, case_of, read_by_the_rules
from tests.hostile import BREAKS, DIES, EATS, HANGS, obey_by
from triage.cli.assemble import line_of
from triage.errors import LetterError
from triage.model import Outcome
from triage.plan import Line, Written, entry, restated, written
from triage.work.examine.examining import InProcess
from triage.work.examine.isolation import Isolated

T = TypeVar("T")


def test_a_problem_is_restated_and_a_reply_written_as_it_would_be_here(isolated: Isolated) -> None:
    by, case = line(), case_of(read_by_the_rules(BROKEN_VASE))
    [told] = isolated.tell([partial(restated, case)], by)
    row = entry(case, restated(case, by), by, now=NOON)
    [reply] = isolated.tell([partial(written, row, now=NOON, token=TOKEN)], by)
    assert told == row.restatement
    assert reply == written(row, by, now=NOON, token=TOKEN)


def test_a_reply_is_signed_and_quotes_as_it_would_here(isolated: Isolated) -> None:
    plain = line()
    by = line_of(plain.us, plain.rules, plain.templates, plain.hours, signature="The shop", quote=False)
    case = case_of(read_by_the_rules(BROKEN_VASE))
    row = entry(case, restated(case, by), by, now=NOON)
    [reply] = isolated.tell([partial(written, row, now=NOON, token=TOKEN)], by)
    assert reply == written(row, by, now=NOON, token=TOKEN)


@pytest.mark.parametrize("harm", [HANGS, EATS, DIES, BREAKS])
def test_one_that_does_harm_while_it_is_answered_fails_there_and_the_next_is_answered(
    harm: bytes, isolated: Isolated
) -> None:
    found = list(isolated.tell([partial(obey_by, text) for text in (b"", harm, b"")], line()))
    assert [isinstance(one, LetterError) and one.stage for one in found] == [False, "reply", False]


class SlowToAnswer(InProcess):
    """Has no time for replies to one customer."""

    def __init__(self, customer: str) -> None:
        self._customer = customer

    def tell(self, works: Iterable[Callable[[Line], T]], line: Line) -> Iterator[T | LetterError]:
        for made in super().tell(works, line):
            slow = isinstance(made, Written) and made.draft.to.addr_spec == self._customer
            yield LetterError("took longer than 2.0 s", stage="reply") if slow else made


def test_a_letter_whose_reply_takes_too_long_is_a_persons_and_the_others_get_their_drafts() -> None:
    desk = Desk(examination=SlowToAnswer("eve@mail.example"))
    desk.letter(BROKEN_VASE, sender="eve@mail.example", message_id="<1@a.example>")
    desk.letter(BROKEN_VASE, sender="bob@mail.example", message_id="<2@a.example>")
    report = desk.sweep()
    assert desk.drafts() == ["bob@mail.example"]
    assert [row.refusal and row.refusal.reason for row in report.queue] == ["failed_reply", None]
    assert desk.sweep().writes == 0


def test_of_a_flood_the_newest_letters_are_told_and_the_draft_answers_all() -> None:
    desk = Desk()
    for number in range(60):
        desk.letter("Where is my parcel?", message_id=f"<{number}@a.example>", subject=f"Letter {number}")
    desk.letter(BROKEN_VASE, message_id="<last@a.example>", received=NOON + timedelta(hours=1))
    report = desk.sweep()
    [draft] = desk.ledger.drafts(Outcome.DRAFTED)
    assert "vase" in report.queue[0].restatement.text
    assert len(draft.covers) == 61
