"""docs/operations.md names whatever the program can raise, so that nobody stands before a word nobody explains."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.test_commands import ROOT
from triage.cli import exits
from triage.cli.running.figures import SERIES, Series
from triage.desk import alarm

PAGE = (ROOT / "docs/operations.md").read_text("utf-8")
CODES = sorted(code for name, code in vars(exits).items() if name.isupper() and isinstance(code, int))
LOUD = frozenset({"warning", "error", "critical", "exception"})


def logged() -> Iterator[tuple[str, str]]:
    """What is logged aloud, up to its first value, and where."""
    for path in sorted((ROOT / "triage").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and is_loud(call.func) and isinstance(call.args[0], ast.Constant):
                words = re.split(r"[%(:;]", str(call.args[0].value))[0].strip()
                if words:  # else it begins with a name, and what is wrong follows
                    yield words, path.relative_to(ROOT).as_posix()


def is_loud(called: ast.expr) -> bool:
    return isinstance(called, ast.Attribute) and called.attr in LOUD and ast.unparse(called.value) == "log"


@pytest.mark.parametrize("code", CODES)
def test_every_exit_code_is_in_the_table(code: int) -> None:
    assert re.search(rf"(?m)^\| {code} \|", PAGE)


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.name)
def test_every_metric_is_in_the_table(series: Series) -> None:
    name = f"{series.name}_total" if series.counted else series.name
    label = f"{{{series.label}}}" if series.label else ""
    assert f"| `{name}{label}` |" in PAGE


@pytest.mark.parametrize("words", [*alarm._BEGINS.values(), *alarm._ENDS.values()])
def test_every_alarm_is_told_of(words: str) -> None:
    assert f"| {words} |" in PAGE or f"*{words}*" in PAGE


@pytest.mark.parametrize(("words", "path"), sorted(set(logged())))
def test_every_loud_line_of_the_log_is_told_of(words: str, path: str) -> None:
    assert words in PAGE, path


def test_loud_lines_are_found_at_all() -> None:
    assert {"sweep failed", "the rules stay as they were"} <= {words for words, _ in logged()}


@pytest.mark.parametrize("path", sorted({*re.findall(r"`((?:unit|contract|acceptance|properties)/\w+)`", PAGE)}))
def test_every_test_that_is_named_is_there(path: str) -> None:
    assert (ROOT / "tests" / f"{path}.py").exists()


@pytest.mark.parametrize("setting", sorted(set(re.findall(r"\b[A-Z]+_[A-Z_0-9]+\b", PAGE)) - {"COMMAND"}))
def test_every_setting_that_is_named_is_one(setting: str) -> None:
    known = Path(ROOT / "config.example.env").read_text("utf-8")
    assert setting in known or setting in {"IMAP_ENHANCEDIDLE"}
