"""What the machines of a fleet share, in memory: the rounds, and a queue of jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta

from triage.errors import TemporaryError
from triage.model import FleetAccount, Trouble

PATIENCE = 60.0  # seconds; how long a test waits for what takes milliseconds
NORTH, SOUTH = FleetAccount("north", "north@shop.example"), FleetAccount("south", "south@shop.example")


class Office:
    """It may be away."""

    def __init__(self) -> None:
        self.away = False
        self.due: list[FleetAccount] = []
        self.jobs: list[FleetAccount] = []
        self.stalled: list[FleetAccount] = []
        self.named: Mapping[FleetAccount, timedelta] = {}
        self.troubles: dict[str, Trouble] = {}
        self.waits: dict[str, timedelta] = {}
        self.well: list[str] = []
        self.cleared = 0
        self._changed = threading.Condition()

    def wait_for(self, what: Callable[[], bool]) -> bool:
        with self._changed:
            return self._changed.wait_for(what, PATIENCE)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._changed:
            self._changed.notify_all()
            if self.away:
                raise TemporaryError("the database is away")
            yield
            self._changed.notify_all()

    # --- Rounds -------------------------------------------------------------------------------------------------------

    def name(self, members: Mapping[FleetAccount, timedelta]) -> None:
        with self._changing():
            self.named = members

    def take_due(self, most: int) -> tuple[FleetAccount, ...]:
        with self._changing():
            taken, self.due = tuple(self.due), []
            return taken

    def bring_forward(self, accounts: list[str]) -> None:
        with self._changing():
            self.due += [each for each in (NORTH, SOUTH) if each.account in accounts]

    def swept(self, account: str) -> None:
        with self._changing():
            self.well.append(account)
            self.troubles.pop(account, None)

    def failed(self, account: str, trouble: str, wait: timedelta) -> None:
        with self._changing():
            self.troubles[account] = Trouble(self.trouble(account).failures + 1, None, trouble)
            self.waits[account] = wait

    def put_off(self, account: str, wait: timedelta) -> None:
        with self._changing():
            self.waits[account] = wait

    def trouble(self, account: str) -> Trouble:
        return self.troubles.get(account, Trouble())

    # --- Queue --------------------------------------------------------------------------------------------------------

    def put(self, accounts: Sequence[FleetAccount]) -> None:
        with self._changing():
            self.jobs += accounts

    def rescue(self) -> tuple[str, ...]:
        with self._changing():
            saved, self.stalled = self.stalled, []
            self.jobs += saved
            return tuple(each.name for each in saved)

    def clear(self) -> None:
        with self._changing():
            self.cleared += 1
