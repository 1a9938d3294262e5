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
from triage.rules.trie import Trie

# A line break lies within a sentence, an empty line does not.
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?! *\n)[^\n]*)*")
_REMEMBERED = 32  # paragraphs: a letter is searched for several kinds of rows

Texts = Mapping[str, Iterable[str]]  # by row
_Paragraph = tuple[int, str]


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
    row: str


class _Phrases:
    """The phrases of several kinds of rows: one walk over a paragraph finds all; the next kind remembers it."""

    def __init__(self, kinds: Mapping[str, Texts]) -> None:
        named = [(kind, row, text) for kind, texts in kinds.items() for row, each in texts.items() for text in each]
        self.kinds = frozenset(kind for kind, _, _ in named)
        self.number = len(named)
        self._rows = [(kind, row) for kind, row, _ in named]
        self._trie = Trie([read_phrase(text) for _, _, text in named])
        self.said = lru_cache(maxsize=_REMEMBERED)(self._said)

    def _said(self, paragraph: str) -> Mapping[str, list[_Candidate]]:
        """By kind, the phrases in a paragraph in lower case and without line breaks."""
        said: dict[str, list[_Candidate]] = defaultdict(list)
        for phrase, start, end in self._trie.find(paragraph):
            kind, row = self._rows[phrase]
            said[kind].append(_Candidate(start, phrase, end, row))
        return said


class PhraseSet:
    """The phrases and patterns of one kind of rows, by the rows' ids."""

    def __init__(self, kind: str, phrases: _Phrases, patterns: Texts) -> None:
        self._kind, self._phrases = kind, phrases
        self._of_patterns = [row for row, sources in patterns.items() for _ in sources]
        self._patterns = Patterns(source for sources in patterns.values() for source in sources)

    def may_be_in(self, text: str) -> bool:
        """Whether a pattern is in the text, be it within a word: cheaper than `find`."""
        return self._patterns.any_in(fold(text))

    def find(self, text: str, flowing: str | None = None) -> tuple[Hit, ...]:
        """Every place of every row, by start; places of one row do not overlap. Time linear in the text's length.

        `flowing`: the same text as patterns shall see it, of the same length.
        """
        if not text:  # many letters have no subject
            return ()
        folded, paragraphs = _prepared(text)
        found: dict[str, list[_Candidate]] = defaultdict(list)
        for each in (*self._said(paragraphs), *self._matching(folded if flowing is None else fold(flowing))):
            found[each.row].append(each)
        return tuple(sorted(Hit(each.start, each.end, row) for row, all_ in found.items() for each in _apart(all_)))

    def _said(self, paragraphs: Iterable[_Paragraph]) -> Iterator[_Candidate]:
        if self._kind in self._phrases.kinds:
            for before, paragraph in paragraphs:
                for start, phrase, end, row in self._phrases.said(paragraph).get(self._kind, ()):
                    yield _Candidate(before + start, phrase, before + end, row)

    def _matching(self, folded: str) -> Iterator[_Candidate]:
        """Of those that begin together a phrase comes before a pattern."""
        if self._of_patterns:
            for number, (start, end) in self._patterns.find(folded):
                yield _Candidate(start, self._phrases.number + number, end, self._of_patterns[number])


@lru_cache(maxsize=4)
def _prepared(text: str) -> tuple[str, list[_Paragraph]]:
    """The text folded; and where its paragraphs begin, and these in lower case and without line breaks."""
    folded = fold(text)
    lower = lowered(folded)
    return folded, [(match.start(), match[0].replace("\n", " ")) for match in _PARAGRAPH.finditer(lower)]


def _apart(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """Those that do not overlap: the leftmost, and of those that begin together the one of the first source."""
    behind = 0
    for each in sorted(candidates, key=lambda each: each[:2]) if len(candidates) > 1 else candidates:
        if each.start >= behind:
            behind = each.end
            yield each


def compile_kinds(phrases: Mapping[str, Texts], patterns: Mapping[str, Texts]) -> dict[str, PhraseSet]:
    """By kind, what finds the kind's rows; the phrases of all kinds are found together."""
    together = _Phrases(phrases)
    return {kind: PhraseSet(kind, together, patterns.get(kind, {})) for kind in (*phrases, *patterns)}


def compile_rows(rows: Iterable[PhraseRow], language: str) -> PhraseSet:
    """The phrases and patterns of the rows in a language."""
    rows = tuple(rows)
    phrases = {row.id: row.phrases.get(language, ()) for row in rows}
    return compile_kinds({"": phrases}, {"": {row.id: row.patterns.get(language, ()) for row in rows}})[""]


def compile_phrases(rows: Texts) -> PhraseSet:
    """Rows by id, each with its phrases; a row fires where one of them is found."""
    return compile_kinds({"": rows}, {})[""]


def compile_patterns(rows: Texts) -> PhraseSet:
    """Rows by id, each with its RE2 sources; a row fires where one of them is found."""
    return compile_kinds({}, {"": {row: tuple(sources) for row, sources in rows.items()}})[""]
