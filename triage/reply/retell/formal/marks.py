"""Quotation marks as a language sets them, around a quotation and within one (Chicago 13.30; Duden, Zeichensetzung)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIR = re.compile(r"\"\s?([^\"«»]+?)\s?\"|«\s?([^\"«»]+?)\s?»")


@dataclass(frozen=True, slots=True)
class Marks:
    """Opening and closing, each with the blanks that belong to it ("« ")."""

    outer: tuple[str, str]
    inner: tuple[str, str]

    def around(self, words: str) -> str:
        """The customer's words as a quotation; what they quote themself stands in inner marks."""
        return self.outer[0] + self._set(words, self.inner) + self.outer[1]

    def within(self, told: str) -> str:
        """Something turned, in which a customer quotes somebody."""
        return self._set(told, self.outer)

    def _set(self, words: str, marks: tuple[str, str]) -> str:
        return _PAIR.sub(lambda found: f"{marks[0]}{found[1] or found[2]}{marks[1]}", words)
