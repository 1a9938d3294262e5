"""One client's connection: reads commands with their literals, lets the session execute them, sends the replies.

IDLE, STARTTLS and everything a fault does to the bytes is here; what a command means is not.
"""

import asyncio
import re
import socket
import ssl
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Protocol

from triage.demo.imapd.effects import Close, CutCommand, Effect, Refuse, Send, Step, Wait
from triage.demo.imapd.faults import FaultPlan
from triage.demo.imapd.logging_in import capability_text
from triage.demo.imapd.session import Command, Session, read_command
from triage.demo.imapd.wirelog import WireLog

_LITERAL_ANNOUNCED = re.compile(rb"\{(\d+)(\+?)\}\r?\n$")
_WAITS_FOR_RESPONSE = re.compile(rb"\S+ AUTHENTICATE PLAIN\r\n", re.IGNORECASE)
_BUFFERED = 2**18
_IDLING = b"+ idling\r\n"

LONGEST_LINE = 16 * 2**20
"""In octets: room for a UID list of a million messages."""


class Hangup(Exception):
    """The connection ends here."""


class Shared(Protocol):
    """What a connection needs of the server."""

    tls: ssl.SSLContext | None
    faults: FaultPlan
    wire_log: WireLog

    def new_session(self, wake: Callable[[], None], encrypted: bool) -> Session: ...


class Connection:
    """Runs in the server's event loop from greeting to close."""

    def __init__(self, shared: Shared, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._shared = shared
        self._number = number
        self._reader = reader
        self._writer = writer
        self._idle = False
        encrypted = writer.get_extra_info("ssl_object") is not None
        self.session = shared.new_session(self._wake, encrypted)
        writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    async def run(self) -> None:
        try:
            await self._greet()
            while not self.session.logged_out:
                await self._serve_one()
        except (Hangup, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError):
            pass
        except asyncio.CancelledError:
            # The server stops; asyncio.streams would report it as an error of the connection's.
            pass
        finally:
            self.session.unselect()
            self._writer.close()

    def close(self, say: bytes = b"") -> None:
        """End it from outside, with a last word if there is one."""
        self._writer.write(say)
        self._writer.close()

    def send_now(self, octets: bytes) -> None:
        self._writer.write(octets)

    async def _greet(self) -> None:
        greeting = f"* OK [{capability_text(self.session)}] IMAP server in memory ready.\r\n".encode()
        effect = self._shared.faults.take("CONNECT", b"")
        await self._answer(Command(b"*", "CONNECT", b"", 0), effect, lambda: (b"", greeting))

    async def _serve_one(self) -> None:
        line = await self._reader.readuntil(b"\n")
        command = read_command(line)
        effect = self._shared.faults.take(command.name, line)
        octets = await self._whole_command(line, effect)
        if octets is None:
            return
        command = read_command(octets)
        self._shared.wire_log.add(self._number, self.session.user, command)
        if command.name == "IDLE":
            await self._idle_until_done(command, effect)
        else:
            await self._execute(command, effect)
        if self.session.tls_requested:
            await self._start_tls()

    async def _execute(self, command: Command, effect: Effect | None) -> None:
        if effect is None:
            lines, tagged = self.session.execute(command)
            await self._send_lines(chain(lines, (tagged,)))
        else:
            await self._answer(command, effect, lambda: self._executed(command))

    def _executed(self, command: Command) -> tuple[bytes, bytes]:
        lines, tagged = self.session.execute(command)
        return b"".join(lines), tagged

    async def _answer(
        self, command: Command, effect: Effect | None, execute: Callable[[], tuple[bytes, bytes]]
    ) -> None:
        if effect is None:
            await self._send(b"".join(execute()))
            return
        gates = []
        for step in effect.steps(command.tag, execute):
            if isinstance(step, Wait):
                gates.append(step.gate)
            await self._take(step)
        for gate in gates:
            gate.passed.set()
        if self._writer.is_closing():
            raise Hangup

    async def _take(self, step: Step) -> None:
        match step:
            case Send(octets):
                await self._send(octets)
            case Close():
                self._writer.close()
            case Wait(gate):
                loop, opened = asyncio.get_running_loop(), asyncio.Event()
                gate.when_open(lambda: loop.call_soon_threadsafe(opened.set))
                await opened.wait()

    async def _whole_command(self, line: bytes, effect: Effect | None) -> bytes | None:
        """The command with all its literals, or None if it was refused before its literal was sent."""
        chunks = [line]
        while found := _LITERAL_ANNOUNCED.search(chunks[-1]):
            size, waits = int(found[1]), not found[2]
            if not await self._invite(chunks[0], size, waits, effect):
                return None
            chunks.append(await self._literal(size, effect))
            chunks.append(await self._reader.readuntil(b"\n"))
        if _WAITS_FOR_RESPONSE.fullmatch(line):
            await self._send(b"+ \r\n")
            chunks[-1:] = [line.rstrip() + b" ", await self._reader.readuntil(b"\n")]
        return b"".join(chunks)

    async def _invite(self, line: bytes, size: int, waits: bool, effect: Effect | None) -> bool:
        """Ask for the literal unless it comes unasked (RFC 7888); refuse instead where it can be known already."""
        command = read_command(line)
        too_large = size > self.session.profile.largest_message
        if too_large and not waits:
            await self._send(b"* BYE Literal is too large\r\n")
            raise Hangup
        if waits and (too_large or isinstance(effect, Refuse)):
            refusal = effect if isinstance(effect, Refuse) else Refuse("NO [TOOBIG] Message is too large")
            await self._answer(command, refusal, lambda: (b"", b""))
            return False
        if waits:
            await self._send(b"+ OK\r\n")
            self._acknowledge_at_once()
        return True

    def _acknowledge_at_once(self) -> None:
        """Spare clients that leave Nagle's algorithm on a delay of 40 ms between a literal and the CRLF behind it."""
        if hasattr(socket, "TCP_QUICKACK"):
            self._writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    async def _literal(self, size: int, effect: Effect | None) -> bytes:
        if isinstance(effect, CutCommand):
            await self._reader.readexactly(min(effect.after, size))
            raise Hangup
        return await self._reader.readexactly(size)

    async def _send(self, octets: bytes) -> None:
        self._writer.write(octets)
        await self._writer.drain()

    async def _send_lines(self, lines: Iterable[bytes]) -> None:
        """Many lines in few packets, with no more in memory than the client has room for."""
        waiting: list[bytes] = []
        size = 0
        for line in lines:
            waiting.append(line)
            size += len(line)
            if size > _BUFFERED:
                await self._send(b"".join(waiting))
                waiting, size = [], 0
        await self._send(b"".join(waiting))

    async def _idle_until_done(self, command: Command, effect: Effect | None) -> None:
        """RFC 2177: changes are sent as they happen until the client says DONE."""
        if self.session.user is None or not self.session.profile.offers("IDLE"):
            await self._send(command.tag + b" BAD IDLE is not possible now\r\n")
            return
        await self._answer(command, effect, lambda: (_IDLING, b""))
        self._idle = True
        self._wake()
        try:
            line = await self._reader.readuntil(b"\n")
        finally:
            self._idle = False
        done = line.strip().upper() == b"DONE"
        await self._send(command.tag + (b" OK Idle completed.\r\n" if done else b" BAD Expected DONE.\r\n"))

    def _wake(self) -> None:
        """Called by the selected mailbox's changes: tell an idling client at once."""
        if self._idle:
            self._writer.write(b"".join(self.session.updates()))

    async def _start_tls(self) -> None:
        self.session.tls_requested = False
        if self._shared.tls is None:
            raise Hangup
        await self._writer.start_tls(self._shared.tls)
        self.session.may_start_tls = False
