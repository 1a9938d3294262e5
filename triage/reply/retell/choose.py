"""Which parts of a letter are told: all that carry something, in the letter's order, while there is room."""

from __future__ import annotations

from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.weigh import has_fact, weight

_MOST_WORDS = 115  # of all together
_A_NOTE = 25  # words of a letter in which "Please swap." is all that is asked
_FEW = 5  # words; what has fewer tells nothing without a fact
_FEWEST = 3
_SMALL_TALK = -0.7  # worth of a sentence below which it is left out though there be room
_LEANS_OVER = 2  # sentences


def choose(candidates: tuple[Candidate, ...], *, calm: bool = False) -> tuple[Candidate, ...]:
    """What is quoted: every part that carries a fact or asks for something, and what it leans on, while there is room.

    What says neither is left out first, and of the others what says least. In a `calm` letter few words are no jibe.
    """
    asked = min((each.place for each in candidates if each.wishes), default=None)
    note = sum(len(said(each.words).split()) for each in candidates) <= _A_NOTE
    told = [
        each
        for each in candidates
        if (note and each.wishes) or _carries(each, behind=asked is not None and each.place > asked, calm=calm)
    ]
    told = _supported(told)
    while sum(len(said(each.words).split()) for each in told) > _MOST_WORDS:
        least = min(told, key=lambda each: (each.wishes, _alone(each) + _held(each, told)))
        told = _supported([each for each in told if each is not least])
    return tuple(told)


def _carries(candidate: Candidate, *, behind: bool, calm: bool) -> bool:
    """Whether it tells a fact, or says anything in more than a few words; `behind` what is asked for, more."""
    if not any(map(str.isalpha, said(candidate.words))):  # a telephone number
        return False
    fact = candidate.says_wrong or has_fact(candidate.points) or any(map(str.isdigit, candidate.words))
    asks = said(candidate.words).rstrip().endswith("?")
    enough = _FEWEST if asks or (calm and not behind) else _FEW
    return fact or (
        len(said(candidate.words).split()) >= enough and _alone(candidate) >= (0 if behind else _SMALL_TALK)
    )


def _supported(told: list[Candidate]) -> list[Candidate]:
    """Without what leans on something that is not told."""
    kept: list[Candidate] = []
    for each in told:
        if not each.leans or each.sentence == 0 or (kept and each.nth - kept[-1].nth <= _LEANS_OVER):
            kept.append(each)
    return kept


def _held(candidate: Candidate, told: list[Candidate]) -> float:
    """What would go with it."""
    return sum(_alone(each) for each in told if each.leans and each.nth == candidate.nth + 1)


def _alone(candidate: Candidate) -> float:
    return candidate.worth + weight(candidate.points)
