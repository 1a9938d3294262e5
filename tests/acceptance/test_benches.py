"""The programs that measure speed, memory and delay run, on a few letters."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.servers.running import Servers

ROOT = Path(__file__).parents[2]


def measured(name: str, *arguments: str) -> Any:
    command = [sys.executable, "-m", f"bench.{name}", "--json", *arguments]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


@pytest.fixture(autouse=True)
def _installed(servers: Servers) -> None:
    servers.real("dovecot")


def test_the_first_sweep_is_timed_beside_the_naive_loop() -> None:
    taken = measured("speed", "--letters", "20", "--runs", "1")["taken"]
    assert (taken["sweep"]["drafts"] > 0, taken.keys() >= {"sweep", "naive"}) == (True, True)


def test_the_way_from_a_new_letter_to_its_draft_is_timed() -> None:
    waited = measured("latency", "--letters", "1")["waited"]
    assert all(one["drafted_ms"] > 0 for one in waited.values())


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells how much memory a process has held at most")
def test_memory_is_told_for_each_size() -> None:
    assert len(measured("memory", "--letters", "20", "30", "--waiting", "2")["peak_mib"]) == 3


def test_the_simulated_fleet_does_what_the_measured_one_did() -> None:
    told = measured("fleet", "--simulate")
    assert all(0.75 < point["simulated"] / point["measured"] < 1.3 for point in told["points"])
    assert {plan["bottleneck"] for plan in told["plans"]} <= {
        "workers' cores",
        "places in workers",
        "PostgreSQL's cores",
    }
