"""Every row held to its own examples: the texts that must fire it, and those that must not. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from triage.judge import sentences
from triage.judge.problem import ProblemFinder
from triage.judge.signals import SignalFinder
from triage.rules.schema import PhraseRow, Rules

FiredBy = Callable[[str, str], frozenset[str]]


def row_failures(rules: Rules) -> tuple[str, ...]:
    """One line for each row that has no examples, is silent where it must fire, or fires where it must not."""
    return (
        *_failures("signals", rules.signals, _signals_fired_by(rules)),
        *_failures("problems", rules.problems, _problems_fired_by(rules)),
    )


def _failures(section: str, rows: Iterable[PhraseRow], fired_by: FiredBy) -> Iterator[str]:
    for row in rows:
        if not row.on:
            continue
        for language in sorted({*row.phrases, *row.patterns}):
            where = f"{section}: {row.id}: {language}"
            if not row.fires.get(language) or not row.silent.get(language):
                yield f"{where}: needs texts that must fire it ('fires') and texts that must not ('silent')"
        for language, texts in row.fires.items():
            silent = [text for text in texts if row.id not in fired_by(text, language)]
            yield from (f"{section}: {row.id}: {language}: does not fire on '{text}'" for text in silent)
        for language, texts in row.silent.items():
            fired = [text for text in texts if row.id in fired_by(text, language)]
            yield from (f"{section}: {row.id}: {language}: fires on '{text}'" for text in fired)


def _signals_fired_by(rules: Rules) -> FiredBy:
    finder = cache(partial(SignalFinder, rules))

    def fired_by(text: str, language: str) -> frozenset[str]:
        found = finder(language).find(text, sentences.split(text, language))
        return frozenset(finding.row for finding in found)

    return fired_by


def _problems_fired_by(rules: Rules) -> FiredBy:
    finder = ProblemFinder(rules)

    def fired_by(text: str, language: str) -> frozenset[str]:
        found = finder.find(text, "", language, sentences.split(text, language))
        return frozenset(problem.id for problem in found if problem.points > 0)

    return fired_by
