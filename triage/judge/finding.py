"""What is found in a letter, before it is weighed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from triage.model import Span

DENSE = 5  # words of a sentence that halve its mood: "Terrible." says more than terrible among thirty words
TOP_SENTENCES = 3
REST = 0.25  # what each further sentence counts


class Finding(NamedTuple):
    """That a row fired, and where. `amount` is what the row's points are multiplied by."""

    row: str
    amount: float
    spans: tuple[Span, ...] = ()


def density(words: int) -> float:
    """What a word of mood counts in a sentence of so many words, 0..1."""
    return DENSE / (DENSE + words)


def top_heavy(amounts: Iterable[float]) -> float:
    """The sum of the three greatest and a quarter of the others, of amounts >= 0.

    It grows with every sentence that says something, but a letter does not sound angrier by being long.
    """
    ordered = sorted(amounts, reverse=True)
    return sum(ordered[:TOP_SENTENCES]) + REST * sum(ordered[TOP_SENTENCES:])


def number_of(span: Span, sentences: Sequence[Span]) -> int:
    """The number of the sentence a span begins in, from 0; -1 before the first."""
    return bisect_right(sentences, span[0], key=lambda sentence: sentence[0]) - 1
