"""The promise ledger: what replies in Sent promise, kept by the next answer to that customer, owed as it comes due.

A promise is read from the reply that was sent, not from our draft. Whatever goes to the customer afterwards keeps it,
in the thread or to their address. When it comes due without that, their newest letter waits again, in the inbox or
where it was filed: first for somebody who knows what was promised, and once it has passed for an apology.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from triage.desk.queue import Owed
from triage.desk.words import mid, unlinked
from triage.mail.addresses import one_mailbox
from triage.mail.parse import parse
from triage.model import Head, LetterRecord, Outcome, PromiseRecord
from triage.work.context import Inbox, Sweep
from triage.work.fence import fenced
from triage.work.sent.filed import Cabinet, is_filed, sought
from triage.work.sent.sent_replies import Sent, kept, promises, with_writers

SINCE = "promises.since"  # when it was first looked at
OPEN = frozenset(set(Outcome) - {Outcome.SKIPPED, Outcome.ANSWERED})
_FORGOTTEN = timedelta(days=14)  # so long after it passed, a promise is history


def note(sent: Sent, inbox: Inbox, sweep: Sweep) -> None:
    """Read the promises in what came into Sent: then all of it has been read.

    What had passed before the first look brings no letter back: it was promised before we came. The inbox is open
    before and after.
    """
    if sent.replies:
        sweep.mailbox.open(sent.place.mailbox)
        _read(sent, sweep)
        sweep.mailbox.open(inbox.mailbox, write=True)
    if not sweep.ledger.recall(SINCE):
        sweep.ledger.remember(SINCE, sweep.now.isoformat())
    sweep.ledger.move_cursor(sent.cursor)


def _read(sent: Sent, sweep: Sweep) -> None:
    replies = with_writers(sent.replies, sweep)
    made = list(promises(replies, sweep, sent.place))
    before = {promise.reply: promise for promise in sweep.ledger.open_promises()}
    after = kept((before | {promise.reply: promise for promise in made}).values(), replies)
    changed = [promise for promise in after if before.get(promise.reply) != promise]
    if changed:
        sweep.ledger.promise(changed)


def open_by_customer(standing: Iterable[PromiseRecord]) -> Mapping[str, PromiseRecord]:
    """The promise that holds for each customer: of several the one sent last."""
    return {promise.customer: promise for promise in sorted(standing, key=lambda promise: promise.sent)}


def pressing(sweep: Sweep) -> Mapping[str, PromiseRecord]:
    """The promises that come due now, or have passed since we came, without another answer, by customer."""
    standing = open_by_customer(sweep.ledger.open_promises())
    since = _since(sweep)
    return {one: promise for one, promise in standing.items() if promise.due > since and _comes_due(promise, sweep)}


def _comes_due(promise: PromiseRecord, sweep: Sweep) -> bool:
    """Whether the last hours have begun, or the second half of a shorter time; in business time."""
    hours = sweep.line.hours
    near = timedelta(hours=sweep.line.rules.priority.promise_near_hours)
    notice = min(near, hours.between(promise.sent, promise.due) / 2)
    return hours.between(sweep.now, promise.due) <= notice


def _since(sweep: Sweep) -> datetime:
    """When Sent was first looked at."""
    first = sweep.ledger.recall(SINCE)
    return datetime.fromisoformat(first) if first else sweep.now


def still_owed(records: Iterable[LetterRecord], owed: Mapping[str, PromiseRecord]) -> frozenset[str]:
    """Fingerprints of the letters that wait for a second answer: the first one has yet to keep its word."""
    return frozenset(one.fingerprint for one in records if one.answered is not None and one.customer in owed)


def reopen(sweep: Sweep, inbox: Inbox, cabinet: Cabinet) -> bool:
    """Let the newest answered letter wait again of each customer whose promise is pressing; whether there was any.

    A customer who has written again since waits anyway. The inbox is open before and after.
    """
    found = [
        replace(letter, outcome=Outcome.ANSWERED, answered=letter.answered or promise.sent)
        for promise in pressing(sweep).values()
        if (letter := _to_reopen(promise, sweep, inbox, cabinet)) is not None
    ]
    if found:
        # Of one that agents answered and filed away between two sweeps, it is not on record yet that it was answered.
        sweep.ledger.record(found, now=sweep.now)
        sweep.ledger.record((replace(letter, outcome=Outcome.OWED) for letter in found), now=sweep.now)
    return bool(found)


def _to_reopen(promise: PromiseRecord, sweep: Sweep, inbox: Inbox, cabinet: Cabinet) -> LetterRecord | None:
    """The letter in the inbox, else wherever it was filed."""
    letters = sweep.ledger.letters_by(promise.customer)
    known = [one for one in letters if one.present and (inbox.holds(one.place) or is_filed(one, inbox.mailbox))]
    if any(letter.outcome in OPEN for letter in known):
        return None
    here = [one for one in known if one.outcome is Outcome.ANSWERED and one.received <= promise.sent]
    if here:
        return here[-1]
    if sweep.now - promise.due > _FORGOTTEN:
        return None
    letter = sought(letters, promise, sweep.ledger.answers(one.message_id_hash for one in letters))
    return cabinet.find(letter, sweep) if letter is not None else None


def owed_to_others(sweep: Sweep, waiting: Collection[str], seen: dict[str, Owed]) -> tuple[Owed, ...]:
    """What is promised to customers who do not wait at the moment, as read from the replies in Sent.

    `waiting`: the customers in the queue. `seen` keeps what was read, by reply, from one sweep to the next.
    """
    standing = open_by_customer(sweep.ledger.open_promises()).values()
    owed = [promise for promise in standing if promise.customer not in waiting and not _is_over(promise, sweep)]
    unknown = {promise.place.uid: promise for promise in owed if promise.reply not in seen}
    if unknown and sweep.folders.sent is not None:
        status = sweep.mailbox.open(sweep.folders.sent).status
        here = {uid: one for uid, one in unknown.items() if one.place.uidvalidity == status.uidvalidity}
        for head in sweep.mailbox.heads(sorted(here)) if here else ():
            told = fenced(partial(_owed, head, here[head.uid]), "mail")
            if isinstance(told, Owed):
                seen[here[head.uid].reply] = told
    return tuple(seen[promise.reply] for promise in owed if promise.reply in seen)


def _is_over(promise: PromiseRecord, sweep: Sweep) -> bool:
    """Whether it passed long ago, or a person has moved the letter away for which a follow-up was laid."""
    if not promise.broken(sweep.now):
        return False
    if promise.due <= _since(sweep) or sweep.now - promise.due > _FORGOTTEN:
        return True
    letters = sweep.ledger.letters_by(promise.customer)
    return any(letter.answered and letter.outcome in OPEN - {Outcome.OWED} for letter in letters)


def _owed(head: Head, promise: PromiseRecord) -> Owed:
    message = parse(head.octets)
    address = one_mailbox(message.first("To") or "").address
    customer = f"{unlinked(address.name, 40)} <{address.addr_spec}>" if address and address.name else ""
    return Owed(
        customer or (address.addr_spec if address else unlinked(message.first("To") or "", 60)),
        unlinked(message.subject, 90) or "(no subject)",
        promise.due,
        mid(message.message_id),
    )
