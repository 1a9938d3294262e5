"""VADER (Hutto and Gilbert 2014), word by word, with a lexicon for customers' letters. English only.

Used as published for negation, boosters and capitals, but: the lexicon is changed by the rules (`lexicon`); sums stay
unsaturated; punctuation is a signal of its own; and only a short window is looked at, since VADER's checks take time
that grows with the square of the length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from triage.judge.tokens import Tokens
from triage.model import Span

WINDOW = 60  # words; a longer sentence is scored in parts
BEFORE_BUT, AFTER_BUT = 0.5, 1.5  # as in VADER
# "A bit of a shame" is next to none; VADER knows few such words, and takes little off for them.
LITTLE, SOFTENED = frozenset({"bit", "slightly", "mildly", "somewhat", "tad"}), 0.3
LONGEST_ENTRY = 4  # words of a lexicon entry
BEFORE, AFTER = 3, 2  # words around one that VADER's checks look at
# No check changes a word's value without one of these (or "n't") around it; of idioms, the longest word stands here.
_TURNING = frozenset(NEGATE).union(
    {"no", "never", "so", "this", "without", "least"},
    (max(idiom.split(), key=len) for idiom in (*BOOSTER_DICT, *SPECIAL_CASES)),
)


class Mood(NamedTuple):
    """The sums of a sentence's negative and positive words, both >= 0, and where these words stand."""

    negative: float = 0.0
    positive: float = 0.0
    harsh: tuple[Span, ...] = ()
    warm: tuple[Span, ...] = ()


_NO_MOOD = Mood()


@dataclass(slots=True)
class _Words:
    """What VADER's checks want to know of a sentence."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


class Sentiment:
    """Scores sentences with VADER's lexicon as changed by `lexicon`; 0 takes a word out."""

    def __init__(self, lexicon: Mapping[str, float]) -> None:
        self._vader = SentimentIntensityAnalyzer()
        self._vader.lexicon.update({word: value for word, value in lexicon.items() if " " not in word})
        for word in [word for word, value in lexicon.items() if not value]:
            self._vader.lexicon.pop(word, None)
        self._entries = {tuple(entry.split()): value for entry, value in lexicon.items() if " " in entry}
        self._starts = {entry[0] for entry in self._entries}
        # Boosters only turn other words up or down.
        self._known = (self._vader.lexicon.keys() - BOOSTER_DICT.keys()) | self._starts | {"but"}

    def is_sour(self, word: str) -> bool:
        """Whether a word speaks of something bad by itself; in lower case."""
        return bool(self._vader.lexicon.get(word, 0.0) < 0)

    def mood(self, sentence: Tokens) -> Mood:
        """The mood of a sentence. The same word twice counts twice, the same emoji once."""
        if self._known.isdisjoint(sentence.lower):
            return _NO_MOOD
        scored = [
            (sentence.span(start + place), value)
            for start in range(0, len(sentence.words), WINDOW)
            for place, value in self._scored(
                sentence.words[start : start + WINDOW], sentence.lower[start : start + WINDOW]
            )
        ]
        return Mood(
            negative=sum(-value for _, value in scored if value < 0),
            positive=sum(value for _, value in scored if value > 0),
            harsh=tuple(span for span, value in scored if value < 0),
            warm=tuple(span for span, value in scored if value > 0),
        )

    def _scored(self, words: list[str], lower: list[str]) -> list[tuple[int, float]]:
        """The numbers of the telling words, with their valence. What stands after "but" is what is meant."""
        telling = list(compress(count(), map(self._known.__contains__, lower)))
        found = list(self._valences(words, lower, telling)) if telling else []
        but = next((place for place, _ in found if lower[place] == "but"), None)
        if but is None:
            return found
        return [(place, value * (BEFORE_BUT if place < but else AFTER_BUT)) for place, value in found]

    def _valences(self, words: list[str], lower: list[str], telling: list[int]) -> Iterator[tuple[int, float]]:
        is_cap_diff = _some_shouted(words)
        emoji: set[str] = set()
        skip_to = 0
        for place in telling:
            word = lower[place]
            if place < skip_to or word in emoji:
                continue
            if word in self._starts and (entry := self._entry(lower, place)):
                skip_to = place + len(entry)
                yield place, self._entries[entry]
            elif word == "but":
                yield place, 0.0
            elif word in self._vader.lexicon:
                if not word[0].isascii():
                    emoji.add(word)
                yield place, self._valence(words, lower, place, is_cap_diff)

    def _valence(self, words: list[str], lower: list[str], place: int, is_cap_diff: bool) -> float:
        # Only the words its checks look at: each of them puts all it is given into small letters.
        first, end = max(0, place - BEFORE), place + AFTER + 1
        value: float = self._vader.lexicon[lower[place]]
        shouted = is_cap_diff and words[place].isupper()
        if shouted or not _TURNING.isdisjoint(lower[first:end]) or "n't" in " ".join(lower[first:end]):
            near = _Words(words[first:end], is_cap_diff)
            value = self._vader.sentiment_valence(0, near, words[place], place - first, [])[0]
        return value if LITTLE.isdisjoint(lower[first:place]) else value * SOFTENED

    def _entry(self, lower: list[str], place: int) -> tuple[str, ...] | None:
        ahead = tuple(lower[place : place + LONGEST_ENTRY])
        return next((ahead[:size] for size in range(len(ahead), 1, -1) if ahead[:size] in self._entries), None)


def _some_shouted(words: list[str]) -> bool:
    shouted = sum(map(str.isupper, words))
    return 0 < shouted < len(words)
