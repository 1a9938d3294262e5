"""A proxy between the program and its server that strikes at a chosen moment of their conversation."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Literal, Protocol, Self

from tests.servers.base import HOST

LONGEST_WAIT = 60.0  # seconds, for what is certain to come
_ANNOUNCED = re.compile(rb"\{(\d+)\}\r\n$")
_COMMAND = re.compile(rb"(\S+) (?:UID )?([A-Z]+)", re.I)

Reaches = Literal["nothing", "line", "half", "literal", "everything", "later"] | int


@dataclass(frozen=True, slots=True)
class Moment:
    """At the nth command of that name ("UID" left out; "" is any), when so much of it has reached the server:

    "nothing"; the "line" that announces the literal; "half" the literal, or so many octets of it; the whole "literal",
    but not the end of the command; "everything", and the server has done it, but its answer does not reach the
    program; or everything "later", by `deliver`, when the program has long been dead.
    """

    command: str
    nth: int
    reaches: Reaches

    def __str__(self) -> str:
        return f"{self.command}-{self.nth}-{self.reaches}"


class Victim(Protocol):
    """A process that can be killed: of `subprocess`, or one of `tests.acceptance.victims`."""

    def kill(self) -> None: ...

    def wait(self) -> object: ...


class Proxy:
    """Listens on `port` between entering and leaving its context. Beside its moments it changes nothing.

    At `moment` it calls `strike`, with the program waiting for an answer, and ends both connections. At `pause` it
    calls `meanwhile`, and lets the conversation go on. `commands` holds the names of those that came.
    """

    host = HOST

    def __init__(
        self,
        server_port: int,
        moment: Moment | None = None,
        strike: Callable[[], None] = lambda: None,
        *,
        pause: Moment | None = None,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        self._server_port = server_port
        self._moment = moment
        self._strike = strike
        self._pause = pause
        self._meanwhile = meanwhile
        self._struck: Future[_Conversation] = Future()
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        self.commands: list[str] = []
        self._conversations: list[_Conversation] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)

    def deliver(self) -> None:
        """What was to reach the server later does so now; returns once the server has answered."""
        self._struck.result(LONGEST_WAIT).deliver()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _hang_up(self._listener)
        self._thread.join()
        self._listener.close()
        for each in self._conversations:
            each.end()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                program, _ = self._listener.accept()
                server = socket.create_connection((HOST, self._server_port))
                self._conversations.append(_Conversation(program, server, self._is_the_moment, self._act))

    def _is_the_moment(self, command: str) -> Reaches | None:
        self.commands.append(command)
        if self._is_at(self._pause):
            self._meanwhile()
        return self._moment.reaches if self._moment and self._is_at(self._moment) else None

    def _is_at(self, moment: Moment | None) -> bool:
        """Whether the command that has just come is that one."""
        if moment is None or moment.command not in ("", self.commands[-1]):
            return False
        return moment.nth == (self.commands.count(moment.command) if moment.command else len(self.commands))

    def _act(self, conversation: _Conversation) -> None:
        self._strike()
        self._struck.set_result(conversation)


class KillingProxy(Proxy):
    """Kills (SIGKILL) the program at the moment."""

    def __init__(self, server_port: int, moment: Moment) -> None:
        super().__init__(server_port, moment, self._kill)
        self._victim: Future[Victim] = Future()

    def kills(self, victim: Victim) -> None:
        """Whom to kill: it may be talking already."""
        self._victim.set_result(victim)

    def _kill(self) -> None:
        victim = self._victim.result(LONGEST_WAIT)
        victim.kill()
        victim.wait()


class _Conversation:
    """One connection of the program's, passed on to the server and back by two threads."""

    def __init__(
        self,
        program: socket.socket,
        server: socket.socket,
        is_the_moment: Callable[[str], Reaches | None],
        act: Callable[[_Conversation], None],
    ) -> None:
        self._program = program
        self._server = server
        self._is_the_moment = is_the_moment
        self._act = act
        self._withheld_tag = b""
        self._answered = threading.Event()
        self._held_back = b""
        for each in (program, server):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._threads = [threading.Thread(target=act, daemon=True) for act in (self._pass_commands, self._pass_answers)]
        for thread in self._threads:
            thread.start()

    def deliver(self) -> None:
        self._server.sendall(self._held_back)
        assert self._answered.wait(LONGEST_WAIT)

    def end(self) -> None:
        for each in (self._program, self._server):
            _hang_up(each)
        for thread in self._threads:
            thread.join()
        for each in (self._program, self._server):
            each.close()

    def _pass_commands(self) -> None:
        with contextlib.suppress(OSError), self._program.makefile("rb") as lines:
            for line in iter(lines.readline, b""):
                command = _COMMAND.match(line)
                reaches = self._is_the_moment(command[2].decode().upper()) if command else None
                if command and reaches is not None:
                    self._last_command(command[1], line, lines, reaches)
                    return
                self._server.sendall(line)
                if announced := _ANNOUNCED.search(line):
                    self._server.sendall(lines.read(int(announced[1])))
        _hang_up(self._server)

    def _last_command(self, tag: bytes, line: bytes, lines: BinaryIO, reaches: Reaches) -> None:
        announced = _ANNOUNCED.search(line)
        literal = end = b""
        if reaches == "nothing":
            line = b""
        elif announced:
            self._server.sendall(line)  # the server asks for the literal, and the program gives it
            line = b""
            literal, end = lines.read(int(announced[1])), lines.readline()
        self._withheld_tag = tag
        said = {"half": literal[: len(literal) // 2], "literal": literal, "everything": line + literal + end}
        self._server.sendall(literal[:reaches] if isinstance(reaches, int) else said.get(reaches, b""))
        if reaches == "everything":
            assert self._answered.wait(LONGEST_WAIT)
        self._held_back = literal + end
        self._act(self)
        if reaches != "later":
            _hang_up(self._server)
        _hang_up(self._program)

    def _pass_answers(self) -> None:
        withheld = b""
        with contextlib.suppress(OSError):
            while octets := self._server.recv(65536):
                if not self._withheld_tag:
                    self._program.sendall(octets)
                    continue
                withheld += octets
                if re.search(rb"(?m)^%s (?:OK|NO|BAD) [^\r\n]*\r\n" % re.escape(self._withheld_tag), withheld):
                    self._answered.set()
        _hang_up(self._program)


def _hang_up(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
