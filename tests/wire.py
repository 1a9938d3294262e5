"""An IMAP client without opinions: it sends octets and returns what came, so that servers can be compared."""

import re
import socket
from dataclasses import dataclass
from types import TracebackType
from typing import Self

_LITERAL_AT_END = re.compile(rb"\{(\d+)\}\r\n$")
_TOKEN = re.compile(
    rb'(?P<open>\()|(?P<close>\))|"(?P<quoted>(?:[^"\\]|\\.)*)"|~?\{(?P<size>\d+)\}\r\n'
    rb"|(?P<atom>[^\s()\"{\[]+(?:\[[^\]]*\](?:<\d+>)?)?)|(?P<space>[ \r\n]+)",
    re.DOTALL,
)

Value = bytes | int | None | tuple["Value", ...]
"""A string or atom, a number, NIL, or a list."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Untagged lines without `* ` and CRLF, literals inlined, and the tagged line without its tag."""

    untagged: tuple[bytes, ...]
    tagged: bytes

    @property
    def status(self) -> str:
        return self.tagged.split(b" ", 1)[0].decode()

    @property
    def code(self) -> bytes:
        """The response code in brackets, or nothing."""
        found = re.match(rb"\w+ \[([^\]]*)\]", self.tagged)
        return found[1] if found else b""

    def named(self, name: bytes) -> list[bytes]:
        """Untagged lines `NAME ...` or `n NAME ...`."""
        return [line for line in self.untagged if re.match(rb"(?:\d+ )?" + re.escape(name) + rb"(?: |$)", line)]

    def fetched(self) -> dict[int, dict[bytes, Value]]:
        """FETCH responses by sequence number, merged."""
        found: dict[int, dict[bytes, Value]] = {}
        for line in self.named(b"FETCH"):
            number, _, rest = line.split(b" ", 2)
            items = parsed(rest)[0]
            assert isinstance(items, tuple)
            found.setdefault(int(number), {}).update(_pairs(items))
        return found


def _pairs(items: tuple[Value, ...]) -> dict[bytes, Value]:
    names = [name.upper() for name in items[::2] if isinstance(name, bytes)]
    return dict(zip(names, items[1::2], strict=True))


class WireClient:
    """One connection, its greeting read; five seconds without an answer raise TimeoutError, an end EOFError."""

    def __init__(self, host: str, port: int) -> None:
        self.socket = socket.create_connection((host, port), timeout=5)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self.socket.makefile("rb")
        self._count = 0
        self.greeting = self.line()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()
        self.socket.close()

    def line(self) -> bytes:
        """The next line without its CRLF, literals inlined. Raises EOFError."""
        line = self._file.readline()
        while found := _LITERAL_AT_END.search(line):
            line += self._file.read(int(found[1])) + self._file.readline()
        if not line.endswith(b"\n"):
            raise EOFError(line)
        return line.removesuffix(b"\r\n")

    def send(self, octets: bytes) -> None:
        self.socket.sendall(octets)

    def start(self, *parts: bytes) -> bytes:
        """Send a command without waiting for its end, every second part as a literal; the tag."""
        self._count += 1
        tag = b"t%d" % self._count
        self.send(tag + b" " + parts[0])
        for index, part in enumerate(parts[1:]):
            if index % 2 == 0:
                self.send(b" {%d}\r\n" % len(part))
                continuation = self.line()
                if not continuation.startswith(b"+"):
                    raise RefusedLiteralError(continuation)
            self.send(part)
        self.send(b"\r\n")
        return tag

    def command(self, *parts: bytes) -> Answer:
        return self.finish(self.start(*parts))

    def finish(self, tag: bytes) -> Answer:
        lines = []
        while not (line := self.line()).startswith(tag + b" "):
            lines.append(line.removeprefix(b"* "))
        return Answer(tuple(lines), line.removeprefix(tag + b" "))

    def log_in(self, user: str = "support", password: str = "secret") -> Self:
        assert self.command(f"LOGIN {user} {password}".encode()).status == "OK"
        return self

    def append(self, octets: bytes, mailbox: bytes = b"INBOX", options: bytes = b"") -> Answer:
        return self.command(b"APPEND " + mailbox + (b" " + options if options else b""), octets)


class RefusedLiteralError(Exception):
    """The server answered with a status in place of `+`."""


def parsed(octets: bytes) -> tuple[Value, ...]:
    """Strings, atoms, numbers, NIL and lists, however they were written."""
    stack: list[list[Value]] = [[]]
    position = 0
    while position < len(octets):
        found = _TOKEN.match(octets, position)
        assert found is not None, octets[position : position + 80]
        position = found.end()
        if found["open"]:
            stack.append([])
        elif found["close"]:
            stack[-2].append(tuple(stack.pop()))
        elif found["size"]:
            stack[-1].append(octets[position : position + int(found["size"])])
            position += int(found["size"])
        elif found["quoted"] is not None:
            stack[-1].append(re.sub(rb"\\(.)", rb"\1", found["quoted"]))
        elif found["atom"]:
            stack[-1].append(_atom(found["atom"]))
    return tuple(stack[0])


def _atom(octets: bytes) -> Value:
    if octets.upper() == b"NIL":
        return None
    return int(octets) if octets.isdigit() else octets
