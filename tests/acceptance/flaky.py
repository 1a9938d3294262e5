"""A link between the program and its server that breaks in every way links break."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from types import TracebackType
from typing import Self

from tests.servers.base import HOST

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER with no time: close(2) sends RST
_HALF_A_RECORD = b"\x17\x03\x03\x04\x00" + bytes(100)  # TLS announces 1,024 octets of application data, and stops
_BYE = b"* BYE the server is going down\r\n"


class FlakyLink:
    """Listens on `port` between entering and leaving its context; passes on what it hears while nothing is wrong."""

    host = HOST

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._pairs: list[_Pair] = []
        self._mute = False
        self._away = False

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.refuse()

    # --- how it breaks ------------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """RST to the program, and nobody listens any more."""
        self._away = True
        for pair in self._taken():
            pair.close(reset=True)

    def refuse(self) -> None:
        """The end of every conversation (FIN), and nobody listens any more."""
        self._away = True
        for pair in self._taken():
            pair.close()

    def say_bye(self) -> None:
        """The server says goodbye; only where there is no TLS."""
        self._end_with(_BYE)

    def tear(self) -> None:
        """TLS ends within a record."""
        self._end_with(_HALF_A_RECORD)

    def fall_silent(self) -> None:
        """Nothing is passed on, nobody is told; those who connect now find nobody either."""
        self._mute = True
        for pair in self._taken():
            pair.mute = True

    def mend(self) -> None:
        """Who connects now is served. What had fallen silent stays so."""
        self._mute = self._away = False

    def _end_with(self, octets: bytes) -> None:
        self._away = True
        for pair in self._taken():
            with contextlib.suppress(OSError):
                pair.program.sendall(octets)
            pair.close()

    # --- how it works -------------------------------------------------------------------------------------------------

    def _taken(self) -> list[_Pair]:
        with self._lock:
            pairs, self._pairs = self._pairs, []
        return pairs

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                program, _ = listener.accept()
                self._connect(program)

    def _connect(self, program: socket.socket) -> None:
        if self._away:
            program.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            program.close()
            return
        try:
            server = socket.create_connection((HOST, self._server_port))
        except OSError:
            program.close()
            return
        pair = _Pair(program, server, mute=self._mute)
        with self._lock:
            self._pairs.append(pair)
        pair.start()


class _Pair:
    """The two ends of one conversation. Once `mute`, it swallows everything and stays open."""

    def __init__(self, program: socket.socket, server: socket.socket, *, mute: bool) -> None:
        self.program = program
        self.server = server
        self.mute = mute
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        for ends in ((self.program, self.server), (self.server, self.program)):
            self._threads.append(threading.Thread(target=self._pass_on, args=ends, daemon=True))
            self._threads[-1].start()

    def close(self, *, reset: bool = False) -> None:
        """FIN, or RST, to the program. shutdown(2) wakes the threads out of recv(2), close(2) would not."""
        with contextlib.suppress(OSError):
            self.server.shutdown(socket.SHUT_RDWR)
        self.mute = True
        with contextlib.suppress(OSError):
            self.program.shutdown(socket.SHUT_RD if reset else socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        if reset:
            self.program.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        for end in (self.program, self.server):
            end.close()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while octets := source.recv(65536):
                if not self.mute:
                    target.sendall(octets)
        if not self.mute:
            with contextlib.suppress(OSError):
                target.shutdown(socket.SHUT_RDWR)
