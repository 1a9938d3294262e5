"""Paragraphs that nobody wrote for this letter: disclaimers, virus scanners' notes, banners of mail gateways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from triage.mail.boilerplate_words import ALWAYS, LEGAL
from triage.rules.phrases import PhraseSet, compile_patterns

SHORTEST_DISCLAIMER = 60  # characters
MOST_PARAGRAPH = 4_000
_ALL = (*ALWAYS, *LEGAL)


def may_hold_boilerplate(text: str) -> bool:
    """Whether it is worth asking paragraph by paragraph; most letters hold none of these words."""
    return _phrases().may_be_in(text.replace("\n", " "))


@cache
def _phrases() -> PhraseSet:
    return compile_patterns({"boilerplate": map(re.escape, _ALL)})


def boilerplate_in(lines: Sequence[str], *, after_another: bool = False) -> tuple[int, int]:
    """The lines of a paragraph that are a disclaimer, a scanner's or a gateway's text, as (start, end); (0, 0): none.

    One legal phrase is not enough ("I received this e-mail in error" may be a customer's own sentence), unless the
    paragraph above is boilerplate already (`after_another`). Lines above the first such phrase are somebody's words.
    """
    text = " ".join("\n".join(lines)[:MOST_PARAGRAPH].lower().split())
    noted = any(phrase in text for phrase in ALWAYS)
    hits = sum(phrase in text for phrase in LEGAL)
    legal = (hits >= 2 and len(text) > SHORTEST_DISCLAIMER) or (hits == 1 and after_another)
    if not (noted or legal):
        return 0, 0
    numbers = [number for number, line in enumerate(lines) if _holds_phrase(line)]
    first = numbers[0] if numbers else 0
    # A banner stands above the person's words, a disclaimer below them.
    return first, len(lines) if legal or not numbers else numbers[-1] + 1


def _holds_phrase(line: str) -> bool:
    line = line.lower()
    return any(phrase in line for phrase in _ALL)
