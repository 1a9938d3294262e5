"""The daemon: APScheduler polls, IDLE only hints, and one sweep runs at a time.

IDLE has a connection and a thread of its own: whatever hangs there, the poll goes on (imapclient issues 349, 403, 449).
A lost connection is opened anew with growing waits; a refused login is tried three times and then hardly ever, because
providers block whoever hammers.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.schedulers.background import BackgroundScheduler

from triage.desk.alarm import Outage
from triage.errors import AuthenticationError, TemporaryError, ThrottledError, TriageError
from triage.plan import Line
from triage.work.protocols import Mailbox
from triage.work.sweep import Sweeper, SweepReport

log = logging.getLogger(__name__)

IDLE_SECONDS = 9 * 60.0  # under the ten minutes after which some servers hang up (RFC 2177 allows 29)
_JOB = "sweep"
_SLACK = 0.01  # seconds: the scheduler's clock is not the monotonic one


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait after failures, in seconds: doubling, with jitter; after three refused logins a quarter of an
    hour, then an hour each.
    """

    first: float = 1.0
    longest: float = 300.0
    jitter: float = 0.2
    breaker: tuple[float, float] = (900.0, 3600.0)

    def wait(self, error: TriageError, failures: int, chance: float) -> float:
        """The wait after the `failures`-th failure in a row. `chance`: 0..1, for the jitter."""
        if isinstance(error, ThrottledError):
            return error.wait_seconds
        if isinstance(error, AuthenticationError) and failures >= 3:
            return self.breaker[0] if failures == 3 else self.breaker[1]
        wait = min(self.first * 2.0 ** min(failures - 1, 30), self.longest)
        return wait * (1 - self.jitter + 2 * self.jitter * chance)


class Daemon:
    """Sweeps one account until told to stop.

    `connect` opens a connection, `line` gives the line in force, `told` hears of every sweep that was done, `failed` of
    every one that was not.
    """

    def __init__(
        self,
        sweeper: Sweeper,
        connect: Callable[[], Mailbox],
        line: Callable[[], Line],
        *,
        poll: timedelta,
        told: Callable[[SweepReport], None] = lambda report: None,
        failed: Callable[[TriageError], None] = lambda error: None,
        backoff: Backoff = Backoff(),
    ) -> None:
        self._sweeper = sweeper
        self._connect = connect
        self._line = line
        self._poll = poll
        self._told = told
        self._failed = failed
        self._backoff = backoff
        self._stopping = threading.Event()
        self._again = threading.Event()
        self._mailbox: Mailbox | None = None
        self._failures = 0
        self._outage: Outage | None = None
        self._not_before = 0.0  # on the monotonic clock
        # Sweeps longer than the interval are expected on a first run; each skipped tick would be a warning.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = BackgroundScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin sweeping at once, and then at every poll and hint."""
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=self._poll.total_seconds(),
            id=_JOB,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        threading.Thread(target=self._listen, name="idle", daemon=True).start()

    def wake(self) -> None:
        """Sweep now rather than at the next poll."""
        self._again.set()  # for a sweep that is running now and may have looked already
        self._sweep_in(0.0)

    def stop(self, patience: float = 10.0) -> bool:
        """Finish the letter in hand and stop; whether that was done within `patience` seconds."""
        self._stopping.set()
        self._sweeper.stop()
        drained = threading.Thread(target=self._scheduler.shutdown, name="drain", daemon=True)
        drained.start()
        drained.join(patience)
        return not drained.is_alive()

    def _sweep_in(self, seconds: float) -> None:
        job = self._scheduler.get_job(_JOB)
        if job is not None and not self._stopping.is_set():
            job.modify(next_run_time=datetime.now(UTC) + timedelta(seconds=seconds))

    # --- the poll -----------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        if self._stopping.is_set() or monotonic() < self._not_before:
            return
        self._again.set()
        try:
            while self._again.is_set() and not self._stopping.is_set():
                self._again.clear()
                self._told(self._sweep())
                self._failures, self._outage = 0, None
        except TriageError as error:
            self._fail(error)

    def _sweep(self) -> SweepReport:
        if self._mailbox is None:
            self._mailbox = self._connect()
        return self._sweeper.sweep(self._mailbox, self._line(), datetime.now(UTC), self._outage)

    def _fail(self, error: TriageError) -> None:
        self._failures += 1
        self._outage = Outage(self._outage.since if self._outage else datetime.now(UTC), str(error))
        wait = self._backoff.wait(error, self._failures, random.random())  # noqa: S311 - jitter, no secret
        self._not_before = monotonic() + wait
        self._sweep_in(wait + _SLACK)
        if not self._stopping.is_set():
            log.warning("sweep failed (%s: %s); next try in %.0f s", type(error).__name__, error, wait)
            self._failed(error)
        mailbox, self._mailbox = self._mailbox, None
        if mailbox is not None:
            mailbox.close()

    # --- the hint -----------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Wait for news, again and again. Every failure only means that the poll has to do."""
        failures = 0
        while not self._stopping.is_set():
            try:
                self._idle()
                failures = 0
            except TriageError as error:
                failures += 1
                self._stopping.wait(self._backoff.wait(error, failures, random.random()))  # noqa: S311 - jitter

    def _idle(self) -> None:
        mailbox = self._connect()
        try:
            if "IDLE" not in mailbox.capabilities:
                self._stopping.wait(IDLE_SECONDS)
                return
            mailbox.open(mailbox.folders().inbox)
            while not self._stopping.is_set():
                began = monotonic()
                if mailbox.idle(IDLE_SECONDS):
                    self.wake()
                elif monotonic() - began < IDLE_SECONDS / 2:
                    raise TemporaryError("the server ended IDLE early")
        finally:
            mailbox.close()
