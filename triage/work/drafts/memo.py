"""What was worked out for each case, kept in memory for as long as the case and the line stay the same.

To restate a problem and to compose a reply take some twenty milliseconds: over two thousand who wait, that is most of a
minute, each minute. The words of customers stand in no ledger, so a new process works them out again.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Generic, TypeVar

from triage.errors import LetterError
from triage.model import Case, QueueEntry, Refusal, Restatement
from triage.plan import Line

T = TypeVar("T")


class _Kept(Generic[T]):
    """One value for each customer, and what it was worked out from."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Hashable, T]] = {}

    def find(self, customer: str, basis: Hashable) -> T | None:
        known = self._known.get(customer)
        return known[1] if known is not None and known[0] == basis else None

    def keep(self, customer: str, basis: Hashable, value: T) -> None:
        self._known[customer] = (basis, value)

    def keep_only(self, customers: Collection[str]) -> None:
        self._known = {customer: known for customer, known in self._known.items() if customer in customers}


class Memo:
    """How problems are restated, and why a reply could not be written."""

    def __init__(self) -> None:
        self._line: Line | None = None
        self._restated: _Kept[Restatement | LetterError] = _Kept()
        self._refused: _Kept[Refusal | LetterError] = _Kept()

    def begin(self, line: Line, customers: Collection[str]) -> None:
        """Forget what another line has said, and of all but those who wait."""
        if self._line is not line:
            self._line, self._restated, self._refused = line, _Kept(), _Kept()
        self._restated.keep_only(customers)
        self._refused.keep_only(customers)

    def restated(self, case: Case) -> Restatement | LetterError | None:
        """How that case was restated."""
        return self._restated.find(case.customer, _letters(case))

    def restate(self, case: Case, told: Restatement | LetterError) -> None:
        self._restated.keep(case.customer, _letters(case), told)

    def refused(self, row: QueueEntry, day: str) -> Refusal | LetterError | None:
        """Why no reply could be written for that row earlier on that day."""
        return self._refused.find(row.case.customer, _basis(row, day))

    def refuse(self, row: QueueEntry, day: str, why: Refusal | LetterError) -> None:
        self._refused.keep(row.case.customer, _basis(row, day), why)


def _letters(case: Case) -> tuple[str, ...]:
    return tuple(letter.fingerprint for letter in case.letters)


def _basis(row: QueueEntry, day: str) -> Hashable:
    """What a reply is written from. Its promise moves with the hour, but what was refused today will be in an hour."""
    return _letters(row.case), row.case.promise_broken, row.priority.band, day
