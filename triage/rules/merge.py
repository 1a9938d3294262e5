"""Rows from several sources laid over each other by `id`, and problems told with the file and line they stand in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from triage.errors import ConfigError
from triage.rules.schema import Rules
from triage.rules.source import Source, suggestion

ROW_SECTIONS = ("signals", "problems", "bands", "wishes", "circumstances", "escalation")
TABLE_SECTIONS = ("priority", "senders", "lexicon", "words")
_SECTIONS = ROW_SECTIONS + TABLE_SECTIONS


def merge(sources: Iterable[Source], *, words: Mapping[str, float]) -> Rules:
    """One set of rules from several sources, the later over the earlier. ConfigError lists every problem."""
    merged = _Merged(words)
    for source in sources:
        merged.lay_over(source)
    return merged.rules()


class _Merged:
    """The rows gathered so far, and which source named which field last."""

    def __init__(self, words: Mapping[str, float]) -> None:
        self._rows: dict[str, dict[str, dict[str, Any]]] = {section: {} for section in ROW_SECTIONS}
        self._tables: dict[str, dict[str, Any]] = {section: {} for section in TABLE_SECTIONS}
        self._tables["words"].update(words)
        self._origin: dict[tuple[str, ...], Source] = {}
        self._problems: list[str] = []

    def lay_over(self, source: Source) -> None:
        for section, content in source.content.items():
            if section in ROW_SECTIONS:
                self._rows_of(source, section, content)
            elif section in TABLE_SECTIONS:
                self._table_of(source, section, content)
            else:
                hint = suggestion(str(section), _SECTIONS)
                self._problems.append(f"{source.at(section)}: '{section}': unknown section{hint}")

    def rules(self) -> Rules:
        tables = {name: table for name, table in self._tables.items() if table}
        content = {**{section: list(rows.values()) for section, rows in self._rows.items()}, **tables}
        try:
            rules = Rules.model_validate(content)
        except ValidationError as error:
            raise ConfigError(
                *self._problems, *(self._explain(content, problem) for problem in error.errors())
            ) from error
        if self._problems:
            raise ConfigError(*self._problems)
        return rules.model_copy(update={"digest": hashlib.sha256(rules.model_dump_json().encode()).hexdigest()[:16]})

    def _rows_of(self, source: Source, section: str, content: object) -> None:
        if not isinstance(content, list):
            self._problems.append(f"{source.at(section)}: '{section}': expected a list of rows, each with an id")
            return
        seen: set[str] = set()
        for number, row in enumerate(content):
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                self._problems.append(f"{source.at(section, number)}: {section}: a row needs an 'id'")
                continue
            if row["id"] in seen:
                self._problems.append(f"{source.at(section, number)}: {section}: the id '{row['id']}' stands twice")
            seen.add(row["id"])
            self._lay_row(source, section, number, row)

    def _lay_row(self, source: Source, section: str, number: int, row: dict[str, Any]) -> None:
        kept = self._rows[section].setdefault(row["id"], {})
        for name, value in row.items():
            both_maps = isinstance(value, dict) and isinstance(kept.get(name), dict)
            kept[name] = {**kept[name], **value} if both_maps else value
            self._origin[(section, row["id"], name)] = source
        self._origin[(section, row["id"])] = source

    def _table_of(self, source: Source, section: str, content: object) -> None:
        if not isinstance(content, dict):
            self._problems.append(f"{source.at(section)}: '{section}': expected names with values")
            return
        for name, value in content.items():
            self._tables[section][str(name)] = value
            self._origin[(section, str(name))] = source

    def _explain(self, content: Mapping[str, Any], problem: Any) -> str:
        """One validation error as a line a person can act on."""
        section, *rest = problem["loc"]
        if section in TABLE_SECTIONS:
            name = str(rest[0]) if rest else ""
            source = self._origin.get((section, name))
            return f"{self._at(source, section, *rest)}: {section}: {name}: {_say(problem, section)}"
        row_id = content[section][rest[0]]["id"] if rest else ""
        fields = rest[1:]
        source = self._origin.get((section, row_id, str(fields[0])) if fields else (section, row_id))
        source = source or self._origin.get((section, row_id))
        where = ".".join(str(part) for part in fields)
        place = self._at(source, section, source.row_number(section, row_id) if source else 0, *fields)
        return f"{place}: {section}: {row_id}: {where}: {_say(problem, section)}"

    @staticmethod
    def _at(source: Source | None, *keys: str | int) -> str:
        return source.at(*keys) if source else "rules"


def _say(problem: Any, section: str) -> str:
    if problem["type"] == "extra_forbidden":
        return f"unknown field{suggestion(str(problem['loc'][-1]), _known_fields(section))}"
    if problem["type"] == "missing":
        return "is missing"
    given = problem.get("input")
    return f"{problem['msg']}" + (f" (given: {given!r})" if isinstance(given, str | int | float) else "")


def _known_fields(section: str) -> tuple[str, ...]:
    annotation = Rules.model_fields[section].annotation
    row = next((arg for arg in get_args(annotation) if hasattr(arg, "model_fields")), annotation)
    return tuple(getattr(row, "model_fields", ()))
