"""The sum: findings times points, and what the sum means on a scale of 0 to 100.

Mild signals, which content customers show too, count less and less the more there are, and never for more than `MILD`
points: a long letter holds many, and they alone make nobody furious.

Three families lie below zero, and none can hide anger:

* praise and patience make up for mild signals, and for `ROOM` points beyond: the rest of the anger stands, however warm
  the words around it;
* courtesy (thanks, greetings, wishes) makes a calm letter calmer, fades as other signals grow, and is gone from
  `UPSET` points on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from triage.judge.finding import Finding
from triage.model import Signal, Span
from triage.rules.schema import SignalRow

MIDDLE = 38.0  # points that make 50 of 100: calm letters lie below 20, mild ones below 40, furious ones above 70
SPREAD = 15.0  # points from 27 to 50 of 100
MILD = 60.0  # points that all mild signals together come near to: 30 points count as 24, 60 as 38, 120 as 52
ROOM = 25.0  # points that praise may take beyond the mild signals
UPSET = 5.0  # points of other signals from which courtesy counts nothing
COURTESY, PRAISE, PATIENCE = "courtesy", "praise", "patience"
MOST_EVIDENCE = 5  # wordings named in a signal


def frustration(points: float) -> float:
    """0 to 100 for a sum of points: 7 at 0, 50 at 38, 75 at 59, 94 at 100; strictly growing.

    Below the middle a logistic curve; above, every 21 points halve what is left to 100, as steep at the middle as the
    curve there and slower than it further up: so upset and furious letters do not all end at 99.
    """
    beyond = (points - MIDDLE) / SPREAD
    return 100.0 / (1.0 + math.exp(-beyond)) if beyond <= 0 else 100.0 - 50.0 * math.exp(-beyond / 2)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The signals, most points first, and the sums they came from, before these were bounded by each other."""

    signals: tuple[Signal, ...] = ()
    firm: float = 0.0
    mild: float = 0.0
    praise: float = 0.0  # <= 0
    courtesy: float = 0.0  # <= 0

    @property
    def points(self) -> float:
        return sum(signal.points for signal in self.signals)


def weigh(findings: Iterable[Finding], rows: Mapping[str, SignalRow], text: str, end: int) -> Weighed:
    """The findings as signals. What lies from `end` on in `text` is evidence without a span."""
    weighed = [(rows[finding.row], finding, rows[finding.row].points * finding.amount) for finding in findings]
    sums = dict.fromkeys(("firm", "mild", PRAISE, COURTESY), 0.0)
    for row, _, points in weighed:
        sums[side(row)] += points
    heard = sums["mild"] * mild_share(sums["mild"])
    share = {
        "firm": 1.0,
        "mild": mild_share(sums["mild"]),
        PRAISE: praise_share(sums[PRAISE], heard),
        COURTESY: courtesy_share(sums["firm"] + heard),
    }
    signals = [_signal(row, finding, points * share[side(row)], text, end) for row, finding, points in weighed]
    ordered = sorted((signal for signal in signals if signal.points), key=lambda signal: (-signal.points, signal.rule))
    return Weighed(tuple(ordered), **sums)


def mild_share(mild: float) -> float:
    """Which part of the mild signals counts, 0..1."""
    return MILD * -math.expm1(-mild / MILD) / mild if mild > 0 else 1.0


def praise_share(praise: float, mild: float) -> float:
    """Which part of the praise counts, 0..1: all that makes up for mild signals, and ever less up to `ROOM` beyond."""
    beyond = -praise - mild
    if beyond <= 0:
        return 1.0
    return (mild + ROOM * (1.0 - math.exp(-beyond / ROOM))) / -praise


def courtesy_share(upset: float) -> float:
    """Which part of the courtesy counts, 0..1, beside `upset` points of signals."""
    return max(0.0, 1.0 - upset / UPSET)


def side(row: SignalRow) -> str:
    """Which of the sums a row's points go into: firm, mild, praise (patience too) or courtesy."""
    if row.family == COURTESY:
        return COURTESY
    if row.family in (PRAISE, PATIENCE):
        return PRAISE
    return "mild" if row.mild else "firm"


def _signal(row: SignalRow, finding: Finding, points: float, text: str, end: int) -> Signal:
    spans = tuple(span for span in finding.spans if span[1] <= end)
    return Signal(row.id, row.family, points, row.why, _wordings(text, finding.spans), spans)


def _wordings(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The first different wordings, each on one line."""
    wordings: dict[str, None] = {}
    for start, end in spans:
        wordings[" ".join(text[start:end].split())] = None
        if len(wordings) == MOST_EVIDENCE:
            break
    return tuple(wordings)
