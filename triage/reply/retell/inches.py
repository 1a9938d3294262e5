"""Quotation marks that mean inches: a screen of 24"."""

from __future__ import annotations

_MARKS = '"“”'
_INCHES = "″"


def measured(words: str) -> str:
    """With a sign of its own for inches: a mark behind a figure while no quotation is open."""
    signs = list(words)
    quoting = False
    for place, sign in enumerate(signs):
        if sign not in _MARKS:
            continue
        if not quoting and place and signs[place - 1].isdigit():
            signs[place] = _INCHES
        else:
            quoting = not quoting
    return "".join(signs)
