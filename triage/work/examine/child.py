"""The process that reads, judges and answers letters: what it says on its pipe.

It is told a line, then letters one by one, and cases. It keeps nothing that could be lost: it is killed when it takes
too long, and ends by itself when whoever asks it is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import Connection
from typing import Protocol

from triage.errors import LetterError
from triage.hours import BusinessHours
from triage.judge.reading import judge_letter, read_letter
from triage.model import Answerability, Band, Judgement, Language, Letter, Message, OwnWords, RawMessage, Us
from triage.plan import Line, Makings
from triage.rules.schema import Rules
from triage.work.examine.confinement import Limits, fall_silent, fed, limit, set_alarm
from triage.work.fence import fenced

READY = "ready"  # an answer that says no more
PREPARING = "preparing"  # another that says that READY will take a while
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Errand:
    """A message to find something out about that is no letter to us: one of ours in Drafts or Sent, or what somebody
    has made of it. `work`: a function of a module, or a partial of one.
    """

    work: Callable[[bytes], object]
    octets: bytes


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to be worked out by the line. `work`: a partial of a function of a module, with all else it needs."""

    work: Callable[[Line], object]


@dataclass(frozen=True, slots=True)
class Sibling:
    """The line of another shop that has the same rules and templates as the one before: without these it is small."""

    us: Us
    hours: BusinessHours
    flags: Mapping[Band, frozenset[str]]
    signature: str
    quote: bool

    @classmethod
    def of(cls, line: Line, before: Line | None) -> Sibling | None:
        """None where they differ in more than this."""
        if before is None or line.rules is not before.rules or line.templates is not before.templates:
            return None
        return cls(line.us, line.hours, line.flags, line.signature, line.quote)

    def line(self, before: Line) -> Line:
        if (self.signature, self.quote) == (before.signature, before.quote):
            return replace(before, us=self.us, hours=self.hours, flags=self.flags)
        makings = Makings(self.us, before.rules, before.templates, self.hours, self.signature, self.quote)
        return makings.line(self.flags)


class Examiner(Protocol):
    """Examines letters in this process; `ByRules` is the one that the program uses."""

    def __init__(self, line: Line) -> None: ...

    def read(self, raw: RawMessage) -> Letter:
        """LetterError where it cannot be read."""
        ...

    def prepare(self, language: Language) -> None:
        """Build what judging that language takes, so that no letter pays for being the first."""
        ...

    def judge(self, raw: RawMessage, letter: Letter) -> Judgement:
        """LetterError where it cannot be judged."""
        ...


class ByRules:
    """Reads and judges as `triage.judge.reading` says."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def read(self, raw: RawMessage) -> Letter:
        return read_letter(raw, self._line)

    def prepare(self, language: Language) -> None:
        blank = Letter(Message(()), Answerability(None, person=True), OwnWords(""), language)
        self._line.judge.judge(blank, received=_ANY_DAY)

    def judge(self, raw: RawMessage, letter: Letter) -> Judgement:
        return judge_letter(raw, letter, "", self._line).judgement


def serve(pipe: Connection, by: type[Examiner], limits: Limits) -> None:
    """Answer on `pipe` until the other end is closed.

    A line, or what makes it a sibling of the one before, is answered by READY. A letter, which a line has to come
    before, is answered by the Letter and, where a person wrote it, the Judgement; either may be a LetterError instead,
    and is the last answer then. Between the two the first letter in a language is answered by PREPARING and READY. An
    errand is answered by READY and what `work` makes of the octets, or a LetterError, and so is a telling, which a line
    has to come before.
    """
    fall_silent()
    limit(limits)
    with suppress(EOFError, OSError):
        line: Line | None = None
        examiner: Examiner | None = None
        prepared: set[Language] = set()
        while True:
            asked = pipe.recv()  # whatever an errand has to import is imported here
            set_alarm(0 if isinstance(asked, Line | Sibling) else limits.orphaned)
            if isinstance(asked, Sibling) and line is not None:
                asked = asked.line(line)
            if isinstance(asked, Line):
                before, line = line, _with_what_is_known(asked, line)
                examiner = by(line)
                prepared = prepared if before is not None and before.judge is line.judge else set()
                pipe.send(READY)
            elif isinstance(asked, Errand):
                _run(partial(asked.work, asked.octets), "mail", pipe)
            elif isinstance(asked, Telling) and line is not None:
                _run(partial(asked.work, line), "reply", pipe)
            elif examiner is not None:
                _examine(asked, examiner, prepared, pipe)
            set_alarm(0)


def _with_what_is_known(line: Line, before: Line | None) -> Line:
    """With the judge of the line before where the rules are the same: shops that share this process mostly have the
    shipped ones, and to build what judges by them takes ten times as long as to compare them.
    """
    if before is None or not (before.rules is line.rules or _for_judges(before) == _for_judges(line)):
        return line
    return replace(line, judge=before.judge)


def _for_judges(line: Line) -> Rules:
    """The rules without those for ranking."""
    return line.rules.model_copy(update={"bands": (), "escalation": (), "digest": ""})


def _run(work: Callable[[], object], stage: str, pipe: Connection) -> None:
    pipe.send(READY)
    pipe.send(fenced(lambda: fed(work), stage))


def _examine(raw: RawMessage, examiner: Examiner, prepared: set[Language], pipe: Connection) -> None:
    letter = fenced(lambda: fed(lambda: examiner.read(raw)), "mail")
    pipe.send(letter)
    if isinstance(letter, LetterError) or not letter.answerability.person:
        return
    if letter.language not in prepared:
        pipe.send(PREPARING)
        examiner.prepare(letter.language)
        prepared.add(letter.language)
        pipe.send(READY)
    pipe.send(fenced(lambda: fed(lambda: examiner.judge(raw, letter)), "judge"))
