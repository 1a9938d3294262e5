"""When two sets of rules are known to reply the same, without writing both replies."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from dataclasses import replace

from tests.factories import case_of, judged_letter
from tests.unit.test_commands import ROOT
from triage.lab.replay.alike import MARKS, answered_alike
from triage.model import Case, Cue, Signal


def case_with(*signals: Signal, frustration: float = 60.0) -> Case:
    letter = judged_letter(frustration=frustration)
    return case_of(replace(letter, judgement=replace(letter.judgement, signals=signals)))


def angry(points: float) -> Signal:
    return Signal("angry", "anger", points, f"{points} points", ("angry",), ((5, 10),))


def harsh(points: float) -> Signal:
    return Signal("harsh", "accusation", points, "", ("thieves",), ((20, 27),))


def test_how_many_points_a_signal_has_and_which_comes_first_changes_no_reply() -> None:
    one = case_with(angry(9.0), harsh(5.0), frustration=60.0)
    other = case_with(harsh(12.0), angry(9.0), frustration=71.0)
    assert answered_alike(one, other)


def test_a_mark_of_frustration_between_the_two_changes_the_reply() -> None:
    assert not answered_alike(case_with(angry(9.0), frustration=44.0), case_with(angry(9.0), frustration=46.0))


def test_another_signal_or_circumstance_changes_the_reply() -> None:
    one = case_with(angry(9.0))
    hurt = replace(one.newest, judgement=replace(one.newest.judgement, circumstances=(Cue("hurt"),)))
    assert not answered_alike(one, case_with(angry(9.0), harsh(1.0)))
    assert not answered_alike(one, replace(one, letters=(hurt,)))
    assert not answered_alike(one, case_with(angry(-9.0)))


def test_every_number_that_a_reply_holds_frustration_to_is_a_mark() -> None:
    found = set(compared_with_frustration())
    assert {50.0, 84.0} <= found
    assert found <= set(MARKS)


def compared_with_frustration() -> Iterator[float]:
    """The values of the constants that frustration, or the mood made of it, is compared with in `triage.reply`."""
    for path in sorted((ROOT / "triage/reply").rglob("*.py")):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare) and any(
                word in ast.unparse(node) for word in ("frustration", "mood(", "upset")
            ):
                names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
                values = (getattr(module, name, None) for name in names)
                yield from (value for value in values if isinstance(value, float))
