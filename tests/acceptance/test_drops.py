"""A few losses; `python -m tests.acceptance.drops` makes a hundred of them."""

from __future__ import annotations

import sys

import pytest

from tests.acceptance.drops import PLACES, holds, watched
from tests.servers.running import Servers

SAMPLE = {"dovecot": ("TLS cut",), "cyrus": ("BYE",)}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what a process has computed")
@pytest.mark.parametrize("place", PLACES)
def test_a_daemon_that_loses_its_server_is_back_within_a_minute_and_idle_meanwhile(
    place: str, servers: Servers
) -> None:
    with watched(place, servers) as daemon:
        daemon.until_drafted()
        losses = [daemon.lose(kind, away=4.0) for kind in SAMPLE[place]]
    assert holds(losses), [str(loss) for loss in losses]
