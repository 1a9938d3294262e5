"""Is the bot alive, and does it do its work? Kept by the daemon, asked by whoever watches over it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from triage.errors import TriageError

FRESH = timedelta(minutes=15)  # so old may the last full sweep be


class Vitals:
    """When it last swept, and what went wrong since. May be used from any thread."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._heard = clock()
        self._swept: datetime | None = None
        self._error: TriageError | None = None

    def swept(self) -> datetime:
        """A sweep was done; when that is."""
        with self._lock:
            self._heard = self._swept = now = self._clock()
            self._error = None
            return now

    def failed(self, error: TriageError) -> None:
        """A sweep was not possible."""
        with self._lock:
            self._heard, self._error = self._clock(), error

    def is_ready(self) -> bool:
        """Whether the mailbox is kept: the last sweep is fresh, and none has failed since."""
        with self._lock:
            return self._error is None and self._swept is not None and self._clock() - self._swept < FRESH

    def is_alive(self, patience: timedelta) -> bool:
        """Whether anything was heard of it, good or bad, within `patience`."""
        with self._lock:
            return self._clock() - self._heard < patience

    @property
    def trouble(self) -> str:
        """What kind of failure stands in the way; "" for none. No server's words, for they may hold anything."""
        with self._lock:
            return type(self._error).__name__ if self._error else ""
