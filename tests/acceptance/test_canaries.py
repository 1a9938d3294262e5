"""What customers write stays in the mailbox: neither the log, told to say all it can, nor the ledger holds a word."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from tests.acceptance.program import ROOT, Program
from tests.factories import letter_octets
from tests.servers.running import PASSWORD, embedded
from triage.demo.imapd.server import ImapServer

CANARIES = {
    "address": "canary.quaxolin",
    "domain": "zwibbelforth.example",
    "name": "Ophrelia",
    "subject": "Grimbulwark",
    "body": "vexillomancer",
    "Message-ID": "mellifluvian",
    "order": "990417733",
    "reply": "kerfundlement",
    "password": PASSWORD,
}
LONGEST = 120.0  # seconds
UPSET = (
    "My vexillomancer from order #990417733 arrived broken. Worst service ever, nobody answers, and I am furious.\n\n"
    "Ophrelia"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The log and the ledger's octets after two sweeps over a letter, a robot's, a broken one and a reply."""
    folder = tmp_path_factory.mktemp("canaries")
    now = datetime.now(UTC) - timedelta(hours=1)
    sender = "Ophrelia <canary.quaxolin@zwibbelforth.example>"
    letter = letter_octets(UPSET, sender=sender, subject="Grimbulwark", message_id="<mellifluvian@mail.example>")
    robots = letter_octets(
        UPSET, sender=sender, subject="Grimbulwark", message_id="<a@mail.example>", Auto_Submitted="auto-replied"
    )
    broken = b"".join(b"X-Grimbulwark: vexillomancer\r\n" for _ in range(20_000)) + letter
    sent = letter_octets(
        "I will write to you by 5 pm tomorrow, kerfundlement.",
        sender="help@shop.example",
        to=sender,
        message_id="<sent@shop.example>",
        In_Reply_To="<mellifluvian@mail.example>",
    )
    with ImapServer({"support": PASSWORD}) as server:
        Program(folder, embedded(server, "support"))
        for octets in (letter, robots, broken):
            server.deliver("INBOX", octets, received=now)
        daemon = _started(folder)
        try:
            _wait(lambda: len(server.messages("Drafts")) == 1)
            server.deliver("Sent", sent, received=now)
            _wait(lambda: not server.messages("Drafts"))
        finally:
            daemon.terminate()
            log = daemon.communicate(timeout=LONGEST)[1]
    ledger = b"".join(path.read_bytes() for path in sorted((folder / "var").iterdir()))
    return {"log": log, "ledger": ledger}


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """The daemon, its log on a pipe that a few sweeps do not fill."""
    command = [sys.executable, str(ROOT / "run.py"), "run", "--config", str(folder / "config.env")]
    environment = os.environ | {"TRIAGE_LOG_LEVEL": "debug", "TRIAGE_POLL_SECONDS": "5"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _wait(until: Callable[[], bool]) -> None:
    ends = monotonic() + LONGEST
    while not until():
        assert monotonic() < ends, "nothing happens"


@pytest.mark.parametrize("where", ["log", "ledger"])
@pytest.mark.parametrize("what", CANARIES)
def test_no_word_of_a_letter_is_told(what: str, where: str, told: dict[str, bytes]) -> None:
    assert CANARIES[what].lower().encode() not in told[where].lower()


def test_the_ledger_was_written(told: dict[str, bytes]) -> None:
    assert b"drafted" in told["ledger"] or b"answered" in told["ledger"]


def test_the_log_tells_of_the_sweeps(told: dict[str, bytes]) -> None:
    assert b" INFO triage.cli.running.summary: sweep: " in told["log"]
