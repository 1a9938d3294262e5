"""How places in a text lie to each other."""

from __future__ import annotations

from triage.model import Span


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def begins_in(place: Span, span: Span) -> bool:
    """Whether it begins there, wherever it ends."""
    return span[0] <= place[0] < span[1]
