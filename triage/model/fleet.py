"""The mailboxes of a fleet, and how each fares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class FleetAccount:
    """A mailbox by the name of its settings; `account` is its name in the ledger."""

    name: str
    account: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """How often in a row a mailbox could not be swept, since when, and the kind of the last error."""

    failures: int = 0
    since: datetime | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A mailbox of the fleet: when it is `due`, when it was `swept` last, and who sweeps it now."""

    member: FleetAccount
    poll: timedelta
    due: datetime
    swept: datetime | None
    trouble: Trouble
    holder: str = ""


@dataclass(frozen=True, slots=True)
class WorkerState:
    """A process that takes jobs: for how long it has said nothing, and how many jobs it has."""

    number: int
    silent: timedelta
    jobs: int


@dataclass(frozen=True, slots=True)
class JobsState:
    """How many jobs wait, and how many are in hand; of these `stalled` are those of workers who fell silent."""

    waiting: int = 0
    in_hand: int = 0
    stalled: int = 0
    workers: tuple[WorkerState, ...] = ()
