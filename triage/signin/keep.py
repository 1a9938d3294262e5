"""An access token whenever one is asked for: kept, renewed before it ends, and again where it was refused."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol

from triage.errors import ConfigError, SignInRefusedError, TriageError
from triage.model import SignInState
from triage.signin.app import App
from triage.signin.conversation import Received, RefusedError, app_form, refresh_form, token_in
from triage.signin.post import Answer, post
from triage.signin.refusals import CUT_OFF, LOGIN, OWNER, REGISTRAR, refusal, told
from triage.signin.tokens import Tokens, near

log = logging.getLogger(__name__)

PATIENCE = timedelta(minutes=15)  # so long a refusal is believed, unless somebody signed in meanwhile
_YEARS = timedelta(days=730)  # the longest life of a client secret
_NEW_SECRET = f"{REGISTRAR} has to make a new client secret, for OAUTH_CLIENT_SECRET and OAUTH_SECRET_EXPIRES"

Post = Callable[[str, str], Answer]


class Store(Protocol):
    """Where tokens are kept: `TokenFile`, or `InMemory`."""

    def read(self) -> Tokens | None: ...

    def write(self, tokens: Tokens) -> None: ...

    def locked(self) -> AbstractContextManager[None]: ...


class InMemory:
    """For an app that signs in by itself: what it gets is worth nothing in an hour, and had again at any time."""

    def __init__(self) -> None:
        self._tokens: Tokens | None = None
        self._lock = Lock()

    def read(self) -> Tokens | None:
        return self._tokens

    def write(self, tokens: Tokens) -> None:
        self._tokens = tokens

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._lock:
            yield


@dataclass(frozen=True, slots=True)
class _Refused:
    refresh: str
    error: SignInRefusedError
    at: datetime


class SignIn:
    """The sign-in to one mailbox, by any number of threads and processes."""

    def __init__(
        self,
        app: App,
        store: Store,
        *,
        send: Post = post,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.app = app
        self._store = store
        self._send = send
        self._clock = clock
        self._unsaved: Tokens | None = None  # renewed, but the disk did not take it
        self._refused: _Refused | None = None

    def token(self) -> str:
        """An access token that holds for a while.

        SignInRefusedError where a person has to act; ConfigError where nobody has signed in; TemporaryError where the
        authorization server is away, StorageError where the disk is full.
        """
        tokens = self._read()
        if tokens.is_fresh(self._clock()):
            return tokens.access
        return self._renewed(lambda found: found.is_fresh(self._clock())).access

    def renewed(self, refused: str) -> str:
        """Another access token than the one that a server has refused: it ended sooner than our clock says, or was
        revoked. Errors as of `token`.
        """
        return self._renewed(lambda found: found.access not in ("", refused)).access

    def accept(self, received: Received) -> None:
        """Keep what a person's sign-in brought. ConfigError where it will not last beyond the hour."""
        if not received.refresh:
            raise ConfigError(
                f"{self.app.provider} gave no refresh token: the sign-in would end within the hour. "
                "The scope has to ask for one (offline_access at Microsoft); docs/operations.md says how"
            )
        now = self._clock()
        with self._store.locked():
            self._store.write(Tokens(self.app.client_id, granted=now).after(received, now))

    def look(self) -> SignInState:
        """How it stands, renewed where that is due. Trouble that passes is logged, and changes nothing of it."""
        refused = ""
        try:
            self.token()
            self._save_what_was_not()
            self._refused = None
        except (SignInRefusedError, ConfigError) as error:
            refused = str(error)
        except TriageError as error:
            log.warning("the sign-in could not be renewed (%s); it is tried again", error)
            refused = str(self._refused.error) if self._refused else ""
        ends, way_out = self._end()
        return SignInState(refused, ends, way_out)

    def _end(self) -> tuple[datetime | None, str]:
        """What ends first of what is near its end, and what to do about it."""
        now, secret_ends = self._clock(), self.app.secret_ends
        if secret_ends and near(secret_ends - _YEARS, secret_ends, now):
            return secret_ends, _NEW_SECRET
        ends = None
        with suppress(TriageError):
            ends = self._read().warns(now)
        return ends, f"{OWNER} has to {LOGIN}" * bool(ends)

    def _read(self) -> Tokens:
        """What is kept: in memory where the disk did not take it, unless a person has signed in since."""
        unsaved, tokens = self._unsaved, self._store.read()
        if unsaved is not None and (tokens is None or tokens.granted <= unsaved.granted):
            return unsaved
        if tokens is not None and tokens.client_id == self.app.client_id:
            return tokens
        if self.app.alone:
            return Tokens(self.app.client_id, granted=self._clock())
        raise ConfigError(f"OAUTH_CLIENT_ID: nobody has signed in to this mailbox with it yet; {LOGIN}")

    def _renewed(self, is_good: Callable[[Tokens], bool]) -> Tokens:
        with self._store.locked():
            tokens = self._read()
            if is_good(tokens):
                return tokens  # another thread or process was faster
            self._raise_what_was_said(tokens)
            # Before anything is asked: a disk that takes this will take the answer, and a crash leaves a trace.
            self._store.write(replace(tokens, renewing=self._clock()))
            try:
                received = self._ask(tokens)
            except SignInRefusedError as error:
                self._refused = _Refused(tokens.refresh, error, self._clock())
                self._store.write(tokens)
                raise
            renewed = tokens.after(received, self._clock())
            self._save(renewed)
            return renewed

    def _ask(self, tokens: Tokens) -> Received:
        app = self.app
        form = app_form(app) if app.alone else refresh_form(app, tokens.refresh)
        try:
            return token_in(self._send(app.endpoints.token, form).body)
        except RefusedError as error:
            if error.error == "invalid_grant" and tokens.renewing is not None:
                raise told(CUT_OFF, f"{app.provider} says: invalid_grant") from None
            raise refusal(app.provider, error.error, error.description, (tokens.refresh, app.secret())) from None

    def _save(self, tokens: Tokens) -> None:
        try:
            self._store.write(tokens)
        except TriageError as error:
            log.error("the renewed sign-in is kept in memory alone, for it cannot be written: %s", error)
            self._unsaved = tokens
        else:
            self._unsaved = None

    def _save_what_was_not(self) -> None:
        """The disk may take now what it did not take before."""
        if self._unsaved is not None:
            with self._store.locked():
                self._save(self._read())

    def _raise_what_was_said(self, tokens: Tokens) -> None:
        """A refusal stands for a while, unless somebody has signed in: who was refused does not ask every minute."""
        before = self._refused
        if before and before.refresh == tokens.refresh and abs(self._clock() - before.at) < PATIENCE:
            raise before.error
