"""A sample of spoilt messages; `python -m tests.acceptance.mutated` takes as many as one likes."""

from __future__ import annotations

from tests.acceptance.mutated import open_line, run
from tests.dev_data import real_messages
from triage.work.isolation import Isolated

SEED, COUNT = 1, 300


def test_spoilt_messages_break_nothing_and_no_robot_is_answered() -> None:
    with Isolated() as isolated:
        tally = run(isolated, open_line(), dict(real_messages("cpython", "spamassassin/")), SEED, range(COUNT))
    assert tally.bad == []
    assert tally.became.total() == COUNT
