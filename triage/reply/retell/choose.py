"""Which sentences of a letter are told: what went wrong, what is wanted, by when, and what of the rest says most.

Nobody sends a reply that plays a whole letter back, or one that tells the background alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.odds import Odds, odds
from triage.reply.retell.weigh import has_fact

_MOST = 6  # sentences
_MOST_WORDS = 75  # of all together; what went wrong and what is wanted may be longer
_LONGEST_PAIR = 85  # words of those two
_MOST_ASKED, _MOST_WITH_ASKED = 7, 96  # sentences and words, where more than one thing is asked
_UNCLEAR = 0.3  # of the chance of what leans on a sentence that cannot be told
_FEW = 5  # words; what has fewer says little by itself
_A_SENTENCE = 10  # words; one without a word of trouble that has fewer leads up to what follows
_BREAKS_OFF = re.compile(
    r"(?<!know)(?<!heard)(?<!think)\s(?:of|the|de|du|des|pour|para|di|della|van|für|der|die|das)\W*$", re.IGNORECASE
)
_A_NOTE = 35  # words of a letter that is told whole
_SMALL_TALK = -0.7  # worth of a sentence below which it is left out though there be room
_LIKELY = 0.15  # chance of being what went wrong, from which it is told before the day
_SLIGHT = 0.04  # chance of being what went wrong, or what is wanted, below which it is left out


def choose(candidates: Sequence[Candidate], language: str) -> tuple[Candidate, ...]:
    """In the letter's order; () where nothing says what went wrong or what is wanted."""
    read = odds([each for each in candidates if _says_something(each)], language)
    slots = _slots(read)
    if not slots:
        return ()
    chosen = list(slots)
    note = sum(each.length for each in read) <= _A_NOTE
    last = max((each.candidate.place for each in read if each.asks), default=None)
    further = [
        each
        for each in read
        if _carries(each, note=note and (last is None or each.candidate.place < last or each.candidate.worth > 0))
        and (note or each.candidate.names_a_day or each.wishes or each.buys or each.best >= _SLIGHT)
    ]
    day = _day(slots, read)
    further.sort(key=lambda one: (*_rank(one), one is not day, not one.buys, not one.wishes, -one.best))
    for each in further:
        if each not in chosen and (note or _has_room(chosen, each)):
            chosen.append(each)
    chosen = _supported(chosen, read, len(slots))
    return tuple(each.candidate for each in sorted(chosen, key=lambda one: one.candidate.place))


def _slots(read: Sequence[Odds]) -> list[Odds]:
    """What went wrong and what is wanted, as far as the letter says so; one part may be both."""
    whole = [each for each in read if _stands(each) or each.length > _FEW or each.question]
    troubled = [each for each in whole if each.troubled]
    fault = max(troubled, key=lambda each: each.fault * _clarity(each, read), default=None)
    room = _LONGEST_PAIR - (fault.length if fault else 0)
    asking = [each for each in whole if each.asks and (each.length <= room or each is fault)]
    wish = max(asking, key=lambda each: each.wish * _clarity(each, read), default=None)
    return list(dict.fromkeys(each for each in (fault, wish) if each))


def _day(slots: Sequence[Odds], read: Sequence[Odds]) -> Odds | None:
    """By when it is needed, where neither of the slots names a day."""
    if any(each.candidate.names_a_day for each in slots):
        return None
    return max((each for each in read if each.candidate.names_a_day), key=lambda each: each.best, default=None)


def _rank(part: Odds) -> tuple[bool, bool]:
    """Sorts what is wanted before what may be a second fault, and both before the rest."""
    return not (part.wishes and part.wish >= _SLIGHT), part.fault < _LIKELY


def _clarity(part: Odds, read: Sequence[Odds]) -> float:
    """How well it is understood: by itself, or behind the part before it where there is room for both."""
    before = _before(part, read)
    stands = _stands(part) or (before is not None and part.length + before.length <= _MOST_WORDS)
    return 1.0 if stands else _UNCLEAR


def _stands(part: Odds) -> bool:
    """Whether it leans on nothing; what opens a letter leans on its subject, and "Wrong size!" says enough."""
    each = part.candidate
    return not each.leans or each.sentence == 0 or (part.length < _FEW and each.says_wrong)


def _before(part: Odds, read: Sequence[Odds]) -> Odds | None:
    """The nearest part of the sentence before; one of two words ("Model R2.") is no sentence of its own."""
    return next((each for each in reversed(read) if each.candidate.nth == part.candidate.nth - 1), None)


def _supported(chosen: Sequence[Odds], read: Sequence[Odds], slots: int) -> list[Odds]:
    """With the part before one that leans on it ("It broke"), where there is room; else without what leans.

    So many `slots` come first: they are told in any case, and so is what they lean on.
    """
    kept = list(chosen)
    for number, each in enumerate(chosen):
        before = _before(each, read)
        if _stands(each) or before in kept:
            continue
        if before and (number < slots or sum(one.length for one in kept) + before.length <= _MOST_WORDS):
            kept.append(before)
        elif number >= slots and not (each.wishes and each.length >= _A_SENTENCE):
            kept.remove(each)
    return kept


def _carries(part: Odds, *, note: bool) -> bool:
    """Whether it has a fault, a figure, a thing or a plain request in it; in a `note`, anything but small talk."""
    each = part.candidate
    if part.length < _FEW and {point.partition(":")[0] for point in each.points} == {"order"}:
        return False  # the number is named before the story
    likely = part.fault >= _LIKELY and part.length >= _A_SENTENCE
    figure = any(map(str.isdigit, said(each.words))) or has_fact(each.points)
    return figure or part.troubled or part.asks or likely or (note and each.worth >= _SMALL_TALK)


def _says_something(candidate: Candidate) -> bool:
    """Whether it has a word in it, and does not break off before what it was to name."""
    words = said(candidate.words)
    return any(map(str.isalpha, words)) and not _BREAKS_OFF.search(words)


def _has_room(chosen: Sequence[Odds], each: Odds) -> bool:
    """Whether it may be told as well; what is wanted, and the second of a letter, may be longer."""
    length = sum(one.length for one in chosen) + each.length
    if each.wishes:
        return len(chosen) < _MOST_ASKED and length <= _MOST_WITH_ASKED
    spare = len(chosen) == 1 or each.fault >= _LIKELY
    return len(chosen) < _MOST and length <= (_LONGEST_PAIR if spare else _MOST_WORDS)
