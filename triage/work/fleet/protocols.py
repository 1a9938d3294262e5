"""What a fleet on many machines needs of the outside world: `ledger` and `jobs` satisfy these.

Every method raises TemporaryError where the database is away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Protocol

from triage.model import FleetAccount, Trouble


class Rounds(Protocol):
    """When each mailbox is to be swept, and how it went: what all machines share."""

    def name(self, members: Mapping[FleetAccount, timedelta]) -> None:
        """These are the fleet from now on, each with its poll interval."""
        ...

    def take_due(self, most: int) -> tuple[FleetAccount, ...]:
        """Those that are due, for whoever asks first; they are due again a poll later."""
        ...

    def bring_forward(self, accounts: list[str]) -> None:
        """These are due now."""
        ...

    def swept(self, account: str) -> None: ...

    def failed(self, account: str, trouble: str, wait: timedelta) -> None:
        """It could not be swept: `trouble` is the kind of error, and it is due after `wait`."""
        ...

    def put_off(self, account: str, wait: timedelta) -> None:
        """It could not be tried: it is due after `wait`."""
        ...

    def trouble(self, account: str) -> Trouble:
        """How often in a row it has failed, on whatever machine."""
        ...


class Queue(Protocol):
    """Where jobs wait for a worker."""

    def put(self, accounts: Sequence[FleetAccount]) -> None:
        """A job for each of them, unless one waits already."""
        ...

    def rescue(self) -> tuple[str, ...]:
        """Give the jobs of workers who fell silent to others. The names of their mailboxes."""
        ...

    def clear(self) -> None:
        """Remove what is left of old jobs."""
        ...


class Taker(Protocol):
    """Takes jobs and has them done."""

    def run(self) -> None:
        """Until told to stop; what is in hand is finished."""
        ...

    def stop(self) -> None:
        """Take no more. From any thread."""
        ...
