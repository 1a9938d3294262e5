"""What the service manager is told (sd_notify(3)): one datagram each, and nothing where nobody listens."""

from __future__ import annotations

import os
import socket
from contextlib import suppress

_BEAT = 30.0  # seconds, where nobody wants to hear of us more often


def tell(state: str) -> None:
    """`state`: READY=1, STOPPING=1 or WATCHDOG=1."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):  # in the abstract namespace, unix(7)
        address = "\0" + address[1:]
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.sendto(state.encode(), address)


def beat() -> float:
    """How often, in seconds, the manager wants to hear WATCHDOG=1: twice as often as it would act (WATCHDOG_USEC)."""
    told = os.environ.get("WATCHDOG_USEC", "")
    mine = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return min(int(told) / 2_000_000, _BEAT) if told.isdecimal() and int(told) and mine else _BEAT
