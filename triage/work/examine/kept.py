"""A process that is there when it is asked: started at once, ended when it is lost, and started anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from triage.errors import LetterError, TemporaryError
from triage.work.examine.process import LostError, Process

P = TypeVar("P", bound=Process)
T = TypeVar("T")


class Kept(Generic[P]):
    """One process, made by `start`. For one thread at a time."""

    def __init__(self, start: Callable[[], P]) -> None:
        self._start = start
        self._process: P | None = start()

    def end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None

    def running(self) -> P:
        """The process, started anew where it is gone."""
        if self._process is not None and not self._process.alive:
            self.end()
        self._process = self._process or self._start()
        return self._process

    def prepared(self, prepare: Callable[[P], None]) -> P:
        """The process once it has been prepared for work. TemporaryError where that fails: no letter is to blame."""
        process = self.running()
        try:
            prepare(process)
        except LostError as lost:
            self.end()
            raise TemporaryError(f"the process that reads letters could not be started: it {lost}") from None
        return process

    def answered(self, ask: Callable[[], T], stage: Callable[[], str]) -> T | LetterError:
        """What comes of asking it. Where it is lost over that, the letter is to blame, at that `stage`."""
        try:
            return ask()
        except LostError as lost:
            self.end()
            return LetterError(str(lost), stage=stage())
