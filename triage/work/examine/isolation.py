"""Letters examined where a hostile one does no harm: in a process that may be killed, and lives until it has to be.

Its own few lines on `multiprocessing` and not a pool of a library: see docs/decisions.md, "The worker".
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from time import monotonic
from typing import TypeVar

from triage.errors import LetterError
from triage.model import RawMessage
from triage.plan import Line
from triage.work.examine.child import ByRules, Errand, Examiner, Telling
from triage.work.examine.confinement import LIMITS, Limits
from triage.work.examine.examining import Examined
from triage.work.examine.together import ask_together
from triage.work.examine.warder import Warder

T = TypeVar("T")
WORTH = 1.0  # seconds of asking in a row that make further processes worth their start


class Isolated:
    """An Examination in a child process, started at once so that it is there when the first letter is; where there is
    much to ask, `most` of them until `rest`.

    A letter that takes longer than `limits.seconds`, or more than `limits.memory`, ends its process and is answered
    for with a LetterError; the next letter gets a new one. For one thread at a time.
    """

    def __init__(
        self,
        limits: Limits = LIMITS,
        by: type[Examiner] = ByRules,
        *,
        most: int = 1,
        worth: float = WORTH,
    ) -> None:
        self._start = partial(Warder, limits, by)
        self._most = most
        self._worth = worth
        self._warders = [self._start()]
        atexit.register(self.close)  # before multiprocessing waits for its children: ours ignores SIGTERM

    def __enter__(self) -> Isolated:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        atexit.unregister(self.close)
        for warder in self._warders:
            warder.close()

    def rest(self) -> None:
        """Keep one process."""
        while len(self._warders) > 1:
            self._warders.pop().close()

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        return self._ask_all(partial(Warder.examined, raw=raw, line=line) for raw in letters)

    def read(self, work: Callable[[bytes], T], messages: Iterable[RawMessage]) -> Iterator[T | LetterError]:
        return self._ask_all(partial(Warder.read, errand=Errand(work, raw.octets)) for raw in messages)

    def tell(self, works: Iterable[Callable[[Line], T]], line: Line) -> Iterator[T | LetterError]:
        return self._ask_all(partial(Warder.told, telling=Telling(work), line=line) for work in works)

    def _ask_all(self, questions: Iterable[Callable[[Warder], T]]) -> Iterator[T]:
        """The answers, in that order."""
        began = monotonic()
        rest = iter(questions)
        for question in rest:
            if self._most > 1 and (len(self._warders) > 1 or monotonic() - began > self._worth):
                self._grow()
                yield from ask_together(self._warders, chain([question], rest))
            else:
                yield question(self._warders[0])

    def _grow(self) -> None:
        while len(self._warders) < self._most:
            self._warders.append(self._start())
