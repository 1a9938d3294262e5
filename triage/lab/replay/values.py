"""The values of a replay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from triage.model import Band, Case, Judgement, Letter, Priority, RawMessage, Refusal

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """The same by the present rules and by the new ones."""

    before: T
    after: T

    @property
    def differs(self) -> bool:
        return self.before is not self.after and self.before != self.after

    def map(self, act: Callable[[T], R], *, alike: bool = False) -> Pair[R]:
        """What `act` makes of both; where both are `alike` it acts but once."""
        before = act(self.before)
        return Pair(before, before if alike else act(self.after))


@dataclass(frozen=True, slots=True)
class Unread:
    """A past letter as it was found. `name`: where, for people. `bare`: a text without a header. `from_file`: nobody
    knows when it came but its Date field.
    """

    name: str
    raw: RawMessage
    bare: bool = False
    from_file: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter by one set of rules; without a judgement where no person wrote it."""

    letter: Letter
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Read:
    received: datetime
    readings: Pair[Reading]


@dataclass(frozen=True, slots=True)
class PastLetter:
    """A letter with what is known of it. `fingerprint`: keyed, hex. `answered`: when it was, where that is known."""

    unread: Unread
    read: Read
    fingerprint: str
    answered: datetime | None = None

    @property
    def received(self) -> datetime:
        return self.read.received

    @property
    def message_id(self) -> str | None:
        return self.read.readings.before.letter.message.message_id

    @property
    def judged(self) -> bool:
        """Whether either set of rules takes it for a person's."""
        readings = self.read.readings
        return readings.before.judgement is not None or readings.after.judgement is not None


@dataclass(frozen=True, slots=True)
class Stand:
    """A letter's case at the moment the letter came, and how urgent that made it."""

    case: Case
    priority: Priority


@dataclass(frozen=True, slots=True)
class Arrival:
    """A letter that one set of rules, or both, take for a person's, and where it stood when it came."""

    letter: PastLetter
    stands: Pair[Stand | None]


@dataclass(frozen=True, slots=True)
class Told:
    """The draft for a case, or why there is none. `words` are ours: no signature, no quoted letter."""

    words: str = ""
    template: str = ""
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """Past mail by two lines. `told`: the replies that may differ, by fingerprint. `unreadable`: where a letter was
    found that could not be read, and why.
    """

    letters: tuple[PastLetter, ...]
    arrivals: tuple[Arrival, ...]
    told: Mapping[str, Pair[Told | None]]
    unreadable: tuple[tuple[str, str], ...] = ()

    def reworded(self) -> Mapping[str, Pair[str]]:
        """Both drafts' words where there are two and they differ, by fingerprint."""
        pairs = ((name, pair.before, pair.after) for name, pair in self.told.items())
        words = {name: Pair(one.words, other.words) for name, one, other in pairs if one and other}
        return {name: both for name, both in words.items() if both.before and both.after and both.differs}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a letter stands among all letters of the replay, each as it came: 1 is the most urgent."""

    rank: int
    band: Band
    points: float
    frustration: float  # 0..100, of the case's most upset letter
    problem: str
    problem_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """What counted for a letter: a signal's rule, a reason of the priority or a band, with its points, and the words
    that fired it.
    """

    what: str
    before: float
    after: float
    words: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Hunk:
    """Neighbouring sentences of a draft that are replaced."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A letter that other rules see in another way.

    `standings`: None where it is skipped; `skipped` then says why. `told` is None where no draft could differ;
    `wording` is how the two drafts do.
    """

    name: str
    fingerprint: str
    received: datetime
    customer: str
    subject: str
    standings: Pair[Standing | None]
    skipped: Pair[str]
    causes: tuple[Cause, ...] = ()
    told: Pair[Told | None] | None = None
    wording: tuple[Hunk, ...] = ()

    @property
    def climb(self) -> int:
        """How many places it rises by the new rules; negative where it falls."""
        before, after = self.standings.before, self.standings.after
        return before.rank - after.rank if before and after else 0

    @property
    def bands(self) -> Pair[str]:
        """Its bands; "" where it is skipped."""
        return self.standings.map(lambda one: one.band.value if one else "")

    @property
    def problems(self) -> Pair[str]:
        return self.standings.map(lambda one: one.problem if one else "")

    @property
    def drafted(self) -> Pair[bool]:
        """Whether there would be a draft, of a letter for which both lines were asked for one."""
        return (
            Pair(False, False) if self.told is None else self.told.map(lambda one: one is not None and bool(one.words))
        )

    @property
    def refusals(self) -> Pair[Refusal | None]:
        """Why there is no draft, of such a letter."""
        if self.told is None:
            return Pair(None, None)
        return self.told.map(lambda one: one.refusal if one else None)
