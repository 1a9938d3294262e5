"""An SMTP server that keeps what it is sent: `with smtp_sink() as sink: ...`."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.base import HOST, free_ports


@dataclass(slots=True)
class Sink:
    """`letters`: the octets of each message that came in, with whom its envelope names. `arrived`: whether one has."""

    port: int
    letters: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        self.letters.append((tuple(envelope.rcpt_tos), bytes(envelope.original_content or b"")))
        self.arrived.set()
        return "250 kept"


@contextmanager
def smtp_sink() -> Iterator[Sink]:
    [port] = free_ports(1)
    sink = Sink(port)
    controller = Controller(sink, hostname=HOST, port=port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
