"""The shop's own registration with an authorization server, and where that server answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where to ask (RFC 6749 section 3, RFC 8628 section 3.1), "" where the server knows no such way; the scopes that
    let a person's, or the app's own, token into a mailbox; what else an authorization request says.
    """

    authorization: str
    token: str
    device: str
    scope: str
    app_scope: str = ""
    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class App:
    """`alone`: it signs in by itself, without a person (client credentials, RFC 6749 section 4.4). `secret` is asked
    for each time; "" where there is none. `secret_ends`: when the shop has to make a new one, as far as is known.
    """

    provider: str
    client_id: str
    endpoints: Endpoints
    secret: Callable[[], str] = field(default=str, repr=False)
    alone: bool = False
    secret_ends: datetime | None = None

    @property
    def scope(self) -> str:
        return self.endpoints.app_scope if self.alone else self.endpoints.scope


# Google gives a refresh token only to who asks for access while nobody is there, and again only after consent.
GOOGLE = Endpoints(
    authorization="https://accounts.google.com/o/oauth2/v2/auth",
    token="https://oauth2.googleapis.com/token",  # noqa: S106 - an address
    device="",  # its device codes do not open mailboxes
    scope="https://mail.google.com/",
    also={"access_type": "offline", "prompt": "consent"},
)


def microsoft(tenant: str) -> Endpoints:
    """`tenant`: the directory's id or domain; "organizations", "consumers" or "common" for any."""
    base = f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
    return Endpoints(
        authorization=f"{base}/authorize",
        token=f"{base}/token",
        device=f"{base}/devicecode",
        scope="https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
        app_scope="https://outlook.office365.com/.default",
    )
