"""A small flood of the kind that `floods.py` lets loose in full."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.acceptance.floods import HOUR, flood, hold, sweeps
from triage.model import Allowance, Budget

EACH = 300  # more than the budget of an hour
BUDGET = Budget(total=(Allowance(250, HOUR), Allowance(1000, timedelta(days=1))))


def test_a_flood_is_judged_whole_and_answered_within_the_budget(tmp_path: Path) -> None:
    hold(EACH, list(sweeps(flood(EACH), tmp_path, BUDGET)), BUDGET)
