"""A support office on each server, and in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.office import BROKEN, FakeHands, Office, ServerHands
from tests.acceptance.shop import account_on
from tests.servers.running import NAMES, Servers


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """An office everywhere; tests that NEED_KEYWORDS find none on Exchange."""
    if "office" in metafunc.fixturenames:
        played = () if getattr(metafunc.module, "NEED_KEYWORDS", False) else ("exchange",)
        metafunc.parametrize("office", ("memory", *NAMES, "courier", *played), indirect=True)


@pytest.fixture
def office(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Office]:
    """An office with an empty account."""
    if request.param == "memory":
        yield Office(FakeHands(), tmp_path)
        return
    with account_on(request.param, servers) as server:
        office = Office(ServerHands(server), tmp_path)
        yield office
        office.close()


@pytest.fixture
def swept(office: Office) -> Office:
    """After a customer has written, and the bot has laid a draft."""
    office.letter(BROKEN)
    office.sweep()
    return office
