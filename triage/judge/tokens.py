"""Words, emoticons and emoji of a text, for everything that counts words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from triage.model import Span
from triage.rules.fold import fold

# Links, mail addresses and @names carry no mood, but their letters may look like words that do.
_NAMED = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|@\w+")
_TOKEN = re.compile(r"([^\W_]+(?:['*_-]+[^\W_]+)*|[:;=][-']?[()\[\]DPp|]|<3|[\U0001f300-\U0001faff\u2600-\u27bf])")
# The same of ASCII, four times as fast: most sentences are.
_ASCII_TOKEN = re.compile(r"([A-Za-z0-9]+(?:['*_-]+[A-Za-z0-9]+)*|[:;=][-']?[()\[\]DPp|]|<3)")


class Tokens(NamedTuple):
    """The tokens of a sentence, a list for each of their properties: a letter has too many for an object each."""

    words: list[str]  # as written
    lower: list[str]
    starts: list[int]  # in the text
    ends: list[int]

    def span(self, place: int) -> Span:
        return self.starts[place], self.ends[place]


def tokens(text: str, sentences: Sequence[Span]) -> list[Tokens]:
    """The tokens of each sentence."""
    plain = fold(text)
    if "@" in plain or "://" in plain or "www." in plain:
        plain = _NAMED.sub(lambda match: " " * len(match[0]), plain)
    return [_tokens(plain[start:end], start) for start, end in sentences]


def _tokens(sentence: str, start: int) -> Tokens:
    parts = (_ASCII_TOKEN if sentence.isascii() else _TOKEN).split(sentence)  # every second one is a token
    edges = list(accumulate(map(len, parts), initial=start))
    words = parts[1::2]
    return Tokens(words, list(map(str.lower, words)), edges[1:-1:2], edges[2::2])
