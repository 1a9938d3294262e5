"""The whole queue as people read it: the rows, what we have promised to others, what is not right, what has changed.
Pure.
"""

from __future__ import annotations

import hashlib
from collections import Counter
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
    more: str = ""  # who waits behind these and is only counted, as `state` has it

    @property
    def waiting(self) -> int:
        """How many cases there are."""
        return len(self.rows) + len(self.more.split())

    @property
    def bands(self) -> Mapping[str, int]:
        """How many cases stand in each band, most urgent first; bands without any are left out."""
        counts = Counter(one.partition(":")[2] for one in self.state.split())
        return {band.value: counts[band.value] for band in Band if counts[band.value]}

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
        return " ".join((*(_state(one.key, one.band) for one in self.rows), *self.more.split()))

    def digest(self, *more: str) -> str:
        """The same for as long as a reader would see the same; points that move with the clock are not shown."""
        seen = repr((tuple(replace(one, priority=0) for one in self.rows), self.owed, self.health, self.more, more))
        return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def queue_of(
    entries: Iterable[QueueEntry],
    view: View,
    owed: Iterable[Owed] = (),
    health: Health = WELL,
    more: Iterable[QueueEntry] = (),
) -> Queue:
    """The queue of `entries`, in their order. `owed`: promises to customers who do not wait at the moment; `more`:
    entries behind these that get no row.
    """
    due = sorted(owed, key=lambda one: (one.due, one.customer, one.link))
    return Queue(
        tuple(row(entry, view) for entry in entries),
        tuple(
            OwedRow(one.customer, one.subject, day_and_time(view.hours.local(one.due)), one.due < view.now, one.link)
            for one in due
        ),
        health,
        " ".join(_state(entry.case.customer, entry.priority.band.value) for entry in more),
    )


def _state(key: str, band: str) -> str:
    return f"{key[:_KEY]}:{band}"


def changes(before: str, queue: Queue) -> tuple[str, ...]:
    """What is different from the queue whose `state` was `before`, in a few words each; () where nothing is."""
    known, here = _bands(before), _bands(queue.state)
    told = []
    new = here.keys() - known.keys()
    if new:
        told.append(f"{len(new)} new")
    gone = known.keys() - here.keys()
    if gone:
        told.append(f"{len(gone)} answered or gone")
    told.extend(_moved(here, known, {one.key[:_KEY]: one.name for one in queue.rows}))
    return tuple(told)


def _bands(state: str) -> Mapping[str, str]:
    return dict(entry.split(":", 1) for entry in state.split())


def _moved(here: Mapping[str, str], known: Mapping[str, str], names: Mapping[str, str]) -> Sequence[str]:
    risen = [key for key, band in here.items() if key in known and band < known[key]]
    fallen = [key for key, band in here.items() if key in known and band > known[key]]
    told = [f"{names[key]} is now {here[key]}" for key in risen[:3] if key in names]
    if len(risen) > len(told):
        told.append(f"{len(risen) - len(told)} more became more urgent")
    if fallen:
        told.append(f"{len(fallen)} became less urgent")
    return told
