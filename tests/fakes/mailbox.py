"""A Mailbox in memory: held to the real one by tests/contract/test_mailbox_contract.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from tests.fakes.account import Box, FakeAccount, KilledError, Stored
from triage.errors import PermanentError, TemporaryError
from triage.imap import guard
from triage.model import Folders, Head, Opened, Place, RawMessage, Status

WHOLE = 65536  # octets; of larger messages only so much is given

_SYSTEM = frozenset({"\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft"})
_SPECIAL = ("Sent", "Trash", "All Mail")


class FakeMailbox:
    """One connection to a FakeAccount."""

    def __init__(self, account: FakeAccount, *, queue: str = "Triage") -> None:
        self.account = account
        self._queue = queue
        self._alive = True
        self._open = ""
        self._writable = False
        self._unreadable: dict[int, str] = {}
        self._seen_changes = account.changes
        account.connections += 1

    @property
    def capabilities(self) -> frozenset[str]:
        return self.account.capabilities

    def folders(self) -> Folders:
        with self._step("folders"):
            sent, trash, everything = (name if name in self.account.boxes else None for name in _SPECIAL)
            taken = ("INBOX", "Drafts", self._queue, "Sent")
            others = sorted(set(self.account.boxes).difference(taken), key=lambda name: (name == "Trash", name))
            return Folders("INBOX", "Drafts", self._queue, sent, trash, everything, tuple(others))

    def status(self, mailbox: str, *, flags: bool = True) -> Status:
        with self._step("status"):
            status = self._status(self._box(mailbox))
            return status if flags else replace(status, highestmodseq=None)

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        with self._step("open"):
            status = self._status(self._box(mailbox))
            self._open, self._writable = mailbox, write
            return Opened(status, write, write and self.account.keywords, _SYSTEM if write else frozenset())

    def uids(self, *, since: date | None = None, lowest: int = 1) -> tuple[int, ...]:
        with self._step("uids"):
            return tuple(
                stored.uid
                for stored in self._opened().messages.values()
                if stored.uid >= lowest and (since is None or stored.received.date() >= since)
            )

    def flags(self, uids: Sequence[int]) -> Mapping[int, frozenset[str]]:
        with self._step("flags"):
            return {stored.uid: stored.flags for stored in self._found(uids)}

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        with self._step("heads"):
            found = self._readable(uids)
        for stored in found:
            header = stored.octets.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            yield Head(stored.uid, stored.flags, stored.received, len(stored.octets), header)

    def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
        with self._step("messages"):
            found = self._readable(uids)
            validity = self._opened().uidvalidity
        for stored in found:
            size = len(stored.octets)
            place = Place(self._open, validity, stored.uid)
            octets = stored.octets[:WHOLE]
            yield RawMessage(place, stored.flags, stored.received, size, octets, partial=size > WHOLE)

    def unreadable(self) -> Mapping[int, str]:
        return MappingProxyType(self._unreadable)

    def append(self, mailbox: str, octets: bytes, flags: Iterable[str]) -> int | None:
        with self._step("append"):
            self._box(mailbox)
            uid = self.account.deliver(mailbox, octets, flags=flags)
            return uid if "UIDPLUS" in self.capabilities else None

    def find_message_id(self, mailbox: str, message_id: str) -> tuple[int, ...]:
        guard.token(message_id)
        with self._step("find_message_id"):
            found = self._box(mailbox).messages.values()
            return tuple(stored.uid for stored in found if _message_id(stored) == message_id)

    def message_ids(
        self, mailbox: str, *, lowest: int = 1, since: date | None = None, before: date | None = None
    ) -> Mapping[int, str]:
        with self._step("message_ids"):
            return {
                stored.uid: _message_id(stored)
                for stored in self._box(mailbox).messages.values()
                if stored.uid >= lowest
                and (since is None or stored.received.date() >= since)
                and (before is None or stored.received.date() < before)
            }

    def add_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None:
        wanted = frozenset(guard.stored_flags(flags))
        with self._step("add_flags"):
            self._store(uids, lambda before: before | wanted)

    def remove_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None:
        wanted = frozenset(guard.stored_flags(flags))
        with self._step("remove_flags"):
            self._store(uids, lambda before: before - wanted)

    def remove(self, mailbox: str, uid: int) -> bool:
        with self._step("remove"):
            if mailbox not in ("Drafts", self._queue):
                raise ValueError(f"{mailbox} is not ours")
            if "UIDPLUS" not in self.capabilities:
                return False
            if uid in self._box(mailbox).messages:
                self.account.expunge(mailbox, uid)
            return True

    def create(self, mailbox: str) -> None:
        with self._step("create"):
            self.account.create(mailbox)

    def idle(self, seconds: float) -> bool:
        """Does not wait: True where something changed since the last look."""
        with self._step("idle"):
            before, self._seen_changes = self._seen_changes, self.account.changes
            return self._seen_changes != before

    def close(self) -> None:
        self._alive = False

    # --- within -------------------------------------------------------------------------------------------------------

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        if not self._alive:
            raise TemporaryError("the connection is gone")
        try:
            afterwards = self.account.begin(name)
            yield
            if afterwards is not None:
                raise afterwards
        except (TemporaryError, KilledError):
            self._alive = False
            raise

    def _box(self, mailbox: str) -> Box:
        if mailbox not in self.account.boxes:
            raise PermanentError(f"there is no mailbox {mailbox}")
        return self.account.boxes[mailbox]

    def _opened(self) -> Box:
        assert self._open, "no mailbox is open"
        return self._box(self._open)

    def _status(self, box: Box) -> Status:
        modseq = box.modseq if "CONDSTORE" in self.capabilities else None
        return Status(box.uidvalidity, box.uidnext, len(box.messages), modseq)

    def _found(self, uids: Sequence[int]) -> tuple[Stored, ...]:
        messages = self._opened().messages
        return tuple(messages[uid] for uid in sorted(set(uids)) if uid in messages)

    def _readable(self, uids: Sequence[int]) -> tuple[Stored, ...]:
        found = self._found(uids)
        spoiled = {uid: reason for (mailbox, uid), reason in self.account.spoiled.items() if mailbox == self._open}
        self._unreadable |= {stored.uid: spoiled[stored.uid] for stored in found if stored.uid in spoiled}
        return tuple(stored for stored in found if stored.uid not in spoiled)

    def _store(self, uids: Sequence[int], change: Callable[[frozenset[str]], frozenset[str]]) -> None:
        if not self._writable:
            raise PermanentError("the mailbox is open for reading only")
        for stored in self._found(uids):
            after = change(stored.flags)
            if not self.account.keywords and any(not flag.startswith("\\") for flag in after - stored.flags):
                raise PermanentError("the server allows no keywords")
            if after != stored.flags:
                self.account.set_flags(self._open, stored.uid, after)


def _message_id(stored: Stored) -> str:
    header = stored.octets.partition(b"\r\n\r\n")[0]
    found = re.search(rb"(?mi)^message-id:[ \t\r\n]*(\S*)", header)
    return found.group(1).decode("ascii", "replace") if found else ""
