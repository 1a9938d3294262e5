"""Where an account lives and how to log in to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Tls = Literal["implicit", "starttls", "none"]
Auth = Literal["password", "xoauth2", "oauthbearer"]


@dataclass(frozen=True, slots=True)
class Account:
    """`secret` is asked for the password, or the OAuth2 access token, at every login, so that it may change; `renew`
    for another token than the one that the server has refused.

    `may_write` is asked before anything that writes leaves this machine; it raises TemporaryError where another may be
    writing by now.

    `tls`: "implicit" (port 993), "starttls" (forced: no login without it), or "none" (loopback only).
    The mailboxes named here are used as they are; those left None are found (`mailboxes.find`).
    """

    host: str
    port: int
    user: str
    secret: Callable[[], str] = field(repr=False)
    tls: Tls = "implicit"
    auth: Auth = "password"
    ca_file: Path | None = None  # trusted instead of the system's authorities
    inbox: str = "INBOX"
    drafts: str | None = None
    sent: str | None = None
    trash: str | None = None
    queue: str = "Triage"
    labels: Mapping[str, str] = field(default_factory=dict)  # by keyword: what stands for it on Gmail
    renew: Callable[[str], str] | None = field(default=None, repr=False)
    may_write: Callable[[], None] = lambda: None
