"""Signals that claim more than agents find: flags they took off, letters they answered after others ranked below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from triage.lab.learn.values import ENOUGH, WORTH_TELLING, Evidence, Found, Proposal, Watched
from triage.lab.replay.values import Arrival
from triage.model import Band
from triage.rules.edit import Edit
from triage.rules.schema import SignalRow

_NEARLY_ALL: Final = 0.8  # of the letters with the signal
_APART: Final = 0.3  # so much less often it happens to letters without it: else it is not the signal's doing
_AFTER_MOST: Final = 0.9  # of the letters ranked below it that waited beside it
_MOST_COMPARED: Final = 2_000  # letters, the latest: each is held beside all that waited at the same time
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Votes:
    """For each letter of which agents have shown what they think, by fingerprint: whether it was ranked too high.
    `said`: what they did, with the number of letters and of those that were too high as `{high}` and `{letters}`.
    """

    said: str
    high: Mapping[str, bool]


def overrated_signals(evidence: Evidence) -> Iterator[Found]:
    """A signal counts half where nearly all letters with it were too high, and few of the others were."""
    fired = _fired(evidence)
    kinds = (_flags_taken_off(evidence), _answered_late(evidence))
    for row in evidence.rules.signals:
        if row.on and row.points > 0:
            yield from _of_row(row, fired.get(row.id, frozenset()), kinds)


def _of_row(row: SignalRow, letters: frozenset[str], kinds: Sequence[Votes]) -> Iterator[Found]:
    why, most = [], 0
    for votes in kinds:
        own = [high for name, high in votes.high.items() if name in letters]
        others = [high for name, high in votes.high.items() if name not in letters]
        if not own or _share(own) < _NEARLY_ALL or _share(own) - _share(others) < _APART:
            continue
        most = max(most, sum(own))
        if sum(own) >= ENOUGH:
            why.append(votes.said.format(high=sum(own), letters=len(own)))
    if why:
        yield _halved(row, tuple(why))
    elif most >= WORTH_TELLING:
        yield Watched(f"the signal “{row.id}”: letters that were ranked too high", most)


def _halved(row: SignalRow, why: tuple[str, ...]) -> Proposal:
    points = {name: getattr(row, name) for name in ("points", "again") if getattr(row, name)}
    edits = tuple(Edit("signals", row.id, name, round(value * _HALF, 1)) for name, value in points.items())
    return Proposal(
        f"let the signal “{row.id}” count half: {row.points:g} → {edits[0].value:g} points", why, edits, must_agree=True
    )


def _share(votes: Sequence[bool]) -> float:
    return sum(votes) / len(votes) if votes else 0.0


def _fired(evidence: Evidence) -> Mapping[str, frozenset[str]]:
    """By signal, the letters in which it counts for something."""
    found: dict[str, set[str]] = {}
    for one in evidence.arrivals:
        judgement = one.letter.read.readings.before.judgement
        for signal in judgement.signals if judgement else ():
            if signal.points > 0:
                found.setdefault(signal.rule, set()).add(one.letter.fingerprint)
    return {rule: frozenset(names) for rule, names in found.items()}


# --- flags ------------------------------------------------------------------------------------------------------------


def _flags_taken_off(evidence: Evidence) -> Votes:
    """Letters that were flagged once: too high where agents took off what the present rules would set again."""
    high = {}
    for name, standing in evidence.standings.items():
        record = evidence.known.letters.get(name)
        if record is not None and record.band and standing.band in (Band.P1, Band.P2):
            high[name] = bool(record.removed & evidence.flags.get(standing.band, frozenset()))
    return Votes("agents took our flag off {high} of {letters} letters with it that the rules call urgent", high)


# --- order of answering -----------------------------------------------------------------------------------------------


def _answered_late(evidence: Evidence) -> Votes:
    """Letters that waited beside others: too high where most of those ranked below them were answered before them."""
    answered = sorted(
        (one for one in evidence.arrivals if _waited(one) and one.letter.fingerprint in evidence.standings),
        key=lambda one: one.letter.received,
    )[-_MOST_COMPARED:]
    below: dict[str, int] = {}
    before: dict[str, int] = {}
    for upper, lower in _pairs(answered, evidence):
        name = upper.letter.fingerprint
        below[name] = below.get(name, 0) + 1
        before[name] = before.get(name, 0) + (_answered(lower) < _answered(upper))
    high = {name: before[name] >= _AFTER_MOST * number for name, number in below.items()}
    return Votes("agents answered {high} of {letters} letters with it after most that were ranked below them", high)


def _waited(one: Arrival) -> bool:
    return one.letter.answered is not None and one.letter.answered > one.letter.received


def _answered(one: Arrival) -> float:
    assert one.letter.answered is not None
    return one.letter.answered.timestamp()


def _pairs(answered: Sequence[Arrival], evidence: Evidence) -> Iterator[tuple[Arrival, Arrival]]:
    """Letters that waited at the same time, the one ranked higher first."""
    for number, one in enumerate(answered):
        left = _answered(one)
        for other in answered[number + 1 :]:
            if other.letter.received.timestamp() >= left:
                break
            pair = (one, other) if _rank(one, evidence) < _rank(other, evidence) else (other, one)
            yield pair


def _rank(one: Arrival, evidence: Evidence) -> int:
    return evidence.standings[one.letter.fingerprint].rank
