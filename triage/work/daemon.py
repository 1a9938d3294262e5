"""The daemon: APScheduler polls, IDLE only hints, and one sweep runs at a time.

IDLE has a connection and a thread of its own: whatever hangs there, the poll goes on (imapclient issues 349, 403, 449).
A lost connection is opened anew with growing waits; a refused login is tried three times and then hardly ever, because
providers block whoever hammers. Only the poll tries: IDLE logs in when a sweep has shown that the server is well.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.schedulers.background import BackgroundScheduler

from triage.errors import TemporaryError, TriageError
from triage.plan import Line
from triage.work.backoff import USUAL, Backoff
from triage.work.draining import is_drained
from triage.work.keeper import Keeper, Tools, in_trouble
from triage.work.protocols import Mailbox
from triage.work.sweep import Sweeper, SweepReport

log = logging.getLogger(__name__)

# At the end of each IDLE a server that fell silent is found out: within a minute, however long the poll.
IDLE_SECONDS = 20.0
WITHOUT_IDLE = 9 * 60.0  # seconds until a server that knows no IDLE is asked again
_JOB = "sweep"
_LASTED = 10.0  # seconds after which a connection was a good one, and its loss is the first of a row
OVERDUE = 30.0  # seconds after which a poll does not come by itself
SLACK = 0.01  # seconds: the scheduler's clock is not the monotonic one


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
        backoff: Backoff = USUAL,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        tools = Tools(sweeper, connect, line, hold)
        self._keeper = Keeper(lambda: tools, told=told, failed=failed, backoff=backoff, clock=clock)
        self._connect = connect
        self._poll = poll
        self._backoff = backoff
        self._clock = clock
        self._stopping = threading.Event()
        self._well = threading.Event()  # the last sweep was done
        self._ticked = self._clock()  # seconds, on the monotonic clock
        self._lost_hints = 0
        # Sweeps longer than the interval are expected on a first run; each skipped tick would be a warning.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = BackgroundScheduler(timezone=UTC)

    def start(self) -> None:
        """Begin sweeping at once, and then at every poll and hint. TemporaryError where another holds the lock."""
        self._keeper.take_hold()
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
        self._keeper.wake()
        self._sweep_in(0.0)

    def tend(self) -> bool:
        """Whether it is well; to be asked now and then. A poll that a clock set back has put off is done now."""
        quiet = self._clock() - max(self._ticked, self._keeper.not_before)
        if not self._keeper.is_sweeping and quiet > self._poll.total_seconds() + OVERDUE:
            self.wake()
        return not self._keeper.hangs

    def stop(self, patience: float = 10.0) -> bool:
        """Finish the letter in hand and stop; whether that was done within `patience` seconds."""
        self._stopping.set()
        self._well.set()  # nobody waits for it any more
        self._keeper.stop()
        if not is_drained(self._scheduler.shutdown, patience):
            return False
        self._keeper.let_go()
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
        if self._keeper.wait:  # woken too early, and what was planned for then is forgotten
            self._sweep_in(self._keeper.wait + SLACK)
        elif self._keeper.keep():
            self._well.set()
        else:
            self._well.clear()
            self._sweep_in(self._keeper.wait + SLACK)

    # --- the hint -----------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Wait for news, again and again. Every failure only means that the poll has to do."""
        while not self._stopping.is_set():
            self._well.wait()
            began = self._clock()
            trouble = in_trouble(self._idle)
            if trouble is not None:
                self._lost_hints = 1 if self._clock() - began > _LASTED else self._lost_hints + 1
                self._stopping.wait(self._backoff.drawn(trouble, self._lost_hints))

    def _idle(self) -> None:
        if self._stopping.is_set():
            return
        mailbox = self._connect()
        try:
            if "IDLE" not in mailbox.capabilities:
                self._stopping.wait(WITHOUT_IDLE)
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
