"""The daemon: APScheduler polls, IDLE only hints, and one sweep runs at a time.

IDLE has a connection and a thread of its own: whatever hangs there, the poll goes on (imapclient issues 349, 403, 449).
A lost connection is opened anew with growing waits; a refused login is tried three times and then hardly ever, because
providers block whoever hammers. Only the poll tries: IDLE logs in when a sweep has shown that the server is well.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.schedulers.background import BackgroundScheduler

from triage.desk.alarm import Outage
from triage.errors import AuthenticationError, TemporaryError, ThrottledError, TriageError
from triage.plan import Line
from triage.work.fence import fenced
from triage.work.protocols import Mailbox
from triage.work.sweep import Sweeper, SweepReport

log = logging.getLogger(__name__)

IDLE_SECONDS = 9 * 60.0  # under the ten minutes after which some servers hang up (RFC 2177 allows 29)
LONGEST_SWEEP = 3600.0  # every step of one has an end of its own, so one that takes longer hangs
_JOB = "sweep"
_LASTED = 10.0  # seconds after which a connection was a good one, and its loss is the first of a row
_OVERDUE = 30.0  # seconds after which a poll does not come by itself
_SLACK = 0.01  # seconds: the scheduler's clock is not the monotonic one


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait after failures, in seconds: doubling, with jitter, up to less than a minute, within which a
    server that is back is found; after three refused logins a quarter of an hour, then an hour each.
    """

    first: float = 1.0
    longest: float = 45.0
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
        hold: Callable[[], AbstractContextManager[None]] = nullcontext,
        backoff: Backoff = Backoff(),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._sweeper = sweeper
        self._connect = connect
        self._line = line
        self._poll = poll
        self._told = told
        self._failed = failed
        self._hold = hold
        self._backoff = backoff
        self._clock = clock
        self._stopping = threading.Event()
        self._again = threading.Event()
        self._well = threading.Event()  # the last sweep was done
        self._held: ExitStack | None = None
        self._mailbox: Mailbox | None = None
        self._failures = 0
        self._outage: Outage | None = None
        # On the monotonic clock, in seconds:
        self._not_before = 0.0
        self._ticked = self._clock()
        self._sweeping_since: float | None = None
        self._lost_hints = 0
        # Sweeps longer than the interval are expected on a first run; each skipped tick would be a warning.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = BackgroundScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin sweeping at once, and then at every poll and hint. TemporaryError where another holds the lock."""
        self._take_hold()
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

    def tend(self) -> bool:
        """Whether it is well; to be asked now and then. A poll that a clock set back has put off is done now."""
        now, began = self._clock(), self._sweeping_since
        if began is None and now - max(self._ticked, self._not_before) > self._poll.total_seconds() + _OVERDUE:
            self.wake()
        return began is None or now - began < LONGEST_SWEEP

    def stop(self, patience: float = 10.0) -> bool:
        """Finish the letter in hand and stop; whether that was done within `patience` seconds."""
        self._stopping.set()
        self._well.set()  # nobody waits for it any more
        self._sweeper.stop()
        drained = threading.Thread(target=self._scheduler.shutdown, name="drain", daemon=True)
        drained.start()
        drained.join(patience)
        if drained.is_alive():
            return False
        self._let_go()
        return True

    def _sweep_in(self, seconds: float) -> None:
        if self._stopping.is_set():
            return  # the scheduler waits for this very sweep, and holds the lock that its jobs are asked for under
        if job := self._scheduler.get_job(_JOB):
            job.modify(next_run_time=datetime.now(UTC) + timedelta(seconds=seconds))

    # --- the poll -----------------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self._ticked = self._clock()
        if self._stopping.is_set():
            return
        if self._ticked < self._not_before:  # woken too early, and what was planned for then is forgotten
            self._sweep_in(self._not_before - self._ticked + _SLACK)
            return
        trouble = _trouble(self._sweep_as_asked)
        self._sweeping_since = None
        if trouble is not None:
            self._fail(trouble)

    def _sweep_as_asked(self) -> None:
        self._again.set()
        while self._again.is_set() and not self._stopping.is_set():
            self._again.clear()
            self._sweeping_since = self._clock()
            self._told(self._sweep())
            self._failures, self._outage = 0, None
            self._well.set()

    def _sweep(self) -> SweepReport:
        self._take_hold()
        if self._mailbox is None:
            self._mailbox = self._connect()
        return self._sweeper.sweep(self._mailbox, self._line(), datetime.now(UTC), self._outage)

    def _fail(self, error: TriageError) -> None:
        self._well.clear()
        self._failures += 1
        self._outage = Outage(self._outage.since if self._outage else datetime.now(UTC), str(error))
        wait = self._backoff.wait(error, self._failures, random.random())  # noqa: S311 - jitter, no secret
        self._not_before = self._clock() + wait
        self._sweep_in(wait + _SLACK)
        if not self._stopping.is_set():
            log.warning("sweep failed (%s: %s); next try in %.0f s", type(error).__name__, error, wait)
            self._failed(error)
        self._let_go()

    def _take_hold(self) -> None:
        if self._held is None:
            with ExitStack() as taken:
                taken.enter_context(self._hold())
                self._held = taken.pop_all()

    def _let_go(self) -> None:
        mailbox, self._mailbox = self._mailbox, None
        if mailbox is not None:
            mailbox.close()
        held, self._held = self._held, None
        if held is not None:
            with suppress(TriageError):  # it is gone, then
                held.close()

    # --- the hint -----------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Wait for news, again and again. Every failure only means that the poll has to do."""
        while not self._stopping.is_set():
            self._well.wait()
            began = self._clock()
            trouble = _trouble(self._idle)
            if trouble is not None:
                self._lost_hints = 1 if self._clock() - began > _LASTED else self._lost_hints + 1
                self._stopping.wait(self._backoff.wait(trouble, self._lost_hints, random.random()))  # noqa: S311 - jitter

    def _idle(self) -> None:
        if self._stopping.is_set():
            return
        mailbox = self._connect()
        try:
            if "IDLE" not in mailbox.capabilities:
                self._stopping.wait(IDLE_SECONDS)
                return
            mailbox.open(mailbox.folders().inbox)
            if self._lost_hints:
                self.wake()  # for what came while nobody listened
            while not self._stopping.is_set():
                began = self._clock()
                if mailbox.idle(IDLE_SECONDS):
                    self.wake()
                elif self._clock() - began < IDLE_SECONDS / 2:
                    raise TemporaryError("the server ended IDLE early")
        finally:
            mailbox.close()


def _trouble(act: Callable[[], None]) -> TriageError | None:
    """What went wrong; of an unforeseen error its type alone, for its message may hold a customer's words."""
    try:
        return fenced(act, "sweep")
    except TriageError as error:
        return error
