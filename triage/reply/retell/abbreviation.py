"""Words in capitals that are no shout: "GSTIN", "VATIN"; those of four letters and less are told by the shouts."""

from __future__ import annotations

import re

_LETTERS = 5
# No word begins like that, or has no vowel at all.
_SPELT_OUT = re.compile(
    r"(?![A-Z]*[AEIOUYÄÖÜÀ-Ý])[A-Z]+|(?!S[CHPTK][LRHJ]|[CPTS]HR|[CP]HL|SCH|SHR|STR|THR|ZW)[B-DF-HJ-NP-TV-XZ]{3}[A-Z]*"
    r"|[A-Z]*ATIN"
)


def is_abbreviation(word: str) -> bool:
    """Whether five capitals are spoken letter by letter."""
    return len(word) == _LETTERS and _SPELT_OUT.fullmatch(word) is not None
