"""Five capitals that are spelt out are no shout."""

from __future__ import annotations

import pytest

from triage.reply.retell.abbreviation import is_abbreviation
from triage.reply.retell.english.calm import quiet


@pytest.mark.parametrize("word", ["GSTIN", "VATIN", "XHTML"])
def test_what_no_word_begins_with_is_spelt_out(word: str) -> None:
    assert is_abbreviation(word)


@pytest.mark.parametrize(
    "word", ["NEVER", "THIRD", "TWICE", "WRONG", "EVERY", "NIEMALS", "STUCK", "SCHON", "THREE", "IBAN"]
)
def test_a_word_is_no_abbreviation(word: str) -> None:
    assert not is_abbreviation(word)


def test_an_abbreviation_keeps_its_capitals_and_a_shout_does_not() -> None:
    assert quiet("The GSTIN is WRONG on it") == "The GSTIN is wrong on it"
