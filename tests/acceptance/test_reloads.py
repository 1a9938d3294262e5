"""A few reloads under load; `python -m tests.acceptance.reloads` does a thousand."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.reloads import holds, reloads


def test_no_letter_is_judged_by_half_the_rules_while_a_shop_rewrites_them(tmp_path: Path) -> None:
    tally = reloads(tmp_path, 6)
    assert holds(tally), tally
