"""What the DNS says of a domain's mail, by dnspython: MX records, and the IMAP servers of RFC 6186."""

from __future__ import annotations

from typing import Any

import dns.exception
import dns.resolver
from dns.rdatatype import RdataType

SECONDS = 5.0


class Names:
    """Asks the resolver of this machine, or `resolver`. What cannot be had in time counts as none."""

    def __init__(self, resolver: dns.resolver.Resolver | None = None) -> None:
        self._resolver = resolver

    def exchangers(self, domain: str) -> tuple[str, ...]:
        """Of the domain's mail (MX), the preferred one first."""
        found = self._ask(domain, RdataType.MX)
        return tuple(str(one.exchange) for one in sorted(found, key=lambda one: int(one.preference)))

    def imap_servers(self, domain: str) -> tuple[tuple[str, int], ...]:
        """Hosts and ports for IMAP over TLS (RFC 6186 section 3.2), as the domain prefers them; "." is none."""
        found = self._ask(f"_imaps._tcp.{domain}", RdataType.SRV)
        ordered = sorted(found, key=lambda one: (int(one.priority), -int(one.weight)))
        servers = ((str(one.target).rstrip("."), int(one.port)) for one in ordered)
        return tuple((host, port) for host, port in servers if host)

    def _ask(self, name: str, kind: RdataType) -> list[Any]:
        try:
            resolver = self._resolver or dns.resolver.get_default_resolver()
            return list(resolver.resolve(name, kind, lifetime=SECONDS, search=False))
        except (dns.exception.DNSException, OSError, ValueError):
            return []
