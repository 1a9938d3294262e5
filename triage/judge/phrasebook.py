"""The phrases that tell signals, problems, wishes and circumstances, compiled once for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from triage.judge.context import mark_phrases
from triage.rules.phrases import PhraseSet, compile_kinds
from triage.rules.schema import PhraseRow, Rules

SIGNALS, WISHES, CIRCUMSTANCES, FAULTS = "signals", "wishes", "circumstances", "faults"
PROBLEMS, WEAK, MARKS = "problems", "weak", "marks"


class Phrasebook:
    """What finds the rows of some rules that are on. All phrases of a language are found by one walk over a text."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._languages: dict[str, dict[str, PhraseSet]] = {}

    def of(self, kind: str, language: str) -> PhraseSet:
        """What finds one kind of rows; compiled when the language is first met."""
        if language not in self._languages:
            self._languages[language] = self._compiled(language)
        return self._languages[language][kind]

    def _compiled(self, language: str) -> dict[str, PhraseSet]:
        kinds: Mapping[str, Iterable[PhraseRow]] = {
            SIGNALS: self.rules.signals,
            PROBLEMS: self.rules.problems,
            WISHES: self.rules.wishes,
            CIRCUMSTANCES: [row for row in self.rules.circumstances if not row.is_for_replies],
            FAULTS: [row for row in self.rules.circumstances if row.is_for_replies],
        }
        rows = {kind: [row for row in of_kind if row.on] for kind, of_kind in kinds.items()}
        phrases = {kind: {row.id: row.phrases.get(language, ()) for row in each} for kind, each in rows.items()}
        patterns = {kind: {row.id: row.patterns.get(language, ()) for row in each} for kind, each in rows.items()}
        weak = {row.id: row.weak.get(language, ()) for row in self.rules.problems if row.on}
        return compile_kinds({**phrases, WEAK: weak, MARKS: mark_phrases(language)}, patterns)
