"""Sentences that a full stop cut in two: behind a day of a month, an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.model import Span

_MONTH = re.compile(
    r"(?:jan|feb|mär|märz|apr|mai|maj|jun|jul|aug|sep|okt|oct|nov|dez|dec|januar|februar|april|juni|juli|august|september"
    r"|oktober|november|dezember|december)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\w)(?:\d{1,2}\.)?\d{1,2}\.$")
_SHORTENED = re.compile(
    r"(?<!\w)(?:app|apt|nr|no|núm|art|i\.e|e\.g|z\.b|d\.h|p\.ex|rs|ca|approx|ed|vol|p|st|bzw|inkl|tel|ref|réf)\.$",
    re.IGNORECASE,
)

_A_WORD = 16  # characters, beyond which nothing is looked at: a sentence may be without end


def whole(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of `text`, in order, with what was cut in two in one; only within a line or a wrapped one."""
    found: list[Span] = []
    for start, end in sentences:
        if found and _is_cut(_end_of(text, found[-1]), text[found[-1][1] : start], text[start : start + _A_WORD]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _end_of(text: str, span: Span) -> str:
    return text[max(span[0], span[1] - _A_WORD) : span[1]]


def _is_cut(before: str, between: str, behind: str) -> bool:
    if between.count("\n") > 1 or not behind:
        return False
    if _SHORTENED.search(before):
        return True
    return _DAY.search(before) is not None and (behind[0].islower() or _MONTH.match(behind) is not None)
