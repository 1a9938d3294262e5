"""Letters gathered into cases: all unanswered mail of one customer. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from triage.model import Case, JudgedLetter, PromiseRecord
from triage.rules.schema import SenderRows


def gather(
    letters: Iterable[tuple[str, JudgedLetter]],
    senders: SenderRows,
    promises: Mapping[str, PromiseRecord],
    now: datetime,
) -> tuple[Case, ...]:
    """Cases from (customer, letter) pairs. A letter nobody may be found for ("") is a case of its own.

    `promises`: what we have promised and not kept yet, by customer.
    """
    by_customer: dict[str, list[JudgedLetter]] = defaultdict(list)
    for customer, letter in letters:
        by_customer[customer or letter.fingerprint].append(letter)
    return tuple(
        Case(
            customer,
            tuple(sorted(theirs, key=_age)),
            vip=any(is_vip(letter, senders) for letter in theirs),
            promise_due=promises[customer].due if customer in promises else None,
            promise_broken=customer in promises and promises[customer].broken(now),
        )
        for customer, theirs in sorted(by_customer.items())
    )


def is_vip(letter: JudgedLetter, senders: SenderRows) -> bool:
    """Whether the correspondent's addr-spec or domain stands in the VIP rows."""
    correspondent = letter.letter.answerability.correspondent
    if correspondent is None:
        return False
    wanted = {row.lower() for row in senders.vip}
    return bool({correspondent.addr_spec.lower(), "@" + correspondent.domain} & wanted)


def _age(letter: JudgedLetter) -> tuple[float, int]:
    return (letter.received.timestamp(), letter.place.uid)
