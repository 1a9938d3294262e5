"""A shop's file of rules with fields of some rows set: not one other character of it is another.

A YAML library that writes the whole file anew keeps comments, but not blanks, quotes and line ends everywhere. So the
places are taken from its parse, and the text is changed there alone.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from triage.errors import ConfigError
from triage.rules.source import parse_source

_BOM = "\ufeff"
_PLAIN = re.compile(r"[0-9]+[a-z]")  # "2d" is a word in YAML, whatever its version
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Edit:
    """A field of a row that shall have this value in the shop's file; the row is added where the file has none."""

    section: str
    id: str
    field: str
    value: bool | float | str

    @property
    def yaml(self) -> str:
        """The value as it stands in the file."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, str):
            return self.value if _PLAIN.fullmatch(self.value) else json.dumps(self.value, ensure_ascii=False)
        return f"{self.value:g}"


def edited(name: str, text: str, edits: Iterable[Edit]) -> str:
    """`text`, of the file `name`, with these edits made. ConfigError where it is no rules, or cannot be edited so."""
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    edits = tuple(edits)
    if edits and text and not text.endswith("\n"):
        text += _newline(text)
    wanted = copy.deepcopy(parse_source(name, text).content)
    for edit in edits:
        text = _with(text, edit)
        _set(wanted, edit)
    if parse_source(name, text).content != wanted:
        raise ConfigError(f"{name}: written in a way that a program cannot change safely; change it by hand")
    return bom + text


def _set(content: dict[Any, Any], edit: Edit) -> None:
    rows = content.get(edit.section)
    rows = rows if isinstance(rows, list) else []
    content[edit.section] = rows
    row = next((row for row in rows if isinstance(row, dict) and row.get("id") == edit.id), None)
    if row is None:
        rows.insert(0, {"id": edit.id, edit.field: edit.value})
    else:
        row[edit.field] = edit.value


def _with(text: str, edit: Edit) -> str:
    root = YAML(typ="rt").compose(text)
    section = _value(root, edit.section)
    row = next((row for row in _items(section) if _text(_value(row, "id")) == edit.id), None)
    if row is not None:
        return _with_field(text, row, edit)
    if section is not None:
        return _with_row(text, root, section, edit)
    return _with_section(text, root, edit)


def _with_field(text: str, row: MappingNode, edit: Edit) -> str:
    known, name = _value(row, edit.field), _value(row, "id")
    if known is not None:
        return _spliced(text, known.start_mark.index, known.end_mark.index, edit.yaml)
    assert name is not None
    said = f"{edit.field}: {edit.yaml}"
    end = int(name.end_mark.index)
    if row.flow_style:
        return _spliced(text, end, end, f", {said}")
    end = _line_end(text, end)
    return _spliced(text, end, end, f"{_newline(text)}{' ' * row.start_mark.column}{said}")


def _with_row(text: str, root: MappingNode, section: Node, edit: Edit) -> str:
    """As the first row: comments above the others stay above them."""
    if isinstance(section, SequenceNode) and section.flow_style:
        start = int(section.start_mark.index) + 1
        return _spliced(text, start, start, f"{_in_flow(edit)}{', ' if section.value else ''}")
    key = next(key for key, _ in root.value if key.value == edit.section)
    indent = " " * section.start_mark.column if isinstance(section, SequenceNode) else _INDENT
    end = _line_end(text, key.end_mark.index)
    return _spliced(text, end, end, _newline(text) + _in_block(edit, indent, _newline(text)))


def _with_section(text: str, root: MappingNode | None, edit: Edit) -> str:
    newline = _newline(text)
    section = f"{edit.section}:{newline}{_in_block(edit, _INDENT, newline)}{newline}"
    if root is not None and root.flow_style:
        start = int(root.start_mark.index)
        if root.value:
            return _spliced(text, start + 1, start + 1, f"{edit.section}: [{_in_flow(edit)}], ")
        text = _spliced(text, start, root.end_mark.index, "").strip(" \n\r")
    blank = newline if text.strip() else ""
    return text + (newline if blank and not text.endswith("\n") else "") + blank + section


def _in_block(edit: Edit, indent: str, newline: str) -> str:
    return f"{indent}- id: {edit.id}{newline}{indent}  {edit.field}: {edit.yaml}"


def _in_flow(edit: Edit) -> str:
    return f"{{id: {edit.id}, {edit.field}: {edit.yaml}}}"


def _value(node: Node | None, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _items(node: Node | None) -> list[MappingNode]:
    return [row for row in node.value if isinstance(row, MappingNode)] if isinstance(node, SequenceNode) else []


def _text(node: Node | None) -> str | None:
    return node.value if isinstance(node, ScalarNode) else None


def _spliced(text: str, start: int, end: int, put: str) -> str:
    return text[:start] + put + text[end:]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return end - 1 if text[:end].endswith("\r") else end


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
