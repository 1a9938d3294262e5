"""One account, swept again and again over one connection: what is kept between two sweeps, and what follows failures.

When to sweep is somebody else's affair: the daemon's for one account, the fleet's for many.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from triage.desk.alarm import Outage
from triage.errors import TriageError
from triage.model import Trouble
from triage.plan import Line
from triage.work.backoff import USUAL, Backoff
from triage.work.fence import fenced
from triage.work.protocols import Mailbox
from triage.work.sweep import Sweeper, SweepReport

log = logging.getLogger(__name__)

LONGEST_SWEEP = 3600.0  # seconds; every step of one has an end of its own, so one that takes longer hangs


@dataclass(frozen=True, slots=True)
class Tools:
    """What an account is swept with: `connect` opens a connection, `line` gives the line in force, `hold` the lock, and
    `was_elsewhere` tells, once that is held, whether another may have swept since it was held before.
    """

    sweeper: Sweeper
    connect: Callable[[], Mailbox]
    line: Callable[[], Line]
    hold: Callable[[], AbstractContextManager[None]] = nullcontext
    was_elsewhere: Callable[[], bool] = lambda: False


class Keeper:
    """Sweeps one account with `tools`, which are made when they are first needed.

    `told` hears of every sweep that was done, `failed` of every one that was not. One thread at a time, but for `wake`,
    `stop` and what tells how it is.
    """

    def __init__(
        self,
        tools: Callable[[], Tools],
        *,
        told: Callable[[SweepReport], None] = lambda report: None,
        failed: Callable[[TriageError], None] = lambda error: None,
        backoff: Backoff = USUAL,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._make_tools = tools
        self._told = told
        self._failed = failed
        self._backoff = backoff
        self._clock = clock
        self._tools: Tools | None = None
        self._stopping = threading.Event()
        self._again = threading.Event()
        self._held: ExitStack | None = None
        self._mailbox: Mailbox | None = None
        self._failures = 0
        self._outage: Outage | None = None
        self._trouble: TriageError | None = None
        # On the monotonic clock, in seconds:
        self._not_before = 0.0
        self._sweeping_since: float | None = None

    def follow(self, before: Trouble) -> None:
        """So it went for who tried last, here or elsewhere."""
        self._failures = before.failures
        self._outage = Outage(before.since, before.kind) if before.since else None

    def keep(self) -> bool:
        """Sweep, and again where somebody called `wake` meanwhile; whether that was done."""
        self._trouble = in_trouble(self._sweep_as_asked)
        self._sweeping_since = None
        if self._trouble is not None:
            self._fail(self._trouble)
        return self._trouble is None

    def wake(self) -> None:
        """Something is new, which a sweep that is running now may have missed."""
        self._again.set()

    def stop(self) -> None:
        """End a running sweep after the letter in hand; there will be no other."""
        self._stopping.set()
        if self._tools is not None:
            self._tools.sweeper.stop()

    @property
    def trouble(self) -> TriageError | None:
        """What went wrong with the last sweep."""
        return self._trouble

    @property
    def wait(self) -> float:
        """For how many seconds from now it shall be left alone after a failure; 0.0 where it is well."""
        return max(self._not_before - self._clock(), 0.0)

    @property
    def not_before(self) -> float:
        """Until when it shall be left alone, on the clock."""
        return self._not_before

    @property
    def has_failed(self) -> bool:
        """Whether the last sweep was not done."""
        return self._failures > 0

    @property
    def is_sweeping(self) -> bool:
        return self._sweeping_since is not None

    @property
    def hangs(self) -> bool:
        """Whether a sweep takes longer than any does."""
        began = self._sweeping_since
        return began is not None and self._clock() - began >= LONGEST_SWEEP

    @property
    def is_connected(self) -> bool:
        return self._mailbox is not None

    def take_hold(self) -> None:
        """Take the lock, which the next sweep would do. TemporaryError where another has it."""
        if self._held is None:
            with ExitStack() as taken:
                tools = self._ready()
                taken.enter_context(tools.hold())
                if tools.was_elsewhere():
                    tools.sweeper.forget()
                    self.disconnect()  # the server may have ended it long ago
                self._held = taken.pop_all()

    def release(self) -> None:
        """Let the lock go until the next sweep."""
        held, self._held = self._held, None
        if held is not None:
            with suppress(TriageError):  # it is gone, then
                held.close()

    def disconnect(self) -> None:
        """Close the connection until the next sweep."""
        mailbox, self._mailbox = self._mailbox, None
        if mailbox is not None:
            mailbox.close()

    def let_go(self) -> None:
        """Both: nothing is kept but what was read."""
        self.disconnect()
        self.release()

    def _ready(self) -> Tools:
        if self._tools is None:
            self._tools = self._make_tools()
            if self._stopping.is_set():
                self._tools.sweeper.stop()
        return self._tools

    def _sweep_as_asked(self) -> None:
        self._again.set()
        while self._again.is_set() and not self._stopping.is_set():
            self._again.clear()
            self._sweeping_since = self._clock()
            self._told(self._sweep())
            self._failures, self._outage, self._not_before = 0, None, 0.0

    def _sweep(self) -> SweepReport:
        self.take_hold()
        tools = self._ready()
        if self._mailbox is None:
            self._mailbox = tools.connect()
        return tools.sweeper.sweep(self._mailbox, tools.line(), datetime.now(UTC), self._outage)

    def _fail(self, error: TriageError) -> None:
        self._failures += 1
        self._outage = Outage(self._outage.since if self._outage else datetime.now(UTC), str(error))
        wait = self._backoff.drawn(error, self._failures)
        self._not_before = self._clock() + wait
        if not self._stopping.is_set():
            log.warning("sweep failed (%s: %s); next try in %.0f s", type(error).__name__, error, wait)
            self._failed(error)
        self.let_go()


def in_trouble(act: Callable[[], None]) -> TriageError | None:
    """What went wrong; of an unforeseen error its type alone, for its message may hold a customer's words."""
    try:
        return fenced(act, "sweep")
    except TriageError as error:
        return error
