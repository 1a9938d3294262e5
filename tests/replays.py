"""Past mail replayed in this process, for tests that ask what other rules would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from tests.factories import NOON, US, letter_octets
from triage.errors import LetterError
from triage.hours import BusinessHours
from triage.lab.replay.agreement import Known
from triage.lab.replay.comparer import Comparer, Lesson
from triage.lab.replay.difference import Difference, difference
from triage.lab.replay.values import Pair, Replay, Unread
from triage.model import Place, RawMessage
from triage.plan import Makings
from triage.rules.read import TEMPLATES, default_rules, read_rules, read_templates
from triage.rules.schema import Rules
from triage.work.fence import fenced
from triage.work.naming import Naming
from triage.work.past.replaying import Replaying

G = TypeVar("G")
R = TypeVar("R")
NAMING = Naming(b"a key that only the tests know!!", "support")


# A row of a shop's own, with one word that only some letters hold.
_LATE_GIFT = """\
signals:
  - id: late_gift
    family: ultimatum
    points: {points}
    why: a present that comes too late
    phrases: {{en: [birthday]}}
    fires: {{en: [It is a birthday present.]}}
    silent: {{en: [Thank you.]}}
"""


def late_gift(points: float) -> str:
    """The YAML of rules that add this one signal."""
    return _LATE_GIFT.format(points=points)


class OneHand:
    """Does the work of a crew right here."""

    def __init__(self, worker: Comparer) -> None:
        self._worker = worker

    def do(self, work: Callable[[Comparer, G], R], given: Iterable[G], *, stage: str) -> Iterator[R | LetterError]:
        return (fenced(partial(work, self._worker, each), stage) for each in given)


def rules_of(yaml: str) -> Rules:
    """The shipped rules with these laid over them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.yaml"
        path.write_text(yaml, encoding="utf-8")
        return read_rules(path)


def makings(yaml: str = "", templates: Mapping[str, str] | None = None) -> Makings:
    shipped = read_templates(TEMPLATES)
    return Makings(US, rules_of(yaml) if yaml else default_rules(), {**shipped, **(templates or {})}, BusinessHours())


@cache
def shipped() -> Makings:
    return makings()


class Past:
    """A shop's past letters, and what two lines make of them."""

    def __init__(self, after: Makings, before: Makings | None = None, *, comparer: Comparer | None = None) -> None:
        """`comparer`: one that knows these makings already, for it takes seconds to learn them."""
        self.makings = Pair(before or shipped(), after)
        self.comparer = comparer or Comparer(Lesson(self.makings))
        self.letters: list[Unread] = []
        self._answered: dict[str, datetime] = {}

    def letter(
        self, text: str, *, after: timedelta = timedelta(), answered: timedelta | None = None, **fields: Any
    ) -> str:
        """A letter that came so long after noon, and was answered so long after noon; its fingerprint."""
        number = len(self.letters) + 1
        octets = letter_octets(
            text, **{"message_id": f"<{number}@mail.example>", "sender": f"c{number}@mail.example"} | fields
        )
        raw = RawMessage(Place("INBOX", 7, number), frozenset(), NOON + after, len(octets), octets)
        self.letters.append(Unread(f"letter {number}", raw))
        [read], _ = self._replaying().read(self.letters[-1:])
        if answered is not None:
            self._answered[read.fingerprint] = NOON + answered
        return read.fingerprint

    def replay(self) -> Replay:
        letters, unreadable = self._replaying().read(self.letters)
        return self._replaying().replay(letters, self._answered, unreadable)

    def difference(self, known: Known | None = None) -> Difference:
        return difference(self.replay(), self.makings, known or Known())

    def _replaying(self) -> Replaying:
        return Replaying(OneHand(self.comparer), self.makings, NAMING)


def replayed(texts: Sequence[str], yaml: str = "", templates: Mapping[str, str] | None = None) -> Difference:
    """What these rules and templates would change for letters of different customers."""
    past = Past(makings(yaml, templates))
    for text in texts:
        past.letter(text)
    return past.difference()
