"""Which replies could differ at all: to write one takes longer than all else, and most changes concern few letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from triage.lab.replay.alike import answered_alike
from triage.lab.replay.comparer import Asked
from triage.lab.replay.values import Arrival, Pair
from triage.model import Band, Case
from triage.plan import Makings
from triage.reply.topics import NO_REPLY, OTHER
from triage.reply.wishes import REQUEST
from triage.rules.schema import Rules

_SECTIONS: Final = ("problems", "wishes", "circumstances")
_ANYWHERE: Final = frozenset({("problems", OTHER), ("problems", NO_REPLY), ("wishes", REQUEST)})  # for any letter
_ENGLISH: Final = "en"  # for whoever writes in a language without templates


class Doubt:
    """What two lines would say otherwise, by the rows and templates a reply is made of."""

    def __init__(self, makings: Pair[Makings]) -> None:
        rules = makings.map(lambda one: one.rules)
        templates = makings.map(lambda one: one.templates)
        self._rows = _rows(rules)
        self._within = _within(rules)
        # Faults are looked for where a reply is written: any letter may tell them.
        faults = {
            ("circumstances", row.id) for one in (rules.before, rules.after) for row in one.circumstances if row.shows
        }
        self._anywhere = _ANYWHERE | faults
        self._templates = frozenset(
            name
            for name in {*templates.before, *templates.after}
            if templates.before.get(name) != templates.after.get(name)
        )
        languages = templates.map(_languages)
        self._new_languages = languages.before ^ languages.after

    def asked(self, arrival: Arrival, token: str) -> Asked | None:
        """What to ask both lines; None where their replies are the same."""
        before, after = arrival.stands.before, arrival.stands.after
        cases = arrival.stands.map(lambda one: one.case if one else None)
        now = arrival.letter.received
        if before is None or after is None or not answered_alike(before.case, after.case):
            return Asked(cases, now, token)
        if before.priority.band is not after.priority.band or before.priority.band in self._within:
            return Asked(cases, now, token, alike=True)
        if self._speaks_of_other_rows(before.case) or _language(before.case) in self._new_languages:
            return Asked(cases, now, token, alike=True)
        spoken = {_language(before.case), _ENGLISH}
        templates = frozenset(name for name in self._templates if name.partition("/")[0] in spoken)
        return Asked(cases, now, token, templates, alike=True) if templates else None

    def _speaks_of_other_rows(self, case: Case) -> bool:
        named = set(self._anywhere)
        for letter in case.letters:
            named |= {("problems", one.id) for one in letter.judgement.problems}
            named |= {("wishes", one.id) for one in letter.judgement.wishes}
            named |= {("circumstances", one.id) for one in letter.judgement.circumstances}
        return not named.isdisjoint(self._rows)


def _rows(rules: Pair[Rules]) -> frozenset[tuple[str, str]]:
    """The rows that differ, by section and id."""
    found = set()
    for section in _SECTIONS:
        before, after = ({row.id: row for row in getattr(one, section)} for one in (rules.before, rules.after))
        names = before.keys() | after.keys()
        found |= {(section, name) for name in names if before.get(name) != after.get(name)}
    return frozenset(found)


def _within(rules: Pair[Rules]) -> frozenset[Band]:
    """The bands that promise another time."""
    before, after = ({row.id: row.within for row in one.bands} for one in (rules.before, rules.after))
    return frozenset(band for band in Band if before.get(band.value) != after.get(band.value))


def _languages(templates: Mapping[str, str]) -> frozenset[str]:
    return frozenset(name.partition("/")[0] for name in templates)


def _language(case: Case) -> str:
    return case.newest.letter.language.code
