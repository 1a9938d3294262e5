"""Finding phrases costs time in proportion to length, whatever the shape: counted in calls, not in seconds."""

from __future__ import annotations

import pytest

from tests.unit.test_mail_cost import grows_in_proportion
from triage.rules.phrases import PhraseSet, compile_phrases, compile_rows
from triage.rules.read import default_rules

TEXTS = {
    "one word": "a",
    "first words": "never ",
    "first words and words between": "never never no ",
    "gaps within gaps": "a a a a ",
    "hyphens": "a-",
    "apostrophes": "don't'",
    "full stops": "a.s.a.p.",
    "signs": "!",
    "emoji": "😡",
    "stars": "f**k",
    "lines": "no\n",
    "paragraphs": "no reply\n\n",
    "capitals that grow in lower case": "İ ",
    "prose": "My vase is broken, and I am still waiting. Where is the new one? ",
}


@pytest.fixture(scope="module")
def shipped() -> PhraseSet:
    return compile_rows(default_rules().signals, "en")


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_the_shipped_phrases_cost_in_proportion_to_the_length(piece: str, shipped: PhraseSet) -> None:
    assert grows_in_proportion(shipped.find, piece, 4_000)


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_phrases_of_many_gaps_cost_in_proportion_to_the_length(piece: str) -> None:
    phrases = compile_phrases({"row": ["a ... a ... a", "never ... never ... no", "a-a-a-a", "*k", "do*"]})
    assert grows_in_proportion(phrases.find, piece, 4_000)
