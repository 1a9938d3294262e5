"""The promise ledger: what replies in Sent promise, kept by the next answer to that customer, owed once it has passed.

A promise is read from the reply that was sent, not from our draft. Whatever goes to the customer afterwards keeps it,
in the thread or to their address. When it has passed without that, their newest letter in the inbox waits again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from triage.desk.queue import Owed
from triage.desk.words import mid, one_line
from triage.errors import LetterError
from triage.mail.addresses import all_addresses, one_mailbox
from triage.mail.forward import is_forward
from triage.mail.parse import parse
from triage.model import Address, Head, LetterRecord, Message, Outcome, Place, PromiseRecord
from triage.reply.sent_promise import promised_in
from triage.work.context import Inbox, Sweep
from triage.work.fence import fenced

READ = "promises.read"  # UIDVALIDITY and UIDNEXT of Sent: what lies below has been read
SINCE = "promises.since"  # when it was first looked at
OPEN = frozenset(set(Outcome) - {Outcome.SKIPPED, Outcome.ANSWERED})
_FORGOTTEN = timedelta(days=14)  # so long after it passed, a promise is history
_A_CLOCK_APART = timedelta(days=2)  # a Date field further from INTERNALDATE than this is not believed


@dataclass(frozen=True, slots=True)
class _Reply:
    """A message in Sent: what it answers and whom it goes to, as keyed hashes."""

    uid: int
    sent: datetime
    name: str
    answers: frozenset[str]
    customers: frozenset[str]
    writers: frozenset[str] = frozenset()  # of the letters it answers


def note(sweep: Sweep, inbox: Inbox, since: date) -> None:
    """Read the promises in what came into Sent since the last look (since the day `since` at the first).

    What had passed before the first look brings no letter back: it was promised before we came. The inbox is open
    before and after.
    """
    sent = sweep.folders.sent
    # `answered` has just moved the cursor: to ask the server again would make Dovecot begin to keep MODSEQs of Sent.
    status = sweep.ledger.cursor(sent) if sent is not None else None
    if sent is None or status is None:
        return
    known = sweep.ledger.recall(READ).split()
    now_read = [str(status.uidvalidity), str(status.uidnext)]
    if known == now_read:
        return
    sweep.mailbox.open(sent)
    first = known[:1] != now_read[:1]
    uids = sweep.mailbox.uids(since=since) if first else sweep.mailbox.uids(lowest=int(known[1]))
    new = [uid for uid in uids if uid < status.uidnext]
    if new:
        _read(new, Place(sent, status.uidvalidity, 0), sweep)
    if not sweep.ledger.recall(SINCE):
        sweep.ledger.remember(SINCE, sweep.now.isoformat())
    sweep.ledger.remember(READ, " ".join(now_read))
    sweep.mailbox.open(inbox.mailbox, write=True)


def _read(uids: Sequence[int], place: Place, sweep: Sweep) -> None:
    replies = _with_writers(sorted(_replies(uids, sweep, place), key=lambda reply: reply.sent), sweep)
    made = list(_promises(replies, sweep, place))
    before = {promise.reply: promise for promise in sweep.ledger.open_promises()}
    after = _kept((before | {promise.reply: promise for promise in made}).values(), replies)
    changed = [promise for promise in after if before.get(promise.reply) != promise]
    if changed:
        sweep.ledger.promise(changed)


def open_by_customer(promises: Iterable[PromiseRecord]) -> Mapping[str, PromiseRecord]:
    """The promise that holds for each customer: of several the one sent last."""
    return {promise.customer: promise for promise in sorted(promises, key=lambda promise: promise.sent)}


def broken(sweep: Sweep) -> Mapping[str, PromiseRecord]:
    """The promises that have passed without another answer since we came, by customer."""
    standing = open_by_customer(sweep.ledger.open_promises())
    since = _since(sweep)
    return {one: promise for one, promise in standing.items() if promise.due > since and promise.broken(sweep.now)}


def _since(sweep: Sweep) -> datetime:
    """When Sent was first looked at."""
    first = sweep.ledger.recall(SINCE)
    return datetime.fromisoformat(first) if first else sweep.now


def still_owed(records: Iterable[LetterRecord], owed: Mapping[str, PromiseRecord]) -> frozenset[str]:
    """Fingerprints of the letters that wait for a second answer: the first one has not kept its word."""
    return frozenset(one.fingerprint for one in records if one.answered is not None and one.customer in owed)


def reopen(sweep: Sweep, inbox: Inbox) -> bool:
    """Let the newest answered letter wait again of each customer whose promise has passed; whether there was any.

    A customer who has written again since waits anyway. A letter that was moved out of the inbox is done with.
    """
    owed = [
        letter
        for promise in broken(sweep).values()
        if (letter := _to_reopen(sweep.ledger.letters_by(promise.customer), promise, inbox)) is not None
    ]
    if owed:
        sweep.ledger.record((replace(letter, outcome=Outcome.OWED) for letter in owed), now=sweep.now)
    return bool(owed)


def _to_reopen(letters: Sequence[LetterRecord], promise: PromiseRecord, inbox: Inbox) -> LetterRecord | None:
    here = [letter for letter in letters if letter.present and inbox.holds(letter.place)]
    if any(letter.outcome in OPEN for letter in here):
        return None
    answered = [one for one in here if one.outcome is Outcome.ANSWERED and one.received <= promise.sent]
    return answered[-1] if answered else None


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
    """Whether it passed long ago, or a person has moved the letter away that waited again for it."""
    if not promise.broken(sweep.now):
        return False
    if promise.due <= _since(sweep) or sweep.now - promise.due > _FORGOTTEN:
        return True
    letters = sweep.ledger.letters_by(promise.customer)
    return any(letter.answered and letter.outcome in OPEN for letter in letters)


def _owed(head: Head, promise: PromiseRecord) -> Owed:
    message = parse(head.octets)
    address = one_mailbox(message.first("To") or "").address
    customer = f"{one_line(address.name, 40)} <{address.addr_spec}>" if address and address.name else ""
    return Owed(
        customer or (address.addr_spec if address else one_line(message.first("To") or "", 60)),
        one_line(message.subject, 90) or "(no subject)",
        promise.due,
        mid(message.message_id),
    )


# --- what lies in Sent ------------------------------------------------------------------------------------------------


def _replies(uids: Sequence[int], sweep: Sweep, place: Place) -> Iterator[_Reply]:
    for head in sweep.mailbox.heads(uids):
        try:
            message = parse(head.octets)
        except LetterError:
            continue  # what we cannot read promises nothing we could name
        yield _reply(head, message, sweep, replace(place, uid=head.uid))


def _reply(head: Head, message: Message, sweep: Sweep, place: Place) -> _Reply:
    naming = sweep.naming
    addresses = [found for name in ("To", "Cc") for field in message.all(name) for found in all_addresses(field)]
    msg_ids = () if is_forward(message) else (*message.references, *message.in_reply_to)
    return _Reply(
        uid=head.uid,
        sent=_sent(message, head.received),
        name=naming.message_id(message.message_id) or naming.unreadable(place),
        answers=frozenset(map(naming.message_id, msg_ids)),
        customers=frozenset(naming.customer(Address(address)) for address in addresses),
    )


def _sent(message: Message, received: datetime) -> datetime:
    """When it was written, by its Date field where that is near INTERNALDATE."""
    written = message.date
    return written if written is not None and abs(received - written) <= _A_CLOCK_APART else received


def _with_writers(replies: Sequence[_Reply], sweep: Sweep) -> list[_Reply]:
    """The replies with the customers whose letters they answer, wherever they are addressed to."""
    letters = sweep.ledger.replied_to(one for reply in replies for one in reply.answers)
    customers = {letter.message_id_hash: letter.customer for letter in letters if letter.customer}
    return [
        replace(reply, writers=frozenset(customers[one] for one in reply.answers if one in customers))
        for reply in replies
    ]


def _promises(replies: Sequence[_Reply], sweep: Sweep, place: Place) -> Iterator[PromiseRecord]:
    """What the replies to letters we know promise."""
    answering = {reply.uid: reply for reply in replies if reply.writers}
    if not answering:
        return
    for raw in sweep.mailbox.messages(sorted(answering)):
        reply = answering[raw.place.uid]
        due = fenced(partial(promised_in, raw.octets, reply.sent, sweep.line.hours), "mail")
        if isinstance(due, datetime):
            customer = min(reply.writers & reply.customers or reply.writers)
            yield PromiseRecord(reply.name, customer, replace(place, uid=reply.uid), reply.sent, due)


def _kept(promises: Iterable[PromiseRecord], replies: Sequence[_Reply]) -> list[PromiseRecord]:
    """The promises with the time of the first answer that came after each."""
    return [replace(promise, kept=promise.kept or _next_answer(promise, replies)) for promise in promises]


def _next_answer(promise: PromiseRecord, replies: Sequence[_Reply]) -> datetime | None:
    later = (reply.sent for reply in replies if reply.sent > promise.sent and _goes_on(reply, promise))
    return min(later, default=None)


def _goes_on(reply: _Reply, promise: PromiseRecord) -> bool:
    return promise.customer in reply.customers | reply.writers or promise.reply in reply.answers
