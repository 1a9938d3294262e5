"""A letter read and judged: what comes of it, and who does it. Here is the plain way; `isolation` has the safe one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from triage.errors import LetterError
from triage.judge.reading import Basis, judge_letter, read_letter
from triage.model import Judgement, Letter, RawMessage
from triage.work.fence import fenced


@dataclass(frozen=True, slots=True)
class Examined:
    """Without an error there is a letter, and a judgement where a person wrote it."""

    raw: RawMessage
    letter: Letter | None = None
    judgement: Judgement | None = None
    error: LetterError | None = None


class Examination(Protocol):
    """Reads and judges letters. Whatever a letter does, it is answered for and the next one is taken."""

    def examine(self, letters: Iterable[RawMessage], basis: Basis) -> Iterator[Examined]:
        """Each of `letters`, in that order. TemporaryError where nobody is there to do it."""
        ...


class InProcess:
    """Examines letters right here: for the demo and for tests, whose letters nobody hostile has written."""

    def examine(self, letters: Iterable[RawMessage], basis: Basis) -> Iterator[Examined]:
        return (_examined(raw, basis) for raw in letters)


IN_PROCESS: Examination = InProcess()


def _examined(raw: RawMessage, basis: Basis) -> Examined:
    letter = fenced(lambda: read_letter(raw, basis), "mail")
    if isinstance(letter, LetterError):
        return Examined(raw, error=letter)
    if not letter.answerability.person:
        return Examined(raw, letter)
    judged = fenced(lambda: judge_letter(raw, letter, "", basis), "judge")
    if isinstance(judged, LetterError):
        return Examined(raw, error=judged)
    return Examined(raw, letter, judged.judgement)
