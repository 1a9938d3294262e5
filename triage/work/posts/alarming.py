"""Alarms laid beside the queue message, unread and with a star.

One that might be lost is laid again: of two alarms the owner reads one, of none nothing.
"""

from __future__ import annotations

import logging

from triage.desk.alarm import Notice, Outage, notices, present, recalled, remembered, watched
from triage.desk.envelope import to_ourselves
from triage.desk.queue import Queue
from triage.errors import PermanentError
from triage.model import Address
from triage.work.context import Sweep
from triage.work.posts.posting import post_once

log = logging.getLogger(__name__)

WATCHED = "alarms"
FLAGS = ("\\Flagged",)


def post(queue: Queue, outage: Outage | None, sweep: Sweep) -> int:
    """Tell the owner what has begun to be wrong, and what is well again; returns the number of messages appended."""
    said = sweep.ledger.recall(WATCHED)
    before = recalled(said)
    hours = sweep.line.hours
    wrong = present(queue, sweep.options.most_waiting, sweep.sign_in(), hours)
    after = watched(before, wrong, sweep.now)
    due = notices(before, after, outage, wrong, hours, sweep.now)
    appended = sum(_append(notice, sweep) for notice in due)
    if remembered(after) != said:
        sweep.ledger.remember(WATCHED, remembered(after))
    return appended


def _append(notice: Notice, sweep: Sweep) -> int:
    def write(sender: Address, message_id: str) -> bytes:
        return to_ourselves(sender, notice.subject, message_id, sweep.now, notice.text).as_bytes()

    try:
        return post_once(notice.name, write, FLAGS, sweep)
    except PermanentError:
        log.warning("the mail server does not take this alarm: %s", notice.subject)
        return 0
