"""How far the two sets of rules agree with what agents really did. Numbers from the ledger and from Sent alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from triage.lab.replay.values import Arrival, Change, Pair, Standing
from triage.model import Band, DraftRecord, LetterRecord, Outcome

AS_IT_WAS: Final = 0.98  # of our words: a greeting may have been added
_UNUSED: Final = (Outcome.DELETED,)
_ARRIVES, _ANSWERED = 1, 0  # at the same moment, what is answered leaves first


@dataclass(frozen=True, slots=True)
class Known:
    """What became of past letters, by fingerprint: their records in the ledger, their last drafts, when they were
    `answered`, and how much of the words of both drafts stands in what was sent, 0..1, for drafts that differ.
    """

    letters: Mapping[str, LetterRecord] = field(default_factory=dict)
    drafts: Mapping[str, DraftRecord] = field(default_factory=dict)
    answered: Mapping[str, datetime] = field(default_factory=dict)
    likeness: Mapping[str, Pair[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """Of `pairs` letters that waited at the same time, one of which was answered first: how many of these were ranked
    first, ties by half; `oldest` of them had come first.
    """

    pairs: int
    ranked: Pair[float]
    oldest: float


@dataclass(frozen=True, slots=True)
class Corrected:
    """Letters whose flags agents took off, and which of them the new rules rank lower, higher, or as before."""

    letters: int
    lower: int
    higher: int


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts that agents sent `as_they_were`, and drafts that they deleted; and how many of each would read otherwise.
    `compared`: drafts that differ and were answered; `like`: how much of their words stands in what was sent, 0..1.
    """

    as_they_were: int
    as_they_were_differ: int
    deleted: int
    deleted_differ: int
    compared: int
    like: Pair[float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Each is None where nothing is known of it."""

    order: Order | None
    corrected: Corrected | None
    drafts: Drafts | None


def agreement(
    arrivals: Sequence[Arrival], standings: Mapping[str, Pair[Standing | None]], changes: Iterable[Change], known: Known
) -> Agreement:
    """`standings` by fingerprint, of every letter."""
    changed = {one.fingerprint: one for one in changes}
    return Agreement(_order(arrivals), _corrected(standings, known), _drafts(standings, changed, known))


# --- order of answering -----------------------------------------------------------------------------------------------


def _order(arrivals: Sequence[Arrival]) -> Order | None:
    timed = [
        (one.letter.received, one.letter.answered, urgency)
        for one in arrivals
        if one.letter.answered is not None and one.letter.answered > one.letter.received
        if (urgency := _urgency(one)) is not None
    ]
    before = [(came, left, urgency.before) for came, left, urgency in timed]
    pairs, agreed = _agreed(before)
    if not pairs:
        return None
    _, agreed_after = _agreed([(came, left, urgency.after) for came, left, urgency in timed])
    _, oldest = _agreed([(came, left, -came.timestamp()) for came, left, _ in timed])
    return Order(pairs, Pair(agreed, agreed_after), oldest)


def _urgency(arrival: Arrival) -> Pair[float] | None:
    """Higher is more urgent; bands go before points."""
    before, after = arrival.stands.before, arrival.stands.after
    if before is None or after is None:
        return None
    bands = {band: -number * 1e6 for number, band in enumerate(Band)}
    return Pair(before, after).map(lambda one: bands[one.priority.band] + one.priority.points)


def _agreed(timed: Iterable[tuple[datetime, datetime, float]]) -> tuple[int, float]:
    """How many letters waited beside one that was answered, and how many of these were less urgent than that one."""
    events = sorted(
        event for came, left, urgency in timed for event in ((came, _ARRIVES, urgency), (left, _ANSWERED, urgency))
    )
    waiting: list[float] = []
    pairs, agreed = 0, 0.0
    for _, kind, urgency in events:
        if kind == _ARRIVES:
            insort(waiting, urgency)
            continue
        low, high = bisect_left(waiting, urgency), bisect_right(waiting, urgency)
        del waiting[low]
        pairs += len(waiting)
        agreed += low + (high - low - 1) / 2
    return pairs, agreed


# --- flags and drafts -------------------------------------------------------------------------------------------------


def _corrected(standings: Mapping[str, Pair[Standing | None]], known: Known) -> Corrected | None:
    taken_off = [name for name, record in known.letters.items() if record.removed and name in standings]
    if not taken_off:
        return None
    bands = [standings[name].map(lambda one: one.band.value if one else "P9") for name in taken_off]
    return Corrected(
        len(bands),
        sum(one.after > one.before for one in bands),
        sum(one.after < one.before for one in bands),
    )


def _drafts(
    standings: Mapping[str, Pair[Standing | None]], changed: Mapping[str, Change], known: Known
) -> Drafts | None:
    drafts = {name: draft for name, draft in known.drafts.items() if name in standings}
    sent = [name for name, one in drafts.items() if one.outcome is Outcome.ANSWERED and (one.kept or 0) >= AS_IT_WAS]
    deleted = [name for name, one in drafts.items() if one.outcome in _UNUSED]
    likeness = list(known.likeness.values())
    if not (sent or deleted or likeness):
        return None
    differ = {name for name, one in changed.items() if one.wording or one.refusals.differs}
    return Drafts(
        len(sent),
        len(differ.intersection(sent)),
        len(deleted),
        len(differ.intersection(deleted)),
        len(likeness),
        Pair(_mean([one.before for one in likeness]), _mean([one.after for one in likeness])),
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
