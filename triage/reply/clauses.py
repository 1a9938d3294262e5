"""The clause of a problem row that says most with the facts there are."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from functools import cache

from triage.rules.schema import ProblemRow

DEFAULT_LANGUAGE = "en"


def clause(row: ProblemRow, language: str, slots: Mapping[str, str]) -> str:
    """The first clause of the row whose slots are all known, filled in; "" where none is.

    A language without clauses gets the English one that needs no slot: facts of a letter nobody could read are not
    to be trusted.
    """
    if language not in row.restate:
        language, slots = DEFAULT_LANGUAGE, {}
    for template in row.restate.get(language, ()):
        if _slots_of(template) <= slots.keys():
            return template.format_map(slots)
    return ""


def fillable(wordings: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """The wordings that hold most of what is known, filled in; those that hold none where nothing is."""
    fitting = [wording for wording in wordings if _slots_of(wording) <= known.keys()]
    most = max((len(_slots_of(wording)) for wording in fitting), default=0)
    return tuple(wording.format_map(known) for wording in fitting if len(_slots_of(wording)) == most)


@cache
def _slots_of(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)
