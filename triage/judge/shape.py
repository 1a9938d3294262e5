"""Anger that shows in the shape of the text, in any language: capitals, marks, words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import eq
from string import ascii_lowercase

from triage.judge.finding import Finding
from triage.judge.quotes import quoted, stands_in
from triage.judge.tokens import Tokens
from triage.model import Span

FEWEST_SHOUTED = 3  # words, for a sentence to be in capitals
FEWEST_LETTERS = 4  # of a word in capitals that stands alone, or said twice; shorter ones are abbreviations, or grammar

_EXCLAMATION = re.compile(r"!")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÞŒ]{2}")
# Three like consonants within a word are German ("Stofffarbe"), "www." is a link.
_THRICE = tuple(3 * letter for letter in ascii_lowercase)
_DRAWN_OUT = re.compile(r"([aeiouy])\1\1+|([a-z])\2{3,}|([a-vx-z])\3\3\b", re.IGNORECASE)
_QUESTION_MARKS = re.compile(r"\?[?!]+|!+\?[?!]*")
# Pronouns and articles meet by grammar ("vous vous moquez", "hieß es, es"); of the short words only these are repeated.
_SHORT = {"no", "now", "why", "non", "nee", "nie", "não", "nao"}
_MAY_REPEAT = {"very", "really", "that", "haha", "thank", "much", "many", "vous", "nous", "molto", "muito", "heel"}


def by_shape(text: str, split: Sequence[Tokens]) -> Iterator[Finding]:
    """Words in capitals, runs of question marks, and words said twice in a row."""
    if _TWO_CAPITALS.search(text):
        shouted = [_shouted(sentence) for sentence in split]
        pairs = list(zip(split, shouted, strict=True))
        others_words = quoted(text)  # titles, names of goods, what we wrote: not the customer's own voice
        loud = [sentence.span(place) for sentence, places in pairs for place in places]
        yield from _finding("shouting", [span for span in loud if not stands_in(span, others_words)])
        whole = [_whole(sentence) for sentence, places in pairs if _is_all(sentence, places)]
        yield from _finding("all_capitals", whole)
    yield from _finding("repetition", [sentence.span(place) for sentence in split for place in _said_twice(sentence)])
    if "?" in text and (marks := tuple(match.span() for match in _QUESTION_MARKS.finditer(text))):
        yield Finding("question_marks", len(marks), marks)


def emphasis(text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
    """Exclamation marks and drawn-out words in these sentences. Good mood uses them too: give it sentences without."""
    if "!" in text:
        yield from _shapes("exclamation", _EXCLAMATION, text, sentences)
    lower = text.lower()
    if any(thrice in lower for thrice in _THRICE):  # far quicker than the pattern
        yield from _shapes("drawn_out", _DRAWN_OUT, text, sentences)


def _shapes(row: str, shape: re.Pattern[str], text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
    places = tuple(match.span() for span in sentences for match in shape.finditer(text, *span))
    if places:
        yield Finding(row, len(places), places)


def _shouted(sentence: Tokens) -> list[int]:
    """Words in capitals: long ones, or short ones beside another."""
    words = sentence.words
    if not any(map(str.isupper, words)):
        return []
    capitals = [len(word) > 1 and word.isupper() and word.isalpha() for word in words]
    return [
        place
        for place in compress(count(), capitals)
        if len(words[place]) >= FEWEST_LETTERS or any(capitals[max(0, place - 1) : place] + capitals[place + 1 :][:1])
    ]


def _is_all(sentence: Tokens, shouted: Sequence[int]) -> bool:
    """Whether a sentence is in capitals but for a figure or a short word here and there."""
    return len(shouted) >= FEWEST_SHOUTED and 2 * len(shouted) > len(sentence.words)


def _whole(sentence: Tokens) -> Span:
    return sentence.starts[0], sentence.ends[-1]


def _said_twice(sentence: Tokens) -> list[int]:
    """Words like the one before."""
    words = sentence.lower
    alike = compress(count(1), map(eq, words, words[1:]))
    return [place for place in alike if words[place].isalpha() and _counts_twice(words[place])]


def _counts_twice(word: str) -> bool:
    return word in _SHORT or (len(word) >= FEWEST_LETTERS and word not in _MAY_REPEAT)


def _finding(row: str, found: Sequence[Span]) -> Iterator[Finding]:
    if found:
        yield Finding(row, len(found), tuple(found))
