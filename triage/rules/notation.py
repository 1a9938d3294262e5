"""The notation of phrases, which `schema` explains, read into the words that a text must have one after the other."""

from __future__ import annotations

import itertools
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from triage.rules.fold import fold, lowered

ANY = "*"  # at the end of a word, or at its beginning: any letters
# Written so where a keyboard has no umlauts; "schon" is another word than "schön".
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae"}
_BEFORE_LETTERS = {"'": ("'", ""), "-": ("-", "", " ")}

Words = tuple[str, ...]


class Step(NamedTuple):
    """What follows next in a phrase: one of several spellings, most of them a single word, the longest first.

    `gap`: up to four other words may come before it.
    """

    spellings: tuple[Words, ...]
    gap: bool


def read_phrase(phrase: str) -> tuple[Step, ...]:
    """The steps of a phrase. An apostrophe may be missing in the text, a hyphen may be a space or missing, an accent
    may be missing, and an umlaut or ß may be spelt "ae", "ss".

    Raises ValueError where the phrase is empty or begins or ends with `...`.
    """
    parts = lowered(fold(phrase)).split()
    if not parts or "..." in (parts[0], parts[-1]):
        raise ValueError(f"a phrase needs a word at each end: {phrase!r}")
    return tuple(
        Step(_spellings(part), before == "...")
        for before, part in zip(["", *parts], parts, strict=False)
        if part != "..."
    )


def check_phrase(phrase: str) -> str | None:
    """What is wrong with a phrase, or None."""
    try:
        read_phrase(phrase)
    except ValueError as error:
        return str(error)
    return None


def _spellings(part: str) -> tuple[Words, ...]:
    # The first that fits is taken: a shorter one must not stop at "follow" within "follow-up".
    longest_first = sorted(filter(None, part.split("/")), key=len, reverse=True)
    return tuple(dict.fromkeys(itertools.chain.from_iterable(map(_spelt, longest_first))))


@lru_cache(maxsize=4096)  # the same words stand in many phrases
def _spelt(word: str) -> tuple[Words, ...]:
    if word.isascii() and word.isalnum():
        return ((word,),)
    spelt = map("".join, itertools.product(*map(_written, word)))
    return tuple(dict.fromkeys(words for words in map(tuple, map(str.split, spelt)) if words))


def _written(character: str) -> tuple[str, ...]:
    if character.isascii():
        return _BEFORE_LETTERS.get(character, (character,))
    plain = _UMLAUTS.get(character) or unicodedata.normalize("NFD", character)[0]
    return (character, plain) if plain.isascii() else (character,)
