"""What a fault does to a command: effects as short sequences of steps, which the connection takes one by one.

Nothing here sleeps: what happens late waits at a Gate until the test opens it.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol


class Gate:
    """A point the server waits at. `reached` is set when it gets there; `open` lets it go on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.passed = threading.Event()
        self._opened = threading.Event()
        self._lock = threading.Lock()
        self._wakers: list[Callable[[], object]] = []

    def open(self, timeout: float | None = None) -> None:
        """Let the server go on; with a timeout in seconds, return when it has done what waited here.

        Raises TimeoutError if that takes longer.
        """
        with self._lock:
            self._opened.set()
            wakers, self._wakers = self._wakers, []
        for wake in wakers:
            wake()
        if timeout is not None and not self.passed.wait(timeout):
            raise TimeoutError("nothing came through the gate")

    def when_open(self, wake: Callable[[], object]) -> None:
        """Call `wake` once the gate is open, at once if it is. For the server."""
        with self._lock:
            self.reached.set()
            if not self._opened.is_set():
                self._wakers.append(wake)
                return
        wake()


@dataclass(frozen=True, slots=True)
class Send:
    """A step: send these octets and see them off before the next step."""

    octets: bytes


@dataclass(frozen=True, slots=True)
class Close:
    """A step: close the connection without a word."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A step: wait until the gate is open."""

    gate: Gate


Step = Send | Close | Wait
Execute = Callable[[], tuple[bytes, bytes]]
"""Carries the command out and returns the untagged octets and the tagged line."""


class Effect(Protocol):
    """What happens in place of executing the command and sending the reply."""

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]: ...


@dataclass(frozen=True, slots=True)
class CutCommand:
    """Read `after` octets of the command's literal (of its first one) and close; nothing is executed."""

    after: int

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Close()


@dataclass(frozen=True, slots=True)
class CutReply:
    """Execute, send the first `after` octets of the reply and close."""

    after: int = 0

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Send(b"".join(execute())[: self.after])
        yield Close()


@dataclass(frozen=True, slots=True)
class SwallowTagged:
    """Execute and send all but the tagged line; then close, or with `close=False` go on as if nothing were missing."""

    close: bool = True

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Send(execute()[0])
        if self.close:
            yield Close()


@dataclass(frozen=True, slots=True)
class Late:
    """The zombie: close when the command has been read whole, execute it only when the gate opens."""

    gate: Gate = field(default_factory=Gate)

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Close()
        yield Wait(self.gate)
        execute()


@dataclass(frozen=True, slots=True)
class Hold:
    """Execute, and send the reply only when the gate opens; with `before=True` wait before executing."""

    gate: Gate = field(default_factory=Gate)
    before: bool = False

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        if self.before:
            yield Wait(self.gate)
        reply = execute()
        if not self.before:
            yield Wait(self.gate)
        yield Send(b"".join(reply))


@dataclass(frozen=True, slots=True)
class Refuse:
    """Do not execute; answer with this status: `NO [OVERQUOTA] Quota exceeded`."""

    status: str

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Send(tag + b" " + self.status.encode() + b"\r\n")


OVERQUOTA = Refuse("NO [OVERQUOTA] Quota exceeded (mailbox for user is full)")


def throttled(milliseconds: int) -> Refuse:
    """As Exchange Online says it."""
    return Refuse(f"BAD Request is throttled. Suggested Backoff Time: {milliseconds} milliseconds")


@dataclass(frozen=True, slots=True)
class Bye:
    """Say BYE and close, after executing if `executed`."""

    text: str = "Server shutting down."
    executed: bool = False

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        if self.executed:
            execute()
        yield Send(b"* BYE " + self.text.encode() + b"\r\n")
        yield Close()


@dataclass(frozen=True, slots=True)
class Eof:
    """Close without a word, nothing executed. In IDLE, use CutReply(after=...) to be cut after `+ idling`."""

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Close()


@dataclass(frozen=True, slots=True)
class Instead:
    """Do not execute; send these octets, in which `{tag}` stands for the command's tag, and close if `close`."""

    octets: bytes
    close: bool = True

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        yield Send(self.octets.replace(b"{tag}", tag))
        if self.close:
            yield Close()


def giant_literal(octets: int = 3_000_000_000) -> Instead:
    """A FETCH response that announces a literal of that size and breaks off."""
    return Instead(b"* 1 FETCH (UID 1 BODY[] {%d}\r\nReceived: from" % octets)


@dataclass(frozen=True, slots=True)
class Split:
    """Execute and send the reply in packets cut at these octets, waiting at the gate before each further one."""

    at: tuple[int, ...]
    gate: Gate | None = None

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        reply = b"".join(execute())
        ends = [end for end in self.at if end < len(reply)]
        for start, end in zip([0, *ends], [*ends, len(reply)], strict=True):
            if start and self.gate:
                yield Wait(self.gate)
            yield Send(reply[start:end])


@dataclass(frozen=True, slots=True)
class Unsolicited:
    """Execute; put these untagged lines, without `* ` and CRLF, between the untagged lines and the tagged one."""

    lines: tuple[str, ...]

    def steps(self, tag: bytes, execute: Execute) -> Iterator[Step]:
        before, tagged = execute()
        yield Send(before + b"".join(b"* " + line.encode() + b"\r\n" for line in self.lines) + tagged)
