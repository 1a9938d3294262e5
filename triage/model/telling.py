"""What a language model is asked to tell back, should the shop want one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """A case to be restated in `language`. `letters`: own words and subject of each, oldest first. `ours`: how our own
    rules restate it. `facts`: what a restatement has to repeat, in the customer's wording; `known`: numbers among the
    letters that are no secrets.
    """

    letters: tuple[str, ...]
    language: str
    ours: str = ""
    facts: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
