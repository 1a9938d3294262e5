"""A sign-in to a mailbox, for tests: an authorization server, a clock that can be set, and the file it is kept in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.servers.authorization import AuthorizationServer
from triage.signin.keep import SignIn
from triage.signin.token_file import TokenFile
from triage.signin.tokens import Tokens

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Clock:
    """The clock of this machine, which people set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def signed_in(server: AuthorizationServer, file: TokenFile, clock: Clock) -> SignIn:
    """Somebody has signed in just now, and no access token is known yet."""
    granted = Tokens("shop", granted=clock.now, refresh=server.grant())
    file.write(granted)
    return SignIn(server.app(), file, clock=clock)


def kept(file: TokenFile) -> Tokens:
    found = file.read()
    assert found is not None
    return found
