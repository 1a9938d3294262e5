"""Which language a text is in: CLD2, and for short letters the little words every sentence needs."""

from __future__ import annotations

import re

import pycld2

from triage.mail.language_words import FUNCTION_WORDS
from triage.model import Language

UNKNOWN = Language("un", False)
MOST = 10_000  # characters looked at
FEWEST_LETTERS = 8

_NOT_A_WORD = re.compile(r"[\d@\x00-\x1f\x7f]|://|www\.")
# Emoji, noncharacters and the like, on some of which CLD2 raises; combining marks of Latin and Indic scripts stay.
_NOT_LETTERS = re.compile("[^\\w\\s'’.,!?\u0300-\u036f\u0900-\u0dff-]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORT = 8  # words up to which CLD2 may be sure and wrong
_LONG = 40  # words looked up where CLD2 is not sure
# Chinese and Norwegian variants have longer codes.
_CODES = {"zh-Hant": "zh", "iw": "he", "nb": "no", "nn": "no", "sr-ME": "sr"}


def identify(text: str) -> Language:
    """The language of a text; "un" where it is too short or mixed to be told."""
    # CLD2 takes addresses for words.
    text = " ".join(token for token in text[:MOST].split() if not _NOT_A_WORD.search(token))
    text = _NOT_LETTERS.sub(" ", text)
    words = [word.replace("’", "'") for word in _WORD.findall(text[:1_000].lower())]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return UNKNOWN
    found = _cld(text)
    if found.reliable and len(words) > _SHORT and found.code in FUNCTION_WORDS:
        return found
    told, margin = _by_function_words(words[:_LONG])
    # Where CLD2 is sure of a language we do not read, two words of ours more than of any other are wanted.
    wanted = 2 if found.reliable and found.code not in FUNCTION_WORDS and len(words) > _SHORT else 1
    if told is not None and margin >= wanted:
        return Language(told, True)
    return found if found.reliable else UNKNOWN


def _cld(text: str) -> Language:
    reliable, _, details = pycld2.detect(text.encode("utf-8", "replace"), isPlainText=True)
    code = details[0][1]
    return Language(_CODES.get(code, code.partition("-")[0]), bool(reliable) and code != "un")


def _by_function_words(words: list[str]) -> tuple[str | None, int]:
    """The language of which clearly the most words are known, None where there is none, and by how many words."""
    hits = {code: sum(word in known for word in words) for code, known in FUNCTION_WORDS.items()}
    code = max(hits, key=lambda each: hits[each])
    best, second = sorted(hits.values(), reverse=True)[:2]
    return (code if best >= max(2, 0.2 * len(words)) else None), best - second
