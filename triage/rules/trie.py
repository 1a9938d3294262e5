"""A trie over words, which finds all phrases in a text by one walk over it.

It grows by the words that texts show: what may follow the words read so far is put together when it is first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from triage.rules.notation import Step
from triage.rules.vocabulary import STOP, Chunk, Vocabulary

MOST_WORDS_BETWEEN = 4  # what `...` may stand for


class Said(NamedTuple):
    """Where a phrase stands: characters `start` to `end`."""

    phrase: int
    start: int
    end: int


class Trie:
    """Phrases, each known by its number."""

    def __init__(self, phrases: Sequence[Sequence[Step]]) -> None:
        self._begin = State(_place_of(number, steps) for number, steps in enumerate(phrases)).near
        spelt = {words for steps in phrases for step in steps for words in step.spellings}
        self._vocabulary = Vocabulary({word for words in spelt for word in words}, self._begin)

    def find(self, paragraph: str) -> Iterator[Said]:
        """Every phrase in a paragraph, which is folded, in lower case and has no line breaks; by start.

        Of one phrase at one place the first counts: the longer spelling, fewer words between. Time is linear in the
        paragraph's length.
        """
        chunks = paragraph.split(" ")  # with empty ones where blanks stand together
        starts = [*compress(accumulate((len(chunk) + 1 for chunk in chunks), initial=0), chunks)]
        read = [*self._vocabulary.read(filter(None, chunks)), STOP]
        words = [chunk.word for chunk in read]
        for at, chunk in enumerate(read):
            for word, begin, end, goes_on in chunk.first:
                state = self._begin[word]
                if not (state.phrases or (goes_on and state.leads_on(words[at + 1 : at + MOST_WORDS_BETWEEN + 2]))):
                    continue  # most first words begin nothing
                ends: list[End] = []
                state.arrive(read, at, end, goes_on, ends)
                for phrase, last, offset in ends:
                    yield Said(phrase, starts[at] + begin, starts[last] + offset)


class Place(NamedTuple):
    """A place within a phrase: what may come next. `phrase` is its number where nothing must come any more."""

    words: tuple[tuple[str, Place], ...]
    gap: bool = False
    phrase: int | None = None


class End(NamedTuple):
    """Where a phrase ends: `offset` characters into the chunk of that number."""

    phrase: int
    chunk: int
    offset: int


def _place_of(number: int, steps: Sequence[Step]) -> Place:
    """Where a phrase begins."""
    place = Place((), phrase=number)
    for step in reversed(steps):
        place = Place(tuple((words[0], _after(words, place)) for words in step.spellings), step.gap)
    return place


def _after(words: Sequence[str], place: Place) -> Place:
    for word in reversed(words[1:]):
        place = Place(((word, place),))
    return place


class State:
    """Where the words read so far have led: places in any number of phrases."""

    __slots__ = ("_far", "_near", "_places", "phrases")

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: tuple[Place, ...] | None = tuple(places)
        self.phrases = tuple(place.phrase for place in self._places if place.phrase is not None)
        self._near: dict[str, State] = {}
        self._far: dict[str, State] = {}

    @property
    def near(self) -> dict[str, State]:
        """By the next word, where it leads."""
        if self._places is not None:
            self._open()
        return self._near

    def leads_on(self, words: Sequence[str | None]) -> bool:
        """Whether a phrase may go on with what follows, `words` as in `Chunk.word`."""
        if self._places is not None:
            self._open()
        if words[0] is None or words[0] in self._near:
            return True
        far = self._far
        return bool(far) and (None in words or not far.keys().isdisjoint(words))

    def arrive(self, text: Sequence[Chunk], at: int, end: int, goes_on: bool, found: list[End]) -> None:
        """Add where phrases end whose words so far end at `end` of chunk `at`; of one phrase, those with fewer words
        between come first. `goes_on`: the next chunk may follow. The last chunk of a text must be one that nothing
        passes.
        """
        if goes_on:
            if self._places is not None:
                self._open()
            if near := self._near:
                for word, _, last, passed in text[at + 1].following:
                    if word in near:
                        near[word].arrive(text, at + 1, last, passed, found)
            if self._far:
                self._skip(text, at, found)
        for phrase in self.phrases:
            found.append(End(phrase, at, end))

    def _skip(self, text: Sequence[Chunk], at: int, found: list[End]) -> None:
        far = self._far
        for place in range(at + 1, at + MOST_WORDS_BETWEEN + 2):
            chunk = text[place]
            for word, _, end, goes_on in chunk.following:
                if word in far:
                    far[word].arrive(text, place, end, goes_on, found)
            if not chunk.passable:
                break

    def _open(self) -> None:
        near: dict[str, list[Place]] = defaultdict(list)
        far: dict[str, list[Place]] = defaultdict(list)
        for place in self._places or ():
            by_word = far if place.gap else near
            for word, following in place.words:
                by_word[word].append(following)
        self._near, self._far = _states(near), _states(far)
        self._places = None


def _states(by_word: Mapping[str, list[Place]]) -> dict[str, State]:
    """A state for each of the words; words that lead to the same places, as alternatives do, share one."""
    shared: dict[tuple[int, ...], State] = {}
    states = {}
    for word, places in by_word.items():
        key = tuple(map(id, places))
        if key not in shared:
            shared[key] = State(places)
        states[word] = shared[key]
    return states
