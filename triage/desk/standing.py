"""How upset a letter is beside the shop's own letters: its percentile among those of the last 90 days. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

DAYS: Final = 90
FEWEST: Final = 20  # letters; below that a percentile says nothing


@dataclass(frozen=True, slots=True)
class Standing:
    """`frustrations` of the shop's letters, 0..100, least upset first."""

    frustrations: Sequence[float] = ()

    def calmer(self, frustration: float) -> int | None:
        """How many of 100 letters are less upset; None where there are too few to tell."""
        if len(self.frustrations) < FEWEST:
            return None
        return int(100 * bisect_left(self.frustrations, frustration) / len(self.frustrations))

    def words(self, frustration: float) -> str:
        """ "more upset than 96 of 100 letters of the last 90 days"; "" where there are too few to tell."""
        calmer = self.calmer(frustration)
        return "" if calmer is None else f"more upset than {calmer} of 100 letters of the last {DAYS} days"
