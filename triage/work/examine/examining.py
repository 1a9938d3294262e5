"""A letter read, judged and replied to: what comes of it, and who does it. Here is the plain way; `isolation` has the
safe one.

Messages in Drafts and Sent are read by the same who: agents paste into them what customers write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from triage.errors import LetterError
from triage.judge.reading import judge_letter, read_letter
from triage.model import Judgement, Letter, RawMessage
from triage.plan import Line
from triage.work.fence import fenced

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Examined:
    """Without an error there is a letter, and a judgement where a person wrote it."""

    raw: RawMessage
    letter: Letter | None = None
    judgement: Judgement | None = None
    error: LetterError | None = None


class Examination(Protocol):
    """Reads and judges letters, and tells what comes of them. Whatever a letter does, it is answered for and the next
    one is taken.
    """

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        """Each of `letters`, in that order. TemporaryError where nobody is there to do it."""
        ...

    def read(self, work: Callable[[bytes], T], messages: Iterable[RawMessage]) -> Iterator[T | LetterError]:
        """What `work`, a function of a module or a partial of one, makes of the octets of each, in that order."""
        ...

    def tell(self, works: Iterable[Callable[[Line], T]], line: Line) -> Iterator[T | LetterError]:
        """What each of `works`, partials of functions of a module, gives by the line: a problem restated, a reply."""
        ...

    def rest(self) -> None:
        """There is nothing more to ask for a while."""
        ...


class InProcess:
    """Examines letters right here: for the demo and for tests, whose letters nobody hostile has written."""

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        return (_examined(raw, line) for raw in letters)

    def read(self, work: Callable[[bytes], T], messages: Iterable[RawMessage]) -> Iterator[T | LetterError]:
        return (fenced(partial(work, raw.octets), "mail") for raw in messages)

    def tell(self, works: Iterable[Callable[[Line], T]], line: Line) -> Iterator[T | LetterError]:
        return (fenced(partial(work, line), "reply") for work in works)

    def rest(self) -> None:
        """Nothing is kept."""


IN_PROCESS: Examination = InProcess()


def _examined(raw: RawMessage, line: Line) -> Examined:
    letter = fenced(lambda: read_letter(raw, line), "mail")
    if isinstance(letter, LetterError):
        return Examined(raw, error=letter)
    if not letter.answerability.person:
        return Examined(raw, letter)
    judged = fenced(lambda: judge_letter(raw, letter, "", line), "judge")
    if isinstance(judged, LetterError):
        return Examined(raw, error=judged)
    return Examined(raw, letter, judged.judgement)
