"""Fixtures shared by the contract tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.ledgers import KINDS, Ledgers, require_postgres
from tests.contract.sessions import Connect
from tests.contract.world import FakeWorld, ServerWorld, World
from tests.servers.base import PrivateServer
from tests.servers.running import NAMES, PASSWORD, Servers, embedded
from triage.demo.imapd.server import ImapServer
from triage.imap.account import Account
from triage.imap.session import Session, connect
from triage.jobs.queue import Queue
from triage.work.protocols import Ledger, Mailbox


@pytest.fixture(params=KINDS)
def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledgers]:
    """Ledgers of each kind, with nothing in them yet."""
    with Ledgers(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def ledger(ledgers: Ledgers) -> Ledger:
    return ledgers.open()


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """Where `sqlite_url` points; neither it nor its folder is there yet."""
    return tmp_path / "var" / "triage.sqlite"


@pytest.fixture
def sqlite_url(ledger_file: Path) -> str:
    """A database on SQLite that waits for no lock."""
    return f"sqlite:///{ledger_file}?timeout=0"


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, ledger_file: Path) -> str:
    """An empty database of each kind."""
    return f"sqlite:///{ledger_file}" if request.param == "sqlite" else require_postgres().new_database()


@pytest.fixture
def url() -> str:
    """An empty database on PostgreSQL."""
    return require_postgres().new_database()


@pytest.fixture
def queue(url: str) -> Iterator[Queue]:
    """The queue of jobs in that database."""
    with Queue(url) as opened:
        yield opened


@pytest.fixture
def connected() -> Iterator[Connect]:
    """`connect` with an account on loopback; what it opens is closed in the end."""
    sessions: list[Session] = []

    def go(server: Any, **changes: Any) -> Session:
        values: dict[str, Any] = {"host": server.host, "port": server.port, "user": "support", "tls": "none"}
        sessions.append(connect(Account(**(values | {"secret": lambda: PASSWORD} | changes))))
        return sessions[-1]

    yield go
    for session in sessions:
        session.close()


@pytest.fixture(params=["dovecot", "cyrus"])
def real(request: pytest.FixtureRequest, servers: Servers) -> PrivateServer:
    return servers.real(request.param)


@pytest.fixture(params=("fake", *NAMES))
def world(request: pytest.FixtureRequest, servers: Servers) -> Iterator[World]:
    """Each kind of account in turn, empty."""
    made: World
    if request.param == "fake":
        yield FakeWorld()
    elif request.param == "embedded":
        with ImapServer({"support": PASSWORD}) as server:
            made = ServerWorld(embedded(server, "support"))
            yield made
            made.close()
    else:
        made = ServerWorld(servers.account(request.param))
        yield made
        made.close()


@pytest.fixture
def mailbox(world: World) -> Mailbox:
    return world.connect()
