"""The answer budget of a sweep: who is asked for first is provided for first, and the others are told why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from triage.desk.budget import Expense, Spending
from triage.model import Case, DraftRecord, QueueEntry, Refusal
from triage.reply.headers import reply_subject
from triage.work.context import Sweep


class Purse:
    """What is left of the budget. What was spent before is read when it is first asked for: most sweeps lay nothing."""

    def __init__(self, sweep: Sweep, whole: Callable[[Case], Case]) -> None:
        """`whole` gives a case all that its letters say."""
        self._sweep = sweep
        self._whole = whole
        self._spent: Spending | None = None

    def refusal(self, row: QueueEntry, *, renewal: bool) -> Refusal | None:
        """Why nothing is left for a draft that answers this row, or None."""
        spending = self._spending()
        known = spending.knows(row.case.customer)  # of others it does not matter what they have written under
        refusal = spending.refusal(self._expense(row, renewal, self._subject(row) if known else ""))
        return Refusal(refusal, "") if refusal else None

    def spend(self, row: QueueEntry, *, renewal: bool) -> None:
        self._spending().spend(self._expense(row, renewal, self._subject(row)))

    def _spending(self) -> Spending:
        if self._spent is None:
            budget, now = self._sweep.options.budget, self._sweep.now
            laid = self._sweep.ledger.drafts_since(now - budget.longest)
            self._spent = Spending(budget, now, (_laid(one) for one in laid))
        return self._spent

    def _subject(self, row: QueueEntry) -> str:
        newest = self._whole(replace(row.case, letters=row.case.letters[-1:])).newest
        return self._sweep.naming.subject(row.case.customer, reply_subject(newest.letter.message.subject))

    def _expense(self, row: QueueEntry, renewal: bool, subject: str) -> Expense:
        return Expense(self._sweep.now, row.case.customer, subject, row.case.newest.fingerprint, renewal)


def _laid(draft: DraftRecord) -> Expense:
    newest = draft.covers[-1] if draft.covers else ""
    return Expense(draft.intended_at, draft.customer, draft.subject, newest, bool(draft.replaces))
