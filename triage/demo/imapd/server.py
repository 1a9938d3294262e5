"""The server: an event loop in a thread of its own, and its mailboxes from outside for tests and the demo."""

import asyncio
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self, TypeVar

from triage.demo.imapd.account import INBOX, Account, uid_validities
from triage.demo.imapd.adding import with_crlf
from triage.demo.imapd.commands import COMMANDS
from triage.demo.imapd.connection import LONGEST_LINE, Connection
from triage.demo.imapd.faults import FaultPlan
from triage.demo.imapd.profile import Profile
from triage.demo.imapd.session import Login, Session
from triage.demo.imapd.wirelog import WireLog

Result = TypeVar("Result")

_START_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message as it lies in a mailbox now."""

    uid: int
    flags: frozenset[str]
    octets: bytes
    received: datetime


class ImapServer:
    """An IMAP server on 127.0.0.1 between entering and leaving its context, or between start() and stop().

    `accounts` maps users to passwords. With `tls` it offers STARTTLS, with `implicit_tls` as well it speaks TLS from
    the first octet. Mailboxes outlive stop(), so a restart finds them as they were, on the same port.
    """

    def __init__(
        self,
        accounts: Mapping[str, str],
        *,
        profile: Profile | None = None,
        faults: FaultPlan | None = None,
        tls: ssl.SSLContext | None = None,
        implicit_tls: bool = False,
        port: int = 0,
    ) -> None:
        self.host = "127.0.0.1"
        self.port = port
        self.tls = tls
        self.profile = profile or Profile()
        self.faults = faults or FaultPlan()
        self.wire_log = WireLog()
        self._implicit_tls = implicit_tls
        # From the clock, so that a client that remembers an earlier run does not take this one for it.
        validities = uid_validities(int(time.time()))
        self._logins = {user: Login(password, Account(self.profile, validities)) for user, password in accounts.items()}
        self._connections: set[Connection] = set()
        self._connection_count = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen. Raises OSError if the port is taken."""
        started: threading.Event = threading.Event()
        failures: list[OSError] = []
        self._thread = threading.Thread(target=self._run, args=(started, failures), name="imapd", daemon=True)
        self._thread.start()
        if not started.wait(_START_TIMEOUT) or failures:
            raise failures[0] if failures else TimeoutError("IMAP server did not start")

    def stop(self) -> None:
        """Close every connection and stop listening."""
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()
        self._loop = self._thread = None

    def _run(self, started: threading.Event, failures: list[OSError]) -> None:
        try:
            asyncio.run(self._serve(started))
        except OSError as error:
            failures.append(error)
            started.set()

    async def _serve(self, started: threading.Event) -> None:
        self._stopping = asyncio.Event()
        tls = self.tls if self._implicit_tls else None
        server = await asyncio.start_server(
            self._accept, self.host, self.port, ssl=tls, limit=LONGEST_LINE, backlog=256
        )
        self.port = server.sockets[0].getsockname()[1]
        self._loop = asyncio.get_running_loop()
        started.set()
        await self._stopping.wait()
        server.close()
        for connection in tuple(self._connections):
            connection.close()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connection_count += 1
        connection = Connection(self, self._connection_count, reader, writer)
        self._connections.add(connection)
        try:
            await connection.run()
        finally:
            self._connections.discard(connection)

    def new_session(self, wake: Callable[[], None], encrypted: bool) -> Session:
        """For a connection."""
        return Session(COMMANDS, self._logins, self.profile, self.tls is not None and not encrypted, wake)

    def _in_loop(self, act: Callable[[], Result]) -> Result:
        """Mailboxes belong to the event loop's thread while it runs."""
        if self._loop is None:
            return act()

        async def run() -> Result:
            return act()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result()

    def _account(self, user: str | None) -> Account:
        return self._logins[user if user is not None else next(iter(self._logins))].account

    def deliver(
        self,
        mailbox: str,
        octets: bytes,
        flags: Iterable[str] = (),
        received: datetime | None = None,
        user: str | None = None,
    ) -> int:
        """Put a message into a mailbox (of the first user if none is named), as an MTA would; its UID.

        `received` is INTERNALDATE with its time zone, now if not given.
        """
        target = self._account(user).find(mailbox)
        moment = received or datetime.now(UTC)
        return self._in_loop(lambda: target.append(with_crlf(octets), moment, flags).uid)

    def messages(self, mailbox: str = INBOX, user: str | None = None) -> list[StoredMessage]:
        """What is in a mailbox now, in the order of UIDs."""
        found = self._account(user).find(mailbox)
        return self._in_loop(
            lambda: [StoredMessage(one.uid, one.flags, one.octets, one.received) for one in found.messages.values()]
        )

    def mailboxes(self, user: str | None = None) -> list[str]:
        return self._in_loop(lambda: list(self._account(user).mailboxes))

    def create(self, mailbox: str, user: str | None = None) -> None:
        self._in_loop(lambda: self._account(user).create(mailbox))

    def set_flags(self, mailbox: str, uid: int, flags: Iterable[str], user: str | None = None) -> None:
        """Replace a message's flags, as another client's STORE would."""
        found = self._account(user).find(mailbox)
        self._in_loop(lambda: found.set_flags(found.messages[uid], found.spelled(flags)))

    def expunge(self, mailbox: str, *uids: int, user: str | None = None) -> None:
        """Remove messages, as another client would."""
        found = self._account(user).find(mailbox)
        self._in_loop(lambda: found.expunge(uids))

    def new_uidvalidity(self, mailbox: str, user: str | None = None) -> int:
        """Renumber a mailbox, as a server that lost its index; clients are disconnected. The new UIDVALIDITY."""
        self.disconnect()
        return self._in_loop(lambda: self._account(user).new_uid_validity(mailbox))

    def disconnect(self, say: str | None = None) -> None:
        """Close every connection, after `* BYE` and the text if there is one."""
        last_words = b"" if say is None else f"* BYE {say}\r\n".encode()
        self._for_all(lambda connection: connection.close(last_words))

    def interject(self, octets: bytes) -> None:
        """Send every client these octets as they are, whatever it is doing."""
        self._for_all(lambda connection: connection.send_now(octets))

    def _for_all(self, act: Callable[[Connection], None]) -> None:
        def run() -> None:
            for connection in tuple(self._connections):
                act(connection)

        self._in_loop(run)
