"""What agents did, gathered from letters, ledger and Sent; what proposals would change, measured on past letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from triage.lab.learn.struck import Sent
from triage.lab.learn.values import Evidence
from triage.lab.replay.agreement import Known
from triage.lab.replay.comparer import Asked, Comparer, Laid
from triage.lab.replay.difference import Difference, difference, ranked
from triage.lab.replay.values import Arrival, Pair, PastLetter, Read, Standing
from triage.model import DraftRecord, Outcome
from triage.plan import Makings
from triage.work.examine.crew import Hands
from triage.work.naming import Naming
from triage.work.past.replaying import Replaying, Watch, unwatched

CrewOf = Callable[[Pair[Makings]], AbstractContextManager[Hands[Comparer]]]
_MOST_READ = 300  # answers, the latest


@dataclass(frozen=True, slots=True)
class Tried:
    """Past letters by the present rules, to try others on. `crew_of`: who has learnt two lines."""

    makings: Makings
    letters: Sequence[PastLetter]
    known: Known
    naming: Naming
    crew_of: CrewOf
    watch: Watch = unwatched

    def by(self, after: Makings, signals: frozenset[str]) -> Difference:
        """What `after` would change. Nothing but the points of these `signals` differs in how letters are judged."""
        makings = Pair(self.makings, after)
        with self.crew_of(makings) as crew:
            letters = self._judged_again(signals, crew)
            replay = Replaying(crew, makings, self.naming, self.watch).replay(letters, self.known.answered)
        return difference(replay, makings, self.known)

    def _judged_again(self, signals: frozenset[str], crew: Hands[Comparer]) -> list[PastLetter]:
        concerned = [one for one in self.letters if _fires_any(one, signals)]
        judged = zip(concerned, crew.do(Comparer.judge_again, concerned, stage="judge"), strict=True)
        again = {letter.fingerprint: read for letter, read in judged if isinstance(read, Read)}
        return [replace(one, read=again.get(one.fingerprint, one.read)) for one in self.letters]


def _fires_any(letter: PastLetter, signals: frozenset[str]) -> bool:
    judgement = letter.read.readings.before.judgement
    return judgement is not None and any(signal.rule in signals for signal in judgement.signals)


def stood(arrivals: Sequence[Arrival]) -> Mapping[str, Standing]:
    """Where each letter stands among all by the present rules, by fingerprint."""
    return {name: pair.before for name, pair in ranked(arrivals).items() if pair.before is not None}


def edited_drafts(evidence: Evidence) -> Mapping[str, DraftRecord]:
    """The latest drafts that agents sent with changes, by the fingerprint of the newest letter that they answer."""
    used = [one for one in evidence.drafts if one.outcome is Outcome.ANSWERED and one.covers and one.kept is not None]
    return {one.covers[-1]: one for one in used[-_MOST_READ:]}


def sent_drafts(
    evidence: Evidence, drafts: Mapping[str, DraftRecord], words: Mapping[str, tuple[str, ...]], crew: Hands[Comparer]
) -> list[Sent]:
    """The drafts written again, beside the words of what was sent. `words`: by fingerprint."""
    cases = {one.letter.fingerprint: one.stands.before.case for one in evidence.arrivals if one.stands.before}
    asked = {
        name: Asked(Pair(cases[name], cases[name]), draft.intended_at, draft.token)
        for name, draft in drafts.items()
        if name in words and name in cases and list(draft.covers) == [each.fingerprint for each in cases[name].letters]
    }
    laid = zip(asked, crew.do(Comparer.laid, asked.values(), stage="reply"), strict=True)
    return [Sent(one, drafts[name].kept or 0.0, words[name]) for name, one in laid if isinstance(one, Laid)]
