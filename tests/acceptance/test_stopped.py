"""The real daemon under a service manager: what it says of itself, how it stops when every process of its group is
told to at once, also while it writes, and that it reads its rules again when it is told to.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from tests.acceptance.processes import children_of
from tests.acceptance.program import Program
from tests.acceptance.proxy import Moment, Proxy
from tests.factories import letter_octets
from tests.servers.running import PASSWORD, embedded
from triage.demo.imapd.server import ImapServer
from triage.work.drafts.drafting import Recovery

PATIENCE = 30  # seconds
CUSTOMERS = 20
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
CALM = "Could you tell me whether the oak tray fits a round table?"
OF_TRAYS = """\
signals:
  - id: shop_trays
    family: anger
    points: {points}
    why: asks about a tray
    phrases:
      en: [oak tray]
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells of the end of any process")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_group_that_is_told_to_stop_ends_as_asked_and_leaves_nobody_behind(number: int, tmp_path: Path) -> None:
    with ImapServer({"support": PASSWORD}) as server:
        server.deliver("INBOX", letter_octets())
        with Program(tmp_path, embedded(server, "support")).start_run() as daemon:
            wait_for(b"sweep:", daemon)
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


def test_told_to_reload_it_reads_its_rules_again_at_once(tmp_path: Path) -> None:
    """The next poll is minutes away."""
    with ImapServer({"support": PASSWORD}) as server:
        server.deliver("INBOX", letter_octets(CALM))
        rules = tmp_path / "rules.yaml"
        rules.write_text(OF_TRAYS.format(points=1), "utf-8")
        settings = {"TRIAGE_RULES_FILE": str(rules), "TRIAGE_POLL_SECONDS": "300"}
        with Program(tmp_path, embedded(server, "support")).start_run(**settings) as daemon:
            wait_for(b"sweep:", daemon)
            [before] = server.messages("INBOX")
            rules.write_text(OF_TRAYS.format(points=60), "utf-8")
            daemon.send_signal(signal.SIGHUP)
            wait_for(b"rules read again", daemon)
            wait_for(b"sweep:", daemon)
            [after] = server.messages("INBOX")
            daemon.terminate()
    assert ("$label4" in before.flags, "$label4" in after.flags) == (True, False)


def test_told_to_stop_while_it_writes_it_ends_in_time_with_nothing_half_done(tmp_path: Path) -> None:
    """The server takes the fifth draft only when the daemon has begun to stop."""
    with ImapServer({"support": PASSWORD}) as server, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        for number in range(CUSTOMERS):
            name = f"c{number}@mail.example"
            server.deliver("INBOX", letter_octets(UPSET, sender=name, message_id=f"<{name}>"))
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(PATIENCE)
        started: Future[subprocess.Popen[bytes]] = Future()
        with Proxy(
            server.port, pause=Moment("APPEND", 5, "nothing"), meanwhile=partial(stop, started, manager)
        ) as proxy:
            program = Program(tmp_path, replace(embedded(server, "support"), port=proxy.port))
            with program.start_run(NOTIFY_SOCKET=str(tmp_path / "notify")) as daemon:
                started.set_result(daemon)
                assert daemon.wait(PATIENCE) == 0
        laid = len(server.messages("Drafts"))
        resumed = Program(tmp_path, embedded(server, "support")).sweep()
    assert 5 <= laid < CUSTOMERS
    assert resumed.recovery == Recovery()
    assert resumed.drafts.drafted == CUSTOMERS - laid


def stop(started: Future[subprocess.Popen[bytes]], manager: socket.socket) -> None:
    """Tell it to, and wait until it has begun; from then on it has ten seconds."""
    daemon = started.result(PATIENCE)
    daemon.terminate()
    next(told for told in iter(lambda: manager.recv(100), b"") if told == b"STOPPING=1")


def wait_for(told: bytes, daemon: subprocess.Popen[bytes]) -> None:
    """One that does not tell it in time is killed, and tells no more."""
    assert daemon.stderr is not None
    late = Timer(PATIENCE, daemon.kill)
    late.start()
    try:
        assert any(told in line for line in daemon.stderr)
    finally:
        late.cancel()


def has_ended(handle: int) -> bool:
    try:
        return bool(select.select([handle], [], [], PATIENCE)[0])
    finally:
        os.close(handle)
