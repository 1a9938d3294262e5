"""Alarms laid beside the queue message, unread and with a star: journalled like the queue message.

Each message has a Message-ID of its own, made from the trouble and its beginning: after a crash between the APPEND and
the record, the mailbox tells that it lies there already.
"""

from __future__ import annotations

from triage.desk.alarm import Notice, Outage, notices, present, recalled, remembered, watched
from triage.desk.envelope import to_ourselves
from triage.desk.queue import Queue
from triage.errors import PermanentError
from triage.fingerprint import queue_message_id
from triage.work.context import Sweep

WATCHED = "alarms"
FLAGS = ("\\Flagged",)


def post(queue: Queue, outage: Outage | None, sweep: Sweep) -> int:
    """Tell the owner what has begun to be wrong, and what is well again; returns the number of messages appended."""
    said = sweep.ledger.recall(WATCHED)
    before = recalled(said)
    after = watched(before, present(queue, sweep.options.most_waiting), sweep.now)
    due = notices(before, after, outage, queue, sweep.line.hours, sweep.now)
    appended = sum(_append(notice, sweep) for notice in due)
    if remembered(after) != said:
        sweep.ledger.remember(WATCHED, remembered(after))
    return appended


def _append(notice: Notice, sweep: Sweep) -> int:
    identity, name = sweep.line.us.identities[0], sweep.folders.queue
    message_id = queue_message_id(sweep.naming.key, notice.name, identity.domain)
    sweep.mailbox.create(name)
    sweep.mailbox.open(name)
    if sweep.mailbox.find_message_id(name, message_id):
        return 0
    message = to_ourselves(identity, notice.subject, message_id, sweep.now, notice.text)
    try:
        sweep.mailbox.append(name, message.as_bytes(), FLAGS)
    except PermanentError:
        return 0  # full: the log has said so, and the message that it is well again will come
    return 1
