"""Letters examined where a hostile one does no harm: in a process that may be killed, and lives until it has to be.

Its own few lines on `multiprocessing` and not a pool of a library: see docs/decisions.md, "The worker".
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import Any, TypeVar

from triage.errors import LetterError, TemporaryError
from triage.model import RawMessage
from triage.plan import Line
from triage.work.child import ByRules, Errand, Examiner, Telling, serve
from triage.work.confinement import LIMITS, Limits
from triage.work.examining import Examined
from triage.work.process import START_SECONDS, LostError, Process

T = TypeVar("T")


class Isolated:
    """An Examination in one child process, started at once so that it is there when the first letter is.

    A letter that takes longer than `limits.seconds`, or more than `limits.memory`, ends the process and is answered
    for with a LetterError; the next letter gets a new one. For one thread at a time.
    """

    def __init__(self, limits: Limits = LIMITS, by: type[Examiner] = ByRules) -> None:
        self._limits = limits
        self._by = by
        self._child: _Child | None = _Child(limits, by)
        atexit.register(self.close)  # before multiprocessing waits for its children: ours ignores SIGTERM

    def __enter__(self) -> Isolated:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        atexit.unregister(self.close)
        if self._child is not None:
            self._child.end()
            self._child = None

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        return (self._examined(raw, line) for raw in letters)

    def read(self, work: Callable[[bytes], T], messages: Iterable[RawMessage]) -> Iterator[T | LetterError]:
        return (self._found(Errand(work, raw.octets), self._running(), "mail") for raw in messages)

    def tell(self, work: Callable[[Line], T], line: Line) -> T | LetterError:
        found: T | LetterError = self._found(Telling(work), self._taught(line), "reply")
        return found

    def _found(self, asked: Errand | Telling, child: _Child, stage: str) -> Any:
        try:
            child.send(asked)
            child.answer(START_SECONDS)
            return child.answer(self._limits.seconds)
        except LostError as lost:
            self._drop(child)
            return LetterError(str(lost), stage=stage)

    def _examined(self, raw: RawMessage, line: Line) -> Examined:
        child = self._taught(line)
        asked = _Asked(raw, child, self._limits.seconds)
        try:
            return asked.examined()
        except LostError as lost:
            self._drop(child)
            return Examined(raw, error=LetterError(str(lost), stage=asked.stage))

    def _taught(self, line: Line) -> _Child:
        """The process; it knows the line."""
        child = self._running()
        try:
            child.teach(line)
        except LostError as lost:
            self._drop(child)
            raise TemporaryError(f"the process that reads letters could not be started: it {lost}") from None
        return child

    def _running(self) -> _Child:
        """The process, started anew where it is gone."""
        if self._child is not None and not self._child.alive:
            self._drop(self._child)
        self._child = self._child or _Child(self._limits, self._by)
        return self._child

    def _drop(self, child: _Child) -> None:
        child.end()
        self._child = None


class _Asked:
    """One letter on its way through the process. `stage`: the room that has it in hand."""

    def __init__(self, raw: RawMessage, child: _Child, seconds: float) -> None:
        self.stage = "mail"
        self._raw = raw
        self._child = child
        self._left = seconds

    def examined(self) -> Examined:
        self._child.send(self._raw)
        letter = self._timed()
        if isinstance(letter, LetterError):
            return Examined(self._raw, error=letter)
        if not letter.answerability.person:
            return Examined(self._raw, letter)
        self.stage = "judge"
        self._child.answer(START_SECONDS)
        judgement = self._timed()
        if isinstance(judgement, LetterError):
            return Examined(self._raw, error=judgement)
        return Examined(self._raw, letter, judgement)

    def _timed(self) -> Any:
        began = monotonic()
        answer = self._child.answer(self._left)
        self._left -= monotonic() - began
        return answer


class _Child(Process):
    """The process that is taught a line, and works by it."""

    def __init__(self, limits: Limits, by: type[Examiner]) -> None:
        super().__init__(serve, by, limits)
        self._line: Line | None = None

    def teach(self, line: Line) -> None:
        if line is not self._line:
            self.send(line)
            self.answer(START_SECONDS)
            self._line = line
