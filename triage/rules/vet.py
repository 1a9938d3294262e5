"""A shop's own phrases and patterns, tried before they are in force: no letter may be the first to meet a bad one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from triage.rules.merge import ROW_SECTIONS
from triage.rules.notation import check_phrase
from triage.rules.patterns import check_pattern
from triage.rules.schema import LANGUAGES, one_a_line
from triage.rules.source import Source, suggestion


def phrase_problems(source: Source) -> Iterator[str]:
    """One line for each phrase or pattern of the file that cannot be used, with its line and what is wrong."""
    for section in ROW_SECTIONS:
        rows = source.content.get(section)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict):
                yield from _of_row(source, section, number, row)


def family_problems(source: Source, families: Collection[str]) -> Iterator[str]:
    """One line for each signal whose family is none of `families`: a misspelt one would keep it out of all they do."""
    rows = source.content.get("signals")
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        family = row.get("family") if isinstance(row, dict) else None
        if family is not None and family not in families:
            hint = suggestion(str(family), families) or f"; known are {', '.join(sorted(families))}"
            place = source.at("signals", number, "family")
            yield f"{place}: signals: {row.get('id')}: family: '{family}': unknown{hint}"


def sign_problems(source: Source, known: Collection[str]) -> Iterator[str]:
    """The same for each of the `signs` of an escalation row that is none of `known`."""
    rows = source.content.get("escalation")
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        signs = row.get("signs") if isinstance(row, dict) else None
        for sign in signs if isinstance(signs, list) else []:
            if sign not in known:
                place = source.at("escalation", number, "signs")
                hint = suggestion(str(sign), known) or "; it takes ids of circumstances, ids or families of signals"
                yield f"{place}: escalation: {row.get('id')}: signs: '{sign}': unknown{hint}"


def _of_row(source: Source, section: str, number: int, row: dict[str, Any]) -> Iterator[str]:
    for field, check in (("phrases", check_phrase), ("patterns", check_pattern)):
        by_language = row.get(field)
        for language, given in by_language.items() if isinstance(by_language, dict) else ():
            if language not in LANGUAGES:
                place = source.at(section, number, field, language)
                yield f"{place}: {section}: {row.get('id')}: {field}: '{language}' is none of {', '.join(LANGUAGES)}"
            texts = one_a_line(given)
            for text in texts if isinstance(texts, list | tuple) else ():
                wrong = check(str(text))
                if wrong:
                    place = source.at(section, number, field, language)
                    yield f"{place}: {section}: {row.get('id')}: {field}.{language}: '{text}': {wrong}"
