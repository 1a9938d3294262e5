"""Whether one more draft may be laid (RFC 3834 section 2, RFC 5230 section 4.2). Pure.

Letters over the budget are scored, ranked and flagged like all others; only their draft is left out, and the queue
says why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from triage.model import Allowance, Budget

CUSTOMER = "budget_customer"
SUBJECT = "budget_subject"
TOTAL = "budget_total"

# "[Ticket#2026-17]": other robots put a new number into every answer.
_NUMBERED_TAG = re.compile(r"[\[(][^\[\]()]{0,60}\d[^\[\]()]{0,60}[\])]")
# "Re:", "AW:", "Automatic reply:", as many as there are.
_PREFIXES = re.compile(r"(?:\s*[^\W\d][^\d:：]{0,30}[:：])+\s*")


def topic(subject: str) -> str:
    """What stays the same in a subject while two programs answer each other."""
    bare = _NUMBERED_TAG.sub(" ", subject)
    told = _PREFIXES.sub("", bare, count=1) if _PREFIXES.match(bare) else bare
    return " ".join((told.strip() or bare).casefold().split())


@dataclass(frozen=True, slots=True)
class Expense:
    """A draft laid, or about to be. `subject` and `letter`, the newest it answers, are keyed hashes. `renewal`: it
    takes the place of one that goes.
    """

    at: datetime
    customer: str
    subject: str
    letter: str
    renewal: bool = False


class Spending:
    """What is spent of a budget at `now`."""

    def __init__(self, budget: Budget, now: datetime, laid: Iterable[Expense]) -> None:
        self._budget = budget
        self._now = now
        self._by_customer: dict[str, list[Expense]] = defaultdict(list)
        self._new = dict.fromkeys(budget.total, 0)  # kept as numbers: in a flood they are asked for ten thousand times
        for one in laid:
            self.spend(one)

    def spend(self, one: Expense) -> None:
        self._by_customer[one.customer].append(one)
        if not one.renewal:
            self._new = {each: used + self._counts(one, each) for each, used in self._new.items()}

    def knows(self, customer: str) -> bool:
        """Whether anything is spent for that customer."""
        return customer in self._by_customer

    def refusal(self, wanted: Expense) -> str:
        """The id of the reason why that draft may not be laid now, "" where it may.

        A renewal adds nothing to Drafts: it counts for its customer alone, whose letters bring it about. A draft for a
        letter that was answered before (it is owed more, its draft was withdrawn) is no further turn under its subject.
        """
        theirs = self._by_customer.get(wanted.customer, [])
        if any(self._used(one, theirs) >= one.most for one in self._budget.customer):
            return CUSTOMER
        if wanted.renewal:
            return ""
        if any(self._turns(one, wanted, theirs) >= one.most for one in self._budget.subject):
            return SUBJECT
        return TOTAL if any(used >= one.most for one, used in self._new.items()) else ""

    def _used(self, allowance: Allowance, spent: Iterable[Expense]) -> int:
        return sum(self._counts(one, allowance) for one in spent)

    def _turns(self, allowance: Allowance, wanted: Expense, theirs: Iterable[Expense]) -> int:
        """How many other letters under that subject have been answered."""
        alike = (one for one in theirs if one.subject == wanted.subject and not one.renewal)
        return len({one.letter for one in alike if self._counts(one, allowance)} - {wanted.letter})

    def _counts(self, one: Expense, allowance: Allowance) -> bool:
        return one.at > self._now - allowance.period
