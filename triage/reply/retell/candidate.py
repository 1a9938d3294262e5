"""A part of a letter as it may be told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triage.model import Span
from triage.reply.retell.weigh import AHEAD, EVENT, WISH

_FRAME = re.compile(r"^[^:]{3,30}: ?[„“«]\s?(?P<said>.*?)\s?[”“»]?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part of a letter and what it reads like when turned. `sentence`: the number of its sentence."""

    sentence: int
    place: Span
    words: str
    points: frozenset[str]  # what is told in it: facts, problems, telling signals, a wish
    worth: float
    leans: bool
    begins: bool = True  # whether nothing of its sentence was cut before it
    rank: int | None = None  # its sentence's number among those of more than two words

    @property
    def nth(self) -> int:
        return self.sentence if self.rank is None else self.rank

    @property
    def says_wrong(self) -> bool:
        return any(point.startswith(("problem:", "plain:")) for point in self.points)

    @property
    def is_plain(self) -> bool:
        """Whether it tells in plain words what was done."""
        return any(point.startswith("plain:") for point in self.points)

    @property
    def happens(self) -> bool:
        """Whether it is the first part that tells what happened."""
        return EVENT in self.points

    @property
    def names_a_day(self) -> bool:
        """Whether it names a day that was still to come."""
        return any(point.startswith(AHEAD) for point in self.points)

    @property
    def wishes(self) -> bool:
        return any(point.startswith(WISH) for point in self.points)


def said(words: str) -> str:
    """What is told, without what stands before a quotation and the marks around it."""
    quotation = _FRAME.match(words)
    return quotation["said"] if quotation else words
