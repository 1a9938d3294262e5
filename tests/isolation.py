"""Letters given to a process of their own, for tests of what becomes of them and of it."""

from __future__ import annotations

import sys

import pytest

from tests.factories import BROKEN_VASE, NOON, letter_octets
from triage.model import Place, RawMessage
from triage.work.examine.confinement import Limits
from triage.work.examine.examining import Examined

SHORT = Limits(seconds=0.5)  # a letter's time on a machine that is busy with tests
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells of the end of any process")
SECONDS = 30  # how long the suite waits for what takes one


def raw(text: str = BROKEN_VASE, *, subject: str = "My order", uid: int = 1) -> RawMessage:
    octets = letter_octets(text, subject=subject)
    return RawMessage(Place("INBOX", 7, uid), frozenset(), NOON, len(octets), octets)


def stages(examined: list[Examined]) -> list[str]:
    return [one.error.stage if one.error else "" for one in examined]
