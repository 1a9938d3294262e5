"""Whether what is sent to a host stays on this very machine: then it may go unencrypted."""

from __future__ import annotations

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """`host`: a name, or an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
