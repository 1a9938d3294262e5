"""A sample of spoilt messages; `python -m tests.acceptance.mutated` takes as many as one likes."""

from __future__ import annotations

from tests.acceptance.mutated import PATIENT, open_line, run
from tests.dev_data import real_messages
from triage.work.examine.isolation import Isolated

SEED, COUNT = 1, 300
# Sentences without end, that took seconds to tell back.
ONCE_SLOW = (2386, 4397, 6980, 10792, 11801, 17641, 59240, 62687, 63010, 63538, 77534, 157460)


def test_spoilt_messages_break_nothing_and_no_robot_is_answered() -> None:
    with Isolated(PATIENT) as isolated:
        tally = run(isolated, open_line(), dict(real_messages("cpython", "spamassassin/")), SEED, range(COUNT))
    assert tally.bad == []
    assert tally.became.total() == COUNT


def test_those_that_once_did_break_nothing_now() -> None:
    with Isolated(PATIENT) as isolated:
        assert run(isolated, open_line(), dict(real_messages()), SEED, ONCE_SLOW).bad == []
