"""Whether a noun names something people buy, whatever its number and whatever it is compounded with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from triage.judge.product_words import TABLES
from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_SHORTEST = 4  # letters of a noun that a compound may end with
_VOWEL = re.compile(r"[aeiouyäöüé]")  # what has none is no word before another ("Sc|helm")
_ENDINGS = {"en": ("es", "s"), "de": ("en", "n", "e", "s"), "nl": ("en", "s"), "it": ("i", "e", "a", "o")}
_ADVERB = {"en": "ly", "fr": "ment", "es": "mente", "it": "mente", "pt": "mente"}
_NO_ADVERB = words("jelly butterfly lily trolley fly assembly vêtement")


@cache
def nouns_of(language: str) -> Nouns:
    """The nouns of a language that has a table."""
    table = TABLES[language]
    endings = _ENDINGS.get(language, ("s", "x"))
    things, household = (frozenset(_stem(word, endings) for word in words) for words in (table.things, table.household))
    determiners = table.definite | table.indefinite
    return Nouns(table, endings, _ADVERB.get(language, ""), determiners, things, household, re.compile(table.broken))


@dataclass(frozen=True, slots=True)
class Nouns:
    table: ProductWords
    endings: tuple[str, ...]
    adverb: str
    determiners: frozenset[str]
    things: frozenset[str]
    household: frozenset[str]
    broken: re.Pattern[str]

    def stem(self, word: str) -> str:
        """The word without the ending of its number."""
        return _stem(word, self.endings)

    def is_thing(self, word: str, *, alone: bool) -> bool:
        """Whether people buy this; of what people also just have, only with an adjective beside it."""
        stem = self.stem(word)
        if stem in self.things:
            return True
        if stem in self.household:
            return not alone
        return self.table.compounds and any(
            (stem[cut:] in self.things or stem[cut:] in self.household) and _VOWEL.search(stem, 0, cut)
            for cut in range(2, len(stem) - _SHORTEST + 1)
        )

    def is_broken(self, word: str) -> bool:
        """Whether the word says what is wrong with a thing ("vase cassé")."""
        return self.broken.fullmatch(word) is not None

    def is_adverb(self, word: str) -> bool:
        return bool(self.adverb) and word.endswith(self.adverb) and word not in _NO_ADVERB


def _stem(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings if word.endswith(endings) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
