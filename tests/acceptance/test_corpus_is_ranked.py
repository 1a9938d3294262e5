"""The letters of the corpus and of the sample mailbox come in the order in which a careful person would read them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from statistics import median

import pytest

from tests.acceptance.test_corpus_is_read import NAMES, expected, read
from triage.judge.engine import Judge
from triage.model import ConfidenceLevel
from triage.rules.read import default_rules

RECEIVED = datetime(2026, 11, 20, 15, tzinfo=UTC)
GRADES = {"calm": (0, 20), "mild": (15, 40), "upset": (45, 75), "furious": (70, 100)}


@cache
def scores(grade: str) -> list[float]:
    """The frustration of every letter of the grade that could be judged."""
    judge = Judge(default_rules())
    judged = [judge.judge(read(name), received=RECEIVED) for name in NAMES if expected(name)["grade"] == grade]
    return [found.frustration for found in judged if found.confidence.level is not ConfidenceLevel.NONE]


@pytest.mark.parametrize("grade", GRADES)
def test_the_middle_letter_of_a_grade_lies_where_the_scale_says(grade: str) -> None:
    least, most = GRADES[grade]
    assert least <= median(scores(grade)) <= most


def test_an_upset_letter_nearly_always_outranks_a_calm_one() -> None:
    calm, upset = scores("calm"), scores("upset") + scores("furious")
    won = sum(high > low for high in upset for low in calm)
    assert won > 0.9 * len(calm) * len(upset)


def test_no_calm_or_mild_letter_comes_first_for_its_words_alone() -> None:
    first = next(band.at_least for band in default_rules().bands if band.id == "P1")
    assert max(scores("calm") + scores("mild")) < first


def test_furious_letters_lie_apart_from_upset_ones_and_not_all_at_the_top() -> None:
    upset, furious = scores("upset"), scores("furious")
    assert median(furious) - median(upset) > 20
    assert max(furious) - min(furious) > 20
