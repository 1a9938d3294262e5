"""Lays a job into the queue for each mailbox that is due, and saves those of workers who fell silent.

There may be several: each mailbox is given to one of them for each round, and what one leaves undone when it is killed
is due again a poll later.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from time import monotonic

from triage.errors import TriageError
from triage.model import FleetAccount
from triage.work.backoff import USUAL, Backoff
from triage.work.fleet.protocols import Queue, Rounds
from triage.work.keeper import in_trouble

log = logging.getLogger(__name__)

Members = Mapping[FleetAccount, timedelta]

TICK = 1.0  # seconds
_MOST = 5000  # mailboxes in a tick; the queue takes some ten thousand a second
_CLEARING = 3600.0  # seconds between two times that old jobs are removed
_HANGS = 3600.0  # seconds without a tick, nor a try to get back to one
_SHOWN = 10  # names in a line of the log


class Scheduler:
    """Keeps `members` due until told to stop. `queue` opens the queue of jobs."""

    def __init__(
        self,
        rounds: Callable[[], Rounds],
        queue: Callable[[], AbstractContextManager[Queue]],
        members: Members,
        *,
        tick: float = TICK,
        backoff: Backoff = USUAL,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._rounds = rounds
        self._queue = queue
        self._to_name: Members | None = members
        self._tick = tick
        self._backoff = backoff
        self._clock = clock
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scheduler", daemon=True)
        self._ticked = clock()
        self._cleared = clock() - _CLEARING
        self._failures = 0

    def start(self) -> None:
        self._thread.start()

    def keep(self, members: Members) -> None:
        """These are the mailboxes from now on. From any thread."""
        self._to_name = members

    def tend(self) -> bool:
        return self._clock() - self._ticked < _HANGS

    def stop(self, patience: float = 10.0) -> bool:
        """Whether it has stopped within `patience` seconds."""
        self._stopping.set()
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            trouble = in_trouble(self._schedule)
            self._ticked = self._clock()
            if trouble is not None:
                self._rest(trouble)

    def _rest(self, trouble: TriageError) -> None:
        self._failures += 1
        wait = self._backoff.drawn(trouble, self._failures)
        log.warning("nothing can be scheduled (%s: %s); next try in %.0f s", type(trouble).__name__, trouble, wait)
        self._stopping.wait(wait)

    def _schedule(self) -> None:
        rounds = self._rounds()
        with self._queue() as queue:
            while not self._stopping.is_set():
                self._name(rounds)
                self._save(queue)
                queue.put(rounds.take_due(_MOST))
                self._ticked, self._failures = self._clock(), 0
                self._stopping.wait(self._tick)

    def _name(self, rounds: Rounds) -> None:
        members = self._to_name
        if members is not None:
            rounds.name(members)
            if self._to_name is members:
                self._to_name = None

    def _save(self, queue: Queue) -> None:
        saved = queue.rescue()
        if saved:
            more = f" and {len(saved) - _SHOWN} more" if len(saved) > _SHOWN else ""
            log.warning("their worker fell silent, and others go on: %s%s", ", ".join(saved[:_SHOWN]), more)
        if self._clock() - self._cleared >= _CLEARING:
            queue.clear()
            self._cleared = self._clock()
