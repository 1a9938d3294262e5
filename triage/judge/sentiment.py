"""VADER (Hutto and Gilbert 2014), word by word, with a lexicon for customers' letters. English only.

Used as published for negation, boosters and capitals, but: the lexicon is changed by the rules (`lexicon`); sums stay
unsaturated; punctuation is a signal of its own; and only a short window is looked at, since VADER's checks take time
that grows with the square of the length.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer

from triage.judge.tokens import Token
from triage.model import Span

WINDOW = 60  # words; a longer sentence is scored in parts
BEFORE_BUT, AFTER_BUT = 0.5, 1.5  # as in VADER
LONGEST_ENTRY = 4  # words of a lexicon entry


@dataclass(frozen=True, slots=True)
class Mood:
    """The sums of a sentence's negative and positive words, both >= 0, and where these words stand."""

    negative: float = 0.0
    positive: float = 0.0
    harsh: tuple[Span, ...] = ()
    warm: tuple[Span, ...] = ()


_NO_MOOD = Mood()


@dataclass(frozen=True, slots=True)
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

    def mood(self, sentence: Sequence[Token]) -> Mood:
        """The mood of a sentence. The same word twice counts twice, the same emoji once."""
        scored = [
            (token, value)
            for start in range(0, len(sentence), WINDOW)
            for token, value in _weigh_but(self._valences(sentence[start : start + WINDOW]))
        ]
        if not scored:
            return _NO_MOOD
        return Mood(
            negative=sum(-value for _, value in scored if value < 0),
            positive=sum(value for _, value in scored if value > 0),
            harsh=tuple((token.start, token.end) for token, value in scored if value < 0),
            warm=tuple((token.start, token.end) for token, value in scored if value > 0),
        )

    def _valences(self, window: Sequence[Token]) -> Iterator[tuple[Token, float]]:
        telling = [place for place, token in enumerate(window) if token.lower in self._known]
        if not telling:
            return
        words = [token.text for token in window]
        sentence = _Words(words, _some_shouted(words))
        emoji: set[str] = set()
        skip_to = 0
        for place in telling:
            token = window[place]
            if place < skip_to or token.lower in emoji:
                continue
            if token.lower in self._starts and (entry := self._entry(window, place)):
                skip_to = place + len(entry)
                yield token, self._entries[entry]
            elif token.lower == "but":
                yield token, 0.0
            elif token.lower in self._vader.lexicon:
                if not token.lower[0].isascii():
                    emoji.add(token.lower)
                yield token, self._vader.sentiment_valence(0, sentence, token.text, place, [])[0]

    def _entry(self, window: Sequence[Token], place: int) -> tuple[str, ...] | None:
        ahead = tuple(token.lower for token in window[place : place + LONGEST_ENTRY])
        return next((ahead[:size] for size in range(len(ahead), 1, -1) if ahead[:size] in self._entries), None)


def _weigh_but(scored: Iterator[tuple[Token, float]]) -> list[tuple[Token, float]]:
    """What stands after "but" is what is meant."""
    found = list(scored)
    but = next((place for place, (token, _) in enumerate(found) if token.lower == "but"), None)
    if but is None:
        return found
    return [(token, value * (BEFORE_BUT if place < but else AFTER_BUT)) for place, (token, value) in enumerate(found)]


def _some_shouted(words: list[str]) -> bool:
    shouted = sum(word.isupper() for word in words)
    return 0 < shouted < len(words)
