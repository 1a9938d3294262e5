"""Several processes that share work on letters, each of which may be killed: for whoever has thousands to look at."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any, Generic, Protocol, TypeVar

from triage.errors import LetterError, TemporaryError
from triage.work.examine.confinement import Limits, fall_silent, fed, limit, set_alarm
from triage.work.examine.process import START_SECONDS, LostError, Process
from triage.work.fence import fenced

READY = "ready"
# A first letter may have the phrases of its language built, by two sets of rules.
LIMITS = Limits(seconds=20.0, memory=512 * 1024 * 1024)
_BATCH = 64  # pieces of work in memory at a time, for each process

G = TypeVar("G")
R = TypeVar("R")
W = TypeVar("W")
W_co = TypeVar("W_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Task:
    """`work`, a function of a module or class, is given the worker and `given`. `stage`: of its LetterError."""

    work: Callable[[Any, Any], object]
    given: object
    stage: str


def serve(pipe: Connection, by: Callable[[Any], object], lesson: object, limits: Limits) -> None:
    """Say READY once the worker is made, then answer each task by what comes of it or a LetterError, until the other
    end is closed.
    """
    fall_silent()
    limit(limits)
    with suppress(EOFError, OSError):
        worker = by(lesson)
        pipe.send(READY)
        while True:
            task = pipe.recv()
            set_alarm(limits.orphaned)
            pipe.send(fenced(lambda: fed(lambda: task.work(worker, task.given)), task.stage))  # noqa: B023
            set_alarm(0)


class Hands(Protocol[W_co]):
    """Does work on letters by a worker. Whatever a letter does, it is answered for and the next one is taken."""

    def do(self, work: Callable[[W_co, G], R], given: Iterable[G], *, stage: str) -> Iterator[R | LetterError]:
        """What comes of each of `given`, in that order; `stage` is the LetterErrors'."""
        ...


class Crew(Generic[W]):
    """Processes with one worker each, made by `by` from `lesson`; as many as there are cores.

    A task that takes longer than `limits.seconds`, or more than `limits.memory`, ends its process and is answered for
    with a LetterError; the next one gets a new process.
    """

    def __init__(
        self, by: Callable[[Any], W], lesson: object, *, limits: Limits = LIMITS, members: int | None = None
    ) -> None:
        self._limits = limits
        self._members = [_Member(by, lesson, limits) for _ in range(members or os.cpu_count() or 1)]
        atexit.register(self.close)  # before multiprocessing waits for its children: ours ignore SIGTERM

    def __enter__(self) -> Crew[W]:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        atexit.unregister(self.close)
        for member in self._members:
            member.end()

    def do(self, work: Callable[[W, G], R], given: Iterable[G], *, stage: str) -> Iterator[R | LetterError]:
        """What comes of each of `given`, in that order."""
        rest, many = iter(given), len(self._members)
        with ThreadPoolExecutor(many) as threads:
            while batch := list(islice(rest, _BATCH * many)):
                # Neighbours differ least in length: dealt out in turn, the shares take equally long.
                shares = [[Task(work, each, stage) for each in batch[number::many]] for number in range(many)]
                done = list(threads.map(_Member.do, self._members, shares))
                for number in range(len(batch)):
                    yield done[number % many][number // many]


class _Member:
    """One process, started anew when it was lost."""

    def __init__(self, by: Callable[[Any], object], lesson: object, limits: Limits) -> None:
        self._start = partial(Process, serve, by, lesson, limits)
        self._seconds = limits.seconds
        self._process: Process | None = self._start()
        self._ready = False

    def do(self, tasks: Sequence[Task]) -> list[Any]:
        return [self._done(task) for task in tasks]

    def end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None
            self._ready = False

    def _done(self, task: Task) -> Any:
        process = self._prepared()
        try:
            process.send(task)
            return process.answer(self._seconds)
        except LostError as lost:
            self.end()
            return LetterError(str(lost), stage=task.stage)

    def _prepared(self) -> Process:
        if self._process is None:
            self._process = self._start()
        try:
            if not self._ready:
                self._process.answer(START_SECONDS)
                self._ready = True
        except LostError as lost:
            self.end()
            raise TemporaryError(f"the process that reads letters could not be started: it {lost}") from None
        return self._process
