"""Several processes that share work on letters, each of which may be killed: for whoever has thousands to look at."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Generic, Protocol, TypeVar

from triage.errors import LetterError
from triage.work.examine.confinement import Limits, fall_silent, fed, limit, set_alarm
from triage.work.examine.kept import Kept
from triage.work.examine.process import START_SECONDS, Process
from triage.work.examine.together import ask_together
from triage.work.fence import fenced

READY = "ready"
# A first letter may have the phrases of its language built, by two sets of rules.
LIMITS = Limits(seconds=20.0, memory=512 * 1024 * 1024)

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
        return ask_together(self._members, (partial(_Member.done, task=Task(work, each, stage)) for each in given))


class _Member:
    """One process, started anew when it was lost."""

    def __init__(self, by: Callable[[Any], object], lesson: object, limits: Limits) -> None:
        self._seconds = limits.seconds
        self._kept = Kept(partial(_Worker, by, lesson, limits))

    def end(self) -> None:
        self._kept.end()

    def done(self, task: Task) -> Any:
        worker = self._kept.prepared(_Worker.make_ready)
        return self._kept.answered(lambda: worker.done(task, self._seconds), lambda: task.stage)


class _Worker(Process):
    """The process that is given its worker at the start."""

    def __init__(self, by: Callable[[Any], object], lesson: object, limits: Limits) -> None:
        super().__init__(serve, by, lesson, limits)
        self._ready = False

    def make_ready(self) -> None:
        if not self._ready:
            self.answer(START_SECONDS)
            self._ready = True

    def done(self, task: Task, seconds: float) -> Any:
        self.send(task)
        return self.answer(seconds)
