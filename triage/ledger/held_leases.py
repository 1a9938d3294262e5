"""The leases that a process holds, as it knows them itself: what each is worth without a word from the database."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, text

from triage.errors import TemporaryError

LEASE = 8.0  # seconds

_EPOCH = text("SELECT epoch FROM leases WHERE account = :account")


@dataclass(slots=True)
class Lease:
    """`confirmed`: when the database was last asked and said yes, in seconds on this machine's clock."""

    account: str
    epoch: int
    confirmed: float

    def check(self) -> None:
        """TemporaryError where another may hold it, or may before what is begun now has come to its end."""
        if clock() - self.confirmed > LEASE / 2:
            raise TemporaryError(f"the lease of {self.account} was not renewed in time; another may have it")

    def check_on_record(self, connection: Connection) -> None:
        """TemporaryError where another has held it since. In a transaction of this account's."""
        if connection.scalar(_EPOCH, {"account": self.account}) != self.epoch:
            raise TemporaryError(f"the lease of {self.account} was lost; another has it")


class HeldLeases:
    """Those of one database. From any thread."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._held: dict[str, Lease] = {}
        self.holder = f"{socket.gethostname()} {os.getpid()}"

    @contextmanager
    def keeping(self, lease: Lease) -> Iterator[None]:
        with self._one_at_a_time:
            self._held[lease.account] = lease
        try:
            yield
        finally:
            with self._one_at_a_time:
                del self._held[lease.account]

    def now(self) -> Mapping[str, Lease]:
        """By account."""
        with self._one_at_a_time:
            return dict(self._held)


def clock() -> float:
    """Seconds, those that the machine has slept among them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
