"""One logged-in connection: TLS, login, timeouts, and which mailbox is selected."""

from __future__ import annotations

import contextlib
import imaplib
import logging
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from imapclient import IMAPClient, SocketTimeout

from triage.errors import ConfigError, NoStartTlsError, PermanentError, TemporaryError
from triage.imap import guard
from triage.imap.account import Account
from triage.imap.login import log_in
from triage.imap.trouble import translated
from triage.imap.watchdog import COMMAND_SECONDS, PROBE_SECONDS, limited
from triage.loopback import is_loopback

CONNECT_SECONDS = 15
READ_SECONDS = 20  # without a single octet, as isync has it
CLOSE_SECONDS = 5
_KEEPALIVE = {"TCP_KEEPIDLE": 15, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 30_000}  # seconds; ms

# A SEARCH answer has 8 octets a UID; imaplib's 1,000,000 are too few for 130,000 messages.
_LONGEST_LINE = 20_000_000
# We ask for 256 KiB at a time. imaplib allocates what the server announces, be it 3 GB.
_LARGEST_LITERAL = 16_000_000

imaplib._MAXLINE = _LONGEST_LINE  # type: ignore[attr-defined]

# At DEBUG imapclient logs search terms and letters, at WARNING octets it could not decode.
logging.getLogger("imapclient").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Selected:
    mailbox: str
    writable: bool
    answer: Mapping[bytes, Any]  # of SELECT or EXAMINE


class Session:
    """A logged-in connection. After a TemporaryError it is closed."""

    def __init__(
        self, client: IMAPClient, capabilities: frozenset[str], may_write: Callable[[], None] = lambda: None
    ) -> None:
        self._client = client
        self._may_write = may_write
        self.capabilities = capabilities
        self.selected: Selected | None = None
        self.round_trip = 0.0  # seconds, of the last probe
        self.software = ""  # as it names itself

    @contextmanager
    def command(self, what: str, seconds: float = COMMAND_SECONDS) -> Iterator[IMAPClient]:
        """The client, for one command that ends within `seconds`; errors are translated, and a connection in doubt is
        closed.
        """
        try:
            with translated(what), limited(self._client, seconds):
                yield self._client
        except TemporaryError:
            _hang_up(self._client)
            raise

    @contextmanager
    def writing(self, what: str) -> Iterator[IMAPClient]:
        """As `command`, for one that writes: `may_write` is asked before its line, and before its literal again, for
        which the server may have been waited a long time.
        """
        with self.command(what) as client:
            send: Callable[[bytes], None] = client._imap.send

            def allowed(octets: bytes) -> None:
                self._may_write()
                send(octets)

            client._imap.send = allowed
            try:
                yield client
            finally:
                client._imap.send = send

    def noop(self) -> None:
        """Let the server tell what has happened meanwhile, above all what is gone."""
        with self.command("NOOP") as client:
            client.noop()

    def probe(self) -> None:
        """Whether the server still answers, which a connection that was idle does not tell. TemporaryError if not."""
        began = time.monotonic()
        with self.command("NOOP", PROBE_SECONDS) as client:
            client.noop()
        self.round_trip = time.monotonic() - began

    def select(self, mailbox: str, *, write: bool) -> Selected:
        """SELECT, or EXAMINE where `write` is False or the server allows no more."""
        guard.mailbox(mailbox)
        self.selected = None
        with self.command("SELECT") as client:
            try:
                answer = client.select_folder(mailbox, readonly=not write)
            except imaplib.IMAP4.readonly:
                write = False
                answer = client.select_folder(mailbox, readonly=True)
        self.selected = Selected(mailbox, write, answer)
        return self.selected

    def unselect(self) -> None:
        """Leave the selected mailbox, if any, without expunging."""
        if self.selected is None:
            return
        with self.command("UNSELECT") as client:
            if "UNSELECT" in self.capabilities:
                client.unselect_folder()
            else:
                # CLOSE expunges only in a mailbox that was selected for writing (RFC 9051 section 6.4.1).
                client.select_folder(self.selected.mailbox, readonly=True)
                client.close_folder()
        self.selected = None

    def close(self) -> None:
        """LOGOUT, not waiting long for the answer; never raises."""
        with contextlib.suppress(imaplib.IMAP4.error, OSError, ValueError, AttributeError):
            self._client.socket().settimeout(CLOSE_SECONDS)
            self._client.logout()
        _hang_up(self._client)


def connect(account: Account) -> Session:
    """A logged-in connection.

    Raises ConfigError (no TLS beyond loopback), PermanentError (TLS, certificate, PREAUTH), AuthenticationError (and
    what `secret` and `renew` raise), TemporaryError or ThrottledError.
    """
    client = _reached(account)
    try:
        log_in(client, account)
        with translated("CAPABILITY"), limited(client, COMMAND_SECONDS):
            capabilities = _capabilities(client)
            software = _identify(client, capabilities)
    except BaseException:
        _hang_up(client)
        raise
    session = Session(client, capabilities, account.may_write)
    session.software = software
    return session


def reach(account: Account) -> None:
    """See whether the server is there and speaks so, before anybody logs in. Raises as `connect` does."""
    _hang_up(_reached(account))


def _reached(account: Account) -> IMAPClient:
    """Connected, and with TLS where it is wanted; nobody is logged in."""
    if account.tls == "none" and not is_loopback(account.host):
        raise ConfigError(f"{account.host}: a connection without TLS is allowed to this machine only")
    context = None if account.tls == "none" else _tls(account)
    with translated(f"connect to {account.host}:{account.port}"):
        client = IMAPClient(
            account.host,
            account.port,
            ssl=account.tls == "implicit",
            ssl_context=context,
            timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS),
        )
    try:
        _tame(client)
        with translated("start TLS"), limited(client, COMMAND_SECONDS):
            _secure(client, account, context)
    except BaseException:
        _hang_up(client)
        raise
    return client


def check_authority(ca_file: Path) -> None:
    """ConfigError where that file holds no certificate to trust."""
    _trusting(ca_file, 0)


def _tls(account: Account) -> ssl.SSLContext:
    authorities = account.ca_file or Path(ssl.get_default_verify_paths().openssl_cafile)
    with contextlib.suppress(OSError):
        return _trusting(account.ca_file, authorities.stat().st_mtime_ns)
    return _trusting(account.ca_file, 0)


@lru_cache(maxsize=16)
def _trusting(ca_file: Path | None, changed: int) -> ssl.SSLContext:
    """To read the system's authorities takes 30 ms: once for all connections, until the file is `changed`."""
    try:
        context = ssl.create_default_context(cafile=ca_file)
    except OSError as error:  # ssl.SSLError is one, and says only in which line of C
        why = "there is no such file" if isinstance(error, FileNotFoundError) else "no certificate can be read in it"
        raise ConfigError(
            f"{ca_file}: {why}; name the file, in PEM, of the authority that signed the mail server's certificate"
        ) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _tame(client: IMAPClient) -> None:
    """What imapclient and imaplib do not do by themselves."""
    imap = client._imap
    imap.debug = 0  # imapclient sets 5: every literal is formatted for a log nobody reads, at five times the cost
    _notice_loss(client.socket())
    read: Callable[[int], bytes] = imap.read

    def capped(size: int) -> bytes:
        if size > _LARGEST_LITERAL:
            raise imaplib.IMAP4.abort(f"a literal of {size} octets was announced")
        return read(size)

    imap.read = capped


def _notice_loss(connection: socket.socket) -> None:
    """Have the kernel notice within half a minute that nobody is there any more, also while we only listen."""
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE.items():
        if hasattr(socket, name):  # each system has its own of these
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _secure(client: IMAPClient, account: Account, context: ssl.SSLContext | None) -> None:
    """Refuse PREAUTH (RFC 9051 section 11.3.1); STARTTLS, believing nothing that was said before it."""
    if client._imap.state != "NONAUTH":
        raise PermanentError("the server greets with PREAUTH: whoever speaks there does not ask who we are")
    if account.tls == "none" and not is_loopback(client.socket().getpeername()[0]):
        raise PermanentError(f"{account.host} is not this machine, and a connection without TLS is refused")
    if account.tls != "starttls":
        return
    if not client.has_capability("STARTTLS"):
        raise NoStartTlsError
    client.starttls(context)
    if not isinstance(client._imap.sock, ssl.SSLSocket):
        raise PermanentError("STARTTLS did not lead to TLS")
    client._imap.untagged_responses.clear()
    client._cached_capabilities = None


def _capabilities(client: IMAPClient) -> frozenset[str]:
    # What was announced before the login is not what holds after it.
    client._imap.untagged_responses.pop("CAPABILITY", None)
    client._cached_capabilities = None
    return frozenset(name.decode("ascii", "replace").upper() for name in client.capabilities())


def _identify(client: IMAPClient, capabilities: frozenset[str]) -> str:
    """ID (RFC 2971): some servers let nobody select a mailbox before it. How the server names itself, or ""."""
    if "ID" not in capabilities:
        return ""
    try:
        told = client.id_({"name": "triage"})
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        return ""
    words = told[0] if told and isinstance(told[0], tuple) else ()  # name and value by turns
    named = {key.lower(): value for key, value in zip(words[::2], words[1::2], strict=False) if isinstance(key, bytes)}
    name = named.get(b"name")
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else ""


def _hang_up(client: IMAPClient) -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        client.shutdown()
