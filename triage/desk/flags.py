"""Which flags to set and to clear on a letter. Pure.

A flag we set and somebody removed is a correction: it stays removed. A flag we did not set is not ours to clear.
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

    @property
    def begun(self) -> LetterRecord:
        """The record before STORE: whoever is stopped in between can tell our doing from a person's."""
        moving = self.add | self.remove
        return replace(self.record, flags=self.record.flags | self.remove, moving=moving)


def change(record: LetterRecord, wanted: frozenset[str], current: frozenset[str]) -> FlagChange:
    """From the flags the letter carries now to `wanted`, as far as they are ours to change."""
    settled = record.flags - record.moving
    removed = record.removed | (settled - current)
    # A flag on its way when we were stopped is ours where it is seen, and nobody's doing where it is not.
    ours = (settled | record.moving) & current
    add = wanted - current - removed
    remove = ours - wanted
    after = replace(record, flags=(ours | add) - remove, moving=frozenset(), removed=removed)
    return FlagChange(after, add, remove)


def moved(record: LetterRecord, current: frozenset[str]) -> LetterRecord:
    """The record of a letter met at another place: what was lost on the way was taken off by nobody."""
    return replace(record, flags=record.flags & current, moving=record.moving & current)


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
