"""The process that reads letters, for every test of what harm one may do there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hostile import Obedient
from tests.isolation import SHORT
from triage.work.examine.isolation import Isolated


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(SHORT, Obedient) as examination:
        yield examination
