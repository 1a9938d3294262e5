"""Which kind of server this is: by what it can do, by the name it gives itself (ID, RFC 2971), or by its host."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from triage.model import Provider


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a kind of server is known by; each alone will do. `software`: how its name begins, in lower case."""

    provider: Provider
    capability: str | None = None
    software: str = ""
    hosts: tuple[str, ...] = ()

    def is_on(self, host: str, capabilities: Collection[str], software: str) -> bool:
        named = self.software and software.lower().startswith(self.software)
        return bool(self.capability in capabilities or named or (self.hosts and host.lower().endswith(self.hosts)))


_KINDS = (
    _Mark(Provider("Gmail", labels=True, bin=True, seen=False), "X-GM-EXT-1"),
    _Mark(
        Provider("Microsoft 365 or Exchange", seen=False),
        software="microsoft.exchange",
        hosts=("outlook.office365.com", "outlook.office.com", "imap-mail.outlook.com"),
    ),
    _Mark(Provider("Courier"), "ACL2=UNION"),
    _Mark(Provider("Dovecot"), software="dovecot"),
    _Mark(Provider("Cyrus"), software="cyrus imap"),
)


def recognise(host: str, capabilities: Collection[str], software: str) -> Provider:
    """The kind of server; one without a name where it is none of those known here."""
    return next((mark.provider for mark in _KINDS if mark.is_on(host, capabilities, software)), Provider())
