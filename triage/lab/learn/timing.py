"""By when a shop answers: promises that it breaks, and times that its agents set in the place of ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from triage.lab.learn.values import ENOUGH, WORTH_TELLING, Evidence, Found, Proposal, Watched
from triage.model import Band, DraftRecord, LetterRecord, Outcome, PromiseRecord
from triage.rules.edit import Edit

TIMES: Final = ("3h", "4h", "6h", "1d", "2d", "3d", "4d", "5d", "7d", "10d")  # business hours and days
_SENT_WITHIN: Final = timedelta(days=14)  # of a draft; what is sent later is not that draft
_CLEARLY: Final = timedelta(hours=2)  # of business time: so far apart, two times are not the same one rounded
_HALF, _MOST = 0.5, 0.8
_A_MONDAY: Final = datetime(2024, 1, 8)  # noqa: DTZ001 - the shop's zone is put to it


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rules say a time: a problem of its own, else the band."""

    section: str
    id: str

    @property
    def words(self) -> str:
        return f"the problem “{self.id}”" if self.section == "problems" else f"letters in {self.id}"


@dataclass(frozen=True, slots=True)
class Term:
    """An answer that was due, and when it was given at the earliest or, where it never was, what time it is."""

    sent: datetime
    due: datetime
    given: datetime

    @property
    def broken(self) -> bool:
        return self.given > self.due


@dataclass(frozen=True, slots=True)
class Reset:
    """A time that we proposed, and the one in the answer that was sent instead."""

    laid: datetime
    ours: datetime
    theirs: datetime


def other_times(evidence: Evidence) -> Iterator[Found]:
    """Another time where half of the promises are broken, or agents nearly always change ours the same way."""
    terms, resets = _terms(evidence), _resets(evidence)
    for place in sorted({*terms, *resets}, key=lambda one: (one.section, one.id)):
        if _are_broken(terms.get(place, ())):
            yield from _by_what_is_broken(place, terms[place], evidence)
        else:
            yield from _by_what_is_changed(place, resets.get(place, ()), evidence)


# --- promises that were broken ----------------------------------------------------------------------------------------


def _are_broken(terms: Sequence[Term]) -> bool:
    return bool(terms) and sum(one.broken for one in terms) >= _HALF * len(terms)


def _by_what_is_broken(place: Place, terms: Sequence[Term], evidence: Evidence) -> list[Found]:
    if len(terms) < ENOUGH:
        return [Watched(f"{place.words}: promises, half of them broken", len(terms))] if _is_telling(terms) else []
    present = _present(place, evidence)
    times = (present, *_longer_than(present, evidence))
    kept = {time: sum(evidence.hours.add(one.sent, time) >= one.given for one in terms) for time in times}
    time = next((time for time in times if kept[time] >= _MOST * len(terms)), None)
    if time is None or time == present:
        return []  # no time helps, or the rules have learnt it already
    broken = sum(one.broken for one in terms)
    why = f"{broken} of {len(terms)} promises to them were broken; {kept[time]} would have been kept"
    return [_proposal(place, time, why, evidence)]


def _terms(evidence: Evidence) -> Mapping[Place, list[Term]]:
    """The promises of which it is known whether they were kept."""
    letters = _by_customer(evidence)
    found: defaultdict[Place, list[Term]] = defaultdict(list)
    for one in evidence.promises:
        letter = _newest(letters.get(one.customer, ()), one.sent)
        if letter is not None and (one.kept or one.due < evidence.now):
            found[_place(letter, evidence)].append(Term(one.sent, one.due, one.kept or evidence.now))
    return found


# --- times that agents set --------------------------------------------------------------------------------------------


def _by_what_is_changed(place: Place, resets: Sequence[Reset], evidence: Evidence) -> list[Found]:
    later = [one for one in resets if evidence.hours.between(one.ours, one.theirs) >= _CLEARLY]
    sooner = [one for one in resets if evidence.hours.between(one.theirs, one.ours) >= _CLEARLY]
    changed = max(later, sooner, key=len)
    if len(changed) < _MOST * len(resets):
        return []
    if len(changed) < ENOUGH:
        return [Watched(f"{place.words}: times that agents changed", len(changed))] if _is_telling(changed) else []
    time = _their_time(changed, _present(place, evidence), evidence, later=changed is later)
    what = "a later" if changed is later else "an earlier"
    why = f"in {len(changed)} of {len(resets)} answers to them, agents set {what} time than the draft's"
    return [_proposal(place, time, why, evidence)] if time else []


def _their_time(resets: Sequence[Reset], present: str, evidence: Evidence, *, later: bool) -> str | None:
    """The shortest longer time that reaches most of theirs, or the longest shorter one that keeps most of theirs; None
    where the present one does, for the rules have learnt it since.
    """
    others = _longer_than(present, evidence) if later else _shorter_than(present, evidence)
    fits = (one for one in (present, *others) if _share(resets, one, evidence, later=later) >= _MOST)
    time = next(fits, None)
    return None if time == present else time


def _share(resets: Sequence[Reset], time: str, evidence: Evidence, *, later: bool) -> float:
    """Of the times they set, how many are not after that one, or not before it."""
    ours = [evidence.hours.add(one.laid, time) for one in resets]
    return sum(end >= one.theirs if later else end <= one.theirs for end, one in zip(ours, resets, strict=True)) / len(
        resets
    )


def _resets(evidence: Evidence) -> Mapping[Place, list[Reset]]:
    """For each draft that was used: the time it proposed, and the one in the first answer after it."""
    promised: defaultdict[str, list[PromiseRecord]] = defaultdict(list)
    for promise in sorted(evidence.promises, key=lambda one: one.sent):
        promised[promise.customer].append(promise)
    found: defaultdict[Place, list[Reset]] = defaultdict(list)
    for draft in evidence.drafts:
        letter = evidence.letters.get(draft.covers[-1]) if draft.covers else None
        answer = _answer_to(draft, promised[draft.customer])
        if letter is not None and letter.band and answer is not None and draft.promise_by is not None:
            place = _place(letter, evidence)
            found[place].append(Reset(draft.intended_at, draft.promise_by, answer.due))
    return found


def _answer_to(draft: DraftRecord, promises: Sequence[PromiseRecord]) -> PromiseRecord | None:
    if draft.outcome is not Outcome.ANSWERED:
        return None
    end = draft.intended_at + _SENT_WITHIN
    return next((one for one in promises if draft.intended_at <= one.sent <= end), None)


# --- where a time stands ----------------------------------------------------------------------------------------------


def _is_telling(cases: Sequence[object]) -> bool:
    return len(cases) >= WORTH_TELLING


def _proposal(place: Place, time: str, why: str, evidence: Evidence) -> Proposal:
    what = f"promise {place.words} an answer within {time} instead of {_present(place, evidence)}"
    if place.section == "bands" and Band(place.id) in evidence.fixed:
        return Proposal(what, (why,), by_hand=f"set PROMISE_{place.id}={time} in the settings, which say it here")
    return Proposal(what, (why,), (Edit(place.section, place.id, "within", time),))


def _place(letter: LetterRecord, evidence: Evidence) -> Place:
    row = next((row for row in evidence.rules.problems if row.id == letter.problem), None)
    return Place("problems", row.id) if row is not None and row.within else Place("bands", letter.band)


def _present(place: Place, evidence: Evidence) -> str:
    rows = evidence.rules.problems if place.section == "problems" else evidence.rules.bands
    return next((row.within for row in rows if row.id == place.id and row.within), "1d")


def _longer_than(present: str, evidence: Evidence) -> list[str]:
    return [time for time in TIMES if _length(time, evidence) > _length(present, evidence)]


def _shorter_than(present: str, evidence: Evidence) -> list[str]:
    """The longest first."""
    return [time for time in reversed(TIMES) if _length(time, evidence) < _length(present, evidence)]


def _length(within: str, evidence: Evidence) -> timedelta:
    """Counted from a Monday morning, to put times in order."""
    monday = _A_MONDAY.replace(tzinfo=evidence.hours.tzinfo)
    return evidence.hours.add(monday, within) - monday


def _by_customer(evidence: Evidence) -> Mapping[str, list[LetterRecord]]:
    found: defaultdict[str, list[LetterRecord]] = defaultdict(list)
    for letter in sorted(evidence.letters.values(), key=lambda one: one.received):
        found[letter.customer].append(letter)
    return found


def _newest(letters: Sequence[LetterRecord], sent: datetime) -> LetterRecord | None:
    """The letter that was answered then."""
    before = [letter for letter in letters if letter.received <= sent and letter.band]
    return before[-1] if before else None
