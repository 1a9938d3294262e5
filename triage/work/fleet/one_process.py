"""Many mailboxes kept by one process: each has its own poll, its own waits after failures, and a thread while it is
swept. What hangs, hangs alone.

There are as many threads as mailboxes are at work at the same time, which is a handful while all is well. A server has
its bound of connections, and none of them is spent on IDLE: a fleet polls.
"""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from triage.work.daemon import OVERDUE, SLACK
from triage.work.draining import is_drained
from triage.work.fleet.berths import Berths
from triage.work.fleet.gate import Gate
from triage.work.fleet.keepers import all_at_once, are_well
from triage.work.keeper import Keeper

_MOST_THREADS = 10_000
_AT_FIRST = 20  # mailboxes a second: their first sweeps are the dearest, and shall not come all at once
_TOGETHER = 32  # sweeps that begin at the same time; more would only get into each other's way
_SLOW = 5.0  # seconds; a sweep that takes longer waits for somebody, and keeps nobody from beginning


@dataclass(frozen=True, slots=True)
class Member:
    """A mailbox to be kept. `basis` is equal where nothing has changed since it was named before."""

    name: str
    host: str
    poll: timedelta
    basis: object
    keeper: Callable[[], Keeper]


class _Kept:
    """A member and its keeper, for whoever has `at_work`. `ticked`: when it was last looked after, in seconds on the
    monotonic clock.
    """

    def __init__(self, member: Member, now: float) -> None:
        self.member = member
        self.keeper = member.keeper()
        self.at_work = threading.Lock()
        self.ticked = now

    def disconnect(self) -> None:
        with self.at_work:
            self.keeper.disconnect()


class Fleet:
    """Keeps its members until told to stop. `most`: connections to one host."""

    def __init__(self, most: int, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._hosts: defaultdict[str, Berths[_Kept]] = defaultdict(lambda: Berths(most, _Kept.disconnect))
        self._gate = Gate(_TOGETHER, _SLOW)
        self._stopping = threading.Event()
        # A sweep that is longer than its interval, or starts late, is no trouble; it would be a warning each time.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(_MOST_THREADS)})

    def start(self) -> None:
        self._scheduler.start()

    def keep(self, members: Iterable[Member]) -> None:
        """These from now on: new ones are swept soon, and those that are missing no more. One that is as it was goes on
        undisturbed.
        """
        wanted = {member.name: member for member in members}
        for name in [name for name, kept in self._kept.items() if not _is_same(kept.member, wanted.get(name))]:
            self._dismiss(self._kept.pop(name))
        new = [member for name, member in wanted.items() if name not in self._kept]
        for number, member in enumerate(new):
            self._add(member, min(number / _AT_FIRST, member.poll.total_seconds() * number / len(new)))

    def tend(self) -> bool:
        """Whether it is well, which it is unless all hang. Polls that a clock set back has put off are done now."""
        all_kept = tuple(self._kept.values())
        for kept in all_kept:
            quiet = self._clock() - max(kept.ticked, kept.keeper.not_before)
            if not kept.keeper.is_sweeping and quiet > kept.member.poll.total_seconds() + OVERDUE:
                self._tick_in(kept, 0.0)
        return are_well([(kept.member.name, kept.keeper) for kept in all_kept])

    def stop(self, patience: float = 10.0) -> bool:
        """Finish the letters in hand and stop; whether that was done within `patience` seconds."""
        self._stopping.set()
        for kept in tuple(self._kept.values()):
            kept.keeper.stop()
        return is_drained(self._drain, patience)

    def _drain(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown()
        all_at_once(_Kept.disconnect, tuple(self._kept.values()))

    def _add(self, member: Member, seconds: float) -> None:
        kept = self._kept[member.name] = _Kept(member, self._clock())
        self._scheduler.add_job(
            self._tick,
            "interval",
            (kept,),
            seconds=member.poll.total_seconds(),
            id=member.name,
            next_run_time=datetime.now(UTC) + timedelta(seconds=seconds),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
            replace_existing=True,
        )

    def _dismiss(self, kept: _Kept) -> None:
        """A sweep that is running ends after the letter in hand; nobody waits for it here."""
        kept.keeper.stop()
        self._scheduler.remove_job(kept.member.name)
        self._scheduler.add_job(self._part_from, args=(kept,), misfire_grace_time=None)

    def _part_from(self, kept: _Kept) -> None:
        kept.disconnect()
        self._hosts[kept.member.host].forget(kept)

    def _tick_in(self, kept: _Kept, seconds: float) -> None:
        if self._stopping.is_set():
            return  # the scheduler waits for this very sweep, and holds the lock that its jobs are asked for under
        job = self._scheduler.get_job(kept.member.name)
        if job is not None and self._kept.get(kept.member.name) is kept:
            job.modify(next_run_time=datetime.now(UTC) + timedelta(seconds=seconds))

    # --- one mailbox, in a thread of its own --------------------------------------------------------------------------

    def _tick(self, kept: _Kept) -> None:
        threading.current_thread().name = kept.member.name  # the log tells whose sweep it is
        kept.ticked = self._clock()
        with kept.at_work:
            self._look_after(kept)

    def _look_after(self, kept: _Kept) -> None:
        if self._stopping.is_set():
            return
        if kept.keeper.wait:  # woken too early, and what was planned for then is forgotten
            self._tick_in(kept, kept.keeper.wait + SLACK)
            return
        berths = self._hosts[kept.member.host]
        if berths.enter(kept):
            try:
                # Who failed the last time waits again, most likely, and takes no room meanwhile.
                with nullcontext() if kept.keeper.has_failed else self._gate.passed():
                    self._sweep(kept)
            finally:
                turn = berths.leave(kept, connected=kept.keeper.is_connected)
            if turn is not None:
                self._tick_in(turn, SLACK)

    def _sweep(self, kept: _Kept) -> None:
        if kept.keeper.keep():
            kept.keeper.release()
        else:
            self._tick_in(kept, kept.keeper.wait + SLACK)


def _is_same(one: Member, other: Member | None) -> bool:
    return other is not None and (one.host, one.poll, one.basis) == (other.host, other.poll, other.basis)
