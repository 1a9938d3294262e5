"""Every row held to its own examples: the texts that must fire it, and those that must not. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from triage.judge import sentences
from triage.judge.cues import CueFinder
from triage.judge.phrasebook import Phrasebook
from triage.judge.problem import ProblemFinder
from triage.judge.signals import SignalFinder
from triage.rules.schema import PhraseRow, Rules

FiredBy = Callable[[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class RowFailure:
    """A row that breaks its own examples; `section` and `row` name it, `field` says which of its fields to look at."""

    section: str
    row: str
    field: str
    what: str

    def __str__(self) -> str:
        return f"{self.section}: {self.row}: {self.what}"


def row_failures(rules: Rules) -> tuple[RowFailure, ...]:
    """Each row that has no examples, is silent where it must fire, or fires where it must not."""
    return (
        *_failures("signals", rules.signals, _signals_fired_by(rules)),
        *_failures("problems", rules.problems, _problems_fired_by(rules)),
        *_failures("wishes", rules.wishes, _wishes_fired_by(rules)),
        *_failures("circumstances", rules.circumstances, _circumstances_fired_by(rules)),
    )


def _failures(section: str, rows: Iterable[PhraseRow], fired_by: FiredBy) -> Iterator[RowFailure]:
    for row in rows:
        if not row.on:
            continue
        for language in sorted({*row.phrases, *row.patterns}):
            for field, must in (("fires", "must"), ("silent", "must not")):
                if not getattr(row, field).get(language):
                    what = f"{language}: needs texts that {must} fire it ('{field}')"
                    yield RowFailure(section, row.id, "phrases" if row.phrases else "patterns", what)
        for field, wanted, does in (("fires", True, "does not fire on"), ("silent", False, "fires on")):
            for language, texts in getattr(row, field).items():
                wrong = [text for text in texts if (row.id in fired_by(text, language)) is not wanted]
                yield from (RowFailure(section, row.id, field, f"{language}: {does} '{text}'") for text in wrong)


def _signals_fired_by(rules: Rules) -> FiredBy:
    finder = cache(partial(SignalFinder, Phrasebook(rules)))

    def fired_by(text: str, language: str) -> frozenset[str]:
        found = finder(language).find(text, sentences.split(text, language))
        return frozenset(finding.row for finding in found)

    return fired_by


def _problems_fired_by(rules: Rules) -> FiredBy:
    finder = ProblemFinder(Phrasebook(rules))

    def fired_by(text: str, language: str) -> frozenset[str]:
        found = finder.find(text, "", language, sentences.split(text, language))
        return frozenset(problem.id for problem in found if problem.points > 0)

    return fired_by


def _wishes_fired_by(rules: Rules) -> FiredBy:
    finder = CueFinder(Phrasebook(rules))

    def fired_by(text: str, language: str) -> frozenset[str]:
        return frozenset(cue.id for cue in finder.wishes(text, language, sentences.split(text, language)))

    return fired_by


def _circumstances_fired_by(rules: Rules) -> FiredBy:
    finder = CueFinder(Phrasebook(rules))

    def fired_by(text: str, language: str) -> frozenset[str]:
        return frozenset(cue.id for cue in (*finder.circumstances(text, language), *finder.faults(text, language)))

    return fired_by
