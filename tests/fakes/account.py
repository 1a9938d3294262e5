"""A mail account in memory that outlives its connections, and the failures a test can script into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import Literal

from triage.errors import TemporaryError

When = Literal["before", "after"]

CAPABILITIES = frozenset({"IMAP4REV1", "UIDPLUS", "IDLE", "CONDSTORE", "SPECIAL-USE"})
MAILBOXES = ("INBOX", "Drafts", "Sent", "Trash")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class KilledError(BaseException):
    """The process dies here (SIGKILL): nothing in the program may catch it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A message as it lies in a mailbox now."""

    uid: int
    octets: bytes
    flags: frozenset[str]
    received: datetime


@dataclass(slots=True)
class Box:
    uidvalidity: int
    uidnext: int = 1
    modseq: int = 1
    messages: dict[int, Stored] = field(default_factory=dict)


@dataclass(slots=True)
class _Failure:
    step: str | None  # None: any
    calls_left: int
    when: When
    error: BaseException


class FakeAccount:
    """The server's side: `connect()` gives a client's side (`tests.fakes.mailbox.FakeMailbox`).

    A step is one call of a method of the client's side, by the method's name. `steps` lists the steps begun.
    """

    def __init__(
        self,
        *,
        capabilities: Iterable[str] = CAPABILITIES,
        keywords: bool = True,
        mailboxes: Iterable[str] = MAILBOXES,
    ) -> None:
        self.capabilities = frozenset(capabilities)
        self.keywords = keywords
        self._validities = count(1700000001)
        self.boxes = {name: Box(next(self._validities)) for name in mailboxes}
        self.steps: list[str] = []
        self.changes = 0
        self.connections = 0
        self.spoiled: dict[tuple[str, int], str] = {}
        self._failures: list[_Failure] = []
        self._meanwhile: list[tuple[int, Callable[[], object]]] = []  # before the step of that number

    # --- what others do to the account --------------------------------------------------------------------------------

    def deliver(
        self, mailbox: str, octets: bytes, *, flags: Iterable[str] = (), received: datetime | None = None
    ) -> int:
        """A message arrives, or an agent's mail client puts one there; its UID."""
        box = self.boxes[mailbox]
        uid = box.uidnext
        box.messages[uid] = Stored(uid, octets, frozenset(flags), received or NOON)
        box.uidnext += 1
        self._changed(box)
        return uid

    def expunge(self, mailbox: str, *uids: int) -> None:
        box = self.boxes[mailbox]
        for uid in uids:
            del box.messages[uid]
        self._changed(box)

    def set_flags(self, mailbox: str, uid: int, flags: Iterable[str]) -> None:
        box = self.boxes[mailbox]
        box.messages[uid] = replace(box.messages[uid], flags=frozenset(flags))
        self._changed(box)

    def renumber(self, mailbox: str) -> None:
        """A new UIDVALIDITY, and UIDs from 1."""
        old = self.boxes[mailbox]
        new = self.boxes[mailbox] = Box(next(self._validities))
        for stored in old.messages.values():
            new.messages[new.uidnext] = replace(stored, uid=new.uidnext)
            new.uidnext += 1

    def create(self, mailbox: str) -> None:
        self.boxes.setdefault(mailbox, Box(next(self._validities)))

    def spoil(self, mailbox: str, uid: int, reason: str = "the server cannot give it") -> None:
        """From now on nobody can fetch this message."""
        self.spoiled[mailbox, uid] = reason

    def messages(self, mailbox: str) -> tuple[Stored, ...]:
        return tuple(self.boxes[mailbox].messages.values())

    def flags(self, mailbox: str, uid: int) -> frozenset[str]:
        return self.boxes[mailbox].messages[uid].flags

    # --- what goes wrong ----------------------------------------------------------------------------------------------

    def fail(
        self, step: str | None = None, *, call: int = 1, when: When = "before", error: BaseException | None = None
    ) -> None:
        """Raise `error` at the `call`-th step of that name from now (of any name where `step` is None), once.

        `before`: the server did nothing. `after`: it did all, but the answer was lost. A TemporaryError or
        KilledError also ends the connection.
        """
        failure = _Failure(step, call, when, error or TemporaryError("the connection is gone"))
        self._failures.append(failure)

    def meanwhile(self, call: int, act: Callable[[], object]) -> None:
        """Somebody else acts just before the `call`-th step from now."""
        self._meanwhile.append((len(self.steps) + call, act))

    def begin(self, step: str) -> BaseException | None:
        """For FakeMailbox: a step begins. Raises what comes before it; the error to raise after it, or None."""
        self.steps.append(step)
        for number, act in self._meanwhile:
            if number == len(self.steps):
                act()
        for failure in tuple(self._failures):
            if failure.step not in (None, step):
                continue
            failure.calls_left -= 1
            if failure.calls_left > 0:
                continue
            self._failures.remove(failure)
            if failure.when == "after":
                return failure.error
            raise failure.error
        return None

    def _changed(self, box: Box) -> None:
        box.modseq += 1
        self.changes += 1
