"""How two drafts differ, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from triage.lab.replay.values import Hunk, Pair

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n+")


def wording(words: Pair[str]) -> tuple[Hunk, ...]:
    """The sentences that are replaced, in the order of the draft; () where nothing is."""
    return tuple(_hunks(_sentences(words.before), _sentences(words.after))) if words.differs else ()


def commonest(wordings: Iterable[tuple[Hunk, ...]]) -> tuple[tuple[Hunk, int], ...]:
    """Each replacement that is in several drafts with their number, most first."""
    counted = Counter(hunk for hunks in wordings for hunk in dict.fromkeys(hunks))
    several = ((hunk, number) for hunk, number in counted.items() if number > 1)
    return tuple(sorted(several, key=lambda one: (-one[1], one[0].removed, one[0].added)))


def _sentences(words: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(words) if sentence]


def _hunks(before: list[str], after: list[str]) -> Iterator[Hunk]:
    for kind, start, end, to_start, to_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Hunk(tuple(before[start:end]), tuple(after[to_start:to_end]))
