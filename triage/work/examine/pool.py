"""A few processes that read and answer letters, shared by many mailboxes in turn, letter by letter.

However many letters one mailbox has, another waits for one letter of it, not for all. A mailbox with letters that end
such a process goes on in a process apart for a while, so that nobody waits for it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol, TypeVar

from triage.errors import LetterError
from triage.model import RawMessage
from triage.plan import Line
from triage.work.examine.examining import Examination, Examined

T = TypeVar("T")

APART = 600.0  # seconds after a letter that could not be read


class Closable(Examination, Protocol):
    """An Examination for one thread at a time."""

    def close(self) -> None: ...


class Pool:
    """`members` Examinations, made by `make`, and one more for mailboxes whose letters cannot be read."""

    def __init__(self, make: Callable[[], Closable], members: int, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._well = _Lanes(make, members)
        self._apart = _Lanes(make, 1)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self._well.close()
        self._apart.close()

    def seat(self) -> Examination:
        """What one mailbox has its letters read by."""
        return _Seat(self._well, self._apart, self._clock)


class _Seat:
    """An Examination that takes a process for each letter."""

    def __init__(self, well: _Lanes, apart: _Lanes, clock: Callable[[], float]) -> None:
        self._well = well
        self._apart = apart
        self._clock = clock
        self._apart_until = clock()

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        for raw in letters:
            with self._lanes().taken(line) as lane:
                [examined] = lane.examine([raw], line)
            self._heed(examined.error)
            yield examined

    def read(self, work: Callable[[bytes], T], messages: Iterable[RawMessage]) -> Iterator[T | LetterError]:
        for raw in messages:
            with self._lanes().taken(None) as lane:
                [found] = lane.read(work, [raw])
            self._heed(found)
            yield found

    def tell(self, works: Iterable[Callable[[Line], T]], line: Line) -> Iterator[T | LetterError]:
        for work in works:
            with self._lanes().taken(line) as lane:
                [found] = lane.tell([work], line)
            self._heed(found)
            yield found

    def rest(self) -> None:
        """Others may have something to ask."""

    def _lanes(self) -> _Lanes:
        return self._apart if self._clock() < self._apart_until else self._well

    def _heed(self, found: object) -> None:
        if isinstance(found, LetterError):
            self._apart_until = self._clock() + APART


class _Lane:
    """One Examination; `line`: what it worked by last, for to learn another takes it a while."""

    def __init__(self, examination: Closable) -> None:
        self.examination = examination
        self.line: Line | None = None


class _Lanes:
    """Examinations for whoever comes, first come first served. Made when they are first needed."""

    def __init__(self, make: Callable[[], Closable], members: int) -> None:
        self._make = make
        self._left = members
        self._free: list[_Lane] = []  # the one that was free longest first
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()
        self._all: list[_Lane] = []

    def close(self) -> None:
        for lane in self._all:
            lane.examination.close()

    @contextmanager
    def taken(self, line: Line | None) -> Iterator[Closable]:
        """One that is free; of several one that knows `line` already."""
        lane = self._take(line)
        try:
            yield lane.examination
        finally:
            with self._changed:
                self._free.append(lane)
                self._changed.notify_all()

    def _take(self, line: Line | None) -> _Lane:
        turn = object()
        with self._changed:
            self._queue.append(turn)
            self._changed.wait_for(lambda: self._queue[0] is turn and bool(self._free or self._left))
            self._queue.popleft()
            self._changed.notify_all()
            lane = self._chosen(line)
            self._free.remove(lane)
            lane.line = line or lane.line
            return lane

    def _chosen(self, line: Line | None) -> _Lane:
        known = next((lane for lane in self._free if line is None or lane.line is line), None)
        if known is None and self._left:
            known = _Lane(self._make())
            self._left -= 1
            self._all.append(known)
            self._free.append(known)
        return known or self._free[0]
