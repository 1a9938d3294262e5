"""Agents, the customer and time in any order: no edit is lost, no draft of ours is there twice, none is out of date."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.acceptance.office import BROKEN, CHARGED, DONE, FakeHands, Office
from tests.factories import NOON
from triage.model import Outcome
from triage.work.sweep import SweepReport

PROMISE = "Dear Anna, I am sorry. I will write to you by noon tomorrow.\n"
WAITS = (timedelta(minutes=5), timedelta(hours=3), timedelta(days=1), timedelta(days=6))


class Day:
    """What people do in an office, and what must not get lost."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.edits: set[str] = set()  # marks of the edits that lie in Drafts
        self._marks = (f"edit{number}" for number in count(1))
        self._letters = ["<one@mail.example>"]
        self._wait = timedelta(minutes=1)
        office.letter(BROKEN)

    def sweep(self) -> SweepReport:
        report, self._wait = self.office.sweep(self._wait), timedelta(minutes=1)
        return report

    def edit(self) -> None:
        for uid in self._lying()[:1]:
            mark = next(self._marks)
            self.office.edit(uid, f"Dear Anna, {mark}, let me see.")
            self.edits.add(mark)

    def save(self) -> None:
        for uid in self._lying()[:1]:
            self.office.save(uid)

    def send(self) -> None:
        for uid in self._lying()[-1:]:
            self._forget_edits(uid)
            self.office.send(uid)

    def delete(self) -> None:
        for uid in self._lying()[-1:]:
            self._forget_edits(uid)
            self.office.world.expunge(uid, "Drafts")

    def mark(self) -> None:
        """Delete it in a client that removes nothing, but marks it."""
        for uid in self._lying()[-1:]:
            self._forget_edits(uid)
            self.office.world.flag(uid, ["\\Deleted"], "Drafts")

    def answer(self) -> None:
        self.office.answer(self._letters[-1])

    def promise(self) -> None:
        self.office.answer(self._letters[-1], PROMISE)

    def write_again(self) -> None:
        self._letters.append(f"<letter{len(self._letters)}@mail.example>")
        self.office.letter(CHARGED, self._letters[-1])

    def file_away(self) -> None:
        for uid in self.office.world.uids()[:1]:
            self.office.world.move(uid, "INBOX", DONE)

    def bring_back(self) -> None:
        for uid in self.office.world.uids(DONE)[:1]:
            self.office.world.move(uid, DONE, "INBOX")

    def unflag(self) -> None:
        for uid in self.office.world.uids()[-1:]:
            self.office.world.unflag(uid, ["\\Flagged", "$label1"])

    def wait(self, span: timedelta) -> None:
        self._wait = span

    def ours(self) -> list[int]:
        """The UIDs of the drafts nobody has edited or deleted."""
        return [uid for uid in self._lying() if not self._marks_in(uid)]

    def marks(self) -> set[str]:
        """Of all edits that lie in Drafts."""
        return {mark for uid in self._lying() for mark in self._marks_in(uid)}

    def _lying(self) -> list[int]:
        world = self.office.world
        return [uid for uid in world.uids("Drafts") if "\\Deleted" not in world.flags(uid, "Drafts")]

    def _marks_in(self, uid: int) -> set[str]:
        return {word.strip(",") for word in self.office.text(uid).split() if word.startswith("edit")} & self.edits

    def _forget_edits(self, uid: int) -> None:
        self.edits -= self._marks_in(uid)


ACTS: tuple[Callable[[Day], None], ...] = (
    Day.edit,
    Day.save,
    Day.send,
    Day.delete,
    Day.mark,
    Day.answer,
    Day.promise,
    Day.write_again,
    Day.file_away,
    Day.bring_back,
    Day.unflag,
)
acts = st.one_of(st.sampled_from(ACTS), st.sampled_from(WAITS).map(lambda span: lambda day: day.wait(span)))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(acts, max_size=3), min_size=1, max_size=8))
def test_whatever_happens_no_edit_is_lost_and_no_draft_is_there_twice_or_out_of_date(
    between_sweeps: list[list[Callable[[Day], None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        day = Day(Office(FakeHands(), Path(folder)))
        for some in between_sweeps:
            for act in some:
                act(day)
            report = day.sweep()
            wanted = [entry for entry in report.queue if entry.case.promise_broken or not entry.case.is_answered]
            assert day.marks() == day.edits
            assert len(day.ours()) <= len(wanted) <= 1
            promised = [one.promise_by for one in day.office.records() if one.outcome is Outcome.DRAFTED]
            assert not day.ours() or all(by is None or by > day.office.now for by in promised)
            assert day.office.rests()
        day.office.ledger.close()
    assert day.office.now > NOON
