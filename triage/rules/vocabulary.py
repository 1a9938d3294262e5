"""The words that phrases are made of, found in what stands between two spaces of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from triage.rules.notation import ANY

_REMEMBERED = 1 << 15  # chunks; a language's common words many times over
_LONGEST_REMEMBERED = 64  # characters
_HEAD = 2  # letters that stems are found by
_PIECE = re.compile(r"\w+|\W")
# Not the sign in "18.40", nor that behind the number of a day ("am 2. November").
_ENDS_SENTENCE = re.compile(r"[!?;:](?!\w)|(?<!^\d)(?<!^\d\d)\.(?!\w)")
_ENDING = ".,!?"


class Found(NamedTuple):
    """A word of the vocabulary at characters `start` to `end` of a chunk. `goes_on`: the next chunk may follow it."""

    word: str
    start: int
    end: int
    goes_on: bool


class Chunk(NamedTuple):
    """What stands between two spaces. `passable`: it may be one of the words between."""

    first: tuple[Found, ...]  # words that a phrase may begin with
    following: tuple[Found, ...]  # words that stand at its beginning
    passable: bool
    word: str | None  # the only word at its beginning, "" where there is none; None where there are several


PLAIN, STOP = Chunk((), (), passable=True, word=""), Chunk((), (), passable=False, word="")


class Vocabulary:
    """All words of some phrases. What a chunk holds of them is remembered: words come again."""

    def __init__(self, words: Iterable[str], first: Collection[str]) -> None:
        self._first = first
        self._whole: set[str] = set()
        self._stems: set[str] = set()
        self._within: list[tuple[str, str, bool]] = []
        self._most_pieces: dict[str, int] = defaultdict(lambda: 1)
        for word in words:
            self._add(word)
        self._initials = {word[0] for word in self._whole | self._stems}
        self._stems_by_head: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(self._stems, key=len):
            self._stems_by_head[stem[:_HEAD]].append(stem)
        self._remembered: dict[str, Chunk] = {}

    def read(self, chunks: Iterable[str]) -> list[Chunk]:
        """What each of the chunks, which are in lower case, holds. Time linear in their length."""
        known = self._remembered
        return [known.get(each) or self._learnt(each) for each in chunks]

    def _learnt(self, chunk: str) -> Chunk:
        read = self._read(chunk)
        if len(chunk) <= _LONGEST_REMEMBERED:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[chunk] = read
        return read

    def _add(self, word: str) -> None:
        stem = word.strip(ANY) if word.startswith(ANY) else word.rstrip(ANY)
        if word.startswith(ANY) and stem:
            self._within.append((word, stem, word.endswith(ANY)))
            return
        (self._whole if stem == word or not stem else self._stems).add(stem or word)
        if not stem.isalnum():
            pieces = _PIECE.findall(stem)
            if len(pieces) > 1 or stem != word:
                self._most_pieces[pieces[0]] = max(self._most_pieces[pieces[0]], len(pieces) + (stem != word))

    def _read(self, chunk: str) -> Chunk:
        word = chunk.rstrip(_ENDING)
        if word.isalnum() and (word == chunk or self._stands_alone(word, chunk[len(word) :])):
            goes_on = len(chunk) - len(word) <= chunk.endswith(",")
            found = [Found(each, 0, len(word), goes_on) for each in self._words(word, 0)]
        else:
            found = [*self._found(chunk)]
        passable = chunk.isalnum() or not _ENDS_SENTENCE.search(chunk)
        if not found:
            return PLAIN if passable else STOP
        first = tuple([each for each in found if each.word in self._first])
        following = tuple([each for each in found if not each.start])
        return Chunk(first, following, passable, _only([each.word for each in following]))

    def _stands_alone(self, word: str, signs: str) -> bool:
        """Whether no word of the vocabulary begins with that word and goes on with a sign, or begins with one of the
        signs behind it.
        """
        return word not in self._most_pieces and self._initials.isdisjoint(signs)

    def _found(self, chunk: str) -> Iterator[Found]:
        """Words on word boundaries, by start; the longest first."""
        ends = {len(chunk), len(chunk) - chunk.endswith(",")}
        pieces = [match.span() for match in _PIECE.finditer(chunk)]
        for number, (start, first_end) in enumerate(pieces):
            if chunk[start] not in self._initials and not self._within:
                continue
            last = number + self._most_pieces.get(chunk[start:first_end], 1)
            for last_start, end in reversed(pieces[number:last]):
                for word in self._words(chunk[start:end], last_start - start):
                    yield Found(word, start, end, end in ends)

    def _words(self, text: str, last: int) -> Iterator[str]:
        """The words that the text is, of which the last piece begins at `last`."""
        if text in self._whole:
            yield text
        # A stem may end within the last piece, if that is a word.
        least = last if text[last].isalnum() or text[last] == "_" else len(text)
        for size in range(1, min(len(text), _HEAD) + 1):
            for stem in self._stems_by_head.get(text[:size], ()):
                if len(stem) >= least and text.startswith(stem):
                    yield stem + ANY
        if last == 0:
            yield from (
                word for word, stem, any_end in self._within if (any_end and stem in text) or text.endswith(stem)
            )


def _only(words: list[str]) -> str | None:
    return None if len(words) > 1 else "".join(words)
