"""The values of learning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from triage.hours import BusinessHours
from triage.lab.replay.agreement import Known
from triage.lab.replay.values import Arrival, Standing
from triage.model import Band, DraftRecord, LetterRecord, PromiseRecord
from triage.rules.edit import Edit
from triage.rules.schema import Rules

ENOUGH: Final = 10  # cases, before anything is proposed
WORTH_TELLING: Final = 5  # cases, before it is told that something is watched


@dataclass(frozen=True, slots=True)
class Evidence:
    """What agents did. `arrivals`: past letters that could be read, by the present rules, and where each stands among
    them (`standings`); `known`: what became of them. `letters`: all on record, by fingerprint, read or not, with their
    `drafts` and `promises`. `flags`: those a letter of a band carries. `fixed`: by when a band's letters are promised
    an answer is said by these settings, not by the rules.
    """

    rules: Rules
    hours: BusinessHours
    now: datetime
    arrivals: tuple[Arrival, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    letters: Mapping[str, LetterRecord] = field(default_factory=dict)
    drafts: tuple[DraftRecord, ...] = ()
    promises: tuple[PromiseRecord, ...] = ()
    flags: Mapping[Band, frozenset[str]] = field(default_factory=dict)
    fixed: frozenset[Band] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A sentence of a template ("en/upset.txt")."""

    template: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change and why. `edits` of the rules, or sentences `struck` out of templates; `by_hand`: what a person has to
    change instead. `must_agree`: it stands only where replay agrees better with what agents did.
    """

    what: str
    why: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    struck: tuple[Line, ...] = ()
    by_hand: str = ""
    must_agree: bool = False

    @property
    def signals(self) -> frozenset[str]:
        """The signals it changes: letters in which none of them fired are judged as before."""
        return frozenset(edit.id for edit in self.edits if edit.section == "signals")


@dataclass(frozen=True, slots=True)
class Watched:
    """What may become a proposal: `seen` cases of the number that is needed."""

    what: str
    seen: int
    of: int = ENOUGH


Found = Proposal | Watched
