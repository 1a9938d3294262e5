"""What has been answered: read from Sent by In-Reply-To and References, for clients set no \\Answered when they send a
draft, and give the sent message a Message-ID of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime

from triage.model import Answer, DraftRecord, LetterRecord, Outcome
from triage.work.context import Sweep
from triage.work.drafts.sent_drafts import note_kept
from triage.work.sent.sent_replies import Reply

ANSWERED = "\\Answered"


def note_answers(replies: Sequence[Reply], sweep: Sweep) -> Mapping[str, DraftRecord]:
    """Put on record what was answered, and how much of our drafts the answers hold: those drafts, by token. Sent is
    open.
    """
    noted = note_kept({reply.uid: reply.answers for reply in replies}, sweep)
    sweep.ledger.add_answers(Answer(one, reply.received) for reply in replies for one in reply.answers)
    return noted


def answered(
    records: Collection[LetterRecord],
    answers: Mapping[str, datetime],
    carries: Callable[[LetterRecord], Collection[str]],
    before: Mapping[str, datetime],
) -> frozenset[str]:
    """Fingerprints of the letters that need no answer any more. `carries`: the flags of a letter in the inbox;
    `before`: when the newest letter came in that has just been found answered, by customer.

    A letter is answered when Sent holds a reply to it, when a client says so (\\Answered), and when a later letter of
    the same customer was answered: one customer, one conversation.
    """
    direct, latest = set[str](), dict(before)
    for record in records:
        if record.outcome is not Outcome.INTENDED and _is_answered(record, answers, carries):
            direct.add(record.fingerprint)
            if record.customer:
                latest[record.customer] = max(record.received, latest.get(record.customer, record.received))
    if not latest:
        return frozenset(direct)
    earlier = (
        record.fingerprint
        for record in records
        if record.outcome is not Outcome.INTENDED
        and record.customer in latest
        and record.received <= latest[record.customer]
    )
    return frozenset(direct.union(earlier))


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


def _is_answered(
    record: LetterRecord, answers: Mapping[str, datetime], carries: Callable[[LetterRecord], Collection[str]]
) -> bool:
    if ANSWERED in carries(record):
        return True
    return bool(record.message_id_hash) and record.message_id_hash in answers
