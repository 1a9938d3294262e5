"""Which language a text is in: CLD2, and for short letters the little words every sentence needs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, repeat

import pycld2

from triage.mail.language_words import FUNCTION_WORDS
from triage.model import Language

UNKNOWN = Language("un", False)
MOST = 10_000  # characters looked at
FEWEST_LETTERS = 8

_NOT_A_WORD = re.compile(r"[\d@\x00-\x1f\x7f]|://|www\.")
_MAY_BE_NONE = re.compile(r"[\d@:\x00-\x08\x0e-\x1b\x7f]|www")  # but for white space
# Emoji, noncharacters and the like, on some of which CLD2 raises; combining marks of Latin and Indic scripts stay.
_NOT_LETTERS = re.compile("[^\\w\\s'’.,!?\u0300-\u036f\u0900-\u0dff-]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_GREETING = re.compile(r"\s*[^\n]{1,40}[,:!]\n\s*\n")
_SHORT = 8  # words up to which CLD2 may be sure and wrong
_LONG = 40  # words looked up where CLD2 is not sure
_SAMPLE = 240  # characters that may tell a letter's language without CLD2
_CLEAR = 6  # more words of one language than of any other
_LANGUAGES_OF = {
    word: tuple(code for code, words in FUNCTION_WORDS.items() if word in words)
    for word in frozenset().union(*FUNCTION_WORDS.values())
}
# Chinese and Norwegian variants have longer codes.
_CODES = {"zh-Hant": "zh", "iw": "he", "nb": "no", "nn": "no", "sr-ME": "sr"}


def identify(text: str) -> Language:
    """The language of a text; "un" where it is too short or mixed to be told. A greeting counts only where the rest
    tells nothing: "Gentile assistenza" made Italian unsure.
    """
    greeted = _GREETING.match(text)
    rest = _told(text[greeted.end() :]) if greeted else UNKNOWN
    return rest if rest.reliable else _told(text)


def _told(text: str) -> Language:
    if (clear := _clearly(text)) is not None:
        return clear
    text = _NOT_LETTERS.sub(" ", _without_addresses(text[:MOST]))
    words = _words(text[:1_000])
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


def _clearly(text: str) -> Language | None:
    """The language that the little words leave no doubt about, where a letter begins and where it ends.

    CLD2 costs several times as much, and of 19,000 texts told so it called none otherwise.
    """
    code = _clear(text[:_SAMPLE])
    return Language(code, True) if code and code == _clear(text[-_SAMPLE:]) else None


def _clear(sample: str) -> str | None:
    plain = _without_addresses(sample) if _MAY_BE_NONE.search(sample) else sample
    code, margin = _by_function_words(_words(plain))
    return code if margin >= _CLEAR else None


def _without_addresses(text: str) -> str:
    """The text without figures and addresses, which CLD2 takes for words."""
    tokens = text.split()
    plain = " ".join(tokens)
    if not _NOT_A_WORD.search(plain):
        return plain
    return " ".join(token for token in tokens if token.isalpha() or not _NOT_A_WORD.search(token))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _cld(text: str) -> Language:
    reliable, _, details = pycld2.detect(text.encode("utf-8", "replace"), isPlainText=True)
    code = details[0][1]
    return Language(_CODES.get(code, code.partition("-")[0]), bool(reliable) and code != "un")


def _by_function_words(words: list[str]) -> tuple[str | None, int]:
    """The language of which clearly the most words are known, None where there is none, and by how many words."""
    hits = Counter(chain.from_iterable(map(_LANGUAGES_OF.get, words, repeat(()))))
    (code, best), (_, second), *_ = [*hits.most_common(), ("", 0), ("", 0)]
    return (code if best >= max(2, 0.2 * len(words)) else None), best - second
