"""Where a letter, or the draft that answers it, stands, and what may follow what."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """Where a letter, or the draft that answers it, stands."""

    NEW = "new"
    SKIPPED = "skipped"
    QUARANTINED = "quarantined"
    JUDGED = "judged"
    FLAGGED = "flagged"
    INTENDED = "intended"
    DRAFTED = "drafted"
    UNSURE = "unsure"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    OWED = "owed"  # answered, and what the answer promised comes due, or has passed, without another one
    DELETED = "deleted"  # by a person


MAY_FOLLOW: dict[Outcome, frozenset[Outcome]] = {
    Outcome.NEW: frozenset({Outcome.SKIPPED, Outcome.JUDGED, Outcome.QUARANTINED}),
    Outcome.SKIPPED: frozenset(),
    # A quarantined letter is tried again after an upgrade.
    Outcome.QUARANTINED: frozenset({Outcome.SKIPPED, Outcome.JUDGED, Outcome.QUARANTINED, Outcome.ANSWERED}),
    Outcome.JUDGED: frozenset({Outcome.FLAGGED, Outcome.INTENDED, Outcome.ANSWERED}),
    Outcome.FLAGGED: frozenset({Outcome.INTENDED, Outcome.ANSWERED}),
    # From INTENDED back to JUDGED only on proof that the draft was never appended.
    Outcome.INTENDED: frozenset({Outcome.DRAFTED, Outcome.UNSURE, Outcome.JUDGED}),
    Outcome.UNSURE: frozenset({Outcome.DRAFTED, Outcome.ANSWERED}),
    # INTENDED again only for the draft that shall replace this one.
    Outcome.DRAFTED: frozenset(
        {
            Outcome.ANSWERED,
            Outcome.WITHDRAWN,
            Outcome.SUPERSEDED,
            Outcome.EXPIRED,
            Outcome.DELETED,
            Outcome.INTENDED,
        }
    ),
    # The next draft for this customer names every letter that is still open. DRAFTED: an older draft of the letter,
    # deleted long before, turned up again.
    Outcome.WITHDRAWN: frozenset({Outcome.INTENDED, Outcome.ANSWERED, Outcome.DRAFTED}),
    Outcome.SUPERSEDED: frozenset({Outcome.INTENDED, Outcome.ANSWERED, Outcome.DRAFTED}),
    Outcome.EXPIRED: frozenset({Outcome.INTENDED, Outcome.ANSWERED, Outcome.DRAFTED}),
    # It may turn up again (undone), or in Sent: then it was not deleted after all.
    Outcome.DELETED: frozenset({Outcome.INTENDED, Outcome.ANSWERED, Outcome.DRAFTED}),
    Outcome.ANSWERED: frozenset({Outcome.OWED}),
    Outcome.OWED: frozenset({Outcome.INTENDED, Outcome.ANSWERED}),
}


def may_follow(before: Outcome, after: Outcome) -> bool:
    """Whether a letter may go from `before` to `after`."""
    return after in MAY_FOLLOW[before]
