"""Which parts of a letter are told: the few that say most together, in the letter's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from triage.reply.retell.candidate import Candidate, said
from triage.reply.retell.weigh import has_fact, weight

_MOST_TOLD = 8  # sentences
_MOST_WORDS = 120  # of all together
_READ = 12  # the candidates of most worth that are tried together
_ENOUGH = 1.0  # what a story is worth at least
_SHORT = 85  # words of what is told of a letter that is short enough to be told whole
_SAYS_LITTLE = -0.45  # what a sentence is worth by itself that says little, but is no small talk
_LEAST = 0.3  # what a sentence is worth by itself to be read at all
_WISH_REACHES = 4  # sentences behind what it speaks of
_COST, _A_WORD = 0.3, 0.02  # what another sentence has to add, and for each of its words
_NEIGHBOURS = 0.4  # what it is worth that a sentence stands behind the one it followed in the letter
_BEHIND_A_FACT = 0.9  # the same where that one names the order, a thing, an amount or a day
_SAME, _HALF = 0.7, 0.5  # share of words two sentences have in common that say the same
_EXPLAINED = 1.0  # what it is worth more where the later one leans on the one before
_MOST_QUOTED = 115  # words
_A_NOTE = 25  # words of a letter in which "Please swap." is all that is asked
_FEW = 5  # words; what has fewer tells nothing without a fact
_FEWEST_ASKED = 3
_SMALL_TALK = -0.7  # worth of a sentence below which it is left out though there be room
_LEANS_OVER = 2  # sentences
_EARLY = 0.3  # what it is worth to begin the letter


def choose(candidates: tuple[Candidate, ...], anchored: Callable[[Candidate], str | None]) -> tuple[Candidate, ...]:
    """The parts to tell, () where they do not make a story.

    `anchored` gives the words of one that leans when the sentence before it is left out, or None.
    """
    best = _standing(_all_that_tell(candidates, anchored), anchored) or ()
    if best and sum(len(each.words.split()) for each in best) <= _SHORT and _worth(best, candidates) > _ENOUGH:
        return best
    best, most = (), _ENOUGH
    for together in _sets(candidates):
        standing = _standing(together, anchored)
        if standing and (worth := _worth(standing, candidates)) > most:
            best, most = standing, worth
    return _filled(best, candidates, anchored)


def all_that_matters(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """What is quoted: every part that carries a fact or asks for something, and what it leans on, while there is room.

    What says neither is left out first, and of the others what says least.
    """
    asked = min((each.place for each in candidates if each.wishes), default=None)
    note = sum(len(said(each.words).split()) for each in candidates) <= _A_NOTE
    told = [
        each
        for each in candidates
        if (note and each.wishes) or _carries(each, behind=asked is not None and each.place > asked)
    ]
    told = _supported(told)
    while sum(len(said(each.words).split()) for each in told) > _MOST_QUOTED:
        least = min(told, key=lambda each: (each.wishes, _alone(each) + _held(each, told)))
        told = _supported([each for each in told if each is not least])
    return tuple(told)


def _carries(candidate: Candidate, *, behind: bool) -> bool:
    """Whether it tells a fact, or says anything in more than a few words; `behind` what is asked for, more."""
    if not any(map(str.isalpha, said(candidate.words))):  # a telephone number
        return False
    fact = candidate.says_wrong or has_fact(candidate.points) or any(map(str.isdigit, candidate.words))
    enough = _FEWEST_ASKED if said(candidate.words).rstrip().endswith("?") else _FEW
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


def _all_that_tell(
    candidates: tuple[Candidate, ...], anchored: Callable[[Candidate], str | None]
) -> tuple[Candidate, ...]:
    """Everything that says anything: until something is asked for also what says little, for it may be the fault."""
    told: list[Candidate] = []
    for each in candidates:
        goes_on = each.leans and told and _follows(told[-1], each) and _goes_on(told[-1], each)
        if each.leans and not goes_on and anchored(each) is None:
            continue
        least = _SAYS_LITTLE if goes_on or not any(one.wishes for one in told) else 0.0
        if _alone(each) >= least and not any(_repeats(each, one) for one in told):
            told.append(each)
    return tuple(told)


def _filled(
    told: tuple[Candidate, ...], candidates: tuple[Candidate, ...], anchored: Callable[[Candidate], str | None]
) -> tuple[Candidate, ...]:
    """With sentences left out between two that are told, while there is room: one of them may be the fault."""
    for each in candidates:
        between = any(one.nth + 1 == each.nth == other.nth - 1 for one, other in pairwise(told))
        fits = between and _alone(each) >= _SAYS_LITTLE and not any(_repeats(each, one) for one in told)
        more = _standing(tuple(sorted((*told, each), key=lambda one: one.place)), anchored) if fits else None
        told = more or told
    return told


def _sets(candidates: tuple[Candidate, ...]) -> Iterator[tuple[Candidate, ...]]:
    """The candidates by one to eight, in the letter's order, where they are short together and none repeats another."""
    worth_it = [each for each in candidates if _alone(each) >= _LEAST]
    read = sorted(sorted(worth_it, key=lambda each: -_alone(each))[:_READ], key=lambda each: each.place)
    lengths = [len(each.words.split()) for each in read]
    numbers = range(len(read))
    repeated = [frozenset(pair) for pair in combinations(numbers, 2) if _repeats(read[pair[0]], read[pair[1]])]
    for size in range(1, _MOST_TOLD + 1):
        for chosen in combinations(numbers, size):
            short = size == 1 or sum(lengths[each] for each in chosen) <= _MOST_WORDS
            if short and not any(pair.issubset(chosen) for pair in repeated):
                yield tuple(read[each] for each in chosen)


def _alone(candidate: Candidate) -> float:
    return candidate.worth + weight(candidate.points)


def _standing(
    together: tuple[Candidate, ...], anchored: Callable[[Candidate], str | None]
) -> tuple[Candidate, ...] | None:
    """The parts as they can stand, one that leans behind its neighbour; None where one of them cannot."""
    standing: list[Candidate] = []
    for candidate in together:
        alone = not (standing and _follows(standing[-1], candidate) and _goes_on(standing[-1], candidate))
        words = anchored(candidate) if candidate.leans and alone else candidate.words
        if words is None:
            return None
        standing.append(candidate if words == candidate.words else replace(candidate, words=words))
    short = sum(len(each.words.split()) for each in standing) <= _MOST_WORDS
    return tuple(standing) if short or len(standing) == 1 else None


def _follows(one: Candidate, other: Candidate) -> bool:
    """Whether it still speaks of the same; a wish may, over a few sentences in between."""
    return other.nth - one.nth <= (_WISH_REACHES if other.wishes else 1)


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether most of the one's words stand in the other; of what tells but of the same problem, half of them."""
    if one.wishes != other.wishes:
        return False
    words, others = (set(said(each.words).lower().split()) for each in (one, other))
    points, told = ({each for each in point.points if not each.startswith("detail:")} for point in (one, other))
    share = _HALF if points and points <= told else _SAME
    return len(words & others) >= share * min(len(words), len(others))


def _goes_on(one: Candidate, other: Candidate) -> bool:
    """Whether nothing was cut between the two that a pronoun could stand for."""
    return other.begins or one.sentence == other.sentence


def _worth(told: tuple[Candidate, ...], candidates: tuple[Candidate, ...]) -> float:
    points = frozenset(point for each in told for point in each.points)
    if not (points or max(each.worth for each in told) >= 2):
        return 0.0
    neighbours = [(one, other) for one, other in pairwise(told) if _follows(one, other)]
    return (
        weight(points)
        + sum(each.worth for each in told)
        - sum(_COST + _A_WORD * len(each.words.split()) for each in told)
        + sum(_BEHIND_A_FACT if has_fact(one.points) else _NEIGHBOURS for one, _ in neighbours)
        + _EXPLAINED * sum(other.leans for _, other in neighbours)
        + _EARLY * (told[0] is candidates[0] or has_fact(told[0].points))
    )
