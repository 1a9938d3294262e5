"""The whole queue as people read it: the rows, what we have promised to others, what is not right, what has changed.
Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from triage.desk.health import WELL, Health
from triage.desk.rows import Row, View, row
from triage.desk.words import day_and_time
from triage.model import Band, QueueEntry

_KEY = 12  # hex digits of a customer's hash: enough to tell 500 apart


@dataclass(frozen=True, slots=True)
class Owed:
    """A customer who was answered, and by when that answer promises the next."""

    customer: str
    subject: str
    due: datetime
    link: str


@dataclass(frozen=True, slots=True)
class OwedRow:
    """The same as a person reads it. `passed`: it is late, and the customer's letter is nowhere to be found."""

    customer: str
    subject: str
    due: str
    passed: bool
    link: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue at one moment."""

    rows: tuple[Row, ...] = ()
    owed: tuple[OwedRow, ...] = ()
    health: Health = field(default_factory=Health)

    @property
    def bands(self) -> Mapping[str, int]:
        """How many cases stand in each band, most urgent first; bands without any are left out."""
        counts = {band.value: sum(one.band == band for one in self.rows) for band in Band}
        return {band: number for band, number in counts.items() if number}

    @property
    def overdue(self) -> tuple[OwedRow, ...]:
        """What has passed and has no row, for the customer's letter is nowhere to be found."""
        return tuple(one for one in self.owed if one.passed)

    @property
    def urgent(self) -> int:
        return self.bands.get(Band.P1.value, 0)

    @property
    def state(self) -> str:
        """Who waits in which band, to tell later what has changed: keyed and short."""
        return " ".join(f"{one.key[:_KEY]}:{one.band}" for one in self.rows)

    def digest(self, *more: str) -> str:
        """The same for as long as a reader would see the same; points that move with the clock are not shown."""
        seen = repr((tuple(replace(one, priority=0) for one in self.rows), self.owed, self.health, more))
        return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def queue_of(entries: Iterable[QueueEntry], view: View, owed: Iterable[Owed] = (), health: Health = WELL) -> Queue:
    """The queue of `entries`, in their order. `owed`: promises to customers who do not wait at the moment."""
    due = sorted(owed, key=lambda one: (one.due, one.customer, one.link))
    return Queue(
        tuple(row(entry, view) for entry in entries),
        tuple(
            OwedRow(one.customer, one.subject, day_and_time(view.hours.local(one.due)), one.due < view.now, one.link)
            for one in due
        ),
        health,
    )


def changes(before: str, queue: Queue) -> tuple[str, ...]:
    """What is different from the queue whose `state` was `before`, in a few words each; () where nothing is."""
    known = dict(entry.split(":", 1) for entry in before.split())
    here = {one.key[:_KEY]: one for one in queue.rows}
    told = []
    new = [one for key, one in here.items() if key not in known]
    if new:
        told.append(f"{len(new)} new")
    gone = known.keys() - here.keys()
    if gone:
        told.append(f"{len(gone)} answered or gone")
    told.extend(_moved(here, known))
    return tuple(told)


def _moved(here: Mapping[str, Row], known: Mapping[str, str]) -> Sequence[str]:
    risen = [one for key, one in here.items() if key in known and one.band < known[key]]
    fallen = [one for key, one in here.items() if key in known and one.band > known[key]]
    told = [f"{one.name} is now {one.band}" for one in risen[:3]]
    if len(risen) > 3:
        told.append(f"{len(risen) - 3} more became more urgent")
    if fallen:
        told.append(f"{len(fallen)} became less urgent")
    return told
