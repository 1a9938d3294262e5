"""How many drafts may be laid, so that neither a flood nor a loop with another robot fills Drafts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most so many drafts within that time, at whatever moment it begins."""

    most: int
    period: timedelta


_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Budget:
    """`customer`: drafts for one customer, renewed ones too. `subject`: of these, drafts under one subject. `total`:
    drafts for everybody together. Every allowance of a kind holds.

    RFC 3834 section 2 and RFC 5230 section 4.2 recommend seven days between two like responses. Those are sent by
    robots; of ours, which people send, the second is allowed, for it answers whoever has written again.
    """

    customer: tuple[Allowance, ...] = (Allowance(10, _DAY),)
    subject: tuple[Allowance, ...] = (Allowance(2, 7 * _DAY),)
    total: tuple[Allowance, ...] = (Allowance(1000, timedelta(hours=1)), Allowance(3000, _DAY))

    @property
    def longest(self) -> timedelta:
        """How far back one has to look to know what is spent."""
        return max((one.period for one in (*self.customer, *self.subject, *self.total)), default=timedelta())
