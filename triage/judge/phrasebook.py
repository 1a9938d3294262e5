"""The phrases that tell signals, problems, wishes and circumstances, compiled once for each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from weakref import WeakValueDictionary

from triage.judge.context import mark_phrases
from triage.rules.phrases import PhraseSet, compile_kinds
from triage.rules.schema import PhraseRow, Rules

SIGNALS, WISHES, CIRCUMSTANCES, FAULTS = "signals", "wishes", "circumstances", "faults"
PROBLEMS, WEAK, MARKS = "problems", "weak", "marks"

_Said = tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]  # by kind, and in it by row


class Phrasebook:
    """What finds the rows of some rules that are on. All phrases of a language are found by one walk over a text."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._languages: dict[str, _Compiled] = {}

    def of(self, kind: str, language: str) -> PhraseSet:
        """What finds one kind of rows; compiled when the language is first met."""
        if language not in self._languages:
            self._languages[language] = self._compiled(language)
        return self._languages[language].kinds[kind]

    def _compiled(self, language: str) -> _Compiled:
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
        return _compiled(_said({**phrases, WEAK: weak, MARKS: mark_phrases(language)}), _said(patterns))


class _Compiled:
    """What finds the phrases and patterns of a language, by kind."""

    def __init__(self, phrases: _Said, patterns: _Said) -> None:
        said, matching = ({kind: dict(rows) for kind, rows in each} for each in (phrases, patterns))
        self.kinds = compile_kinds(said, matching)


# Rules that say the same in a language share what finds it, as long as any of them is in use: to build it takes a
# second, and rules that are reloaded or tried mostly weigh the same phrases otherwise.
_IN_USE: WeakValueDictionary[tuple[_Said, _Said], _Compiled] = WeakValueDictionary()


def _compiled(phrases: _Said, patterns: _Said) -> _Compiled:
    known = _IN_USE.get((phrases, patterns))
    if known is None:
        known = _IN_USE[phrases, patterns] = _Compiled(phrases, patterns)
    return known


def _said(kinds: Mapping[str, Mapping[str, Iterable[str]]]) -> _Said:
    return tuple((kind, tuple((row, tuple(sources)) for row, sources in rows.items())) for kind, rows in kinds.items())
