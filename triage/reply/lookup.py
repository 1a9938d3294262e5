"""Finds the contract's words in what we say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from triage.reply import contract_words as words
from triage.rules.phrases import PhraseSet, compile_phrases

_LISTS: dict[str, Mapping[str, str]] = {
    "thanks": words.THANKS,
    "sorry": words.SORRY,
    "feeling": words.FEELING,
    "choice": words.CHOICE,
    "offers": words.OFFERS,
    "blame": words.BLAME,
    "jargon": words.JARGON,
    "doubt": words.DOUBT,
    "call": words.CALL,
    "repair": words.REPAIR,
    "replacement": words.REPLACEMENT,
}


def find(kind: str, language: str, text: str) -> tuple[str, ...]:
    """The words of that kind in `text`, in order."""
    return tuple(text[hit.start : hit.end] for hit in _phrases(kind, language).find(text))


@cache
def _phrases(kind: str, language: str) -> PhraseSet:
    return compile_phrases({kind: _LISTS[kind][language].split("|")})
