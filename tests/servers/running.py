"""One face for the servers the tests run against: embedded, Dovecot, Cyrus and Courier."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.servers.base import PrivateServer, ServerAbsentError
from tests.servers.courier import Courier
from tests.servers.cyrus import Cyrus
from tests.servers.dovecot import Dovecot
from triage.demo.imapd.server import ImapServer

PASSWORD = "secret"
REAL: dict[str, type[PrivateServer]] = {"dovecot": Dovecot, "cyrus": Cyrus, "courier": Courier}
NAMES = ("embedded", "dovecot", "cyrus")  # all that a test may ask for; Courier cannot do all of it


@dataclass(frozen=True, slots=True)
class Running:
    """A running server and an empty account on it, used by one test only. `port` speaks plain IMAP; `prefix` stands
    before the name of every mailbox but INBOX, and some have another name here (`names`).
    """

    name: str
    host: str
    port: int
    user: str
    password: str
    stop: Callable[[], None]
    start: Callable[[], None]
    prefix: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


class Servers:
    """The real servers, each started when first asked for and stopped with the session."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._started: dict[str, PrivateServer] = {}
        self._numbers = itertools.count(1)

    def __enter__(self) -> Servers:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def real(self, name: str) -> PrivateServer:
        """The named server. Skips the test where it is not installed, fails where it must be."""
        if name not in self._started:
            # Not pytest's own folder: root's is closed to the user the server runs as.
            folder = Path(tempfile.mkdtemp(prefix=f"triage-{name}-"))
            self._open.callback(shutil.rmtree, folder, ignore_errors=True)
            folder.chmod(0o755)
            try:
                self._started[name] = self._open.enter_context(REAL[name](folder / "server"))
            except ServerAbsentError as absent:
                if os.environ.get("CI") == "true" or os.environ.get("TRIAGE_REQUIRE_SERVERS") == "1":
                    pytest.fail(str(absent))
                pytest.skip(str(absent))
        return self._started[name]

    def account(self, name: str) -> Running:
        """The named real server with a new, empty account."""
        server = self.real(name)
        user = f"support{next(self._numbers)}"
        server.add_user(user, PASSWORD)
        return Running(name, server.host, server.port, user, PASSWORD, server.stop, server.start, server.prefix)


def embedded(server: ImapServer, user: str, **ways: Any) -> Running:
    return Running("embedded", server.host, server.port, user, PASSWORD, server.stop, server.start, **ways)
