"""Words, emoticons and emoji of a text, for everything that counts words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from triage.model import Span
from triage.rules.phrases import fold

# Links, mail addresses and @names carry no mood, but their letters may look like words that do.
_NAMED = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|@\w+")
_TOKEN = re.compile(r"[^\W_](?:[\w'*-]*[^\W_])?|[:;=][-']?[()\[\]DPp|]|<3|[\U0001f300-\U0001faff\u2600-\u27bf]")


class Token(NamedTuple):
    """A word as written, in lower case, and its place in the text. A tuple, for there are many of them."""

    text: str
    lower: str
    start: int
    end: int


def tokens(text: str, sentences: Sequence[Span]) -> list[list[Token]]:
    """The tokens of each sentence."""
    plain = fold(text)
    if "@" in plain or "://" in plain or "www." in plain:
        plain = _NAMED.sub(lambda match: " " * len(match[0]), plain)
    return [
        [Token(word := match[0], word.lower(), *match.span()) for match in _TOKEN.finditer(plain, start, end)]
        for start, end in sentences
    ]
