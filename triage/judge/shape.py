"""Anger that shows in the shape of the text, in any language: capitals, marks, words said twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from triage.judge.finding import Finding
from triage.judge.tokens import Token
from triage.model import Span

FEWEST_LETTERS = 4  # of a word in capitals that stands alone; shorter ones are abbreviations

_EXCLAMATION = re.compile(r"!")
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÞŒ]{2}")
_DRAWN_OUT = re.compile(r"([a-z])\1\1+", re.IGNORECASE)
_QUESTION_MARKS = re.compile(r"\?[?!]+|!+\?[?!]*")
_MAY_REPEAT = {"very", "so", "really", "too", "that", "had", "ha", "haha", "bye", "thank", "you", "much", "many"}


def by_shape(text: str, split: Sequence[Sequence[Token]]) -> Iterator[Finding]:
    """Words in capitals, runs of question marks, and words said twice in a row."""
    if _TWO_CAPITALS.search(text):
        yield from _finding("shouting", [token for sentence in split for token in _shouted(sentence)])
    yield from _finding("repetition", [token for sentence in split for token in _said_twice(sentence)])
    marks = tuple(match.span() for match in _QUESTION_MARKS.finditer(text))
    if marks:
        yield Finding("question_marks", len(marks), marks)


def emphasis(text: str, sentences: Sequence[Span]) -> Iterator[Finding]:
    """Exclamation marks and drawn-out words in these sentences. Good mood uses them too: give it sentences without."""
    for row, shape in (("exclamation", _EXCLAMATION), ("drawn_out", _DRAWN_OUT)):
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
    return [
        token
        for (_, before, _, _), token in itertools.pairwise(sentence)
        if before == token.lower and before.isalpha() and before not in _MAY_REPEAT
    ]


def _finding(row: str, found: Sequence[Token]) -> Iterator[Finding]:
    if found:
        yield Finding(row, len(found), tuple((token.start, token.end) for token in found))
