"""Words in capitals that are no shout: "GSTIN", "VATIN"; those of four letters and less are told by the shouts."""

from __future__ import annotations

import re

_LONGEST = 4  # letters of what may be an abbreviation whatever they are
_LETTERS = 5  # of what is one by them
# No word begins like that, or has no vowel at all.
_SPELT_OUT = re.compile(
    r"(?![A-Z]*[AEIOUYÄÖÜÀ-Ý])[A-Z]+|(?!S[CHPTK][LRHJ]|[CPT]HR|[CP]HL|ZW)[B-DF-HJ-NP-TV-XZ]{3}[A-Z]*"
    r"|[A-Z]*ATIN"
)


def is_abbreviation(word: str) -> bool:
    """Whether five capitals are spoken letter by letter."""
    return len(word) == _LETTERS and _SPELT_OUT.fullmatch(word) is not None


def is_too_long(word: str) -> bool:
    """Whether a word in capitals can only be a shout; of shorter ones the words themselves tell."""
    return len(word) > _LONGEST and not is_abbreviation(word)
