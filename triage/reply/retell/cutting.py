"""Cuts a sentence at its borders, but not inside of what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from triage.model import Span


def cut(sentence: str, borders: Iterable[re.Match[str]], closed: Sequence[re.Match[str]]) -> tuple[Span, ...]:
    """The parts between the borders, in order, without empty ones; `borders` come in order and belong to no part."""
    starts, ends = [0], []
    for border in borders:
        inside = any(match.start() < border.start() < match.end() for match in closed)
        if border.start() > starts[-1] and not inside:
            ends.append(border.start())
            starts.append(border.end())
    ends.append(len(sentence))
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if sentence[start:end].strip())
