"""Foreign text made fit to print: nothing that steers a terminal, a header or the direction of reading."""

from __future__ import annotations

import re

# C0 and C1 (but not tab and line ends), soft line ends, bidirectional controls (UAX #9), zero-width and tag characters,
# noncharacters, lone surrogates.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SENTENCE_MOST = 1000
_SENTENCE_ENDS = (".", "?", "…", *(stop + mark for stop in ".?" for mark in ("'", '"', "”", "“", "»", " »", "’")))
_BLANKS = re.compile(r"\s+")


def lines(text: str) -> list[str]:
    """The lines of `text` without unfit characters; tabs are blanks, trailing blanks are gone."""
    return [_UNFIT.sub("", line.replace("\t", " ")).rstrip() for line in _LINE_END.split(text)]


def one_line(text: str, most: int) -> str:
    """`text` as one line of at most `most` characters, cut at a word where one is near and marked with an ellipsis."""
    flat = _BLANKS.sub(" ", _UNFIT.sub("", _LINE_END.sub(" ", text))).strip()
    if len(flat) <= most:
        return flat
    cut = flat[: most - 1]
    word_end = cut.rfind(" ", most // 2)
    return (cut[:word_end] if word_end > 0 else cut).rstrip() + "…"


def sentence(text: str) -> str:
    """`text` as a sentence of its own: one line, a capital at its beginning, a stop at its end."""
    flat = one_line(text, _SENTENCE_MOST)
    return flat[:1].upper() + flat[1:] + ("" if flat.endswith(_SENTENCE_ENDS) else ".")
