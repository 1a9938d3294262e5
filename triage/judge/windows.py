"""Where in a text figures stand. Order numbers, amounts and most dates lie around figures, and most words do not: to
look only there makes finding them several times cheaper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from triage.model import Span

_FIGURES = re.compile(r"\d+")
_WORD_END = re.compile(r"\S{0,40}")
_BEFORE, _AFTER = 72, 48  # characters that may belong to a fact with figures in it


def around_figures(
    text: str, figures: re.Pattern[str] = _FIGURES, before: int = _BEFORE, after: int = _AFTER
) -> tuple[Span, ...]:
    """The parts of the text around its figures, apart from each other, in order; each ends where a word does."""
    parts: list[list[int]] = []
    for first, last in _places(text, figures):
        start, end = max(0, first - before), last + after
        if parts and start <= parts[-1][1]:
            parts[-1][1] = end
        else:
            parts.append([start, end])
    return tuple((start, _WORD_END.match(text, min(end, len(text))).end()) for start, end in parts)  # type: ignore[union-attr]


@lru_cache(maxsize=4)  # amounts, dates and tracking numbers are looked for in the same text
def _places(text: str, figures: re.Pattern[str]) -> list[Span]:
    return [match.span() for match in figures.finditer(text)]


def find_around(pattern: re.Pattern[str], text: str, parts: tuple[Span, ...]) -> Iterator[re.Match[str]]:
    """Every match of the pattern within the parts; what stands before a part is seen by look-behinds."""
    for start, end in parts:
        yield from pattern.finditer(text, start, end)
