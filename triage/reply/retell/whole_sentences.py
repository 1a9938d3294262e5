"""Sentences that were cut in two: by the full stop of a day or an abbreviation, by a line left before a date."""

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
# What no sentence ends with, before a figure that stands in a line of its own.
_GOES_ON = re.compile(
    r"(?<!\w)(?:bis|zum|vom|until|till|by|before|from|of|the|le|du|jusqu'au|el|del|hasta|il|dal|al"
    r"|tot|op|vóór|voor|van|até|dia|do|ao)$",
    re.IGNORECASE,
)

_A_WORD = 16  # characters, beyond which nothing is looked at: a sentence may be without end


def whole(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of `text`, in order, with what was cut in two in one."""
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
    if behind[:1].isdigit() and between.isspace() and _GOES_ON.search(before):
        return True
    if between.count("\n") > 1 or not behind:
        return False
    if _SHORTENED.search(before):
        return True
    return _DAY.search(before) is not None and (behind[0].islower() or _MONTH.match(behind) is not None)
