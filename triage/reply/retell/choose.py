"""Which parts of a letter are told: the few that say most together, in the letter's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from triage.reply.retell.candidates import Candidate
from triage.reply.retell.weigh import has_fact, weight

_MOST_TOLD = 5  # sentences
_MOST_WORDS = 100  # of all together
_READ = 10  # the candidates of most worth that are tried together
_ENOUGH = 1.0  # what a story is worth at least
_LEAST = 0.3  # what a sentence is worth by itself to be read at all
_WISH_REACHES = 4  # sentences behind what it speaks of
_COST = 0.9  # what another sentence has to add
_NEIGHBOURS = 0.9  # what it is worth that a sentence stands behind the one it followed in the letter
_SAME = 0.7  # share of words two sentences have in common that say the same
_MARKS = ("”", "“", "»")
_EXPLAINED = 1.0  # what it is worth more where the later one leans on the one before
_EARLY = 0.3  # what it is worth to begin the letter


def choose(candidates: tuple[Candidate, ...], anchored: Callable[[Candidate], str | None]) -> tuple[Candidate, ...]:
    """The parts to tell, () where they do not make a story.

    `anchored` gives the words of one that leans when the sentence before it is left out, or None.
    """
    best: tuple[Candidate, ...] = ()
    most = _ENOUGH
    for together in _sets(candidates):
        standing = _standing(together, anchored)
        if standing and (worth := _worth(standing, candidates)) > most:
            best, most = standing, worth
    return best


def _sets(candidates: tuple[Candidate, ...]) -> Iterator[tuple[Candidate, ...]]:
    """The candidates by one to five, in the letter's order."""
    worth_it = [each for each in candidates if _alone(each) >= _LEAST]
    read = sorted(sorted(worth_it, key=lambda each: -_alone(each))[:_READ], key=lambda each: each.place)
    for size in range(1, _MOST_TOLD + 1):
        yield from combinations(read, size)


def _alone(candidate: Candidate) -> float:
    return candidate.worth + weight(candidate.points)


def _standing(
    together: tuple[Candidate, ...], anchored: Callable[[Candidate], str | None]
) -> tuple[Candidate, ...] | None:
    """The parts as they can stand, one that leans behind its neighbour; None where one of them cannot."""
    standing: list[Candidate] = []
    for candidate in together:
        alone = not (standing and _follows(standing[-1], candidate) and _goes_on(standing[-1], candidate))
        words = (anchored(candidate) or candidate.alone or None) if candidate.leans and alone else candidate.words
        if words is None:
            return None
        standing.append(replace(candidate, words=words))
    short = sum(len(each.words.split()) for each in standing) <= _MOST_WORDS
    return tuple(standing) if short or len(standing) == 1 else None


def _follows(one: Candidate, other: Candidate) -> bool:
    """Whether it still speaks of the same; a wish may, over a few sentences in between."""
    return other.nth - one.nth <= (_WISH_REACHES if other.wishes else 1)


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether most of the one's words stand in the other."""
    words, others = (set(each.words.lower().split()) for each in (one, other))
    return len(words & others) >= _SAME * min(len(words), len(others))


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether nothing was cut between the two that a pronoun could stand for."""
    return other.begins or one.sentence == other.sentence


def _worth(told: tuple[Candidate, ...], candidates: tuple[Candidate, ...]) -> float:
    points = frozenset(point for each in told for point in each.points)
    if not (points or max(each.worth for each in told) >= 2):
        return 0.0
    if any(_repeats(one, other) for one, other in combinations(told, 2)):
        return 0.0
    neighbours = sum(_follows(one, other) for one, other in pairwise(told))
    return (
        weight(points)
        + sum(each.worth for each in told)
        - _COST * len(told)
        + _NEIGHBOURS * neighbours
        + _EXPLAINED * sum(other.leans and _follows(one, other) for one, other in pairwise(told))
        - _EXPLAINED * (told[0].leans and told[0].words.endswith(_MARKS))
        + _EARLY * (told[0] is candidates[0] or has_fact(told[0].points))
    )
