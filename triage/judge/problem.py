"""What a letter is about: problem rows whose words are found, most certain first."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from triage.judge.context import DISPLEASED, is_negated, marks
from triage.model import Problem, Span
from triage.rules.phrases import Hit, PhraseSet, compile_rows
from triage.rules.schema import ProblemRow, Rules

OTHER, PRAISE, QUESTION = "other", "praise", "product_question"
_SUBJECT = 1.25  # a subject line is a heading: its words count more than a sentence's
_AGAIN = 0.35  # what each further sentence adds, as a share of the first
_MOST = 4  # sentences that count
_ASIDE = 0.3  # of a complaint's points in a letter that asks before buying or thanks for a solution


@dataclass(frozen=True, slots=True)
class _Found:
    """One place that speaks for a row; `place` numbers the sentence, -1 is the subject."""

    place: int
    words: str
    span: Span | None


class ProblemFinder:
    """Finds problems by the rules' phrases and patterns, compiled once for each language, when it is first met."""

    def __init__(self, rules: Rules) -> None:
        self._rows = {row.id: row for row in rules.problems if row.on}
        self._languages = {language for row in self._rows.values() for language in (*row.phrases, *row.patterns)}
        self._phrases: dict[str, PhraseSet] = {}

    def find(self, text: str, subject: str, language: str, sentences: tuple[Span, ...]) -> tuple[Problem, ...]:
        """Most certain first; `other` alone where no row speaks, as for a language without phrases."""
        if language not in self._languages:
            return (Problem(OTHER, 0.0),)
        phrases = self._compiled(language)
        found: dict[str, list[_Found]] = defaultdict(list)
        for hit in self._standing(phrases.find(subject), subject, language):
            found[hit.id].append(_Found(-1, subject[hit.start : hit.end], None))
        starts = [start for start, _ in sentences]
        for hit in self._standing(phrases.find(text), text, language):
            place = bisect_right(starts, hit.start)
            found[hit.id].append(_Found(place, text[hit.start : hit.end], (hit.start, hit.end)))
        seen = marks(text, language)
        rows = [self._rows[id_] for id_ in found]
        if DISPLEASED in seen:  # kind words are then irony or an aside, and questions mere reproaches
            rows = [row for row in rows if row.id not in (PRAISE, QUESTION)]
        problems = [self._problem(row, found[row.id], seen) for row in rows]
        problems.sort(key=lambda problem: (-problem.points, self._rows[problem.id].rank))
        return tuple(problems) or (Problem(OTHER, 0.0),)

    def _compiled(self, language: str) -> PhraseSet:
        if language not in self._phrases:
            self._phrases[language] = compile_rows(self._rows.values(), language)
        return self._phrases[language]

    def _problem(self, row: ProblemRow, found: list[_Found], seen: frozenset[str]) -> Problem:
        places = {each.place for each in found}
        points = row.points * (1 + _AGAIN * (min(len(places), _MOST) - 1)) * (_SUBJECT if -1 in places else 1.0)
        if seen and DISPLEASED not in seen and row.id not in (PRAISE, QUESTION):
            points *= _ASIDE
        spans = tuple(each.span for each in found if each.span)
        evidence = tuple(dict.fromkeys(each.words for each in found))
        return Problem(row.id, round(points, 3), evidence, spans)

    def _standing(self, hits: tuple[Hit, ...], text: str, language: str) -> list[Hit]:
        """The hits that are not denied and not part of a longer one, which says more precisely what is meant.

        A question may well be about something broken: then both stand.
        """
        standing: list[Hit | None] = []
        last: dict[bool, tuple[Hit, int]] = {}  # of questions and of the others, with its place in `standing`
        for hit in hits:
            row = self._rows[hit.id]
            if row.negatable and is_negated(text, hit.start, language):
                continue
            before, place = last.get(row.id == QUESTION, (None, 0))
            if before and hit.start < before.end and hit.id != before.id:
                if hit.end - hit.start <= before.end - before.start:
                    continue
                standing[place] = None
            last[row.id == QUESTION] = hit, len(standing)
            standing.append(hit)
        return [hit for hit in standing if hit]
