"""The real daemon, told to stop as a service manager tells it: every process of its group at once."""

from __future__ import annotations

import os
import select
import signal
import sys
from pathlib import Path

import pytest

from tests.acceptance.program import Program
from tests.factories import letter_octets
from tests.servers.running import PASSWORD, embedded
from triage.demo.imapd.server import ImapServer

PATIENCE = 30  # seconds


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells of the end of any process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_group_that_is_told_to_stop_ends_as_asked_and_leaves_nobody_behind(number: int, tmp_path: Path) -> None:
    with ImapServer({"support": PASSWORD}) as server:
        server.deliver("INBOX", letter_octets())
        with Program(tmp_path, embedded(server, "support")).start_run() as daemon:
            assert daemon.stderr is not None
            next(told for told in daemon.stderr if b"sweep:" in told)
            others = [os.pidfd_open(pid) for pid in children_of(daemon.pid)]
            os.killpg(daemon.pid, number)
            assert daemon.wait(PATIENCE) == 0
            assert others
            assert all(has_ended(one) for one in others)


def children_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in children for child in each.read_text().split()]


def has_ended(handle: int) -> bool:
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)
