"""Letters gathered into cases: all mail of one customer that waits for us. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from triage.model import Case, JudgedLetter, LetterRecord, PromiseRecord


def gather(
    letters: Iterable[tuple[LetterRecord, JudgedLetter]],
    is_vip: Callable[[JudgedLetter], bool],
    promises: Mapping[str, PromiseRecord],
    now: datetime,
) -> tuple[Case, ...]:
    """Cases from letters that wait, each with its record. A letter nobody may be found for ("") is a case of its own.

    `promises`: what we have promised and not kept yet, by customer.
    """
    by_customer: dict[str, list[JudgedLetter]] = defaultdict(list)
    answered: dict[str, datetime] = {}
    for record, letter in letters:
        customer = record.customer or record.fingerprint
        by_customer[customer].append(letter)
        if record.answered is not None:
            answered[customer] = max(record.answered, answered.get(customer, record.answered))
    return tuple(
        Case(
            customer,
            tuple(sorted(theirs, key=_age)),
            vip=any(map(is_vip, theirs)),
            promise_due=promises[customer].due if customer in promises else None,
            promise_broken=customer in promises and promises[customer].broken(now),
            answered=answered.get(customer),
        )
        for customer, theirs in sorted(by_customer.items())
    )


def _age(letter: JudgedLetter) -> tuple[float, int]:
    return (letter.received.timestamp(), letter.place.uid)
