"""Words as a person reads and edits them: lists as lines of text, and alternatives as they are looked for."""

from __future__ import annotations

import re
from functools import cache


def words(*lines: str) -> frozenset[str]:
    """The words of these lines, lower-case."""
    return frozenset(word for line in lines for word in line.lower().split())


@cache
def whole_words(alternatives: str) -> re.Pattern[str]:
    """What finds one of the alternatives ("|" between them) as whole words, in any case; nothing for none."""
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)", re.IGNORECASE)
