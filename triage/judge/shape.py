"""Anger that shows in the shape of the text, in any language: capitals, marks, words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import eq
from string import ascii_lowercase

from triage.judge.finding import Finding
from triage.judge.tokens import Token
from triage.model import Span

FEWEST_LETTERS = 4  # of a word in capitals that stands alone, or said twice; shorter ones are abbreviations, or grammar

_EXCLAMATION = re.compile(r"!")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÞŒ]{2}")
# Three like consonants within a word are German ("Stofffarbe"), "www." is a link.
_DRAWN_OUT = re.compile(r"([aeiouy])\1\1+|([a-z])\2{3,}|([a-vx-z])\3\3\b", re.IGNORECASE)
_QUESTION_MARKS = re.compile(r"\?[?!]+|!+\?[?!]*")
# Pronouns and articles meet by grammar ("vous vous moquez", "hieß es, es"); of the short words only these are repeated.
_SHORT = {"no", "now", "why", "non", "nee", "nie", "não", "nao"}
_MAY_REPEAT = {"very", "really", "that", "haha", "thank", "much", "many", "vous", "nous", "molto", "muito", "heel"}


def by_shape(text: str, split: Sequence[Sequence[Token]]) -> Iterator[Finding]:
    """Words in capitals, runs of question marks, and words said twice in a row."""
    if _TWO_CAPITALS.search(text):
        yield from _finding("shouting", [token for sentence in split for token in _shouted(sentence)])
    yield from _finding("repetition", [token for sentence in split for token in _said_twice(sentence)])
    if "?" in text and (marks := tuple(match.span() for match in _QUESTION_MARKS.finditer(text))):
        yield Finding("question_marks", len(marks), marks)


def emphasis(text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
    """Exclamation marks and drawn-out words in these sentences. Good mood uses them too: give it sentences without."""
    if "!" in text:
        yield from _shapes("exclamation", _EXCLAMATION, text, sentences)
    lowered = text.lower()
    if any(letter * 3 in lowered for letter in ascii_lowercase):  # far quicker than the pattern
        yield from _shapes("drawn_out", _DRAWN_OUT, text, sentences)


def _shapes(row: str, shape: re.Pattern[str], text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
    places = tuple(match.span() for span in sentences for match in shape.finditer(text, *span))
    if places:
        yield Finding(row, len(places), places)


def _shouted(sentence: Sequence[Token]) -> list[Token]:
    """Words in capitals: long ones, or short ones beside another."""
    capitals = [len(token.text) > 1 and token.text.isalpha() and token.text.isupper() for token in sentence]
    return [
        token
        for place, token in enumerate(sentence)
        if capitals[place]
        and (len(token.text) >= FEWEST_LETTERS or any(capitals[max(0, place - 1) : place] + capitals[place + 1 :][:1]))
    ]


def _said_twice(sentence: Sequence[Token]) -> list[Token]:
    words = [token.lower for token in sentence]
    return [
        sentence[place + 1]
        for place, same in enumerate(map(eq, words, words[1:]))
        if same and words[place].isalpha() and _counts_twice(words[place])
    ]


def _counts_twice(word: str) -> bool:
    return word in _SHORT or (len(word) >= FEWEST_LETTERS and word not in _MAY_REPEAT)


def _finding(row: str, found: Sequence[Token]) -> Iterator[Finding]:
    if found:
        yield Finding(row, len(found), tuple((token.start, token.end) for token in found))
