"""The processes that read letters, shared by many mailboxes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.desks import line
from tests.factories import NOON, letter_octets
from triage.errors import LetterError
from triage.model import Place, RawMessage
from triage.plan import Line
from triage.work.examine.examining import Examined, InProcess
from triage.work.examine.pool import APART, Pool

PATIENCE = 20.0  # seconds; how long a test waits for what takes milliseconds
BAD = b"bad"


class Process(InProcess):
    """One of the pool, in this process. It cannot read what is BAD."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def examine(self, letters: Iterable[RawMessage], by: Line) -> Iterator[Examined]:
        for raw in letters:
            self.lines.append(by)
            if raw.octets == BAD:
                yield Examined(raw, error=LetterError("took longer than 2.0 s", stage="mail"))
            else:
                yield from super().examine([raw], by)

    def close(self) -> None:
        """Nothing is open."""


class Processes:
    """Those that a pool has made, in order."""

    def __init__(self) -> None:
        self.made: list[Process] = []

    def __call__(self) -> Process:
        self.made.append(Process())
        return self.made[-1]


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def letters(*octets: bytes) -> list[RawMessage]:
    return [
        RawMessage(Place("INBOX", 1, uid), frozenset(), NOON, len(each), each) for uid, each in enumerate(octets, 1)
    ]


GOOD = letter_octets()


def test_letters_come_back_in_order_each_with_its_judgement() -> None:
    with Pool(Processes(), members=2) as pool:
        found = list(pool.seat().examine(letters(GOOD, BAD, GOOD), line()))
    assert [one.raw.place.uid for one in found] == [1, 2, 3]
    assert [one.error is None for one in found] == [True, False, True]


def test_what_is_told_and_read_is_told_and_read_by_one_of_them() -> None:
    with Pool(Processes(), members=1) as pool:
        seat = pool.seat()
        assert list(seat.read(len, letters(GOOD))) == [len(GOOD)]
        assert list(seat.tell([_digest], line())) == [line().rules.digest]


def _digest(by: Line) -> str:
    return by.rules.digest


def test_a_process_is_made_only_when_it_is_needed() -> None:
    processes = Processes()
    with Pool(processes, members=4) as pool:
        list(pool.seat().examine(letters(GOOD, GOOD), line()))
    assert len(processes.made) == 1


def test_between_two_letters_of_one_mailbox_another_has_its_turn() -> None:
    with Pool(Processes(), members=1) as pool:
        many = pool.seat().examine(letters(GOOD, GOOD), line())
        assert next(many).raw.place.uid == 1
        assert len(list(pool.seat().examine(letters(GOOD), line()))) == 1
        assert next(many).raw.place.uid == 2


def test_each_process_keeps_to_the_shop_that_it_knows() -> None:
    processes, north, south = Processes(), line(), replace(line())
    with Pool(processes, members=2) as pool:
        for by in (north, south, north, south):
            list(pool.seat().examine(letters(GOOD), by))
    assert [one.lines for one in processes.made] == [[north, north], [south, south]]


def test_a_mailbox_whose_letters_end_processes_goes_on_apart_from_the_others_for_a_while() -> None:
    processes, clock = Processes(), Clock()
    with Pool(processes, members=1, clock=clock) as pool:
        stormy, calm = pool.seat(), pool.seat()
        list(stormy.examine(letters(BAD, BAD, GOOD), line()))
        list(calm.examine(letters(GOOD), line()))
        clock.seconds += APART
        list(stormy.examine(letters(GOOD), line()))
    assert [len(one.lines) for one in processes.made] == [3, 2]


def test_whoever_finds_all_busy_waits_until_one_is_free() -> None:
    begun, go_on = threading.Event(), threading.Event()
    read: list[object] = []

    def wait(octets: bytes) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)

    with Pool(Processes(), members=1) as pool:
        busy = threading.Thread(target=lambda: list(pool.seat().read(wait, letters(GOOD))))
        other = threading.Thread(target=lambda: read.extend(pool.seat().read(len, letters(GOOD))))
        busy.start()
        assert begun.wait(PATIENCE)
        other.start()
        go_on.set()
        busy.join(PATIENCE)
        other.join(PATIENCE)
    assert read == [len(GOOD)]
