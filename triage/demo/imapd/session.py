"""One client's state (RFC 3501 section 3) and the execution of its commands; no socket here."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from triage.demo.imapd.account import Account
from triage.demo.imapd.profile import Profile
from triage.demo.imapd.replies import Bad, No, Refused, Reply
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.view import View

_COMMAND = re.compile(rb"([^\x00-\x20\x7f(){%*\"\\+]+) ((?:UID )?[A-Za-z]+)", re.IGNORECASE)
_NO_EXPUNGE_DURING = frozenset({"FETCH", "STORE", "SEARCH"})


class State(Enum):
    """When a command is allowed."""

    ANY = "any"
    NOT_AUTHENTICATED = "not authenticated"
    AUTHENTICATED = "authenticated"
    SELECTED = "selected"


@dataclass(frozen=True, slots=True)
class Command:
    """A whole command with its literals; `name` is in upper case, with UID where it has that prefix."""

    tag: bytes
    name: str
    octets: bytes
    arguments_start: int

    def arguments(self) -> Scanner:
        """A cursor on the space before the arguments, or at the end."""
        scanner = Scanner(self.octets)
        scanner.position = self.arguments_start
        return scanner


def read_command(octets: bytes) -> Command:
    """Tag and name of a command, of which the first line is enough; without them the tag is `*` and the name empty."""
    found = _COMMAND.match(octets)
    if found is None:
        return Command(b"*", "", octets, len(octets))
    return Command(found[1], found[2].decode("ascii").upper(), octets, found.end())


Handler = Callable[["Session", Scanner], Reply]
"""Takes the session and the arguments, does it, and says what came of it; raises No or Bad."""

Commands = Mapping[str, tuple[State, Handler]]


@dataclass(frozen=True, slots=True)
class Login:
    """A user's password and mailboxes."""

    password: str
    account: Account


class Session:
    """`wake` is called when the selected mailbox has changed and an idling client should be told."""

    def __init__(
        self, commands: Commands, logins: Mapping[str, Login], profile: Profile, tls: bool, wake: Callable[[], None]
    ) -> None:
        self.profile = profile
        self.may_start_tls = tls
        self.logged_out = False
        self.tls_requested = False
        self.condstore = False
        self.user: str | None = None
        self._commands = commands
        self._logins = logins
        self._wake = wake
        self._view: View | None = None

    def execute(self, command: Command) -> tuple[Iterator[bytes], bytes]:
        """Untagged lines, partly produced while they are read, and the tagged line that follows them."""
        try:
            reply = self._handler(command.name)(self, command.arguments())
        except Refused as refusal:
            reply = refusal.reply
        expunges = command.name not in _NO_EXPUNGE_DURING
        return chain(reply.lines, self._deferred_updates(expunges)), reply.tagged(command.tag)

    def _handler(self, name: str) -> Handler:
        if name not in self._commands:
            raise Bad(f"Unknown command {name}")
        state, handler = self._commands[name]
        if state is State.NOT_AUTHENTICATED and self.user is not None:
            raise Bad("Already logged in")
        if state in (State.AUTHENTICATED, State.SELECTED) and self.user is None:
            raise Bad("Log in first")
        if state is State.SELECTED and self._view is None:
            raise Bad("No mailbox selected")
        return handler

    def _deferred_updates(self, expunges: bool) -> Iterator[bytes]:
        yield from self.updates(expunges)

    def updates(self, expunges: bool = True) -> Iterable[bytes]:
        return self._view.updates(expunges) if self._view else ()

    def log_in(self, user: str, password: str) -> None:
        login = self._logins.get(user)
        if login is None or login.password != password:
            raise No("Authentication failed.", "AUTHENTICATIONFAILED")
        self.user = user

    @property
    def account(self) -> Account:
        if self.user is None:
            raise Bad("Log in first")
        return self._logins[self.user].account

    @property
    def view(self) -> View:
        if self._view is None:
            raise Bad("No mailbox selected")
        return self._view

    @property
    def selected(self) -> View | None:
        return self._view

    def select(self, name: str, read_only: bool) -> View:
        self.unselect()
        self._view = View(self.account.find(name), read_only, self._wake)
        self._view.with_modseq = self.condstore
        return self._view

    def unselect(self) -> None:
        if self._view is not None:
            self._view.close()
        self._view = None

    def writable_view(self) -> View:
        if self.view.read_only:
            raise No("Mailbox is read-only", "READ-ONLY")
        return self.view

    def enable_condstore(self) -> None:
        """From now on every FETCH response with flags carries the mod-sequence (RFC 7162 section 3.1)."""
        if not self.profile.offers("CONDSTORE"):
            raise Bad("CONDSTORE is not offered")
        self.condstore = True
        if self._view is not None:
            self._view.with_modseq = True
