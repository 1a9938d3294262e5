"""A fleet on many machines as a queue of stations, to see what it takes before anybody buys it.

Each mailbox is due once in every poll. Its job takes a place in a worker, then the worker's core, then a core of
PostgreSQL, and for the rest of its sweep it waits for the mail server. Every station serves first come first served.
What a sweep costs is measured (`bench.machines`); what is simulated is who waits for whom.
"""

from __future__ import annotations

import heapq
import json
from dataclasses import asdict, dataclass, replace
from random import Random


@dataclass(frozen=True, slots=True)
class Costs:
    """Of a sweep, in seconds of a core; `busy`: one that finds a new letter. `round_trips`: waits for the server."""

    worker_idle: float
    worker_busy: float
    database_idle: float
    database_busy: float
    round_trips: float
    connections: float  # of a worker to PostgreSQL, beside one for each place
    memory_mb: float  # of a worker, with the processes that read letters


@dataclass(frozen=True, slots=True)
class Plan:
    """`poll` and `round_trip` in seconds. `busy`: the share of sweeps that find a letter. Each worker has a core."""

    mailboxes: int
    poll: float
    busy: float
    workers: int
    together: int
    round_trip: float
    database_cores: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Of the second half of the time, when nothing of the beginning is left. Seconds; shares of what there is."""

    sweeps_a_second: float
    lag_median: float
    lag_99: float
    places: float
    workers: float
    database: float
    connections: int

    @property
    def bottleneck(self) -> str:
        """What comes to its end first."""
        shares = {"workers' cores": self.workers, "places in workers": self.places, "PostgreSQL's cores": self.database}
        return max(shares, key=lambda name: shares[name])


class _Station:
    """So many servers, each for one at a time."""

    def __init__(self, servers: int) -> None:
        self._free = [0.0] * servers
        self.used = 0.0

    def serve(self, at: float, seconds: float) -> float:
        """When it is done with who comes at that time."""
        end = max(at, heapq.heappop(self._free)) + seconds
        heapq.heappush(self._free, end)
        self.used += seconds
        return end


def simulate(plan: Plan, costs: Costs, *, polls: int = 6, seed: int = 1) -> Seen:
    """`polls` of every mailbox, one after the other as far as its sweeps allow."""
    chance = Random(seed)
    free = [(0.0, worker) for worker in range(plan.workers) for _ in range(plan.together)]
    heapq.heapify(free)
    cores = [_Station(1) for _ in range(plan.workers)]
    database = _Station(plan.database_cores)
    due = [(number * plan.poll / plan.mailboxes, number) for number in range(plan.mailboxes)]
    end, half = polls * plan.poll, polls * plan.poll / 2
    lags, ended, held = [], 0, 0.0
    used = (0.0, 0.0)
    while due[0][0] < end:
        at, number = due[0]
        begin, worker = heapq.heappop(free)
        begin = max(begin, at)
        if begin >= end:
            break
        if begin < half:
            used = sum(core.used for core in cores), database.used
        busy = chance.random() < plan.busy
        done = cores[worker].serve(begin, costs.worker_busy if busy else costs.worker_idle)
        done = database.serve(done, costs.database_busy if busy else costs.database_idle)
        done += costs.round_trips * plan.round_trip
        heapq.heappush(free, (done, worker))
        # One job waits at the most, however many polls have passed.
        heapq.heapreplace(due, (max(at + plan.poll, done), number))
        if begin >= half:
            lags.append(begin - at)
            ended += 1
            held += min(done, end) - begin
    lags.sort()
    span = end - half
    return Seen(
        ended / span,
        lags[len(lags) // 2],
        lags[len(lags) * 99 // 100],
        held / span / (plan.workers * plan.together),
        (sum(core.used for core in cores) - used[0]) / span / plan.workers,
        (database.used - used[1]) / span / plan.database_cores,
        round(plan.workers * (plan.together + costs.connections)),
    )


# bench.machines on two cores that others kept busy at the same time (load 12), CPython 3.11, PostgreSQL 15: mailboxes
# in which a customer waits, and a letter for every sweep.
MEASURED = Costs(
    worker_idle=0.034,
    worker_busy=0.111,
    database_idle=0.019,
    database_busy=0.036,
    round_trips=4,
    connections=8,
    memory_mb=211,
)
# The same by workers that keep nothing between two sweeps.
COLD = replace(MEASURED, worker_idle=0.068, worker_busy=0.151, database_idle=0.022, database_busy=0.039, round_trips=18)
# Sweeps a second, answers 500 ms late: one cold worker and two at load 20, and one that keeps its mailboxes at load 12.
POINTS = (
    (Plan(mailboxes=12, poll=5, busy=0, workers=1, together=4, round_trip=0.5, database_cores=2), COLD, 0.45),
    (Plan(mailboxes=12, poll=5, busy=0, workers=2, together=4, round_trip=0.5, database_cores=2), COLD, 0.73),
    (Plan(mailboxes=60, poll=5, busy=0, workers=1, together=4, round_trip=0.5, database_cores=2), MEASURED, 1.86),
)
PLANS = tuple(
    Plan(mailboxes, poll, 0.01, workers, 16, 0.03, cores)
    for mailboxes, poll, workers, cores in (
        (10_000, 60, 8, 6),
        (10_000, 300, 2, 2),
        (100_000, 300, 16, 4),
        (100_000, 300, 16, 8),
        (100_000, 900, 6, 4),
    )
)


def main(*, as_json: bool = False) -> None:
    """Print the measured points beside the simulated ones, then what larger fleets come to."""
    points = [(plan, measured, simulate(plan, costs, polls=60)) for plan, costs, measured in POINTS]
    plans = [(plan, simulate(plan, MEASURED, polls=3)) for plan in PLANS]
    if as_json:
        told = [{"measured": measured, "simulated": seen.sweeps_a_second} for _, measured, seen in points]
        fleets = [asdict(plan) | asdict(seen) | {"bottleneck": seen.bottleneck} for plan, seen in plans]
        print(json.dumps({"points": told, "plans": fleets}, indent=2))
        return
    for plan, measured, seen in points:
        print(
            f"{plan.workers} workers: {measured:.2f} sweeps a second measured, {seen.sweeps_a_second:.2f} simulated "
            f"({seen.bottleneck})"
        )
    head = ("mailboxes", "poll s", "workers", "db cores", "sweeps/s", "lag 50%", "lag 99%", "worker", "db", "conns")
    print("\n" + "".join(f"{word:>10}" for word in head) + "  first to its end")
    for plan, seen in plans:
        sizes = (plan.mailboxes, plan.poll, plan.workers, plan.database_cores)
        shares = f"{seen.workers:>10.0%}{seen.database:>10.0%}{seen.connections:>10}"
        print(
            "".join(f"{size:>10}" for size in sizes)
            + f"{seen.sweeps_a_second:>10.1f}{seen.lag_median:>10.2f}{seen.lag_99:>10.2f}{shares}  {seen.bottleneck}"
        )
