"""Patterns written as lists, one alternative a line, so that they can be read and added to."""

from __future__ import annotations

import re


def opening(*lines: str) -> re.Pattern[str]:
    """What begins with one of these words, whatever the case."""
    return re.compile(rf"^(?:{_either(lines)})\b", re.IGNORECASE)


def anywhere(*lines: str) -> re.Pattern[str]:
    """What holds one of these as whole words, whatever the case."""
    return re.compile(rf"\b(?:{_either(lines)})\b", re.IGNORECASE)


def ending(*lines: str) -> re.Pattern[str]:
    """What ends with one of these words, whatever the case."""
    return re.compile(rf"\b(?:{_either(lines)})$", re.IGNORECASE)


def whole(*lines: str) -> re.Pattern[str]:
    """What is one of these from its beginning to its end, whatever the case."""
    return re.compile(rf"^(?:{_either(lines)})$", re.IGNORECASE)


def _either(lines: tuple[str, ...]) -> str:
    return "|".join(part for line in lines for part in line.split(" | "))
