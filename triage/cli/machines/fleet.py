"""`run.py fleet`: how a fleet on many machines is, as its PostgreSQL knows it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from triage.cli.machines.shared import shared_fleet
from triage.cli.typed import as_typed
from triage.errors import ConfigError
from triage.jobs.queue import Queue
from triage.ledger.store import Ledgers
from triage.model import JobsState, Round

_SHOWN = 10  # mailboxes, the worst of them


@dataclass(frozen=True, slots=True)
class State:
    """`now` is PostgreSQL's. `broken`: mailboxes whose settings are wrong here, and what is wrong."""

    now: datetime
    rounds: Sequence[Round]
    jobs: JobsState
    broken: Sequence[tuple[str, ConfigError]]

    @property
    def failing(self) -> list[Round]:
        return [one for one in self.rounds if one.trouble.failures]

    @property
    def latest(self) -> list[Round]:
        """Those that wait longest for their sweep, longest first."""
        late = [one for one in self.rounds if self.silence(one) > one.poll]
        return sorted(late, key=self.lag, reverse=True)

    def silence(self, one: Round) -> timedelta:
        """Since when it was not swept."""
        return self.now - one.swept if one.swept else timedelta.max

    def lag(self, one: Round) -> timedelta:
        """By how much more than its poll."""
        return max(self.silence(one) - one.poll, timedelta(0))


def run(config: Path, *, as_json: bool) -> None:
    """Show it; nothing is written."""
    named, url = shared_fleet(config)
    ledgers = Ledgers()
    now, rounds = ledgers.rounds(url).all()
    with Queue(url) as queue:
        state = State(now, rounds, queue.state(), tuple(named.broken.items()))
    ledgers.close()
    if as_json:
        print(json.dumps(_as_dict(state), indent=2))
    else:
        _show(Console(highlight=False), state)


def _show(console: Console, state: State) -> None:
    swept = [one for one in state.rounds if one.swept]
    lags = [state.lag(one).total_seconds() for one in swept]
    late = f"lag {median(lags):.0f} s at the median, {max(lags):.0f} s at the most" if lags else "none swept yet"
    console.print(f"{len(state.rounds)} mailboxes, {len(swept)} swept; {late}.", markup=False)
    jobs = state.jobs
    console.print(f"Jobs: {jobs.waiting} wait, {jobs.in_hand} in hand, {jobs.stalled} stalled.", markup=False)
    console.print(_workers(state))
    kinds = Counter(one.trouble.kind for one in state.failing)
    if kinds:
        told = ", ".join(f"{number} by {kind}" for kind, number in kinds.most_common())
        console.print(f"Not swept the last time: {told}.")
        console.print(_mailboxes(state, state.failing[:_SHOWN]))
    if state.latest:
        console.print(f"Later than their polls: {len(state.latest)}.")
        console.print(_mailboxes(state, state.latest[:_SHOWN]))
    for name, error in state.broken:
        console.print(f"{name}: {error}", markup=False)


def _workers(state: State) -> Table | str:
    if not state.jobs.workers:
        return as_typed("No worker is there; start some: python run.py worker")
    table = Table("worker", "last heard of", "sweeps", box=None)
    for one in state.jobs.workers:
        table.add_row(str(one.number), f"{one.silent.total_seconds():.0f} s ago", str(one.jobs))
    return table


def _mailboxes(state: State, rounds: Iterable[Round]) -> Table:
    table = Table("mailbox", "last swept", "failed", "by", "now swept by", box=None)
    for one in rounds:
        swept = f"{state.silence(one).total_seconds():.0f} s ago" if one.swept else "never"
        table.add_row(one.member.name, swept, str(one.trouble.failures), one.trouble.kind, one.holder)
    return table


def _as_dict(state: State) -> dict[str, Any]:
    return {
        "at": state.now.isoformat(),
        "jobs": {"waiting": state.jobs.waiting, "in_hand": state.jobs.in_hand, "stalled": state.jobs.stalled},
        "workers": [
            {"number": one.number, "silent_seconds": one.silent.total_seconds(), "sweeps": one.jobs}
            for one in state.jobs.workers
        ],
        "mailboxes": {
            one.member.name: {
                "swept": one.swept.isoformat() if one.swept else None,
                "due": one.due.isoformat(),
                "lag_seconds": state.lag(one).total_seconds() if one.swept else None,
                "failures": one.trouble.failures,
                "trouble": one.trouble.kind,
                "swept_by": one.holder,
            }
            for one in state.rounds
        },
        "broken": {name: str(error) for name, error in state.broken},
    }
