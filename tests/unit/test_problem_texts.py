"""What letters of many shops are about: `tests/said` holds, by language, a problem and what a customer says a line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from triage.judge import sentences
from triage.judge.phrasebook import Phrasebook
from triage.judge.problem import ProblemFinder
from triage.rules.read import default_rules

SAID = Path(__file__).parents[1] / "said"


@cache
def finder() -> ProblemFinder:
    return ProblemFinder(Phrasebook(default_rules()))


def said() -> Iterator[tuple[str, str, str]]:
    for path in sorted(SAID.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            problem, _, text = line.partition(" | ")
            yield path.stem, problem, text


@pytest.mark.parametrize(("language", "problem", "text"), tuple(said()))
def test_what_a_customer_says_is_about_this(language: str, problem: str, text: str) -> None:
    found = finder().find(text, "", language, sentences.split(text, language))
    assert found[0].id == problem


def test_a_french_apology_begins_with_no_vowel_for_it_stands_behind_que() -> None:
    rules = default_rules()
    texts = [row.texts["fr"] for row in rules.problems if "fr" in row.texts]
    texts += [row.texts["fr"] for row in rules.circumstances if "fr" in row.texts]
    apologies = [apology for each in texts for apology in each.apology]
    assert [apology for apology in apologies if apology[0].lower() in "aeiouyéèêàâîôûh"] == []
