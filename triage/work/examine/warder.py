"""A process that reads letters, one at a time: taught when rules change, killed when it has to be, started anew."""

from __future__ import annotations

from functools import partial
from typing import Any

from triage.errors import LetterError
from triage.model import RawMessage
from triage.plan import Line
from triage.work.examine.child import PREPARING, Errand, Examiner, Sibling, Telling, serve
from triage.work.examine.confinement import Limits
from triage.work.examine.examining import Examined
from triage.work.examine.kept import Kept
from triage.work.examine.process import START_SECONDS, Process


class Warder:
    """Keeps one process, started at once so that it is there when the first letter is. For one thread at a time."""

    def __init__(self, limits: Limits, by: type[Examiner]) -> None:
        self._seconds = limits.seconds
        self._kept = Kept(partial(_Child, limits, by))

    def close(self) -> None:
        """End the process."""
        self._kept.end()

    def examined(self, raw: RawMessage, line: Line) -> Examined:
        asked = _Asked(raw, self._taught(line), self._seconds)
        found = self._kept.answered(asked.examined, lambda: asked.stage)
        return Examined(raw, error=found) if isinstance(found, LetterError) else found

    def read(self, errand: Errand) -> Any:
        """What the errand's work makes of its octets, or a LetterError."""
        return self._found(errand, self._kept.running(), "mail")

    def told(self, telling: Telling, line: Line) -> Any:
        """What the telling's work gives by the line, or a LetterError."""
        return self._found(telling, self._taught(line), "reply")

    def _found(self, asked: Errand | Telling, child: _Child, stage: str) -> Any:
        return self._kept.answered(lambda: child.found(asked, self._seconds), lambda: stage)

    def _taught(self, line: Line) -> _Child:
        """The process; it knows the line."""
        return self._kept.prepared(lambda child: child.teach(line))


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
        judgement = self._timed()
        if judgement == PREPARING:
            self._child.answer(START_SECONDS)
            judgement = self._timed()
        if isinstance(judgement, LetterError):
            return Examined(self._raw, error=judgement)
        return Examined(self._raw, letter, judgement)

    def _timed(self) -> Any:
        began = self._child.clock()
        answer = self._child.answer(self._left)
        self._left -= self._child.clock() - began
        return answer


class _Child(Process):
    """The process that is taught a line, and works by it."""

    def __init__(self, limits: Limits, by: type[Examiner]) -> None:
        super().__init__(serve, by, limits)
        self._line: Line | None = None

    def teach(self, line: Line) -> None:
        if line is not self._line:
            self.send(Sibling.of(line, self._line) or line)
            self.answer(START_SECONDS)
            self._line = line

    def found(self, asked: Errand | Telling, seconds: float) -> Any:
        self.send(asked)
        self.answer(START_SECONDS)
        return self.answer(seconds)
