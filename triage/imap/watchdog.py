"""An end of its own for every command. The socket's timeout begins anew with each octet, so a server that says one now
and then would hold us forever; and imapclient has hung in `idle_done` (its issues 403, 449).
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imapclient import IMAPClient

COMMAND_SECONDS = 120.0
PROBE_SECONDS = 10.0  # for a NOOP, to learn whether anybody is still there


@contextmanager
def limited(client: IMAPClient, seconds: float) -> Iterator[None]:
    """Cut the connection off where the block takes longer: whoever waits for the server then sees its end."""
    timer = threading.Timer(seconds, _cut_off, (client.socket(),))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut_off(connection: socket.socket) -> None:
    with suppress(OSError):
        # Not the method of ssl.SSLSocket, which takes TLS away from under the thread that reads.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
