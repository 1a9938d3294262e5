"""Praise that only leads up to a reproach: "I have always liked your shop. But this time ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from triage.model import Span

_CONTRAST = re.compile(
    r"\W*(?:but|however|unfortunately|sadly|yet|this time|aber|leider|jedoch|allerdings|doch|diesmal|mais|"
    r"malheureusement|cependant|pourtant|cette fois|pero|sin embargo|lamentablemente|esta vez|"
    r"ma|però|purtroppo|tuttavia|questa volta|"
    r"maar|helaas|echter|deze keer|mas|porém|infelizmente|desta vez)\b",
    re.IGNORECASE,
)


def before_contrast(text: str, sentences: Sequence[Span]) -> Iterator[int]:
    """The numbers of the sentences that stand right before one that opens with "but" or the like."""
    return (number - 1 for number, span in enumerate(sentences) if number and _CONTRAST.match(text, *span))
