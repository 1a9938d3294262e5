"""A clause as words and the signs between them, each word to be turned in its place."""

from __future__ import annotations

import re
from collections.abc import Callable

_TOKEN = re.compile(
    r"\"[^\"]*\"|«[^»]*»|'?[^\W\d_]+(?:-[^\W\d_]+)*(?:'(?=[^\W\d_])|'(?=[\"«]))?|\d[\w.,:/-]*|\s+|[^\w\s]|_"
)


class UnsureError(Exception):
    """A word that nobody can turn for sure: the clause is left out."""


class Phrase:
    """The words of a clause by number; what stands in quotation marks is one sign, nobody's to change."""

    def __init__(self, clause: str) -> None:
        self._tokens: list[str] = _TOKEN.findall(clause)
        self._places = [place for place, token in enumerate(self._tokens) if token.lstrip("'")[:1].isalpha()]
        self.said = tuple(self._tokens[place] for place in self._places)  # as the customer wrote them
        self.low = tuple(word.lower() for word in self.said)

    def __len__(self) -> int:
        return len(self.low)

    def word(self, number: int) -> str:
        """In small letters, "" outside of the clause."""
        return self.low[number] if 0 <= number < len(self.low) else ""

    def is_first(self, number: int) -> bool:
        """Whether nothing stands before it."""
        return self._places[number] == 0

    def is_name(self, number: int) -> bool:
        """Whether it has a capital that no beginning explains: "la bici Passo Uno"."""
        return number > 0 and self.said[number][:1].isupper()

    def turn(self, number: int, told: str) -> None:
        """A word that stays the same keeps its capital."""
        if told != self.low[number]:
            self._tokens[self._places[number]] = told

    def join(self, number: int) -> None:
        """Takes the word and what stands before it away."""
        first = self._places[number - 1] + 1 if number else 0
        for place in range(first, self._places[number] + 1):
            self._tokens[place] = ""

    def text(self) -> str:
        return " ".join("".join(self._tokens).split())

    def segments(self, joining: frozenset[str]) -> tuple[range, ...]:
        """The numbers of words between commas and joining words, each joining word with what follows it."""
        starts = [0]
        for number in range(1, len(self)):
            signs = self._tokens[self._places[number - 1] + 1 : self._places[number]]
            if any(sign in joining for sign in signs) or (self.low[number] in joining and number > starts[-1]):
                starts.append(number)
        return tuple(range(start, end) for start, end in zip(starts, [*starts[1:], len(self)], strict=True))


def turned(phrase: Phrase, joining: frozenset[str], turn: Callable[[range, bool], bool]) -> str | None:
    """The phrase with each of its segments turned; None where one is unsure.

    `turn` takes the numbers of a segment's words, and whether the customer was the subject of the segment before; it
    says whether the customer is that of this one.
    """
    spoke = False
    try:
        for numbers in phrase.segments(joining):
            spoke = turn(numbers, spoke)
    except UnsureError:
        return None
    return phrase.text()
