"""Word lists as lines of text, the way a person reads and edits them."""

from __future__ import annotations


def words(*lines: str) -> frozenset[str]:
    """The words of these lines, lower-case."""
    return frozenset(word for line in lines for word in line.lower().split())
