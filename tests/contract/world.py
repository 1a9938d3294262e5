"""An account with other people in it: what tests arrange and look at beside the Mailbox under test."""

from __future__ import annotations

import re
import socket
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

from imapclient import IMAPClient

from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from tests.servers.running import Running
from triage.imap.account import Account
from triage.imap.mailbox import ImapMailbox
from triage.work.protocols import Mailbox

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LETTER = b"From: ann@shop.example\r\nSubject: Late\r\nMessage-ID: <late@shop.example>\r\n\r\nWhere is it?\r\n"
OURS = b"From: help@shop.example\r\nMessage-ID: <triage.v1.0123abcd@shop.example>\r\n\r\nThank you.\r\n"


class World(ABC):
    """The same account, over the program's Mailbox (`connect`) and as others use it (all else)."""

    @abstractmethod
    def connect(self) -> Mailbox: ...

    @abstractmethod
    def deliver(
        self, octets: bytes, mailbox: str = "INBOX", *, flags: Iterable[str] = (), received: datetime = NOON
    ) -> int:
        """Put a message there; its UID."""

    @abstractmethod
    def expunge(self, uid: int, mailbox: str = "INBOX") -> None: ...

    @abstractmethod
    def flags(self, uid: int, mailbox: str = "INBOX") -> frozenset[str]:
        r"""As another client sees them, without \Recent."""

    @abstractmethod
    def octets(self, uid: int, mailbox: str = "INBOX") -> bytes: ...

    @abstractmethod
    def uids(self, mailbox: str = "INBOX") -> list[int]: ...

    @abstractmethod
    def close(self) -> None:
        """Leave nothing open."""


class FakeWorld(World):
    def __init__(self) -> None:
        self.account = FakeAccount()

    def connect(self) -> Mailbox:
        return FakeMailbox(self.account)

    def deliver(
        self, octets: bytes, mailbox: str = "INBOX", *, flags: Iterable[str] = (), received: datetime = NOON
    ) -> int:
        return self.account.deliver(mailbox, octets, flags=flags, received=received)

    def expunge(self, uid: int, mailbox: str = "INBOX") -> None:
        self.account.expunge(mailbox, uid)

    def flags(self, uid: int, mailbox: str = "INBOX") -> frozenset[str]:
        return self.account.flags(mailbox, uid)

    def octets(self, uid: int, mailbox: str = "INBOX") -> bytes:
        return self.account.boxes[mailbox].messages[uid].octets

    def uids(self, mailbox: str = "INBOX") -> list[int]:
        return [stored.uid for stored in self.account.messages(mailbox)]

    def close(self) -> None:
        """Nothing is open."""


class ServerWorld(World):
    """On a server: the others use imapclient as it comes."""

    def __init__(self, server: Running) -> None:
        self.server = server
        with ExitStack() as opening:
            self._agent = IMAPClient(server.host, server.port, ssl=False)
            opening.callback(self._agent.shutdown)
            self._agent.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._agent.login(server.user, server.password)
            self._open = opening.pop_all()

    def account(self, **changes: Any) -> Account:
        values: dict[str, Any] = {
            "host": self.server.host,
            "port": self.server.port,
            "user": self.server.user,
            "secret": lambda: self.server.password,
            "tls": "none",
        }
        return Account(**(values | changes))

    def connect(self) -> ImapMailbox:
        mailbox = ImapMailbox(self.account())
        self._open.callback(mailbox.close)
        return mailbox

    def deliver(
        self, octets: bytes, mailbox: str = "INBOX", *, flags: Iterable[str] = (), received: datetime = NOON
    ) -> int:
        answer = self._agent.append(self.name(mailbox), octets, tuple(flags), received)
        told = re.search(rb"APPENDUID \d+ (\d+)", answer)
        return int(told[1]) if told else self.uids(mailbox)[-1]

    def expunge(self, uid: int, mailbox: str = "INBOX") -> None:
        self._select(mailbox)
        self._agent.add_flags([uid], ["\\Deleted"])
        self._agent.uid_expunge([uid])

    def flags(self, uid: int, mailbox: str = "INBOX") -> frozenset[str]:
        self._select(mailbox)
        return frozenset(flag.decode() for flag in self._agent.get_flags([uid])[uid]) - {"\\Recent"}

    def octets(self, uid: int, mailbox: str = "INBOX") -> bytes:
        self._select(mailbox)
        found = self._agent.fetch([uid], ["BODY.PEEK[]"])[uid][b"BODY[]"]
        assert isinstance(found, bytes)
        return found

    def uids(self, mailbox: str = "INBOX") -> list[int]:
        self._select(mailbox)
        return sorted(self._agent.search("ALL"))

    def close(self) -> None:
        self._open.close()

    def name(self, mailbox: str) -> str:
        """What the server calls it."""
        return mailbox if mailbox == "INBOX" else self.server.prefix + self.server.names.get(mailbox, mailbox)

    def _select(self, mailbox: str) -> None:
        self._agent.select_folder(self.name(mailbox))
