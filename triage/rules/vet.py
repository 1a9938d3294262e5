"""A shop's own phrases and patterns, tried before they are in force: no letter may be the first to meet a bad one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from triage.rules.merge import ROW_SECTIONS
from triage.rules.phrases import check_pattern, to_pattern
from triage.rules.schema import LANGUAGES, one_a_line
from triage.rules.source import Source


def phrase_problems(source: Source) -> Iterator[str]:
    """One line for each phrase or pattern of the file that cannot be used, with its line and what is wrong."""
    for section in ROW_SECTIONS:
        rows = source.content.get(section)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict):
                yield from _of_row(source, section, number, row)


def _of_row(source: Source, section: str, number: int, row: dict[str, Any]) -> Iterator[str]:
    for field, check in (("phrases", _check_phrase), ("patterns", check_pattern)):
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


def _check_phrase(text: str) -> str | None:
    try:
        to_pattern(text)
    except ValueError as error:
        return str(error)
    return None
