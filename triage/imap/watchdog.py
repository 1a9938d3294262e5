"""An end of its own for every command. The socket's timeout begins anew with each octet, so a server that says one now
and then would hold us forever; and imapclient has hung in `idle_done` (its issues 403, 449).

One thread watches over all connections: a timer of its own for each command would be a thread for each.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from imapclient import IMAPClient

COMMAND_SECONDS = 120.0
PROBE_SECONDS = 10.0  # for a NOOP, to learn whether anybody is still there


@contextmanager
def limited(client: IMAPClient, seconds: float) -> Iterator[None]:
    """Cut the connection off where the block takes longer: whoever waits for the server then sees its end."""
    watched = _WATCHDOG.watch(client.socket(), seconds)
    try:
        yield
    finally:
        _WATCHDOG.leave(watched)


class _Watchdog:
    """Cuts off what is not left in time. The thread is there from the first time on; it sleeps until the earliest end
    that it has seen, and most commands are over long before.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._watched: dict[object, tuple[float, socket.socket]] = {}  # until when, on the monotonic clock
        self._wakes_at: float | None = None  # None: there is no thread

    def watch(self, connection: socket.socket, seconds: float) -> object:
        watched, until = object(), monotonic() + seconds
        with self._changed:
            self._watched[watched] = (until, connection)
            if self._wakes_at is None:
                self._wakes_at = until
                threading.Thread(target=self._run, name="watchdog", daemon=True).start()
            elif until < self._wakes_at:
                self._wakes_at = until
                self._changed.notify()
        return watched

    def leave(self, watched: object) -> None:
        with self._changed:
            self._watched.pop(watched, None)

    def _run(self) -> None:
        with self._changed:
            while True:
                now = monotonic()
                for watched in [one for one, (until, _) in self._watched.items() if until <= now]:
                    _cut_off(self._watched.pop(watched)[1])
                self._wakes_at = min((until for until, _ in self._watched.values()), default=now + COMMAND_SECONDS)
                self._changed.wait(self._wakes_at - now)


_WATCHDOG = _Watchdog()


def _cut_off(connection: socket.socket) -> None:
    with suppress(OSError):
        # Not the method of ssl.SSLSocket, which takes TLS away from under the thread that reads.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
