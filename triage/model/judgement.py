"""How upset, about what, how urgent; and cases, all unanswered mail of one customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from triage.model.mail import Letter
from triage.model.server import Place

Span = tuple[int, int]  # start and end in the text, in characters


@dataclass(frozen=True, slots=True)
class Signal:
    """One rule that fired. Points are negative in the families `courtesy` and `praise` only."""

    rule: str
    family: str
    points: float
    why: str
    evidence: tuple[str, ...] = ()  # the customer's own words
    spans: tuple[Span, ...] = ()


class ConfidenceLevel(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"  # nothing could be read: ranked by waiting and repeats alone


@dataclass(frozen=True, slots=True)
class Confidence:
    level: ConfidenceLevel
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What the letter is about: the id of a problem row and the words that say so."""

    id: str
    points: float
    evidence: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A wish or a circumstance that was read: the id of its row and the words that say so."""

    id: str
    evidence: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class FactKind(StrEnum):
    ORDER = "order"
    PRODUCT = "product"
    AMOUNT = "amount"
    DATE = "date"
    TRACKING = "tracking"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its exact wording and place in the own words (or in the subject: `span` None).

    `value` is the normalised form where there is one: ISO date, "129.00 USD", the bare order number.
    """

    kind: FactKind
    text: str
    span: Span | None = None
    value: str = ""
    sure: bool = True  # whether a reply may repeat it


@dataclass(frozen=True, slots=True)
class Judgement:
    frustration: float  # 0..100
    confidence: Confidence
    signals: tuple[Signal, ...] = ()  # most points first
    problems: tuple[Problem, ...] = ()  # most certain first; never empty: `other` stands last
    facts: tuple[Fact, ...] = ()  # in the order of the text
    sentences: tuple[Span, ...] = ()
    wishes: tuple[Cue, ...] = ()  # what the customer asks us to do, the most telling first
    circumstances: tuple[Cue, ...] = ()  # what a reply has to know besides the problem
    deadline: date | None = None  # the first day by which the customer needs it
    suspected: tuple[Problem, ...] = ()  # problems that a reply is told of, and does not go by

    def facts_of(self, kind: FactKind) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.kind is kind)


class Band(StrEnum):
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


@dataclass(frozen=True, slots=True)
class Reason:
    """One summand of a priority. `kind` is "" for what a queue tells in no other place."""

    what: str
    points: float
    kind: Literal["", "frustration", "waiting", "contacts", "promise"] = ""


@dataclass(frozen=True, slots=True)
class Priority:
    band: Band
    points: float
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedLetter:
    """A letter that waits for an answer, with what was found in it."""

    place: Place
    fingerprint: str  # keyed, hex
    received: datetime
    letter: Letter
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Case:
    """All mail of one customer that waits for us, oldest first.

    `customer` is a keyed hash. `contacts` counts letters since the last answer. `promise_due` is what we last
    promised in a reply that was really sent; `answered` when that was, where a letter waits for its promise alone.
    """

    customer: str
    letters: tuple[JudgedLetter, ...]
    vip: bool = False
    promise_due: datetime | None = None
    promise_broken: bool = False
    answered: datetime | None = None

    @property
    def contacts(self) -> int:
        return len(self._since_answered) or 1

    @property
    def is_answered(self) -> bool:
        """Whether the customer has written nothing since our answer, and waits for what it promised."""
        return self.answered is not None and not self._since_answered

    @property
    def circumstances(self) -> frozenset[str]:
        return frozenset(cue.id for letter in self.letters for cue in letter.judgement.circumstances)

    @property
    def deadline(self) -> date | None:
        """The day the newest letter that names one sets us."""
        return next((letter.judgement.deadline for letter in reversed(self.letters) if letter.judgement.deadline), None)

    @property
    def newest(self) -> JudgedLetter:
        return self.letters[-1]

    @property
    def waiting_since(self) -> datetime:
        waiting = self._since_answered
        return waiting[0].received if waiting else self.answered or self.letters[0].received

    @property
    def _since_answered(self) -> tuple[JudgedLetter, ...]:
        return tuple(one for one in self.letters if self.answered is None or one.received > self.answered)
