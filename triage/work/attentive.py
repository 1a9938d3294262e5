"""A mailbox that is read again only where something has changed since: STATUS tells, in one command for each.

What it goes by is that UIDNEXT grows with every new message, that fewer messages are there when some have left (RFC
9051 section 2.3.1.1), and HIGHESTMODSEQ with every change of a flag (RFC 7162 section 3.1.2). Where a server tells none
of the last, flags are read again each time; and everything is once an hour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from triage.errors import TemporaryError
from triage.model import Folders, Head, Opened, RawMessage, Status
from triage.work.protocols import Mailbox

_STALE = timedelta(hours=1)


@dataclass(slots=True)
class _Seen:
    """What was read of a mailbox since it had that status, at that moment."""

    at: datetime
    status: Status
    write: bool
    opened: Opened
    uids: dict[tuple[date | None, int], tuple[int, ...]] = field(default_factory=dict)
    flags: dict[int, frozenset[str]] = field(default_factory=dict)


Memory = dict[str, _Seen]


class Attentive:
    """`mailbox` at `now`, remembered from one connection to the next in `memory`. It keeps the contract of `Mailbox`.

    `plain`: mailboxes whose flags nobody asks for.
    """

    def __init__(self, mailbox: Mailbox, memory: Memory, now: datetime, plain: frozenset[str | None]) -> None:
        self._mailbox = mailbox
        self._memory = memory
        self._now = now
        self._plain = plain
        self._name = ""  # of the open mailbox
        self._write = False
        self._selected = False  # whether it is open on the server too
        self._read: set[str] = set()  # mailboxes that were opened there already

    @property
    def capabilities(self) -> frozenset[str]:
        return self._mailbox.capabilities

    def folders(self) -> Folders:
        return self._mailbox.folders()

    def status(self, mailbox: str, *, flags: bool = True) -> Status:
        return self._mailbox.status(mailbox, flags=flags)

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        self._name, self._write = mailbox, write
        seen = self._memory.get(mailbox)
        if mailbox not in self._read and seen is not None and self._is_as(seen):
            self._selected = False
            return seen.opened
        self._selected = True
        self._read.add(mailbox)
        opened = self._mailbox.open(mailbox, write=write)
        status = replace(opened.status, highestmodseq=None) if mailbox in self._plain else opened.status
        if seen is None or seen.status != status or not self._will_do(seen):
            self._memory[mailbox] = _Seen(self._now, status, write, opened)
        return opened

    def _will_do(self, seen: _Seen) -> bool:
        return self._write <= seen.write and self._now - seen.at <= _STALE

    def _is_as(self, seen: _Seen) -> bool:
        return (
            self._will_do(seen) and self._mailbox.status(self._name, flags=self._name not in self._plain) == seen.status
        )

    def uids(self, *, since: date | None = None, lowest: int = 1) -> tuple[int, ...]:
        seen = self._memory.get(self._name)
        if seen is not None and not self._selected and (since, lowest) in seen.uids:
            return seen.uids[since, lowest]
        found = self._really().uids(since=since, lowest=lowest)
        if since is None and lowest == 1 and seen is not None and len(found) < seen.status.messages:
            del self._memory[self._name]  # a list that is too short is asked for again
        elif seen is not None:
            seen.uids[since, lowest] = found
        return found

    def flags(self, uids: Sequence[int]) -> Mapping[int, frozenset[str]]:
        seen = self._memory.get(self._name)
        if seen is not None and not self._selected and seen.flags.keys() >= set(uids):
            return {uid: seen.flags[uid] for uid in sorted(uids)}
        found = self._really().flags(uids)
        if seen is not None and seen.status.highestmodseq:  # 0: the mailbox keeps none
            seen.flags.update(found)
        return found

    def heads(self, uids: Sequence[int]) -> Iterator[Head]:
        return self._really().heads(uids) if uids else iter(())

    def messages(self, uids: Sequence[int]) -> Iterator[RawMessage]:
        return self._really().messages(uids) if uids else iter(())

    def unreadable(self) -> Mapping[int, str]:
        return self._mailbox.unreadable()

    def append(self, mailbox: str, octets: bytes, flags: Iterable[str]) -> int | None:
        self._memory.pop(mailbox, None)
        return self._mailbox.append(mailbox, octets, flags)

    def find_message_id(self, mailbox: str, message_id: str) -> tuple[int, ...]:
        return self._mailbox.find_message_id(mailbox, message_id)

    def message_ids(
        self, mailbox: str, *, lowest: int = 1, since: date | None = None, before: date | None = None
    ) -> Mapping[int, str]:
        return self._mailbox.message_ids(mailbox, lowest=lowest, since=since, before=before)

    def add_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None:
        self._really(changing=True).add_flags(uids, flags)

    def remove_flags(self, uids: Sequence[int], flags: Iterable[str]) -> None:
        self._really(changing=True).remove_flags(uids, flags)

    def remove(self, mailbox: str, uid: int) -> bool:
        self._memory.pop(mailbox, None)
        return self._mailbox.remove(mailbox, uid)

    def create(self, mailbox: str) -> None:
        self._mailbox.create(mailbox)

    def idle(self, seconds: float) -> bool:
        return self._really().idle(seconds)

    def close(self) -> None:
        self._mailbox.close()

    def _really(self, *, changing: bool = False) -> Mailbox:
        """The mailbox itself, with that one open which is open here; what is known of it goes where it is changed."""
        if not self._selected and self._name:
            validity = self._mailbox.open(self._name, write=self._write).status.uidvalidity
            if validity != self._memory[self._name].status.uidvalidity:
                raise TemporaryError(f"{self._name} has a new UIDVALIDITY since it was opened")
            self._selected = True
        if changing:
            self._memory.pop(self._name, None)
        return self._mailbox
