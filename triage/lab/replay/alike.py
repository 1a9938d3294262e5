"""Whether what two sets of rules made of the same letters calls for the same reply, short of writing both. Pure.

A reply goes by what was found in a letter, by whether its frustration reaches one of a few marks, and by the mood that
the signals show; how many points each has, which comes first, and who is important, is nothing to it besides.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from math import copysign
from typing import Final

from triage.model import Case, JudgedLetter, Signal
from triage.reply.mood import mood

MARKS: Final = (16.0, 20.0, 25.0, 40.0, 45.0, 50.0, 75.0, 84.0)  # of frustration, anywhere in `triage.reply`


def answered_alike(one: Case, other: Case) -> bool:
    """Whether rules that are the same but for points would reply the same to both."""
    return one is other or (_mark(mood(one)) == _mark(mood(other)) and _as_replied_to(one) == _as_replied_to(other))


def _as_replied_to(case: Case) -> Case:
    return replace(case, vip=False, letters=tuple(map(_without_points, case.letters)))


def _without_points(letter: JudgedLetter) -> JudgedLetter:
    judgement = letter.judgement
    bare = sorted(map(_bare, judgement.signals), key=lambda one: (one.rule, one.spans))
    return replace(letter, judgement=replace(judgement, frustration=_mark(judgement.frustration), signals=tuple(bare)))


def _mark(frustration: float) -> int:
    return bisect_right(MARKS, frustration)


def _bare(signal: Signal) -> Signal:
    return replace(signal, points=copysign(1.0, signal.points) if signal.points else 0.0, why="")
