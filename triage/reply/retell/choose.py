"""Which sentences of a letter are told: what went wrong, what is wanted, and what of the rest says most about either.

Nobody sends a reply that plays a whole letter back, or one that tells the background alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.odds import Odds, odds
from triage.reply.retell.weigh import has_fact

_MOST = 4  # sentences
_MOST_WORDS = 70  # of all together; what went wrong and what is wanted may be longer
_LONGEST_PAIR = 85  # words of those two
_FEW = 5  # words; what has fewer says little by itself
_BREAKS_OFF = re.compile(r"\s(?:of|the|de|du|des|pour|para|di|della|van|voor|für|der|die|das)\W*$", re.IGNORECASE)
_A_NOTE = 35  # words of a letter that is told whole
_SMALL_TALK = -0.7  # worth of a sentence below which it is left out though there be room
_SLIGHT = 0.04  # chance of being what went wrong, or what is wanted, below which it is left out


def choose(candidates: Sequence[Candidate], language: str) -> tuple[Candidate, ...]:
    """In the letter's order; () where nothing says what went wrong or what is wanted."""
    read = odds([each for each in candidates if _says_something(each)], language)
    chosen = _slots(read)
    if not chosen:
        return ()
    note = sum(each.length for each in read) <= _A_NOTE
    last = max((each.candidate.place for each in read if each.asks), default=None)
    further = [
        each
        for each in read
        if _carries(each, note=note and (last is None or each.candidate.place < last))
        and (note or each.best >= _SLIGHT)
    ]
    for each in sorted(further, key=lambda one: (not one.candidate.wishes, -one.best)):
        if each not in chosen and (note or _has_room(chosen, each)):
            chosen.append(each)
    chosen = _supported(chosen, read)
    return tuple(each.candidate for each in sorted(chosen, key=lambda one: one.candidate.place))


def _slots(read: Sequence[Odds]) -> list[Odds]:
    """What went wrong and what is wanted, as far as the letter says so; one part may be both."""
    fault = max((each for each in read if each.troubled), key=lambda each: each.fault, default=None)
    room = _LONGEST_PAIR - (fault.length if fault else 0)
    wishes = [each for each in read if each.asks and (each.length <= room or each is fault)]
    wish = max(wishes, key=lambda each: each.wish, default=None)
    return list(dict.fromkeys(each for each in (fault, wish) if each))


def _supported(chosen: Sequence[Odds], read: Sequence[Odds]) -> list[Odds]:
    """With the sentence before one that leans on it ("It broke"), where there is room; else without what leans."""
    kept = list(chosen)
    for each in chosen:
        before = next((one for one in read if one.candidate.nth == each.candidate.nth - 1), None)
        if not each.candidate.leans or before in kept or each.candidate.sentence == 0:
            continue
        if before and sum(one.length for one in kept) + before.length <= _MOST_WORDS:
            kept.append(before)
        elif each is not chosen[0] and len(kept) > 1:
            kept.remove(each)
    return kept


def _carries(part: Odds, *, note: bool) -> bool:
    """Whether it has a fault, a figure, a thing or a plain request in it; in a `note`, anything but small talk."""
    each = part.candidate
    if part.length < _FEW and {point.partition(":")[0] for point in each.points} == {"order"}:
        return False  # the number is named before the story
    figure = any(map(str.isdigit, said(each.words))) or has_fact(each.points)
    return figure or part.troubled or part.asks or (note and each.worth >= _SMALL_TALK)


def _says_something(candidate: Candidate) -> bool:
    """Whether it has a word in it, and does not break off before what it was to name."""
    words = said(candidate.words)
    return any(map(str.isalpha, words)) and not _BREAKS_OFF.search(words)


def _has_room(chosen: Sequence[Odds], each: Odds) -> bool:
    return len(chosen) < _MOST and sum(one.length for one in chosen) + each.length <= _MOST_WORDS
