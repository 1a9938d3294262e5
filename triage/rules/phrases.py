"""Finds the words of rows in a text, in time linear in its length.

A phrase is the small notation explained in `schema`; a pattern is RE2 source. Both are matched without regard to case,
after typographic quotes and odd spaces have become plain ones. Offsets are always those of the text as given.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from triage.rules.fold import fold, lowered
from triage.rules.notation import read_phrase
from triage.rules.patterns import Patterns
from triage.rules.schema import PhraseRow
from triage.rules.trie import State, place_of
from triage.rules.vocabulary import STOP, Vocabulary

# A line break lies within a sentence, an empty line does not.
_CHUNK = re.compile(r"[^ \n]+|\n *\n")


class Hit(NamedTuple):
    """Where a row was found: characters `start` to `end` of the text."""

    start: int
    end: int
    id: str


class _Candidate(NamedTuple):
    """A hit unless another of its row covers it; of those that begin together the first source counts."""

    start: int
    source: int
    end: int


class PhraseSet:
    """The phrases and patterns of rows, by the rows' ids."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], patterns: Mapping[str, Iterable[str]]) -> None:
        self._rows = [row for row, texts in phrases.items() for _ in texts]
        steps = [read_phrase(text) for texts in phrases.values() for text in texts]
        self._begin = State(place_of(number, each) for number, each in enumerate(steps)).near
        words = {word for each in steps for step in each for spelling in step.spellings for word in spelling}
        self._vocabulary = Vocabulary(words, self._begin)
        self._of_patterns = [row for row, sources in patterns.items() for _ in sources]
        self._patterns = Patterns(source for sources in patterns.values() for source in sources)

    def may_be_in(self, text: str) -> bool:
        """Whether a pattern is in the text, be it within a word: cheaper than `find`."""
        return self._patterns.any_in(fold(text))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every place of every row, by start; places of one row do not overlap. Time linear in the text's length."""
        folded = fold(text)
        found: dict[str, list[_Candidate]] = defaultdict(list)
        if self._rows:
            for row, candidate in self._said(lowered(folded)):
                found[row].append(candidate)
        if self._of_patterns:
            for number, (start, end) in self._patterns.find(folded):
                found[self._of_patterns[number]].append(_Candidate(start, len(self._rows) + number, end))
        return tuple(sorted(Hit(each.start, each.end, row) for row, all_ in found.items() for each in _apart(all_)))

    def _said(self, text: str) -> Iterator[tuple[str, _Candidate]]:
        """The phrases in the text."""
        chunks, starts = _chunks(text)
        read = [*self._vocabulary.read(chunks), STOP]
        for at, chunk in enumerate(read):
            for word, begin, end, goes_on in chunk.first:
                state = self._begin[word]
                if goes_on:
                    for phrase, last, offset in state.ends(read, at):
                        yield self._rows[phrase], _Candidate(starts[at] + begin, phrase, starts[last] + offset)
                for phrase in state.phrases:
                    yield self._rows[phrase], _Candidate(starts[at] + begin, phrase, starts[at] + end)


@lru_cache(maxsize=4)  # a letter is searched for several sets of rows
def _chunks(text: str) -> tuple[list[str], list[int]]:
    """What stands between spaces or line breaks, and where each begins; an empty line is a chunk too."""
    return _CHUNK.findall(text), [match.start() for match in _CHUNK.finditer(text)]


def _apart(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Those that do not overlap: the leftmost, and of those that begin together the one of the first source."""
    behind = 0
    for each in sorted(candidates, key=lambda each: each[:2]):
        if each.start >= behind:
            behind = each.end
            yield each


def compile_rows(rows: Iterable[PhraseRow], language: str) -> PhraseSet:
    """The phrases and patterns of the rows in a language."""
    rows = tuple(rows)
    return PhraseSet(
        {row.id: row.phrases.get(language, ()) for row in rows},
        {row.id: row.patterns.get(language, ()) for row in rows},
    )


def compile_phrases(rows: Mapping[str, Iterable[str]]) -> PhraseSet:
    """Rows by id, each with its phrases; a row fires where one of them is found."""
    return PhraseSet({row: tuple(phrases) for row, phrases in rows.items()}, {})


def compile_patterns(rows: Mapping[str, Iterable[str]]) -> PhraseSet:
    """Rows by id, each with its RE2 sources; a row fires where one of them is found."""
    return PhraseSet({}, {row: tuple(sources) for row, sources in rows.items()})
