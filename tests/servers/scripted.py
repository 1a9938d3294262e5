"""A server that says what a test tells it to: for what neither real servers nor the embedded one would say."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

from tests.servers.base import HOST

GREETING = b"* OK ready\r\n"
Answer = Callable[[bytes, bytes], bytes | None]


class ScriptedServer:
    """Greets, then answers each line of each client with `answer(tag, rest of the line)`; None ends the connection.

    CAPABILITY is answered with `capabilities`. `lines` holds what the clients said.
    """

    host = HOST

    def __init__(self, answer: Answer, *, greeting: bytes = GREETING, capabilities: bytes = b"IMAP4rev1") -> None:
        self._answer = answer
        self._greeting = greeting
        self._capabilities = capabilities
        self.lines: list[bytes] = []
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self._clients: list[socket.socket] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stopping.set()
        # shutdown(2) wakes the thread out of accept and recv; close(2) would not.
        for each in (self._listener, *self._clients):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._clients.append(client)
            with client, client.makefile("rb") as lines:
                self._talk(client, iter(lines.readline, b""))

    def _talk(self, client: socket.socket, lines: Iterator[bytes]) -> None:
        try:
            client.sendall(self._greeting)
            for line in lines:
                self.lines.append(line)
                answer = self._answered(*line.rstrip(b"\r\n").partition(b" ")[::2])
                if answer is None:
                    return
                client.sendall(answer)
        except OSError:
            return

    def _answered(self, tag: bytes, rest: bytes) -> bytes | None:
        if rest == b"CAPABILITY":
            return b"* CAPABILITY %s\r\n%s OK done\r\n" % (self._capabilities, tag)
        return self._answer(tag, rest)
