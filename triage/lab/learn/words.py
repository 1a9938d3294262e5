"""What was learnt, in words for people."""

from __future__ import annotations

from triage.desk.words import counted
from triage.lab.learn.learn import Learnt, Measured
from triage.lab.learn.unused import use
from triage.lab.learn.values import ENOUGH, Evidence, Watched
from triage.lab.replay import words as replay


def looked_at(evidence: Evidence) -> str:
    """ "312 letters, 188 drafts whose end is known, 74 promises"."""
    return ", ".join(
        (
            counted(len(evidence.arrivals), "letter", "letters"),
            counted(_ends(evidence), "draft whose end is known", "drafts whose end is known"),
            counted(len(evidence.promises), "promise", "promises"),
        )
    )


def unseen(evidence: Evidence) -> str:
    """What to do where there are drafts, and none of the letters they answer could be read; "" else."""
    if evidence.arrivals or not evidence.drafts:
        return ""
    return (
        "No letters were found to measure anything on; where agents file them, name that folder: run.py learn --folder "
        "Archive"
    )


def _ends(evidence: Evidence) -> int:
    return sum(use(one) is not None for one in evidence.drafts)


def summary(told: Learnt, seen: Evidence) -> str:
    """How many proposals there are, or why there is none."""
    if told.proposed:
        return counted(len(told.proposed), "proposal", "proposals")
    if told.watched or told.dropped:
        return "Nothing to propose yet."
    if _ends(seen) < ENOUGH:
        return (
            f"Nothing to propose yet: the ends of {ENOUGH} drafts at least say something, and {_ends(seen)} are known."
        )
    return "Nothing to propose: what agents did agrees with the rules, as far as anything is known."


def effect(one: Measured) -> tuple[str, ...]:
    """What it would change for past letters, and whether that is nearer to what agents did."""
    if one.effect is None:
        return ()
    return (*replay.summary(one.effect), *(replay.agreement(one.effect.agreement) if one.effect.changes else ()))


def watched(one: Watched) -> str:
    """ "the problem “late”: drafts that were not used, one after the other (7 of 10)"."""
    return f"{one.what} ({one.seen} of {one.of})"
