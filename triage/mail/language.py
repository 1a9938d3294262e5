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
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORT = 40  # words; in longer texts CLD2 is sure
# Chinese and Norwegian variants have longer codes.
_CODES = {"zh-Hant": "zh", "iw": "he", "nb": "no", "nn": "no", "sr-ME": "sr"}


def identify(text: str) -> Language:
    """The language of a text; "un" where it is too short or mixed to be told."""
    # CLD2 raises on control characters and takes addresses for words.
    text = " ".join(token for token in text[:MOST].split() if not _NOT_A_WORD.search(token))
    words = [word.replace("’", "'") for word in _WORD.findall(text[:1_000].lower())]
    if sum(map(len, words)) < FEWEST_LETTERS:
        return UNKNOWN
    found = _cld(text)
    if found.reliable and found.code in FUNCTION_WORDS:
        return found
    return _by_function_words(words[:_SHORT], found)


def _cld(text: str) -> Language:
    reliable, _, details = pycld2.detect(text.encode("utf-8", "replace"), isPlainText=True)
    code = details[0][1]
    return Language(_CODES.get(code, code.partition("-")[0]), bool(reliable) and code != "un")


def _by_function_words(words: list[str], found: Language) -> Language:
    """The language whose function words are clearly the most; `found` where there is none."""
    hits = {code: sum(word in known for word in words) for code, known in FUNCTION_WORDS.items()}
    best, second = sorted(hits.values(), reverse=True)[:2]
    code = max(hits, key=lambda each: hits[each])
    clear = best >= 2 and best > second and best >= 0.2 * len(words)
    if found.reliable:
        return Language(code, True) if clear and best >= second + 2 and found.code not in FUNCTION_WORDS else found
    return Language(code, True) if clear else UNKNOWN
