"""A fleet on many machines, by its own commands: workers that are struck, and a start without what it needs."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.fleet_kills import Planned, World, comes
from tests.acceptance.fleets import write_fleet
from tests.acceptance.provider import ROOT, Provider, providing
from tests.contract.ledgers import require_postgres
from tests.servers.base import HOST

LONGEST = 120.0  # seconds; others go on after ten, and whoever judges this has other things to do as well


@pytest.fixture(scope="module")
def port() -> int:
    """One that is free."""
    with socket.create_server((HOST, 0)) as trial:
        return int(trial.getsockname()[1])


@pytest.fixture(scope="module")
def provider(port: int) -> Iterator[Provider]:
    require_postgres()
    with providing(4, 2, METRICS_PORT=port) as made:
        yield made


@pytest.mark.parametrize(
    "planned",
    [
        Planned(0, signal.SIGKILL, "APPEND", 1, "literal", None, 0.0),
        Planned(1, signal.SIGSTOP, "APPEND", 1, "line", None, 2.0),
    ],
    ids=["killed", "frozen"],
)
def test_others_go_on_with_its_mailbox_and_every_customer_has_one_draft(provider: Provider, planned: Planned) -> None:
    assert World(provider).befall(planned, LONGEST).wrong == []


def test_it_tells_how_it_is(provider: Provider) -> None:
    told = json.loads(provider.run("fleet", "--json").stdout)
    assert sorted(told["mailboxes"]) == ["shop0", "shop1", "shop2", "shop3"]
    assert told["jobs"].keys() == {"waiting", "in_hand", "stalled"}
    assert 1 <= len(told["workers"]) <= 3
    assert "4 mailboxes" in provider.run("fleet").stdout


def test_a_worker_tells_of_the_mailboxes_it_keeps(provider: Provider, port: int) -> None:
    assert comes(lambda: 'triage_sweeps_total{mailbox="shop' in metrics(port))


def metrics(port: int) -> str:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/metrics", timeout=LONGEST) as answer:
            return str(answer.read(), "utf-8")
    except OSError:
        return ""  # that worker was killed a moment ago, and is not up yet


def test_told_to_stop_a_worker_drains_and_nothing_is_left_in_its_hands(provider: Provider) -> None:
    machine = provider.machines.pop()
    assert machine.stop() == 0


# --- without what it needs --------------------------------------------------------------------------------------------


def start(folder: Path, command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Of a shop that has not been told where PostgreSQL is."""
    config = write_fleet(folder, 143, ["shop"])
    arguments = [sys.executable, str(ROOT / "run.py"), command, "--config", str(config)]
    return subprocess.run(arguments, env=os.environ | settings, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["scheduler", "worker", "fleet"])
def test_on_sqlite_it_says_what_to_write(command: str, tmp_path: Path) -> None:
    done = start(tmp_path, command)
    assert (done.returncode, "LEDGER_URL" in done.stderr, "postgresql://" in done.stderr) == (78, True, True)


@pytest.mark.parametrize("command", ["scheduler", "worker", "fleet"])
def test_where_no_postgresql_answers_it_asks_whether_it_runs(command: str, tmp_path: Path) -> None:
    done = start(tmp_path, command, TRIAGE_LEDGER_URL="postgresql://triage@127.0.0.1:1/triage")
    assert (done.returncode, "does PostgreSQL run, and is LEDGER_URL right?" in done.stderr) == (75, True)


@pytest.mark.parametrize("command", ["scheduler", "fleet"])
def test_without_the_extra_it_says_what_to_type(command: str, tmp_path: Path) -> None:
    url = require_postgres().new_database()
    missing = tmp_path / "missing" / "procrastinate"
    missing.mkdir(parents=True)
    (missing / "__init__.py").write_text("raise ModuleNotFoundError\n", "utf-8")
    done = start(tmp_path, command, TRIAGE_LEDGER_URL=url, PYTHONPATH=str(missing.parent))
    assert (done.returncode, ".venv/bin/pip install -e '.[postgres]'" in done.stderr) == (78, True)
