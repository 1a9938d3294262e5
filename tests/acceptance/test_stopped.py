"""The real daemon under a service manager: what it says of itself, and how it stops when every process of its group is
told to at once.
"""

from __future__ import annotations

import os
import select
import signal
import socket
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


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's own")
def test_the_manager_is_told_that_it_is_ready_alive_and_stopping(tmp_path: Path) -> None:
    with ImapServer({"support": PASSWORD}) as server, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(PATIENCE)
        program = Program(tmp_path, embedded(server, "support"))
        told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "100000"}
        with program.start_run(**told) as daemon:
            assert [manager.recv(100), manager.recv(100)] == [b"READY=1", b"WATCHDOG=1"]
            daemon.terminate()
            assert b"STOPPING=1" in iter(lambda: manager.recv(100), b"")
            assert daemon.wait(PATIENCE) == 0


def children_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in children for child in each.read_text().split()]


def has_ended(handle: int) -> bool:
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)
