"""Finds RE2 patterns in a text: of many, RE2 says which have all their literal pieces in it; only these are tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property

import re2

from triage.model import Span
from triage.rules.fold import fold

_FEW = 32  # sources that are cheaper looked for as one first: most texts have none of them


class Patterns:
    """RE2 sources, matched without regard to case and compiled when first needed: most are in no letter of a run."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._sources = [fold(source) for source in sources]
        self._compiled: dict[int, re2._Regexp[bytes]] = {}

    def any_in(self, folded: str) -> bool:
        """Whether one of the sources is in the text, be it within a word."""
        return bool(self._sources) and self._any.search(_octets(folded)) is not None

    def find(self, folded: str) -> Iterator[tuple[int, Span]]:
        """The number of a source and where it is, by source; places of one source do not overlap."""
        octets = _octets(folded)
        found = [
            (number, match.span())
            for number in self._numbers(octets)
            for match in self._regexp(number).finditer(octets)
            if match.end() > match.start()
        ]
        if len(octets) != len(folded):
            found = _in_characters(octets, found)
        return ((number, span) for number, span in found if not _splits_word(folded, span))

    def _numbers(self, octets: bytes) -> Sequence[int]:
        if not self._sources or not octets or (len(self._sources) <= _FEW and not self._any.search(octets)):
            return ()
        return sorted(self._sieve.Match(octets) or ())

    def _regexp(self, number: int) -> re2._Regexp[bytes]:
        if number not in self._compiled:
            self._compiled[number] = re2.compile(self._sources[number], _options())
        return self._compiled[number]

    @cached_property
    def _any(self) -> re2._Regexp[bytes]:
        return re2.compile("|".join(f"(?:{source})" for source in self._sources), _options())

    @cached_property
    def _sieve(self) -> re2.Filter:
        sieve = re2.Filter()
        for source in self._sources:
            sieve.Add(source, _options())
        sieve.Compile()
        return sieve


def check_pattern(source: str) -> str | None:
    """What is wrong with an RE2 source, or None."""
    try:
        re2.compile(fold(source), _options())
    except re2.error as error:
        return error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
    return None


@cache
def _options() -> re2.Options:
    options = re2.Options()
    options.case_sensitive = False
    options.never_capture = True
    options.log_errors = False
    options.max_mem = 64 << 20  # a ceiling; an automaton grows only with what the texts need
    return options


def _octets(folded: str) -> bytes:
    return folded.encode("utf-8", "replace")


def _in_characters(octets: bytes, found: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The same places counted in characters, by one pass over the octets."""
    characters = dict(_count_characters(octets, sorted({place for _, span in found for place in span})))
    return [(number, (characters[start], characters[end])) for number, (start, end) in found]


def _count_characters(octets: bytes, places: list[int]) -> Iterator[tuple[int, int]]:
    last = count = 0
    for place in places:
        count += len(octets[last:place].decode("utf-8", "replace"))
        last = place
        yield place, count


def _splits_word(text: str, span: Span) -> bool:
    r"""Whether an edge lies between two letters of which one is beyond ASCII, where RE2's \b is blind."""
    return any(_joins(text, place) for place in span)


def _joins(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    return before.isalnum() and after.isalnum() and not (before.isascii() and after.isascii())
