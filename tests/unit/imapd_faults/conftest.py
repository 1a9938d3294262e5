"""An embedded server that fails by plan, and clients on it."""

from collections.abc import Iterator

import pytest

from tests.unit.imapd_faults.letter import LETTER, Connect
from tests.wire import WireClient
from triage.demo.imapd.faults import FaultPlan
from triage.demo.imapd.server import ImapServer


@pytest.fixture
def plan() -> FaultPlan:
    return FaultPlan()


@pytest.fixture
def server(plan: FaultPlan) -> Iterator[ImapServer]:
    with ImapServer({"support": "secret"}, faults=plan) as running:
        running.deliver("INBOX", LETTER)
        yield running


@pytest.fixture
def connect(server: ImapServer) -> Iterator[Connect]:
    clients: list[WireClient] = []

    def connected() -> WireClient:
        clients.append(WireClient(server.host, server.port).log_in())
        clients[-1].command(b"SELECT INBOX")
        return clients[-1]

    yield connected
    for client in clients:
        client.close()
