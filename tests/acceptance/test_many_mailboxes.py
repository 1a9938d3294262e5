"""The real program over many mailboxes: a folder with a file for each."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.acceptance.fleets import write_fleet, write_mailbox
from tests.factories import letter_octets
from tests.servers.running import PASSWORD
from triage.demo.imapd.server import ImapServer

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds
DRAIN = 10  # seconds
SHOPS = ("east", "north", "south")


class Provider:
    """A folder with config.env and a file for each mailbox, as a provider has it who keeps those of many shops."""

    def __init__(self, folder: Path, server: ImapServer) -> None:
        self.config = write_fleet(folder, server.port, POLL_SECONDS=5)

    def name(self, mailbox: str, **settings: str) -> None:
        write_mailbox(self.config, mailbox, **settings)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "run.py"), *arguments, "--config", str(self.config)]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[str]]:
        """`run.py run`, ended at the latest with the block."""
        command = [sys.executable, str(ROOT / "run.py"), "run", "--config", str(self.config)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=_environment()) as daemon:
            try:
                yield daemon
            finally:
                daemon.kill()


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer(dict.fromkeys((*SHOPS, "late"), PASSWORD)) as running:
        yield running


@pytest.fixture
def silent() -> Iterator[int]:
    """The port of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def provider(tmp_path: Path, server: ImapServer) -> Provider:
    made = Provider(tmp_path, server)
    for shop in SHOPS:
        made.name(shop)
        server.deliver("INBOX", letter_octets(), user=shop)
    return made


def wait_for(daemon: subprocess.Popen[str], *words: str) -> str:
    """The first line of the log with these words. Whatever has not come when the daemon ends fails the test."""
    assert daemon.stderr is not None
    return next(line for line in daemon.stderr if all(word in line for word in words))


def test_every_mailbox_gets_its_drafts_whatever_is_wrong_with_another_and_all_end_as_asked(
    provider: Provider, server: ImapServer, silent: int
) -> None:
    provider.name("broken", POLL_SECONDS="often")
    provider.name("badrules", RULES_FILE="../config.env")
    provider.name("dead", IMAP_PORT=str(silent), IMAP_HOST="localhost")
    with provider.running() as daemon:
        for _ in SHOPS:
            wait_for(daemon, "1 drafts laid")
        daemon.terminate()
        assert daemon.wait(DRAIN + 5) == 0
    assert [len(server.messages("Drafts", user=shop)) for shop in SHOPS] == [1, 1, 1]


def test_a_file_that_is_laid_down_is_a_mailbox_after_hup(provider: Provider, server: ImapServer) -> None:
    server.deliver("INBOX", letter_octets(), user="late")
    with provider.running() as daemon:
        wait_for(daemon, "1 drafts laid")
        provider.name("late")
        daemon.send_signal(signal.SIGHUP)
        wait_for(daemon, "[late]", "1 drafts laid")
        daemon.terminate()
        assert daemon.wait(DRAIN + 5) == 0


def test_once_and_queue_go_through_all_mailboxes_or_take_the_one_that_is_named(provider: Provider) -> None:
    provider.name("broken", POLL_SECONDS="often")
    swept = provider.run("once", "--json")
    told = json.loads(swept.stdout)["mailboxes"]
    assert swept.returncode == 78
    assert [len(told[shop]["queue"]) for shop in SHOPS] == [1, 1, 1]
    assert "POLL_SECONDS='often'" in told["broken"]["error"]
    shown = provider.run("queue", "--mailbox", "north", "--json")
    assert (shown.returncode, len(json.loads(shown.stdout)["queue"])) == (0, 1)


def test_check_names_each_mailbox_with_what_is_wrong(tmp_path: Path, server: ImapServer) -> None:
    provider = Provider(tmp_path, server)
    provider.name("first", POLL_SECONDS="often")
    provider.name("second", RULES_FILE="../config.env")
    done = provider.run("check")
    assert done.returncode == 78
    _, first, told_of_first, second, told_of_second = (part.strip() for part in done.stdout.split("---"))
    assert (first, "POLL_SECONDS" in told_of_first) == ("first", True)
    assert (second, "expected sections" in " ".join(told_of_second.split())) == ("second", True)


@pytest.mark.parametrize("command", [("forget", "anna@mail.example"), ("report",)])
def test_what_is_about_one_shop_asks_which(command: tuple[str, ...], provider: Provider) -> None:
    done = provider.run(*command)
    assert done.returncode == 78
    assert "choose one with --mailbox: east, north, south" in done.stderr


def test_what_is_remembered_of_a_customer_is_forgotten_in_the_mailbox_that_is_named(provider: Provider) -> None:
    provider.run("once", "--mailbox", "north")
    customer = "anna.mueller@mail.example"
    assert "Nothing" in provider.run("forget", customer, "--yes", "--mailbox", "south").stdout
    assert "1 letter, 1 draft" in provider.run("forget", customer, "--yes", "--mailbox", "north").stdout
