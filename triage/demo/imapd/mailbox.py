"""Mailboxes and the messages in them: UIDs, flags, mod-sequences. Whoever has one selected is told of every change."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Protocol

from triage.demo.imapd import flags as flag_names
from triage.demo.imapd.mime import Part, parse_message


class Observer(Protocol):
    """Whoever has the mailbox selected."""

    def arrived(self, message: "Message") -> None: ...

    def changed(self, message: "Message", by: object) -> None: ...

    def expunged(self, uid: int) -> None: ...

    def keyword_added(self) -> None: ...


class Message:
    """A message in a mailbox; its octets never change, its flags do."""

    def __init__(self, uid: int, octets: bytes, received: datetime, flags: frozenset[str], modseq: int) -> None:
        self.uid = uid
        self.octets = octets
        self.received = received
        self.flags = flags
        self.modseq = modseq

    @cached_property
    def root(self) -> Part:
        return parse_message(self.octets)


class Mailbox:
    """Messages in the order of their UIDs (RFC 3501 section 2.3.1) with CONDSTORE mod-sequences (RFC 7162)."""

    def __init__(self, uid_validity: int, special_use: str | None = None, allow_keywords: bool = True) -> None:
        self.uid_validity = uid_validity
        self.special_use = special_use
        self.allow_keywords = allow_keywords
        self.uid_next = 1
        self.highest_modseq = 1
        self.messages: dict[int, Message] = {}
        self.observers: list[Observer] = []
        self._keywords: dict[str, str] = {}
        self._recent: set[int] = set()

    @property
    def keywords(self) -> tuple[str, ...]:
        return tuple(self._keywords.values())

    @property
    def recent(self) -> frozenset[int]:
        return frozenset(self._recent)

    def take_recent(self) -> set[int]:
        """The UIDs no session has been told of yet; the caller is that session now."""
        taken, self._recent = self._recent, set()
        return taken

    def append(self, octets: bytes, received: datetime, flags: Iterable[str] = ()) -> Message:
        message = Message(self.uid_next, octets, received, self.spelled(flags), self._next_modseq())
        self.messages[message.uid] = message
        self._recent.add(message.uid)
        self.uid_next += 1
        for observer in tuple(self.observers):
            observer.arrived(message)
        return message

    def set_flags(self, message: Message, flags: frozenset[str], by: object = None) -> bool:
        """True if that changed anything; `by` is the observer that asked for it."""
        if flags == message.flags:
            return False
        message.flags = flags
        message.modseq = self._next_modseq()
        for observer in tuple(self.observers):
            observer.changed(message, by)
        return True

    def expunge(self, uids: Iterable[int]) -> None:
        for uid in uids:
            if self.messages.pop(uid, None) is not None:
                self._next_modseq()
                self._recent.discard(uid)
                for observer in tuple(self.observers):
                    observer.expunged(uid)

    def renumber(self, uid_validity: int) -> None:
        """Give every message a new UID under a new UIDVALIDITY, as a server does that lost its index."""
        self.uid_validity = uid_validity
        messages = [
            Message(uid, old.octets, old.received, old.flags, old.modseq)
            for uid, old in enumerate(self.messages.values(), start=1)
        ]
        self.messages = {message.uid: message for message in messages}
        self.uid_next = len(messages) + 1
        self._recent.clear()

    def spelled(self, flags: Iterable[str]) -> frozenset[str]:
        """Flags as they are kept: each keyword in one spelling, no \\Recent, no keyword where none are allowed."""
        return frozenset(self._spelling(flag) for flag in flags if self._kept(flag))

    def _kept(self, flag: str) -> bool:
        return flag_names.is_system(flag) or (self.allow_keywords and not flag.startswith("\\"))

    def _spelling(self, flag: str) -> str:
        if flag_names.is_system(flag):
            return flag_names.canonical(flag)
        if flag.lower() not in self._keywords:
            self._keywords[flag.lower()] = flag
            for observer in tuple(self.observers):
                observer.keyword_added()
        return self._keywords[flag.lower()]

    def _next_modseq(self) -> int:
        self.highest_modseq += 1
        return self.highest_modseq
