"""Which sentences of a letter are told: what went wrong, the day or sum that matters, and what is asked for.

Nobody sends a reply that plays a whole letter back. The weights were fitted by logistic regression to 160 letters in
which a reader had marked the sentence that names the fault and the one that names the wish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from triage.reply.doubt_words import ASKS, SPEAKER
from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.trouble import BOUGHT, SELF_BLAME, STING, TROUBLE
from triage.reply.retell.weigh import has_fact

_MOST = 3  # sentences
_MOST_WORDS = 60  # of all together; one sentence alone may be longer
_FEW_WORDS = 50  # up to which there is room for one more
_FEW = 5  # words; what has fewer says little by itself
_MANY = 25  # words, beyond which a sentence says no more
_EARLY = 6  # sentences, beyond which a place is late
_MOST_TROUBLE = 3
_BREAKS_OFF = re.compile(r"\s(?:of|the|de|du|des|pour|para|di|della|van|voor|für|der|die|das)\W*$", re.IGNORECASE)
_A_NOTE = 30  # words of a letter that is told whole
_SMALL_TALK = -0.7  # worth of a sentence below which it is left out though there be room


def choose(candidates: Sequence[Candidate], language: str) -> tuple[Candidate, ...]:
    """In the letter's order; () where nothing says anything."""
    unsaid = [_words_of(table.get(language, "")) for table in (STING, SELF_BLAME)]
    kept = [each for each in candidates if not any(words.search(each.words) for words in unsaid)]
    read = _read([each for each in kept if _says_something(each)], language)
    if not read:
        return ()
    fault = max([each for each in read if each.troubled] or read, key=lambda each: each.fault)
    wish = max((each for each in read if each.asks), key=lambda each: each.wish, default=fault)
    note = sum(each.length for each in read) <= _A_NOTE
    last = max((each.candidate.place for each in read if each.candidate.wishes), default=None)
    further = [each for each in read if each.carries(note=note and (last is None or each.candidate.place < last))]
    further.sort(key=lambda each: -max(each.fault, each.wish))
    chosen: list[_Read] = []
    for each in (fault, wish, *further):
        if each not in chosen and (note or _has_room(chosen, each)):
            chosen.append(each)
    chosen = _supported(chosen, read, fault)
    chosen.sort(key=lambda each: each.candidate.place)
    return tuple(each.candidate for each in chosen)


@dataclass(frozen=True, slots=True)
class _Read:
    """A part of a letter, and the odds (logit) that it names the fault, or the wish."""

    candidate: Candidate
    length: int
    troubled: bool
    asks: bool
    fault: float
    wish: float

    def carries(self, *, note: bool) -> bool:
        """Whether it has a fault, a figure, a thing or a plain request in it; in a `note`, anything but small talk."""
        each, words = self.candidate, said(self.candidate.words)
        if self.length < _FEW and {point.partition(":")[0] for point in each.points} == {"order"}:
            return False  # the number is named before the story
        figure = any(map(str.isdigit, words)) or has_fact(each.points)
        return figure or each.says_wrong or each.happens or each.wishes or (note and each.worth >= _SMALL_TALK)


def _supported(chosen: list[_Read], read: Sequence[_Read], fault: _Read) -> list[_Read]:
    """With the sentence before one that leans on it ("It broke"), where there is room; else without what leans."""
    kept = list(chosen)
    for each in chosen:
        before = next((one for one in read if one.candidate.nth == each.candidate.nth - 1), None)
        if not each.candidate.leans or before in kept or each.candidate.sentence == 0:
            continue
        if before and sum(one.length for one in kept) + before.length <= _MOST_WORDS:
            kept.append(before)
        elif each is not fault and len(kept) > 1:
            kept.remove(each)
    return kept


def _says_something(candidate: Candidate) -> bool:
    """Whether it has a word in it, and does not break off before what it was to name."""
    words = said(candidate.words)
    return any(map(str.isalpha, words)) and not _BREAKS_OFF.search(words)


def _has_room(chosen: Sequence[_Read], each: _Read) -> bool:
    length = sum(one.length for one in chosen) + each.length
    return not chosen or length <= (_MOST_WORDS if len(chosen) < _MOST else _FEW_WORDS if len(chosen) == _MOST else 0)


def _read(candidates: Sequence[Candidate], language: str) -> list[_Read]:
    read: list[_Read] = []
    sets_the_scene = False
    for number, each in enumerate(candidates):
        words = said(each.words)
        length = len(words.split())
        trouble = min(_MOST_TROUBLE, len(_words_of(TROUBLE.get(language, "")).findall(words.replace("’", "'"))))
        behind = number / max(1, len(candidates) - 1)
        short, size, question = length < _FEW, min(length, _MANY) / 10, words.rstrip().endswith("?")
        asks, speaks = (_words_of(table.get(language, "")).search(words) is not None for table in (ASKS, SPEAKER))
        fault = (
            -2.2
            + 0.4 * trouble
            + 1.0 * each.says_wrong
            + 1.0 * each.is_plain
            + 0.7 * each.happens
            + 0.9 * size
            + 1.1 * sets_the_scene
            + 1.2 * question
            - 0.3 * min(each.nth, _EARLY)
            - 0.8 * behind
            - 1.0 * short
            - 0.6 * each.wishes
            - 0.7 * asks
            - 0.7 * speaks
        )
        wish = (
            -4.8
            + 2.6 * each.wishes
            + 1.1 * asks
            + 1.3 * question
            + 1.0 * size
            + 1.0 * behind
            - 0.45 * trouble
            - 0.6 * each.leans
            - 0.7 * speaks
        )
        troubled = trouble > 0 or each.says_wrong or each.happens
        read.append(_Read(each, length, troubled, asks or each.wishes, fault, wish))
        bought = _words_of(BOUGHT.get(language, "")).search(words) is not None
        sets_the_scene = ((bought or has_fact(each.points)) and not trouble) or (bought and trouble == 1)
    return read


@cache
def _words_of(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives or '(?!)'})(?!\w)", re.IGNORECASE)
