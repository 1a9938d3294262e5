"""One YAML file of rules: its content, and the line where each thing in it stands."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from triage.errors import ConfigError

MAX_OCTETS = 4_000_000  # far above any shop's rules; an alias bomb or a wrong file is refused before it is parsed

_ANCHOR = re.compile(r"(?m)(?:^|[-:,\[{])\s*&\w")  # only where one may stand: "Fern & Oak" is none


@dataclass(frozen=True)
class Source:
    """A file's name, text and plain content (dicts, lists, scalars)."""

    name: str
    text: str
    content: dict[Any, Any] = field(default_factory=dict)

    def at(self, *keys: str | int) -> str:
        """`file:line` of the thing under these keys, or of the nearest thing around it."""
        node, line = self._with_lines, 0
        for key in keys:
            if not isinstance(node, dict | list) or not _holds(node, key):
                break
            line = node.lc.data[key][0]  # type: ignore[union-attr]
            node = node[key]  # type: ignore[index]
        return f"{self.name}:{line + 1}"

    def at_row(self, section: str, row_id: str, field: str) -> str:
        """`file:line` of a row's field; "" where this file does not name that row."""
        rows = self.content.get(section) or []
        known = any(row.get("id") == row_id for row in rows)
        return self.at(section, self.row_number(section, row_id), field) if known else ""

    def row_number(self, section: str, row_id: str) -> int:
        rows = self.content.get(section) or []
        return next((number for number, row in enumerate(rows) if row.get("id") == row_id), 0)

    @cached_property
    def _with_lines(self) -> Any:
        # The round-trip loader is slower and knows the lines; it is needed only where there is something to report.
        return YAML(typ="rt").load(self.text)


def open_source(path: Path, *, shipped: bool = False) -> Source:
    """Read a file of rules. ConfigError where it is missing, too large, not UTF-8, or not YAML 1.2.

    `shipped` files are read by libyaml, eight times as fast: it knows YAML 1.1 only, in which "no" is no word but
    False, and a test holds them to mean the same in both.
    """
    try:
        with path.open("rb") as file:
            octets = file.read(MAX_OCTETS + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    if len(octets) > MAX_OCTETS:
        raise ConfigError(f"{path}: larger than {MAX_OCTETS // 1_000_000} MB, which no file of rules should be")
    try:
        return parse_source(path.name, octets.decode("utf-8"), pure=not shipped)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 (octet {error.start}); save it as UTF-8") from error


def parse_source(name: str, text: str, *, pure: bool = True) -> Source:
    """The content of a file of rules. ConfigError with its line where it is not YAML (1.1 where not `pure`)."""
    if _ANCHOR.search(text) and _aliases(text):
        raise ConfigError(f"{name}: anchors and aliases (&name, *name) are not allowed here; write the text out")
    try:
        content = YAML(typ="safe", pure=pure).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(f"{name}{_mark(error)}: not valid YAML: {_problem(error)}") from error
    if content is None:
        content = {}
    if not isinstance(content, dict):
        raise ConfigError(f"{name}:1: expected sections such as 'signals:' and 'problems:'")
    return Source(name, text, content)


def suggestion(given: str, known: Iterable[str]) -> str:
    """` - did you mean "x"?`, or "" where nothing known is near."""
    near = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    return f' - did you mean "{near[0]}"?' if near else ""


def _aliases(text: str) -> bool:
    try:
        return any(type(event).__name__ == "AliasEvent" for event in YAML(typ="safe", pure=True).parse(text))
    except (YAMLError, ValueError, RecursionError):
        return False  # the loader reports it


def _holds(node: Any, key: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(key, int) and key < len(node)
    return key in node


def _mark(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark is not None else ""


def _problem(error: Exception) -> str:
    return getattr(error, "problem", None) or str(error).splitlines()[0]
