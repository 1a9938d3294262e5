"""Praise that is none: "Bravo. Three weeks and no table."."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from triage.judge.finding import number_of
from triage.model import Span
from triage.rules.schema import SignalRow

MOCK_PRAISE = "mock_praise"
NO_REPROACH = frozenset({"courtesy", "praise", "patience", "sarcasm", "rhetorical"})

Places = dict[str, list[Span]]


def without_plain_praise(places: Places, rows: Mapping[str, SignalRow], sentences: Sequence[Span]) -> Places:
    """The places of all rows, those of `mock_praise` only where the same or a neighbouring sentence is a reproach."""
    if MOCK_PRAISE not in places:
        return places
    reproachful = {
        number_of(span, sentences)
        for row, spans in places.items()
        if rows[row].family not in NO_REPROACH
        for span in spans
    }
    mocking = [
        span
        for span in places[MOCK_PRAISE]
        if reproachful & set(range((number := number_of(span, sentences)) - 1, number + 2))
    ]
    rest = {row: spans for row, spans in places.items() if row != MOCK_PRAISE}
    return {**rest, MOCK_PRAISE: mocking} if mocking else rest
