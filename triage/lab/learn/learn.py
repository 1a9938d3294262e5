"""All that the rules could learn, and whether a proposal stands once replay has shown what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from triage.lab.learn.overrated import overrated_signals
from triage.lab.learn.timing import other_times
from triage.lab.learn.unused import unused_drafts
from triage.lab.learn.values import Evidence, Found, Proposal, Watched
from triage.lab.replay.agreement import Agreement
from triage.lab.replay.difference import Difference

_LEAST_GAIN: Final = 0.002  # of the pairs of letters that waited together


@dataclass(frozen=True, slots=True)
class Measured:
    """A proposal and what it would change; None where nothing could be measured."""

    proposal: Proposal
    effect: Difference | None


@dataclass(frozen=True, slots=True)
class Learnt:
    """`proposed`: what stands. `dropped`: what agents' doings suggest, and replay does not bear out."""

    proposed: tuple[Measured, ...] = ()
    dropped: tuple[Measured, ...] = ()
    watched: tuple[Watched, ...] = ()


def learn(evidence: Evidence) -> Iterator[Found]:
    """From numbers alone."""
    yield from unused_drafts(evidence)
    yield from overrated_signals(evidence)
    yield from other_times(evidence)


def learnt(measured: Iterable[Measured], found: Iterable[Found]) -> Learnt:
    measured = tuple(measured)
    return Learnt(
        tuple(one for one in measured if _stands(one)),
        tuple(one for one in measured if not _stands(one)),
        tuple(one for one in found if isinstance(one, Watched)),
    )


def _stands(one: Measured) -> bool:
    if not one.proposal.must_agree:
        return True
    return one.effect is not None and agrees_better(one.effect.agreement)


def agrees_better(told: Agreement) -> bool:
    """Whether the new rules are nearer to what agents did, in one thing at least, and in none further from it."""
    order = (told.order.ranked.after - told.order.ranked.before) / told.order.pairs if told.order else 0.0
    lower, higher = (told.corrected.lower, told.corrected.higher) if told.corrected else (0, 0)
    return (order >= _LEAST_GAIN or lower > higher) and order >= 0 and lower >= higher
