"""A command that does not come to its end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.servers.scripted import ScriptedServer
from triage.imap.account import Account
from triage.imap.session import Session, connect
from triage.imap.trouble import ConnectionLostError

PATIENCE = 20.0


class Mute:
    """Answers nothing but LOGIN until it is told to."""

    def __init__(self) -> None:
        self.speaks = threading.Event()

    def __call__(self, tag: bytes, rest: bytes) -> bytes | None:
        if not rest.startswith(b"LOGIN"):
            self.speaks.wait(PATIENCE)
        return tag + b" OK done\r\n"


@pytest.fixture
def session() -> Iterator[Session]:
    mute = Mute()
    with ScriptedServer(mute) as server:
        account = Account(server.host, server.port, "support", lambda: "secret", tls="none")
        with closing(connect(account)) as connected:
            yield connected
            mute.speaks.set()


def test_a_command_that_takes_too_long_ends_with_the_connection(session: Session) -> None:
    with pytest.raises(ConnectionLostError), session.command("NOOP", 0.01) as client:
        client.noop()
    with pytest.raises(ConnectionLostError), session.command("NOOP") as client:
        client.noop()


def test_of_many_commands_only_the_one_that_takes_too_long_is_cut_off(session: Session) -> None:
    with ScriptedServer(lambda tag, rest: tag + b" OK done\r\n") as server:
        account = Account(server.host, server.port, "support", lambda: "secret", tls="none")
        with closing(connect(account)) as other, other.command("NOOP", 1000.0) as well:
            for _ in range(2):
                with pytest.raises(ConnectionLostError), session.command("NOOP", 0.01) as client:
                    client.noop()
            assert well.noop()[0] == b"done"


def test_a_thread_watches_over_all_commands_however_many() -> None:
    with ScriptedServer(lambda tag, rest: tag + b" OK done\r\n") as server:
        account = Account(server.host, server.port, "support", lambda: "secret", tls="none")
        with closing(connect(account)) as session:
            for _ in range(5):
                with session.command("NOOP") as client:
                    client.noop()
            assert [thread.name for thread in threading.enumerate()].count("watchdog") == 1
