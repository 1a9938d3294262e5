"""Words, emoticons and emoji of a sentence, for everything that counts words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triage.rules.phrases import fold

# Links, mail addresses and @names carry no mood, but their letters may look like words that do.
_NAMED = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|@\w+")
_TOKEN = re.compile(r"[^\W_](?:[\w'*-]*[^\W_])?|[:;=][-']?[()\[\]DPp|]|<3|[\U0001f300-\U0001faff\u2600-\u27bf]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written, in lower case, and its place in the text."""

    text: str
    lower: str
    start: int
    end: int


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the sentence that lies from `start` to `end` in `text`."""
    sentence = _NAMED.sub(lambda match: " " * len(match[0]), fold(text[start:end]))
    return [
        Token(match[0], match[0].lower(), start + match.start(), start + match.end())
        for match in _TOKEN.finditer(sentence)
    ]
