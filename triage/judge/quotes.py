"""Where a customer quotes: names of things, and what somebody else said."""

from __future__ import annotations

import re

from triage.model import Span

_LONGEST = 200  # characters of a quotation; more than that, and a mark was forgotten
_OPENING = '“„«"'
_QUOTED = re.compile(
    "|".join(
        rf"{opening}[^{closing}]{{1,{_LONGEST}}}[{closing}]"
        for opening, closing in (("“", "”"), ("„", "“”"), ("«", "»"), (r"(?<![\w\"])\"(?=\w)", '"'))
    )
)


def quoted(text: str) -> tuple[Span, ...]:
    """The places in quotation marks, the marks included, in the order of the text."""
    if not any(mark in text for mark in _OPENING):  # far quicker than the pattern
        return ()
    return tuple(match.span() for match in _QUOTED.finditer(text))


def stands_in(span: Span, places: tuple[Span, ...]) -> bool:
    """Whether `span` lies wholly within one of the places."""
    return any(start <= span[0] and span[1] <= end for start, end in places)
