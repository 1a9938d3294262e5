"""The answer budget of a sweep: who is asked for first is provided for first, and the others are told why."""

from __future__ import annotations

from triage.desk.budget import Expense, Spending
from triage.model import DraftRecord, QueueEntry, Refusal
from triage.reply.headers import reply_subject
from triage.work.context import Sweep


class Purse:
    """What is left of the budget. What was spent before is read when it is first asked for: most sweeps lay nothing."""

    def __init__(self, sweep: Sweep) -> None:
        self._sweep = sweep
        self._spent: Spending | None = None

    def refusal(self, row: QueueEntry, *, renewal: bool) -> Refusal | None:
        """Why nothing is left for a draft that answers this row, or None."""
        refusal = self._spending().refusal(self._expense(row, renewal))
        return Refusal(refusal, "") if refusal else None

    def spend(self, row: QueueEntry, *, renewal: bool) -> None:
        self._spending().spend(self._expense(row, renewal))

    def _spending(self) -> Spending:
        if self._spent is None:
            budget, now = self._sweep.options.budget, self._sweep.now
            laid = self._sweep.ledger.drafts_since(now - budget.longest)
            self._spent = Spending(budget, now, (_laid(one) for one in laid))
        return self._spent

    def _expense(self, row: QueueEntry, renewal: bool) -> Expense:
        customer, newest = row.case.customer, row.case.newest
        subject = self._sweep.naming.subject(customer, reply_subject(newest.letter.message.subject))
        return Expense(self._sweep.now, customer, subject, newest.fingerprint, renewal)


def _laid(draft: DraftRecord) -> Expense:
    newest = draft.covers[-1] if draft.covers else ""
    return Expense(draft.intended_at, draft.customer, draft.subject, newest, bool(draft.replaces))
