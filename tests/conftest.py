"""Servers for every test that wants one; and nothing that any text must hold for is timed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.servers.running import NAMES, PASSWORD, Running, Servers, embedded
from triage.demo.imapd.server import ImapServer

# On a busy machine a deadline fails what is right.
settings.register_profile("patient", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """The real servers, started when first used."""
    with Servers() as running:
        yield running


@pytest.fixture(params=NAMES)
def imap_server(request: pytest.FixtureRequest, servers: Servers) -> Iterator[Running]:
    """Each server in turn, with an empty account."""
    if request.param != "embedded":
        yield servers.account(request.param)
        return
    with ImapServer({"support": PASSWORD}) as server:
        yield embedded(server, "support")


@pytest.fixture
def dovecot(servers: Servers) -> Running:
    """Dovecot with an empty account."""
    return servers.account("dovecot")


@pytest.fixture
def cyrus(servers: Servers) -> Running:
    """Cyrus with an empty account."""
    return servers.account("cyrus")
