"""What a service manager hears of us."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from triage.cli.running.supervisor import beat, tell


@pytest.fixture(params=["in a folder", "in the abstract namespace"])
def manager(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with TemporaryDirectory() as folder, closing(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)) as listening:
        name = f"@triage-test-{os.getpid()}" if "abstract" in request.param else str(Path(folder) / "notify")
        listening.bind(name.replace("@", "\0", 1))
        listening.settimeout(20)
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        yield listening


def test_the_manager_hears_what_it_is_told(manager: socket.socket) -> None:
    tell("READY=1")
    assert manager.recv(100) == b"READY=1"


def test_where_nobody_listens_nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    tell("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    tell("READY=1")
    assert beat() == 30


@pytest.mark.parametrize(
    ("asked", "whom", "seconds"),
    [("10000000", "", 5), ("10000000", "1", 30), ("180000000", "", 30), ("0", "", 30), ("often", "", 30)],
)
def test_it_is_heard_of_twice_as_often_as_the_manager_would_act(
    asked: str, whom: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", asked)
    monkeypatch.setenv("WATCHDOG_PID", whom or str(os.getpid()))
    assert beat() == seconds
