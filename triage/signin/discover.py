"""Which IMAP server a mailbox has: the table, the DNS, and last the names that most domains use."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from triage.signin.providers import Provider, by_domain, by_exchangers

CONVENTIONAL = ("imap", "mail")
PORT = 993
_SECONDS = 5.0

Answers = Callable[[str, int], bool]


class Lookup(Protocol):
    """What the DNS says; `names.Names` satisfies it."""

    def exchangers(self, domain: str) -> tuple[str, ...]: ...

    def imap_servers(self, domain: str) -> tuple[tuple[str, int], ...]: ...


class NoLookup:
    """Where dnspython is not installed."""

    def exchangers(self, domain: str) -> tuple[str, ...]:
        return ()

    def imap_servers(self, domain: str) -> tuple[tuple[str, int], ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Found:
    """`how` we know, for people; `provider` is None for a server of no provider in the table. `certain`: it is one of
    the table, or within the mailbox's own domain; else a person has to agree to it (RFC 6186 section 6).
    """

    host: str
    port: int
    how: str
    provider: Provider | None = None
    certain: bool = True


def find(domain: str, lookup: Lookup, answers: Answers) -> Found | None:
    """The server for addresses of that domain; None where nobody knows.

    `answers` tells whether a server of that name speaks TLS there with a certificate for it: a name that anybody may
    have told us (the DNS is not signed as a rule) is no place to bring a password to.
    """
    domain = domain.lower()
    provider = by_domain(domain)
    if provider is not None:
        return Found(provider.host, PORT, f"{domain} is at {provider.title}", provider)
    provider = by_exchangers(lookup.exchangers(domain))
    if provider is not None:
        return Found(provider.host, PORT, f"mail for {domain} is taken in by {provider.title}", provider)
    named = ((host, port, f"{domain} names it in its DNS (RFC 6186)") for host, port in lookup.imap_servers(domain))
    usual = ((f"{name}.{domain}", PORT, "it answers under the usual name") for name in CONVENTIONAL)
    for host, port, how in (*named, *usual):
        if answers(host, port):
            return Found(host, port, how, certain=f".{host}".endswith(f".{domain}"))
    return None


def answers_over_tls(host: str, port: int) -> bool:
    """Whether an IMAP server greets us there, over TLS, with a certificate for that name."""
    try:
        with (
            socket.create_connection((host, port), _SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secure,
        ):
            return secure.recv(64).startswith(b"* OK")
    except (OSError, UnicodeError):
        return False
