"""Finds phrases and patterns in a text, in time linear in its length (RE2).

A phrase is the small notation explained in `schema`; a pattern is RE2 source. Both are matched without regard to case,
after typographic quotes and odd spaces have become plain ones. Offsets are always those of the text as given.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import re2

from triage.model import Span
from triage.rules.schema import PhraseRow

MOST_WORDS_BETWEEN = 4  # what `...` may stand for

# One character for one, so that offsets stay. Every space but the newline becomes a plain one.
_FOLDED = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑–—−", "-"),
    **dict.fromkeys("\t\r\f\v\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000", " "),
}
_FOLDED_ASCII = [(odd, plain) for odd, plain in _FOLDED.items() if odd.isascii()]

# A line break lies within a sentence, an empty line does not.
_SPACE = r",?(?: +| *\n *)"
_GAP = rf"(?:[^\s.!?;:]+{_SPACE}){{0,{MOST_WORDS_BETWEEN}}}?"
# Letters and digits of any script. The classes \p{L} and \p{N} would say so exactly, at five times the cost to compile:
# beyond ASCII almost everything in a letter is a letter once quotes, dashes and spaces are folded.
_ENDING = r"[0-9A-Za-z_\x{80}-\x{10FFFF}]*"
_META = re.compile(r"([\\.+*?()|\[\]{}^$])")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Written so where a keyboard has no umlauts; "schon" is another word than "schön".
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae"}


class Hit(NamedTuple):
    """Where a row was found: characters `start` to `end` of the text."""

    start: int
    end: int
    id: str


def fold(text: str) -> str:
    """The text with plain quotes, dashes and spaces; of the same length."""
    # Far faster than str.translate, for most of them are in no text.
    for odd, plain in _FOLDED_ASCII if text.isascii() else _FOLDED.items():
        text = text.replace(odd, plain)
    return text


def to_pattern(phrase: str) -> str:
    """The RE2 source of a phrase. An apostrophe may be missing in the text, a hyphen may be a space or missing, an
    accent may be missing, and an umlaut or ß may be spelt "ae", "ss".

    Raises ValueError where the phrase is empty or begins or ends with `...`.
    """
    parts = fold(phrase).split()
    if not parts or "..." in (parts[0], parts[-1]):
        raise ValueError(f"a phrase needs a word at each end: {phrase!r}")
    source, last = "", len(parts) - 1
    for place, part in enumerate(parts):
        if part == "...":
            source += _GAP
        else:
            # RE2 takes the first that fits: a shorter one must not stop it at "cassé" within "cassée".
            longest_first = sorted(filter(None, part.split("/")), key=len, reverse=True)
            words = [_word(word, first=place == 0, last=place == last) for word in longest_first]
            source += words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"
            source += "" if place == last else _SPACE
    return source


def _word(word: str, *, first: bool, last: bool) -> str:
    stem = word.rstrip("*")
    source = _META.sub(r"\\\1", stem).replace("'", "'?").replace("-", "[- ]?")
    source = _with_plain_letters(source, first=first, last=last and stem == word)
    start = r"\b" if first and _is_ascii_word(stem[:1]) else ""
    if stem != word:
        return start + source + _ENDING
    return start + source + (r"\b" if last and _is_ascii_word(stem[-1:]) else "")


def _with_plain_letters(source: str, *, first: bool, last: bool) -> str:
    """Each letter beyond ASCII, or else how it is spelt without; only the latter needs RE2's \\b at a phrase's edge."""

    def either(match: re.Match[str]) -> str:
        plain = _UMLAUTS.get(match[0].lower()) or unicodedata.normalize("NFD", match[0])[0]
        if not plain.isascii():
            return match[0]
        start = r"\b" if first and match.start() == 0 else ""
        end = r"\b" if last and match.end() == len(source) else ""
        return f"(?:{match[0]}|{start}{plain}{end})"

    return _BEYOND_ASCII.sub(either, source)


def _is_ascii_word(character: str) -> bool:
    # RE2's \b knows ASCII letters only; `_splits_word` guards the others.
    return character.isascii() and character.isalnum()


class Source(NamedTuple):
    """RE2 source of a row. `wide`: it may reach over a whole sentence."""

    id: str
    pattern: str
    wide: bool = False


class PhraseSet:
    """Rows compiled for finding: first it is said which sources are in a text, then only these look for their places.

    One automaton says so of all phrases. Those that reach over a whole sentence would multiply its states, so that it
    met new ones in every letter: of these RE2 says which have all their literal pieces in the text, and tries them.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = [source._replace(pattern=fold(source.pattern)) for source in sources]
        self._narrow = [number for number, source in enumerate(self._sources) if not source.wide]
        self._wide = [number for number, source in enumerate(self._sources) if source.wide]
        self._automaton, self._filter = re2.Set.SearchSet(_options()), re2.Filter()
        for number in self._narrow:
            self._automaton.Add(self._sources[number].pattern)
        for number in self._wide:
            self._filter.Add(self._sources[number].pattern, _options())
        self._automaton.Compile()
        self._filter.Compile()
        self._compiled: dict[int, re2._Regexp[bytes]] = {}

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for places: cheaper than `find`, and True for a match within a word too."""
        return bool(self._in(fold(text).encode("utf-8", "replace")))

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every place of every row, by start; places of one row do not overlap. Time linear in the text's length."""
        if not text:
            return ()
        folded = fold(text)
        octets = folded.encode("utf-8", "replace")
        by_row = itertools.groupby(self._in(octets), key=lambda number: self._sources[number].id)
        found = [Hit(*place, id_) for id_, numbers in by_row for place in self._places(octets, list(numbers))]
        if len(octets) != len(folded):
            found = _in_characters(octets, found)
        return tuple(sorted(hit for hit in found if not _splits_word(folded, hit)))

    def _in(self, octets: bytes) -> list[int]:
        """The numbers of the sources that are in a text, in order."""
        narrow = (self._automaton.Match(octets) or ()) if self._narrow else ()
        wide = (self._filter.Match(octets) or ()) if self._wide else ()
        return sorted([*(self._narrow[place] for place in narrow), *(self._wide[place] for place in wide)])

    def _places(self, octets: bytes, numbers: Sequence[int]) -> Iterator[Span]:
        """Places that do not overlap: the leftmost, and of those that begin together the one of the first source."""
        if len(numbers) == 1:
            spans = (match.span() for match in self._regexp(numbers[0]).finditer(octets))
            yield from (span for span in spans if span[1] > span[0])
            return
        ahead = {number: place for number in numbers if (place := self._place(number, octets, 0))}
        while ahead:
            start, end = min(ahead.values(), key=itemgetter(0))
            yield start, end
            passed = [number for number, place in ahead.items() if place[0] < end]
            further = {number: self._place(number, octets, end) for number in passed}
            ahead = {number: place for number, old in ahead.items() if (place := further.get(number, old))}

    def _place(self, number: int, octets: bytes, start: int) -> Span | None:
        """The first place of a source from `start` on."""
        match = self._regexp(number).search(octets, start)
        while match and match.end() == match.start() < len(octets):
            match = self._regexp(number).search(octets, match.end() + 1)
        return match.span() if match and match.end() > match.start() else None

    def _regexp(self, number: int) -> re2._Regexp[bytes]:
        # Most rows are in no letter of a run; half of the cost of compiling is saved.
        if number not in self._compiled:
            self._compiled[number] = re2.compile(self._sources[number].pattern, _options())
        return self._compiled[number]


def compile_rows(rows: Iterable[PhraseRow], language: str) -> PhraseSet:
    """The phrases and patterns of the rows in a language."""
    return PhraseSet(
        source
        for row in rows
        for source in (
            *_together(row.id, map(to_pattern, row.phrases.get(language, ()))),
            *(Source(row.id, pattern, wide=True) for pattern in row.patterns.get(language, ())),
        )
    )


def compile_phrases(rows: Mapping[str, Iterable[str]]) -> PhraseSet:
    """Rows by id, each with its RE2 sources; a row fires where one of them is found."""
    return PhraseSet(source for id_, patterns in rows.items() for source in _together(id_, patterns))


def _together(id_: str, patterns: Iterable[str]) -> Iterator[Source]:
    if either := "|".join(f"(?:{pattern})" for pattern in patterns):
        yield Source(id_, either)


def check_pattern(source: str) -> str | None:
    """What is wrong with an RE2 source, or None."""
    try:
        re2.compile(fold(source), _options())
    except re2.error as error:
        return error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
    return None


@functools.cache
def _options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    options.log_errors = False
    options.max_mem = 64 << 20  # a ceiling; the automaton grows only with what the texts need
    return options


def _in_characters(octets: bytes, hits: list[Hit]) -> list[Hit]:
    """The same hits counted in characters, by one pass over the octets."""
    places = sorted({place for hit in hits for place in (hit.start, hit.end)})
    characters = dict(_count_characters(octets, places))
    return [Hit(characters[hit.start], characters[hit.end], hit.id) for hit in hits]


def _count_characters(octets: bytes, places: list[int]) -> Iterator[tuple[int, int]]:
    last = count = 0
    for place in places:
        count += len(octets[last:place].decode("utf-8", "replace"))
        last = place
        yield place, count


def _splits_word(text: str, hit: Hit) -> bool:
    r"""Whether an edge lies between two letters of which one is beyond ASCII, where RE2's \b is blind."""
    return _joins(text, hit.start) or _joins(text, hit.end)


def _joins(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    return before.isalnum() and after.isalnum() and not (before.isascii() and after.isascii())
