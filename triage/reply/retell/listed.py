"""Lists in a letter: what a line that ends with a colon asks for, or tells, in the lines below it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from triage.model import Span

_MARK = re.compile(r"\s*(?:[-*•·–]|\(?[a-z\d]{1,2}[.)])\s+", re.IGNORECASE)
_SHORT = 10  # words of a line that belongs to a list without marks: a name, an address
_MOST = 50  # words of a list that is told; what is behind is left out
_BARE = re.compile(r"\W*\w+\W*:")  # an introduction that says nothing: "So:"


def lists(text: str, sentences: Sequence[Span]) -> Iterator[tuple[range, str]]:
    """The numbers of the sentences of each list, and how it reads on one line.

    A list of questions is none: each of them is told by itself.
    """
    for number, (start, end) in enumerate(sentences):
        if not text[start:end].endswith(":"):
            continue
        items, stop = _below(text, end)
        if items and not any("?" in item for item in items):
            yield range(number, bisect(sentences, (stop, 0))), _on_one_line(" ".join(text[start:end].split()), items)


def _below(text: str, end: int) -> tuple[list[str], int]:
    """The items below, without their marks, and where the last one ends."""
    items: list[str] = []
    marked = blank = False
    place = text.find("\n", end) + 1
    while 0 < place < len(text):
        line = text[place : (text.find("\n", place) + 1) or len(text)]
        mark = _MARK.match(line)
        if mark:
            items.append(line[mark.end() :].strip())
            marked = True
        elif marked and line.strip() and not blank:
            items[-1] += f" {line.strip()}"
        elif not marked and not (blank and items) and _is_short(line):
            items.append(line.strip())
        elif line.strip():
            break
        blank = not line.strip()
        place += len(line)
    return [item.rstrip(" ;,.") for item in items], place


def _is_short(line: str) -> bool:
    return 0 < len(line.split()) <= _SHORT and not line.rstrip().endswith((".", "!"))


def _on_one_line(before: str, items: Sequence[str]) -> str:
    """Without marks; "…" stands for what has no room."""
    between = "; " if any("," in item for item in items) else ", "
    line = items[0] if _BARE.fullmatch(before) else f"{before} {items[0]}"
    for item in items[1:]:
        if len(f"{line} {item}".split()) > _MOST:
            return f"{line} …"
        line += f"{between}{item}"
    return line
