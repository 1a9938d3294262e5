"""The replies in Sent: what each answers, whom it goes to, by when it promises more, and which promise it keeps.

What is new there is fetched once a sweep: first for what it answers, then, when the inbox has been read, for what it
promises. Only then the cursor moves on, so a crash between the two has both done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from triage.mail.addresses import all_addresses
from triage.mail.forward import answered_by
from triage.mail.parse import parse
from triage.model import Address, Cursor, Head, Message, Place, PromiseRecord
from triage.reply.sent_promise import promised_in
from triage.work.context import Sweep
from triage.work.fence import fenced

_A_CLOCK_APART = timedelta(days=2)  # a Date field further from INTERNALDATE than this is not believed


@dataclass(frozen=True, slots=True)
class Reply:
    """A message in Sent: what it answers and whom it goes to, as keyed hashes."""

    uid: int
    received: datetime  # INTERNALDATE
    sent: datetime
    name: str
    answers: frozenset[str]
    customers: frozenset[str]
    writers: frozenset[str] = frozenset()  # of the letters it answers


@dataclass(frozen=True, slots=True)
class Sent:
    """What came into Sent since the last look, oldest first. `place`: Sent, whatever its UID."""

    place: Place
    cursor: Cursor
    replies: tuple[Reply, ...]


def look_into_sent(sweep: Sweep, since: date) -> Sent | None:
    """What is new in Sent, which is left open: at the first look what came since the day `since`.

    None where nothing is, or there is no Sent.
    """
    name = sweep.folders.sent
    if name is None:
        return None
    status, cursor = sweep.mailbox.open(name).status, sweep.ledger.cursor(name)
    now = Cursor(name, status.uidvalidity, status.uidnext)
    if cursor == now:
        return None
    if cursor is not None and cursor.uidvalidity == status.uidvalidity:
        uids = sweep.mailbox.uids(lowest=cursor.uidnext)
    else:
        uids = sweep.mailbox.uids(since=since)
    place = Place(name, status.uidvalidity, 0)
    replies = _replies([uid for uid in uids if uid < status.uidnext], sweep, place)
    return Sent(place, now, tuple(sorted(replies, key=lambda reply: reply.sent)))


def _replies(uids: Sequence[int], sweep: Sweep, place: Place) -> Iterator[Reply]:
    for head in sweep.mailbox.heads(uids):
        reply = fenced(partial(_reply, head, sweep, replace(place, uid=head.uid)), "mail")
        if isinstance(reply, Reply):  # what we cannot read promises nothing we could name
            yield reply


def _reply(head: Head, sweep: Sweep, place: Place) -> Reply:
    naming, message = sweep.naming, parse(head.octets)
    addresses = [found for name in ("To", "Cc") for field in message.all(name) for found in all_addresses(field)]
    return Reply(
        uid=head.uid,
        received=head.received,
        sent=_sent(message, head.received),
        name=naming.message_id(message.message_id) or naming.unreadable(place),
        answers=frozenset(map(naming.message_id, answered_by(message))),
        customers=frozenset(naming.customer(Address(address)) for address in addresses),
    )


def _sent(message: Message, received: datetime) -> datetime:
    """When it was written, by its Date field where that is near INTERNALDATE."""
    written = message.date
    return written if written is not None and abs(received - written) <= _A_CLOCK_APART else received


def with_writers(replies: Sequence[Reply], sweep: Sweep) -> list[Reply]:
    """The replies with the customers whose letters they answer, wherever they are addressed to.

    None was sent before the letter that it answers came in, whatever an agent's clock says.
    """
    letters = sweep.ledger.replied_to(one for reply in replies for one in reply.answers)
    known = {letter.message_id_hash: letter for letter in letters if letter.customer}
    answering = ((reply, [known[one] for one in reply.answers if one in known]) for reply in replies)
    return [
        replace(
            reply,
            sent=max((reply.sent, *(letter.received for letter in answered))),
            writers=frozenset(letter.customer for letter in answered),
        )
        for reply, answered in answering
    ]


def promises(replies: Sequence[Reply], sweep: Sweep, place: Place) -> Iterator[PromiseRecord]:
    """What the replies to letters we know promise."""
    answering = {reply.uid: reply for reply in replies if reply.writers}
    if not answering:
        return
    for raw in sweep.mailbox.messages(sorted(answering)):
        reply = answering[raw.place.uid]
        [due] = sweep.examination.read(partial(promised_in, sent=reply.sent, hours=sweep.line.hours), [raw])
        if isinstance(due, datetime):
            customer = min(reply.writers & reply.customers or reply.writers)
            yield PromiseRecord(reply.name, customer, replace(place, uid=reply.uid), reply.sent, due)


def kept(promises: Iterable[PromiseRecord], replies: Sequence[Reply]) -> list[PromiseRecord]:
    """The promises with the time of the first answer that came after each."""
    return [replace(promise, kept=promise.kept or _next_answer(promise, replies)) for promise in promises]


def _next_answer(promise: PromiseRecord, replies: Sequence[Reply]) -> datetime | None:
    later = (reply.sent for reply in replies if reply.sent > promise.sent and _goes_on(reply, promise))
    return min(later, default=None)


def _goes_on(reply: Reply, promise: PromiseRecord) -> bool:
    return promise.customer in reply.customers | reply.writers or promise.reply in reply.answers
