"""The sum: findings times points, and what the sum means on a scale of 0 to 100.

Courtesy is the only family below zero. It is bounded, fades as the other signals grow, and is gone from `UPSET` points
on: so thanks, greetings and kind words make a calm letter calmer and never hide an angry one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triage.judge.finding import Finding
from triage.model import Signal
from triage.rules.schema import SignalRow

MIDDLE = 45.0  # points that make 50 of 100
SPREAD = 15.0  # points from 50 to 73 of 100
UPSET = 20.0  # points of other signals from which courtesy counts nothing
MOST_COURTESY = 45.0  # points
COURTESY = "courtesy"
MOST_EVIDENCE = 5  # wordings named in a signal


def frustration(points: float) -> float:
    """0 to 100 for a sum of points: 5 at 0, 50 at 45, 84 at 70; strictly growing."""
    return 100.0 / (1.0 + math.exp((MIDDLE - points) / SPREAD))


@dataclass(frozen=True, slots=True)
class Weighed:
    """The signals, most points first, and their sum; with what spoke for anger and for courtesy before they met."""

    signals: tuple[Signal, ...] = ()
    upset: float = 0.0
    courtesy: float = 0.0  # <= 0

    @property
    def points(self) -> float:
        return sum(signal.points for signal in self.signals)


def weigh(findings: Iterable[Finding], rows: Mapping[str, SignalRow], text: str, end: int) -> Weighed:
    """The findings as signals. What lies from `end` on in `text` is evidence without a span."""
    weighed = [(rows[finding.row], finding, rows[finding.row].points * finding.amount) for finding in findings]
    upset = sum(points for row, _, points in weighed if row.family != COURTESY)
    courtesy = sum(points for row, _, points in weighed if row.family == COURTESY)
    share = courtesy_share(upset, courtesy)
    signals = [
        _signal(row, finding, points * share if row.family == COURTESY else points, text, end)
        for row, finding, points in weighed
    ]
    heard = sorted((signal for signal in signals if signal.points), key=lambda signal: (-signal.points, signal.rule))
    return Weighed(tuple(heard), upset, courtesy)


def courtesy_share(upset: float, courtesy: float) -> float:
    """Which part of the courtesy counts, 0..1, beside `upset` points of other signals."""
    bounded = min(1.0, MOST_COURTESY / -courtesy) if courtesy < 0 else 1.0
    return bounded * max(0.0, 1.0 - upset / UPSET)


def _signal(row: SignalRow, finding: Finding, points: float, text: str, end: int) -> Signal:
    wordings = dict.fromkeys(" ".join(text[slice(*span)].split()) for span in finding.spans)
    spans = tuple(span for span in finding.spans if span[1] <= end)
    return Signal(row.id, row.family, points, row.why, tuple(wordings)[:MOST_EVIDENCE], spans)
