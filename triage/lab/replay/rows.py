"""What is different between two sets of rules, and which of it matters to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from triage.lab.replay.values import Pair
from triage.rules.schema import Row, Rules

ROWS: Final = ("signals", "problems", "wishes", "circumstances", "bands", "escalation")
TABLES: Final = ("priority", "senders", "lexicon", "words")
_REPLY: Final = ("restate", "texts", "fires", "silent", "draft")  # fields of which the judge knows nothing
_PHRASES: Final = ("phrases", "patterns", "weak")
_NOT_JUDGED_BY: Final = frozenset({"bands", "escalation", "priority", "senders", "digest"})
_MOST_SHOWN = 4  # of the phrases that a row gains or loses


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row, or an entry of a table, that is new, gone, or says something else: `what`, in words."""

    section: str
    id: str
    what: str


def row_changes(rules: Pair[Rules]) -> tuple[RowChange, ...]:
    """Everything that differs, in the order of the sections; () between equal rules."""
    if not rules.differs:
        return ()
    return (*_rows_that_differ(rules), *_entries_that_differ(rules))


def judging(rules: Rules, language: str) -> tuple[object, ...]:
    """What a letter in `language` is judged by: its judgement is the same where these are equal."""
    sections = (getattr(rules, name) for name in type(rules).model_fields if name not in _NOT_JUDGED_BY)
    return tuple(_heard_in(one, language) if isinstance(one, tuple) else one for one in sections)


def restating(rules: Rules) -> tuple[object, ...]:
    """What a problem is restated by, which the texts of replies are no part of."""
    problems = tuple(row.model_copy(update={"texts": {}}) for row in rules.problems)
    return problems, tuple(row.model_copy(update={"texts": {}}) for row in rules.circumstances)


def _heard_in(rows: tuple[Row, ...], language: str) -> tuple[Row, ...]:
    """The rows as they are in one language; without those that are silent in it."""
    return tuple(_in_language(row, language) for row in rows if not _is_silent(row, language))


def _is_silent(row: Row, language: str) -> bool:
    """Whether it has phrases, but none in that language; rows without any are computed."""
    phrases = [getattr(row, name) for name in _PHRASES if name in type(row).model_fields]
    return any(phrases) and not any(one.get(language) for one in phrases)


def _in_language(row: Row, language: str) -> Row:
    known = type(row).model_fields
    blank: dict[str, object] = {name: {} for name in _REPLY if name in known}
    return row.model_copy(update=blank | {name: getattr(row, name).get(language) for name in _PHRASES if name in known})


def _rows_that_differ(rules: Pair[Rules]) -> Iterator[RowChange]:
    for section in ROWS:
        before, after = ({row.id: row for row in getattr(one, section)} for one in (rules.before, rules.after))
        for name in dict.fromkeys((*before, *after)):
            if name not in before:
                yield RowChange(section, name, "new")
            elif name not in after:
                yield RowChange(section, name, "gone")
            elif before[name] != after[name]:
                yield RowChange(section, name, "; ".join(_fields(before[name], after[name])))


def _entries_that_differ(rules: Pair[Rules]) -> Iterator[RowChange]:
    for section in TABLES:
        before, after = (_entries(getattr(one, section)) for one in (rules.before, rules.after))
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                yield RowChange(section, name, _value(before.get(name, "–"), after.get(name, "–")))


def _entries(table: Any) -> Mapping[str, Any]:
    return (
        dict(table) if isinstance(table, Mapping) else {name: getattr(table, name) for name in type(table).model_fields}
    )


def _fields(before: Row, after: Row) -> Iterator[str]:
    for name in type(before).model_fields:
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield f"{name}: {_by_language(one, other)}" if isinstance(one, Mapping) else f"{name} {_value(one, other)}"


def _by_language(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    languages = [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
    return ", ".join(f"{name} {_value(before.get(name, ()), after.get(name, ()))}" for name in languages)


def _value(before: Any, after: Any) -> str:
    if isinstance(before, tuple) and isinstance(after, tuple):
        return " ".join((*_listed("+", after, before), *_listed("−", before, after))) or "in another order"
    if isinstance(before, Row) or isinstance(after, Row):
        return "changed"
    return f"{_plain(before)} → {_plain(after)}"


def _listed(sign: str, these: Sequence[object], others: Sequence[object]) -> list[str]:
    found = [f"{sign}“{one}”" for one in these if one not in others]
    more = len(found) - _MOST_SHOWN
    return found if more <= 0 else [*found[:_MOST_SHOWN], f"{sign}{more} more"]


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
