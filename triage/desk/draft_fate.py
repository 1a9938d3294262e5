"""What should become of a draft that was laid, from how it is found at a sweep. Pure: `work.fates` acts.

A draft that an agent has changed is the agent's: it is never removed, and nothing is laid beside it. An untouched one
is ours: it goes when nobody waits for it any more or it has grown too old, and is renewed when it no longer says what
it should.

Of our copies those that are marked \\Deleted go with the others: our own removal may have stopped half way. Only where
that mark may be all there is of an agent's decision to delete, it stays for the agent to take back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from triage.hours import BusinessHours
from triage.model import DraftRecord, Outcome

# A draft is not sent the moment it is read: what it promises must be further away than this, in business time.
LEAST_NOTICE = timedelta(hours=1)
MOSTLY_OURS = 0.5  # of our words: an answer with so many of them is our draft, though it was gone from Drafts before


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft as it stands at a sweep.

    `ours`, `theirs`: UIDs of its copies in Drafts, those that say what we wrote and those that say something else.
    `marked`: of copies of ours that are marked \\Deleted and still there.
    `waiting`: the customer's letters that wait for an answer, by fingerprint, and when they were received.
    `unread`: letters that wait but could not be read this time. `answered`: letters that have been answered.
    `replaced`: a newer draft lies ready in its place. `doubtful`: nobody knows whether one does.
    `broken`: when a promise of ours to this customer has passed.
    """

    draft: DraftRecord
    ours: tuple[int, ...] = ()
    theirs: tuple[int, ...] = ()
    marked: tuple[int, ...] = ()
    waiting: Mapping[str, datetime] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    replaced: bool = False
    doubtful: bool = False
    broken: datetime | None = None

    @property
    def covers(self) -> frozenset[str]:
        return frozenset(self.draft.covers)

    @property
    def is_answered(self) -> bool:
        return self.covers <= self.answered


@dataclass(frozen=True, slots=True)
class Terms:
    """`expires`: how old a letter may be and still have an untouched draft. `removable`: whether the server lets us
    remove a single message.
    """

    now: datetime
    hours: BusinessHours
    expires: timedelta
    removable: bool = True


@dataclass(frozen=True, slots=True)
class Fate:
    """The outcome the draft shall have, the UIDs of our copies to remove first, and whether a new one shall be laid in
    its place. `closed`: nothing more will be asked of it.
    """

    outcome: Outcome
    remove: tuple[int, ...] = ()
    renew: bool = False
    closed: bool = False


def fate(seen: Seen, terms: Terms) -> Fate:
    """What should become of a draft that is DRAFTED, UNSURE or DELETED."""
    if not terms.removable:
        return _of_one_that_stays(replace(seen, marked=()), terms)
    return _decided(seen, terms)


def _of_one_that_stays(seen: Seen, terms: Terms) -> Fate:
    """It cannot be removed, and two are worse than an old one."""
    decided = _decided(seen, terms)
    if not (decided.remove or decided.renew):
        return decided
    return Fate(Outcome.ANSWERED, closed=True) if seen.is_answered else Fate(Outcome.DRAFTED)


def _decided(seen: Seen, terms: Terms) -> Fate:
    if seen.draft.outcome is not Outcome.DRAFTED:
        return _of_a_lost_one(seen)
    if not seen.ours and not seen.theirs:
        return _of_one_that_is_gone(seen)
    return _of_one_that_lies_there(seen, terms)


def _of_a_lost_one(seen: Seen) -> Fate:
    """It was not to be found at an earlier sweep. It may turn up: undone, or saved by a slow client."""
    if seen.ours or seen.theirs:
        return Fate(Outcome.DRAFTED)
    if not seen.is_answered:
        return Fate(seen.draft.outcome)
    sent = seen.draft.outcome is Outcome.UNSURE or (seen.draft.kept or 0.0) >= MOSTLY_OURS
    return Fate(Outcome.ANSWERED if sent else seen.draft.outcome, seen.marked, closed=True)


def _of_one_that_is_gone(seen: Seen) -> Fate:
    if seen.draft.leaving:  # we were stopped while we removed it
        return Fate(seen.draft.leaving, seen.marked, closed=True)
    if seen.replaced:
        return Fate(Outcome.SUPERSEDED, seen.marked, closed=True)
    if seen.is_answered:
        return Fate(Outcome.ANSWERED, seen.marked, closed=True)
    return Fate(Outcome.DELETED)


def _of_one_that_lies_there(seen: Seen, terms: Terms) -> Fate:
    copies = (*seen.ours, *seen.marked)
    if seen.replaced:
        return Fate(Outcome.SUPERSEDED, copies, closed=True)
    if seen.theirs:
        # Whichever of the two is newer: the one an agent works on is the one to send.
        return Fate(Outcome.ANSWERED if seen.is_answered else Outcome.DRAFTED, copies, closed=seen.is_answered)
    if seen.covers & seen.unread:
        return Fate(Outcome.DRAFTED)
    if seen.is_answered or not seen.covers & seen.waiting.keys():
        return Fate(Outcome.WITHDRAWN, copies, closed=True)
    if is_too_old((*seen.waiting.values(), seen.broken), terms):
        return Fate(Outcome.EXPIRED, copies, closed=True)
    return _of_one_that_is_waited_for(seen, terms)


def _of_one_that_is_waited_for(seen: Seen, terms: Terms) -> Fate:
    stale = _is_stale(seen, terms)
    if stale and seen.doubtful:
        return Fate(Outcome.WITHDRAWN, (*seen.ours, *seen.marked), closed=True)  # no other is laid; a person looks
    # A client that saves it anew removes the one it was opened from itself.
    return Fate(Outcome.DRAFTED, (*seen.ours[:-1], *seen.marked), renew=stale)


def _is_stale(seen: Seen, terms: Terms) -> bool:
    """Whether it leaves a letter out, has to apologise for more, or promises what can no longer be kept by somebody
    who sends it now.
    """
    due = seen.draft.promise_by
    hopeless = due is not None and terms.hours.between(terms.now, due) < LEAST_NOTICE
    owes_more = seen.broken is not None and seen.draft.intended_at < seen.broken
    return hopeless or owes_more or seen.covers != seen.waiting.keys()


def is_too_old(since: Iterable[datetime | None], terms: Terms) -> bool:
    """Whether it is too long that something last happened for a draft that nobody has looked at: a letter came in, or
    a promise of ours passed.
    """
    return terms.now - max(at for at in since if at is not None) >= terms.expires
