"""A link that is a long way: whatever is said arrives half a round trip later, as much of it as is said."""

from __future__ import annotations

import contextlib
import socket
import threading
from queue import SimpleQueue
from time import monotonic, sleep
from types import TracebackType
from typing import Self

from tests.servers.base import HOST


class LongWay:
    """Listens on `port` between entering and leaving its context. `round_trip`: seconds.

    `said`: what the program has said; `octets`: how many went there and back.
    """

    host = HOST

    def __init__(self, server_port: int, round_trip: float) -> None:
        self._server_port = server_port
        self._one_way = round_trip / 2
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self._ends: list[socket.socket] = []
        self.said: list[bytes] = []
        self.octets = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for each in (self._listener, *self._ends):
            _end(each)
            each.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                program, _ = self._listener.accept()
                server = socket.create_connection((HOST, self._server_port))
                for end in (program, server):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self._ends.append(end)
                for source, target in ((program, server), (server, program)):
                    on_the_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
                    heard = self.said if source is program else None
                    threading.Thread(target=self._take, args=(source, on_the_way, heard), daemon=True).start()
                    threading.Thread(target=_give, args=(on_the_way, target), daemon=True).start()

    def _take(
        self, source: socket.socket, on_the_way: SimpleQueue[tuple[float, bytes]], heard: list[bytes] | None
    ) -> None:
        octets = b"."
        while octets:
            try:
                octets = source.recv(262_144)
            except OSError:
                octets = b""
            self.octets += len(octets)
            if heard is not None:
                heard.append(octets)
            on_the_way.put((monotonic() + self._one_way, octets))


def _give(on_the_way: SimpleQueue[tuple[float, bytes]], target: socket.socket) -> None:
    octets = b"."
    while octets:
        due, octets = on_the_way.get()
        sleep(max(due - monotonic(), 0.0))
        with contextlib.suppress(OSError):
            target.sendall(octets)
    _end(target)


def _end(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
