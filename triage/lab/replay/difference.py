"""What other rules would change, as a whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.desk.words import one_line
from triage.lab.replay.agreement import Agreement, Known, agreement
from triage.lab.replay.causes import Causes
from triage.lab.replay.rows import RowChange, row_changes
from triage.lab.replay.values import Arrival, Change, Hunk, Pair, Reading, Replay, Stand, Standing, Told
from triage.lab.replay.wording import commonest, wording
from triage.model import Refusal
from triage.plan import Makings

_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mover:
    """A row that moved letters: how many, and by how many points together."""

    what: str
    letters: int
    points: float


@dataclass(frozen=True, slots=True)
class Difference:
    """`letters`: those judged by either set of rules. `skipped`: how many neither takes for a person's.

    `passed`: letters that nothing changed for, and whose place is another because others passed them.
    """

    letters: int
    skipped: int
    unreadable: tuple[tuple[str, str], ...]  # where it was found, and why
    rows: tuple[RowChange, ...]
    templates: tuple[str, ...]
    changes: tuple[Change, ...]  # into another band first, then those that climb or fall furthest
    passed: int
    bands: Mapping[tuple[str, str], int]  # how many letters go from one band into another; "": skipped
    movers: tuple[Mover, ...]
    wordings: tuple[tuple[Hunk, int], ...]  # that several drafts share, with their number
    agreement: Agreement

    @property
    def moved(self) -> int:
        """How many letters have another place on their own account."""
        return sum(bool(one.climb) for one in self.changes)

    @property
    def reworded(self) -> int:
        return sum(bool(one.wording) for one in self.changes)

    @property
    def lost(self) -> int:
        """How many letters would get a draft now, and would not then."""
        return sum(one.drafted.before and not one.drafted.after for one in self.changes)

    @property
    def gained(self) -> int:
        return sum(one.drafted.after and not one.drafted.before for one in self.changes)

    @property
    def other_problems(self) -> int:
        return sum(one.problems.differs for one in self.changes)


def difference(replay: Replay, makings: Pair[Makings], known: Known) -> Difference:
    arrivals = replay.arrivals
    rules = makings.map(lambda one: one.rules)
    rows = row_changes(rules)
    causes = Causes(rows, rules)
    standings = ranked(arrivals)
    found = [_change(one, standings[one.letter.fingerprint], replay.told, causes) for one in arrivals]
    changes = sorted((one for one in found if one is not None), key=_interest)
    own = {one.fingerprint for one in changes}
    return Difference(
        letters=len(arrivals),
        skipped=len(replay.letters) - len(arrivals),
        unreadable=replay.unreadable,
        rows=rows,
        templates=_templates(makings),
        changes=tuple(changes),
        passed=sum(one.differs for name, one in standings.items() if name not in own),
        bands=Counter((one.bands.before, one.bands.after) for one in changes if one.bands.differs),
        movers=_movers(changes),
        wordings=commonest(one.wording for one in changes),
        agreement=agreement(arrivals, standings, changes, known),
    )


def ranked(arrivals: Sequence[Arrival]) -> Mapping[str, Pair[Standing | None]]:
    """Where each letter stands among all, as each came, by fingerprint."""
    before = _places({one.letter.fingerprint: one.stands.before for one in arrivals})
    after = _places({one.letter.fingerprint: one.stands.after for one in arrivals})
    return {name: Pair(before.get(name), after.get(name)) for name in before.keys() | after.keys()}


def _places(stands: Mapping[str, Stand | None]) -> dict[str, Standing]:
    known = {name: stand for name, stand in stands.items() if stand is not None}
    order = sorted(known, key=lambda name: _urgency(name, known[name]))
    return {name: _standing(rank, known[name]) for rank, name in enumerate(order, 1)}


def _urgency(name: str, stand: Stand) -> tuple[str, float, float, str]:
    return (stand.priority.band, -stand.priority.points, stand.case.newest.received.timestamp(), name)


def _standing(rank: int, stand: Stand) -> Standing:
    problem = stand.case.newest.judgement.problems[0]
    return Standing(
        rank,
        stand.priority.band,
        stand.priority.points,
        round(max(letter.judgement.frustration for letter in stand.case.letters), 1),
        problem.id,
        problem.evidence,
    )


def _change(
    arrival: Arrival, standings: Pair[Standing | None], replies: Mapping[str, Pair[Told | None]], causes: Causes
) -> Change | None:
    letter, told = arrival.letter, replies.get(arrival.letter.fingerprint)
    differs = standings.map(_seen).differs or (told is not None and told.map(_said).differs)
    if not differs:
        return None
    readings = letter.read.readings
    reading = readings.before
    return Change(
        name=letter.unread.name,
        fingerprint=letter.fingerprint,
        received=letter.received,
        customer=_customer(reading),
        subject=one_line(reading.letter.message.subject) or "(no subject)",
        standings=standings,
        skipped=readings.map(lambda one: "" if one.judgement else one.letter.answerability.reason or ""),
        causes=causes.of(arrival.stands),
        told=told,
        wording=wording(told.map(lambda one: one.words if one else "")) if told and _are_drafts(told) else (),
    )


def _seen(standing: Standing | None) -> tuple[str, float, float, str] | None:
    """What a letter's own change shows in: its place changes with others too."""
    if standing is None:
        return None
    return standing.band.value, standing.points, standing.frustration, standing.problem


def _said(told: Told | None) -> tuple[str, Refusal | None]:
    return (told.words, told.refusal) if told else ("", None)


def _are_drafts(told: Pair[Told | None]) -> bool:
    return all(one is not None and bool(one.words) for one in (told.before, told.after))


def _customer(reading: Reading) -> str:
    correspondent = reading.letter.answerability.correspondent
    if correspondent is None:
        return one_line(reading.letter.message.first("From") or "(no sender)", 90)
    return one_line(
        f"{correspondent.name} <{correspondent.addr_spec}>" if correspondent.name else correspondent.addr_spec, 90
    )


def _interest(change: Change) -> tuple[bool, int, datetime, str]:
    return (not change.bands.differs, -abs(change.climb), change.received, change.fingerprint)


def _templates(makings: Pair[Makings]) -> tuple[str, ...]:
    before, after = makings.before.templates, makings.after.templates
    return tuple(sorted(name for name in {*before, *after} if before.get(name) != after.get(name)))


def _movers(changes: Iterable[Change]) -> tuple[Mover, ...]:
    found: dict[str, list[float]] = defaultdict(list)
    for change in changes:
        for cause in change.causes:
            found[_NUMBERS.sub("…", cause.what)].append(cause.points)
    movers = (Mover(what, len(points), round(sum(points), 1)) for what, points in found.items())
    return tuple(sorted(movers, key=lambda one: (-one.letters, -abs(one.points), one.what)))
