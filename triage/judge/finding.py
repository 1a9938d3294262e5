"""What is found in a letter, before it is weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from triage.model import Span

TOP_SENTENCES = 3
REST = 0.25  # what each further sentence counts


@dataclass(frozen=True, slots=True)
class Finding:
    """That a row fired, and where. `amount` is what the row's points are multiplied by."""

    row: str
    amount: float
    spans: tuple[Span, ...] = ()


def top_heavy(amounts: Iterable[float]) -> float:
    """The sum of the three greatest and a quarter of the others, of amounts >= 0.

    It grows with every sentence that says something, but a letter does not sound angrier by being long.
    """
    ordered = sorted(amounts, reverse=True)
    return sum(ordered[:TOP_SENTENCES]) + REST * sum(ordered[TOP_SENTENCES:])
