"""A clause as words and the signs between them; what stands in quotation marks is one sign, nobody's to change."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\"[^\"]*\"|[^\W\d_]+(?:'[^\W\d_]+)*|\d(?:[\w.,:/]|-(?!(?:i|we|you|my|our|your|me|us)\b))*|\s+|[^\w\s]|_"
)


@dataclass(slots=True)
class Tokens:
    """`all` may be rewritten in place; `places` are the places of words in it."""

    all: list[str]
    places: tuple[int, ...]

    def word(self, number: int) -> str:
        """The word of that number in small letters, "" outside of the clause."""
        return self.all[self.places[number]].lower() if 0 <= number < len(self.places) else ""

    def near(self, number: int) -> str:
        """The same, "" also where a sign stands between it and the word before."""
        if not 0 < number < len(self.places):
            return self.word(number)
        between = self.all[self.places[number - 1] + 1 : self.places[number]]
        return self.word(number) if all(token.isspace() for token in between) else ""

    def text(self) -> str:
        return "".join(self.all)


def tokens(words: str) -> Tokens:
    found = _TOKEN.findall(words)
    return Tokens(found, tuple(place for place, token in enumerate(found) if token[0].isalpha()))
