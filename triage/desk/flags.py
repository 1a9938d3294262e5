"""Which flags to set and to clear on a letter. Pure.

A flag we set and somebody removed is a correction, and stays removed. A flag we did not set is not ours to clear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from triage.model import LetterRecord


@dataclass(frozen=True, slots=True)
class FlagChange:
    """What STORE shall do to one letter, and its record once that is done."""

    record: LetterRecord
    add: frozenset[str]
    remove: frozenset[str]

    @property
    def needed(self) -> bool:
        return bool(self.add or self.remove)


def change(record: LetterRecord, wanted: frozenset[str], current: frozenset[str]) -> FlagChange:
    """From the flags the letter carries now to `wanted`, as far as they are ours to change."""
    add = wanted - current - record.flags
    remove = (record.flags & current) - wanted
    return FlagChange(replace(record, flags=(record.flags | add) - (record.flags - wanted)), add, remove)


def by_value(changes: Iterable[FlagChange]) -> tuple[dict[frozenset[str], list[int]], dict[frozenset[str], list[int]]]:
    """UIDs by the flags to add and by the flags to remove: one STORE command a value."""
    adds: dict[frozenset[str], list[int]] = defaultdict(list)
    removes: dict[frozenset[str], list[int]] = defaultdict(list)
    for one in changes:
        if one.add:
            adds[one.add].append(one.record.place.uid)
        if one.remove:
            removes[one.remove].append(one.record.place.uid)
    return dict(adds), dict(removes)
