"""Problems whose drafts agents do not use: they delete them, or write something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import takewhile

from triage.desk.draft_fate import MOSTLY_OURS
from triage.desk.words import counted
from triage.lab.learn.values import ENOUGH, WORTH_TELLING, Evidence, Found, Proposal, Watched
from triage.lab.replay.values import Reading
from triage.model import DraftRecord, Outcome
from triage.rules.edit import Edit
from triage.rules.schema import ProblemRow

_MOST_PHRASES = 3


class Use(Enum):
    USED = "used"
    DELETED = "deleted"
    REWRITTEN = "rewritten"


def unused_drafts(evidence: Evidence) -> Iterator[Found]:
    """A row is switched off for drafts when its last ten were all of no use; most of them first."""
    by_problem = _by_problem(evidence)
    runs = {row.id: _run(by_problem[row.id]) for row in evidence.rules.problems if row.on and row.draft}
    rows = {row.id: row for row in evidence.rules.problems}
    for problem, run in sorted(runs.items(), key=lambda one: (-len(one[1]), one[0])):
        if len(run) >= ENOUGH:
            yield _switched_off(rows[problem], run, evidence)
        elif len(run) >= WORTH_TELLING:
            yield Watched(f"the problem “{problem}”: drafts that were not used, one after the other", len(run))


def use(draft: DraftRecord) -> Use | None:
    """What agents made of it; None where that is not known, or it was not for them to say."""
    if draft.outcome is Outcome.DELETED:
        return Use.DELETED
    if draft.outcome not in (Outcome.ANSWERED, Outcome.WITHDRAWN) or draft.kept is None:
        return None
    return Use.USED if draft.kept >= MOSTLY_OURS else Use.REWRITTEN


def _by_problem(evidence: Evidence) -> Mapping[str, list[DraftRecord]]:
    """The drafts of which it is known what became of them, oldest first, by the problem of the newest letter."""
    found: defaultdict[str, list[DraftRecord]] = defaultdict(list)
    for draft in sorted(evidence.drafts, key=lambda one: (one.intended_at, one.token)):
        letter = evidence.letters.get(draft.covers[-1]) if draft.covers else None
        if letter is not None and use(draft) is not None:
            found[letter.problem].append(draft)
    return found


def _run(drafts: Sequence[DraftRecord]) -> list[DraftRecord]:
    """The last ones, none of which was used; newest first."""
    return list(takewhile(lambda one: use(one) is not Use.USED, reversed(drafts)))


def _switched_off(row: ProblemRow, run: Sequence[DraftRecord], evidence: Evidence) -> Proposal:
    ends = Counter(use(one) for one in run)
    parts = [f"{ends[end]} {end.value}" for end in (Use.DELETED, Use.REWRITTEN) if ends[end]]
    why = [f"the last {len(run)} drafts for it were not used: {', '.join(parts)}"]
    if words := _fired_on(row.id, run, evidence):
        why.append(f"these letters were taken for it by {words}; mend the row instead, where a word misleads")
    return Proposal(
        f"lay no more drafts for the problem “{row.id}”", tuple(why), (Edit("problems", row.id, "draft", value=False),)
    )


def _fired_on(problem: str, run: Sequence[DraftRecord], evidence: Evidence) -> str:
    """ "“dead” (6 letters), “does not work” (3 letters)": the words, as far as the letters can still be read."""
    readings = {one.letter.fingerprint: one.letter.read.readings.before for one in evidence.arrivals}
    newest = [readings[one.covers[-1]] for one in run if one.covers[-1] in readings]
    heard = Counter(words for reading in newest for words in _evidence(problem, reading))
    common = sorted(heard.items(), key=lambda one: (-one[1], one[0]))[:_MOST_PHRASES]
    return ", ".join(f"“{words}” ({counted(number, 'letter', 'letters')})" for words, number in common)


def _evidence(problem: str, reading: Reading) -> frozenset[str]:
    if reading.judgement is None:
        return frozenset()
    found = (one.evidence for one in reading.judgement.problems if one.id == problem)
    return frozenset(" ".join(words.lower().split()) for evidence in found for words in evidence)
