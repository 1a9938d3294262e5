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
    r"|tot|op|vóór|voor|van|até|dia|do|ao|spätestens|latest|tard|tardar|tardi|uiterlijk)$",
    re.IGNORECASE,
)

_WEEKDAY = re.compile(
    r"(?:\w+day|\w+tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo|\w+edì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag|\w+-feira)\b",
    re.IGNORECASE,
)
_A_WORD = 16  # characters, beyond which nothing is looked at: a sentence may be without end


def whole(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of `text`, in order, with what was cut in two in one."""
    found: list[Span] = []
    set_off = False  # whether the last one ends with a date that stood in a line of its own
    for start, end in sentences:
        before, behind = _end_of(text, found[-1]) if found else "", text[start : start + _A_WORD]
        between = text[found[-1][1] : start] if found else ""
        goes_on = set_off and behind[:1].islower() and before[-1:].isalnum()
        if found and (goes_on or _is_cut(before, between, behind)):
            found[-1] = (found[-1][0], end)
            set_off = not goes_on and _names_a_day(before, between, behind)
        else:
            found.append((start, end))
            set_off = False
    return tuple(found)


def _end_of(text: str, span: Span) -> str:
    return text[max(span[0], span[1] - _A_WORD) : span[1]]


def _names_a_day(before: str, between: str, behind: str) -> bool:
    """Whether a date, or its weekday, stands in a line of its own behind "until"."""
    return (behind[:1].isdigit() or _WEEKDAY.match(behind) is not None) and (
        between.isspace() and _GOES_ON.search(before) is not None
    )


def _is_cut(before: str, between: str, behind: str) -> bool:
    if _names_a_day(before, between, behind):
        return True
    if between.count("\n") > 1 or not behind:
        return False
    if _SHORTENED.search(before):
        return True
    return _DAY.search(before) is not None and (behind[0].islower() or _MONTH.match(behind) is not None)
