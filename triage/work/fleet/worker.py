"""A worker of a fleet on many machines: it sweeps the mailboxes whose jobs it gets, each under a lease.

A job is one sweep. What was read of the mailbox and the connection are kept for the next one, which is this worker's,
most likely. How a mailbox has failed is on record for all workers: a refused password is tried three times, not three
times by each of them.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from triage.errors import TriageError
from triage.model import FleetAccount
from triage.work.backoff import USUAL, Backoff
from triage.work.draining import is_drained
from triage.work.fleet.keepers import are_well
from triage.work.fleet.kept import Kept, Terms
from triage.work.fleet.protocols import Rounds, Taker
from triage.work.keeper import Keeper, Tools, in_trouble
from triage.work.sweep import SweepReport

log = logging.getLogger(__name__)

RENEW = 2.0  # seconds; a quarter of what a lease lasts
PUT_OFF = timedelta(seconds=5)  # a mailbox whose server has as many connections as it allows
CONNECTIONS_PER_HOST = 100

Act = Callable[[FleetAccount], None]


class Worker:
    """Sweeps until told to stop. `taker` makes what takes jobs and has each acted upon; `tools` gives what a mailbox is
    swept with; `renew` renews the leases that are held. `told` and `failed` hear of each sweep, by mailbox.
    `most_per_host`: connections to one server, by this worker.
    """

    def __init__(
        self,
        rounds: Rounds,
        taker: Callable[[Act], Taker],
        tools: Callable[[FleetAccount], Tools],
        renew: Callable[[], None],
        *,
        told: Callable[[str, SweepReport], None] = lambda name, report: None,
        failed: Callable[[str, TriageError], None] = lambda name, error: None,
        backoff: Backoff = USUAL,
        terms: Callable[[FleetAccount], Terms] = lambda account: Terms(),
        most_per_host: int = CONNECTIONS_PER_HOST,
    ) -> None:
        self._rounds = rounds
        self._make_taker = taker
        self._tools = tools
        self._renew = renew
        self._told = told
        self._failed = failed
        self._backoff = backoff
        self._kept = Kept(self._keeper, terms, most_per_host)
        self._taker: Taker | None = None
        self._in_hand: dict[Keeper, str] = {}
        self._stopping = threading.Event()
        self._drained = threading.Event()
        self._jobs = threading.Thread(target=self._take_jobs, name="jobs", daemon=True)
        self._leases = threading.Thread(target=self._keep_leases, name="leases", daemon=True)

    def start(self) -> None:
        self._leases.start()
        self._jobs.start()

    def tend(self) -> bool:
        """Whether it is well, which it is unless all that is in hand hangs."""
        return are_well([(name, keeper) for keeper, name in tuple(self._in_hand.items())])

    def stop(self, patience: float = 10.0) -> bool:
        """Take no more jobs, finish the letters in hand; whether that was done within `patience` seconds."""
        self._stopping.set()
        if self._taker is not None:
            self._taker.stop()
        for keeper in tuple(self._in_hand):
            keeper.stop()
        drained = is_drained(self._drain, patience)
        self._drained.set()
        return drained

    def _drain(self) -> None:
        self._jobs.join()
        self._kept.close()

    def part_from_changed(self) -> None:
        """Close the connections to mailboxes whose terms have changed."""
        self._kept.part_from_changed()

    def sweep(self, account: FleetAccount) -> None:
        """Sweep one mailbox, and record how that went. Raises nothing."""
        threading.current_thread().name = account.name  # the log tells whose sweep it is
        trouble = in_trouble(lambda: self._sweep(account))
        if trouble is not None:
            log.warning("not on record how the sweep went (%s: %s)", type(trouble).__name__, trouble)

    def _sweep(self, account: FleetAccount) -> None:
        with self._kept.taken(account) as keeper:
            if keeper is not None:
                self._keep(keeper, account)
        self._record(account, keeper)

    def _keep(self, keeper: Keeper, account: FleetAccount) -> None:
        keeper.follow(self._rounds.trouble(account.account))
        self._in_hand[keeper] = account.name
        try:
            if not self._stopping.is_set():
                keeper.keep()
        finally:
            del self._in_hand[keeper]
            keeper.release()

    def _keeper(self, account: FleetAccount) -> Keeper:
        return Keeper(
            lambda: self._tools(account),
            told=partial(self._told, account.name),
            failed=partial(self._failed, account.name),
            backoff=self._backoff,
        )

    def _record(self, account: FleetAccount, keeper: Keeper | None) -> None:
        if self._stopping.is_set():
            self._rounds.bring_forward([account.account])  # for another worker, at once
        elif keeper is None:
            self._rounds.put_off(account.account, PUT_OFF)
        elif keeper.trouble is not None:
            self._rounds.failed(account.account, type(keeper.trouble).__name__, timedelta(seconds=keeper.wait))
        else:
            self._rounds.swept(account.account)

    def _take_jobs(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            self._taker = self._make_taker(self.sweep)
            if self._stopping.is_set():
                return
            trouble = in_trouble(self._taker.run)
            if trouble is not None and not self._stopping.is_set():
                failures += 1
                wait = self._backoff.drawn(trouble, failures)
                log.warning("no jobs (%s: %s); next try in %.0f s", type(trouble).__name__, trouble, wait)
                self._stopping.wait(wait)

    def _keep_leases(self) -> None:
        while not self._drained.wait(RENEW):
            trouble = in_trouble(self._renew)
            if trouble is not None:
                log.warning("leases were not renewed (%s: %s)", type(trouble).__name__, trouble)
