"""A letter in, a judgement out: how upset, how sure, about what, with which facts. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from triage.judge import sentences
from triage.judge.confidence import confidence, scored_language
from triage.judge.cues import CueFinder
from triage.judge.deadline import find_deadline
from triage.judge.facts import find_facts
from triage.judge.frustration import Weighed, frustration, weigh
from triage.judge.phrasebook import Phrasebook
from triage.judge.problem import ProblemFinder
from triage.judge.signals import SignalFinder
from triage.model import Case, JudgedLetter, Judgement, Letter, Span
from triage.rules.schema import Rules

# A subject with such a prefix was not written by this person for this letter (RFC 5322 section 3.6.5).
_ANSWERED = re.compile(r"\s*(?:re|aw|antw|sv|vs|rif|rép|fwd?|wg|tr|rv|enc|doorst)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)


class Judge:
    """Judges letters by one set of rules. Automata are built once for each language, when it is first met."""

    def __init__(self, rules: Rules) -> None:
        self._book = Phrasebook(rules)
        self._rows = {row.id: row for row in rules.signals}
        self._finders: dict[str, SignalFinder] = {}

    def judge(self, letter: Letter, *, received: datetime) -> Judgement:
        """The judgement of a letter; dates in it are resolved against `received`. Time linear in its length.

        Frustration is 0 where nothing could be scored; the confidence then says so.
        """
        language = scored_language(letter)
        spoken = language or letter.language.code
        own = sentences.readable(letter.own.text)
        text = f"{own}\n\n{own_subject(letter)}"
        split = sentences.split(text, spoken)
        weighed = self._weigh(text, split, len(own), language) if language else Weighed()
        of_own = tuple(span for span in split if span[1] <= len(own))
        facts = find_facts(own, letter.message.subject, spoken, received=received)
        circumstances = self._cues.circumstances(own, spoken, own_subject(letter))
        return Judgement(
            frustration=frustration(weighed.points) if language else 0.0,
            confidence=confidence(letter, weighed),
            signals=weighed.signals,
            problems=self._problems.find(own, letter.message.subject, spoken, of_own),
            facts=facts,
            sentences=of_own,
            wishes=self._cues.wishes(own, spoken, of_own),
            circumstances=circumstances,
            deadline=find_deadline(own, spoken, circumstances, facts, of_own, received=received.date()),
        )

    def told_plainly(self, case: Case) -> Case:
        """The case with the faults that its letters tell in plain words, among their circumstances.

        Read only where a reply is written: it would be a tenth of what judging costs.
        """
        return replace(case, letters=tuple(map(self._told_plainly, case.letters)))

    def _told_plainly(self, judged: JudgedLetter) -> JudgedLetter:
        letter, judgement = judged.letter, judged.judgement
        own, spoken = sentences.readable(letter.own.text), scored_language(letter) or letter.language.code
        found = self._cues.faults(own, spoken, own_subject(letter))
        together = {cue.id: cue for cue in (*judgement.circumstances, *found)}
        circumstances = tuple(together[id_] for id_ in sorted(together))
        return replace(judged, judgement=replace(judgement, circumstances=circumstances))

    def _weigh(self, text: str, split: tuple[Span, ...], own: int, language: str) -> Weighed:
        return weigh(self._finder(language).find(text, split), self._rows, text, own)

    def _finder(self, language: str) -> SignalFinder:
        if language not in self._finders:
            self._finders[language] = SignalFinder(self._book, language)
        return self._finders[language]

    @cached_property
    def _problems(self) -> ProblemFinder:
        return ProblemFinder(self._book)

    @cached_property
    def _cues(self) -> CueFinder:
        return CueFinder(self._book)


def own_subject(letter: Letter) -> str:
    """The subject where this person wrote it, "" where it is that of the letter answered or passed on."""
    subject = letter.message.subject
    return "" if _ANSWERED.match(subject) else subject
