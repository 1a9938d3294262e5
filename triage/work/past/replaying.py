"""Past mail by two lines: read and judged, and replied to where the replies may differ, by a crew of processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import tee
from typing import Protocol, TypeVar

from triage.errors import LetterError
from triage.lab.replay.comparer import Comparer
from triage.lab.replay.doubt import Doubt
from triage.lab.replay.past import arrivals
from triage.lab.replay.values import Arrival, Pair, PastLetter, Read, Replay, Told, Unread
from triage.plan import Makings
from triage.work.examine.crew import Hands
from triage.work.naming import Naming

T = TypeVar("T")


class Watch(Protocol):
    """Passes on what is done, and may show how much it is of `total`."""

    def __call__(self, done: Iterator[T], what: str, total: int | None) -> Iterator[T]: ...


def unwatched(done: Iterator[T], what: str, total: int | None) -> Iterator[T]:
    return done


class Replaying:
    """`crew` has learnt the `makings`."""

    def __init__(self, crew: Hands[Comparer], makings: Pair[Makings], naming: Naming, watch: Watch = unwatched) -> None:
        self._crew = crew
        self._makings = makings
        self._naming = naming
        self._watch = watch

    def read(
        self, letters: Iterable[Unread], total: int | None = None
    ) -> tuple[list[PastLetter], list[tuple[str, str]]]:
        """The letters, each once however often it is found, and those that cannot be read: where, and why."""
        found: dict[str, PastLetter] = {}
        unreadable = []
        given, kept = tee(letters)
        done = self._watch(self._crew.do(Comparer.read, given, stage="mail"), "reading", total)
        for unread, read in zip(kept, done, strict=True):
            if isinstance(read, LetterError):
                unreadable.append((unread.name, str(read)))
            else:
                letter = self._named(unread, read)
                found.setdefault(letter.fingerprint, letter)
        return list(found.values()), unreadable

    def replay(
        self,
        letters: Iterable[PastLetter],
        answered: Mapping[str, datetime],
        unreadable: Iterable[tuple[str, str]] = (),
    ) -> Replay:
        """Where each letter stood when it came, and the replies that may differ. `answered`: when, by fingerprint."""
        letters = tuple(replace(one, answered=answered.get(one.fingerprint)) for one in letters)
        stood = arrivals(letters, self._makings)
        told, failed = self._replies(stood)
        return Replay(letters, stood, told, (*unreadable, *failed))

    def _named(self, unread: Unread, read: Read) -> PastLetter:
        name = self._naming.letter(read.readings.before.letter.message, unread.raw.octets)
        # What is read needs its octets no more, and there may be thousands.
        return PastLetter(replace(unread, raw=replace(unread.raw, octets=b"")), read, name)

    def _replies(self, stood: Iterable[Arrival]) -> tuple[dict[str, Pair[Told | None]], list[tuple[str, str]]]:
        doubt = Doubt(self._makings)
        tokens = ((one, self._naming.draft(one.letter.fingerprint, 0)) for one in stood)
        asked = [(one.letter, what) for one, token in tokens if (what := doubt.asked(one, token)) is not None]
        done = self._crew.do(Comparer.reply, (what for _, what in asked), stage="reply")
        told: dict[str, Pair[Told | None]] = {}
        failed = []
        for (letter, _), replies in zip(asked, self._watch(done, "writing replies", len(asked)), strict=True):
            if isinstance(replies, LetterError):
                failed.append((letter.unread.name, f"no reply could be written: {replies}"))
            else:
                told[letter.fingerprint] = replies
        return told, failed
