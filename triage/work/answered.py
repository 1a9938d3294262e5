"""What has been answered: read from Sent by In-Reply-To and References, for clients set no \\Answered when they send a
draft, and give the sent message a Message-ID of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import partial

from triage.errors import LetterError
from triage.mail.forward import answered_by
from triage.mail.parse import parse
from triage.model import Answer, Cursor, Head, LetterRecord, Outcome
from triage.work.context import Sweep
from triage.work.fence import fenced
from triage.work.naming import Naming
from triage.work.sent_drafts import note_kept

ANSWERED = "\\Answered"


def note_answers(sweep: Sweep, since: date) -> None:
    """Read what came into Sent since the last look (since the day `since` at the first)."""
    sent = sweep.folders.sent
    if sent is None:
        return
    status = sweep.mailbox.open(sent).status
    cursor = sweep.ledger.cursor(sent)
    if cursor is None or cursor.uidvalidity != status.uidvalidity:
        uids = sweep.mailbox.uids(since=since)
    elif cursor.uidnext < status.uidnext:
        uids = sweep.mailbox.uids(lowest=cursor.uidnext)
    else:
        return
    answers = {head.uid: _answers(head, sweep.naming) for head in sweep.mailbox.heads(uids)}
    note_kept({uid: [one.message_id_hash for one in some] for uid, some in answers.items()}, sweep)
    sweep.ledger.add_answers([one for some in answers.values() for one in some])
    sweep.ledger.move_cursor(Cursor(sent, status.uidvalidity, status.uidnext))


def answered(
    records: Iterable[LetterRecord], answers: Mapping[str, datetime], flags: Mapping[str, Collection[str]]
) -> frozenset[str]:
    """Fingerprints of the letters that need no answer any more. `flags`: those of letters in the inbox, by fingerprint.

    A letter is answered when Sent holds a reply to it, when a client says so (\\Answered), and when a later letter of
    the same customer was answered: one customer, one conversation.
    """
    open_letters = [record for record in records if record.outcome is not Outcome.INTENDED]
    direct = [record for record in open_letters if _is_answered(record, answers, flags)]
    latest: dict[str, datetime] = {}
    for record in direct:
        if record.customer:
            latest[record.customer] = max(record.received, latest.get(record.customer, record.received))
    earlier = [
        record for record in open_letters if record.customer in latest and record.received <= latest[record.customer]
    ]
    return frozenset(record.fingerprint for record in (*direct, *earlier))


def answered_at(records: Iterable[LetterRecord], answers: Mapping[str, datetime]) -> Mapping[str, datetime]:
    """When the answer to each of these letters was sent, by fingerprint: to it, or to a later one of that customer.

    Letters of which Sent does not tell are left out.
    """
    told: dict[str, datetime] = {}
    of_customer: dict[str, datetime] = {}
    for record in sorted(records, key=lambda record: record.received, reverse=True):
        sent = answers.get(record.message_id_hash) if record.message_id_hash else None
        if sent is not None and record.customer:
            of_customer[record.customer] = sent
        sent = sent or of_customer.get(record.customer)
        if sent is not None:
            told[record.fingerprint] = sent
    return told


def _is_answered(record: LetterRecord, answers: Mapping[str, datetime], flags: Mapping[str, Collection[str]]) -> bool:
    if ANSWERED in flags.get(record.fingerprint, ()):
        return True
    return bool(record.message_id_hash) and record.message_id_hash in answers


def _answers(head: Head, naming: Naming) -> list[Answer]:
    """A sent message we cannot read answers nothing we could name."""
    told = fenced(partial(_told, head, naming), "mail")
    return [] if isinstance(told, LetterError) else told


def _told(head: Head, naming: Naming) -> list[Answer]:
    msg_ids = answered_by(parse(head.octets))
    return [Answer(naming.message_id(msg_id), head.received) for msg_id in msg_ids]
