"""The names products may have in a text: which words belong to one, where it ends, and what its noun is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, compress, count
from typing import NamedTuple

from triage.judge.nouns import Nouns
from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_MOST_WORDS = 7
_WORD = r"\w+(?:[-'’.+]\w+)*"
_TOKEN = re.compile(rf"({_WORD})")
_ASCII_TOKEN = re.compile(r"([A-Za-z0-9_]+(?:[-'.+][A-Za-z0-9_]+)*)")  # the same, four times as fast
# "l'aspirateur", "dell'ordine": the article is a word of its own
_ELIDED_TOKEN = re.compile(
    rf"((?:(?:jus|lors|puis)?qu|dell|nell|all|dall|sull|quest|un|[ldnsmjtc])['’](?=\w)|{_WORD})", re.IGNORECASE
)
_BRACKET = re.compile(r"\(")
_DIGIT = re.compile(r"\d")
_QUOTES = frozenset("\"“„«‘'")
_CLOSE, _END = ("", " "), "\n\n"
_FIGURES = re.compile(r"\d{1,3}x?|\d{1,5}")
_UNITS = words("x euro euros pound pounds dollar dollars cm mm m kg g ml l litre inch watt w")


class Name(NamedTuple):
    """Tokens `first` to `last`, both included."""

    first: int
    last: int


class Names:
    """Reads names from a text by one language's table.

    `words` are its tokens, in small letters and with plain apostrophes; `gaps` what stands behind each.
    """

    def __init__(self, text: str, table: ProductWords, nouns: Nouns) -> None:
        self.text, self.table, self.nouns = text, table, nouns
        lower = _lower(text)
        plain = _ASCII_TOKEN if lower.isascii() else _TOKEN
        parts = (_ELIDED_TOKEN if table.elides else plain).split(lower)  # every second one is a token
        edges = list(accumulate(map(len, parts)))
        self.words, self.gaps = parts[1::2], [*parts[2:-1:2], _END]
        self.starts, self.ends = edges[:-1:2], edges[1::2]

    def token_at(self, place: int) -> int:
        """The number of the first token that starts at `place` or behind it."""
        return bisect_left(self.starts, place)

    def behind_determiners(self) -> Iterator[tuple[Name, bool]]:
        """Every name behind a determiner, a number or an opening bracket; whether what it is has been spoken of."""
        leading = [*compress(count(), map(self.nouns.determiners.__contains__, self.words))]
        if _DIGIT.search(self.text):
            leading = sorted({*leading, *(place for place, word in enumerate(self.words) if word[0].isdigit())})
        bracketed = set(self._bracketed()).difference(leading)
        behind = 0
        for place in sorted((*leading, *bracketed)) if bracketed else leading:
            if place < behind:
                continue
            if place not in bracketed:
                behind = self._past_determiners(place)
                name = self.name(behind) if behind > place and self._leads_to(behind) else None
            else:
                name = self.name(place)
            if name:
                yield name, self.words[place] in self.table.definite

    def name(self, first: int) -> Name | None:
        """The name that begins with token `first`; None where there is none or it can be no product."""
        kept = self._words_from(first)
        if self.table.capital:  # the noun is capitalised; what follows it in small letters is no part of the name
            while kept and not self._is_noun_like(kept[-1]):
                kept.pop()
        if not kept:
            return None
        name = Name(kept[0], kept[-1])
        return name if self._may_be_product(name) else None

    def noun(self, name: Name) -> str:
        if self.table.noun == "first":
            return self.words[name.first]
        last = name.last
        while last > name.first and self._is_makers(last) and not self._is_thing(last):
            last -= 1  # "e-bike Kustlijn 500"
        return self.words[last if self._is_thing(last) else name.last]

    def with_maker(self, name: Name, most: int) -> Name:
        """The name with what the maker calls the thing, where that follows the noun; up to token `most`."""
        last = name.last
        while self.table.noun == "last" and last < most and self._is_makers(last + 1):
            last += 1
        return Name(name.first, last)

    def _is_makers(self, place: int) -> bool:
        return self._is_named(place) or (self.words[place][0].isdigit() and place > 0 and self._is_named(place - 1))

    def _is_thing(self, place: int) -> bool:
        return self.nouns.is_thing(self.words[place], alone=False)

    def span(self, name: Name) -> tuple[int, int]:
        return self.starts[name.first], self.ends[name.last]

    def determines(self, place: int) -> bool:
        """Whether there is a determiner or a number at that token."""
        return place < len(self.words) and self._determines(place, place)

    def _past_determiners(self, place: int) -> int:
        """The token behind the determiners and numbers that stand at `place`, or `place` itself."""
        begins = place
        while begins < len(self.words) and self._determines(begins, place):
            begins += 1
            if not self._joins(begins - 1):
                break
        return begins

    def _leads_to(self, begins: int) -> bool:
        """Whether a name can begin right behind the determiner, be it in quotation marks."""
        return begins < len(self.words) and (self._joins(begins - 1) or self._opens_quote(begins - 1))

    def _determines(self, place: int, first: int) -> bool:
        word = self.words[place]
        if word in self.nouns.determiners:
            return True
        return (word[0].isdigit() and _FIGURES.fullmatch(word) is not None) or (place > first and word in _UNITS)

    def _words_from(self, place: int) -> list[int]:
        """The tokens from `place` on up to one that ends a name; states at its beginning are passed over."""
        kept: list[int] = []
        for at in range(place, len(self.words)):
            word = self.words[at]
            if kept and word in self.table.joiners:
                if not self._goes_on(at):
                    break
            elif self._ends_name(at, len(kept)):
                break
            if kept or word not in self.table.states:
                kept.append(at)
            if len(kept) == _MOST_WORDS or not self._joins(at):
                break
        return kept

    def _ends_name(self, place: int, kept: int) -> bool:
        word = self.words[place]
        if word in self.table.stops or self.nouns.is_adverb(word):
            return True
        if kept > 1 and self.table.noun == "first" and self._is_named(place - 1) and not self._is_noun_like(place):
            return True  # "mon vélo Escapade saute": behind the maker's name comes the verb
        return kept > 0 and (word in self.table.states or self.nouns.is_broken(word))

    def _is_named(self, place: int) -> bool:
        """Whether a capital tells a maker's name, which it does not where the text is shouted."""
        word = self.text[self.starts[place] : self.ends[place]]
        return word[:1].isupper() and not word.isupper()

    def _goes_on(self, place: int) -> bool:
        """Whether what follows the joiner at `place` can belong to a product's name."""
        if not self._joins(place):
            return False
        word, table = self.words[place + 1], self.table
        return not (word[0].isdigit() or word in table.stops or word in table.not_joined or word in table.no_products)

    def _joins(self, place: int) -> bool:
        """Whether only blanks, or one line break, stand between this token and the next."""
        gap = self.gaps[place]
        return gap in _CLOSE or (len(gap) < 5 and gap.strip(" \n\t\r\u00a0€$£") == "" and gap.count("\n") < 2)

    def _opens_quote(self, place: int) -> bool:
        if place + 1 >= len(self.words):
            return False
        return self.text[self.ends[place] : self.starts[place + 1]].strip() in _QUOTES

    def _bracketed(self) -> Iterator[int]:
        """The tokens right behind an opening bracket."""
        for match in _BRACKET.finditer(self.text) if "(" in self.text else ():
            place = self.token_at(match.end())
            if place < len(self.starts) and self.starts[place] == match.end():
                yield place

    def _is_noun_like(self, place: int) -> bool:
        first = self.text[self.starts[place]]
        return first.isupper() or first.isdigit()

    def _may_be_product(self, name: Name) -> bool:
        noun, table = self.noun(name), self.table
        if len(noun) < 3 and name.first == name.last:
            return False
        if noun in table.no_products or noun in table.joiners or noun in table.qualities or not noun[-1].isalpha():
            return False
        if noun.endswith(table.no_product_endings) or (noun in table.containers and name.first == name.last):
            return False
        words = self.words[name.first : name.last + 1]
        barred = table.no_things if self.nouns.is_thing(noun, alone=False) else table.no_products
        if not barred.isdisjoint(words):
            return False
        # "My son's bedroom" is his.
        return not any(word[:-2] in table.no_products for word in words if word.endswith("'s"))


def _lower(text: str) -> str:
    """The text in small letters with plain apostrophes, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
    return lower.replace("’", "'")
