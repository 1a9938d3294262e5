"""The queue message, kept current: the new one is appended before the old one is removed, and only when it changed.

It is replaced once a day at the least, so that its age tells whether the bot runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from triage.desk import queue_message
from triage.desk.queue import Queue, changes
from triage.fingerprint import queue_message_id
from triage.work.context import Sweep

# The Message-IDs of the queue messages that may lie in the mailbox, newest last; then, until it is known that the
# newest is the only one, UNSETTLED and when the APPEND was begun whose end is not known.
POSTED = "queue.posted"
UNSETTLED = "?"
SAID = "queue.said"  # who waited in which band, when the message was last replaced
FLAGS = ("\\Seen",)


def post(queue: Queue, sweep: Sweep) -> int:
    """Make `queue` the only queue message; returns the number of messages appended (0 where nothing changed)."""
    line, identity = sweep.line, sweep.line.us.identities[0]
    today = line.hours.local(sweep.now).date().isoformat()
    digest = queue.digest(today, queue_message.sources(line.templates))
    message_id = queue_message_id(sweep.naming.key, digest, identity.domain)
    posted = sweep.ledger.recall(POSTED).split()
    if posted == [message_id]:
        return 0
    # Written before the APPEND: after a crash the mailbox is compared with every id that may lie there.
    lying = [one for one in posted if one != message_id and not one.startswith(UNSETTLED)]
    sweep.ledger.remember(POSTED, " ".join((*lying, message_id, UNSETTLED + sweep.now.isoformat())))
    changed = changes(sweep.ledger.recall(SAID), queue) if posted else ()
    octets = queue_message.fitted(queue, line.templates, line.hours, identity, message_id, sweep.now, changed)
    appended, alone = _replace(message_id, octets, lying, sweep)
    sweep.ledger.remember(SAID, queue.state)
    if alone:
        late = _still_to_come(posted, sweep)
        sweep.ledger.remember(POSTED, " ".join((*lying, message_id, late) if late else (message_id,)))
    return int(appended)


def _replace(message_id: str, octets: bytes, posted: list[str], sweep: Sweep) -> tuple[bool, bool]:
    """Whether the message was appended, and whether it is the only one now."""
    name = sweep.folders.queue
    sweep.mailbox.create(name)
    sweep.mailbox.open(name)
    before = sweep.mailbox.message_ids(name, lowest=1)
    appended = message_id not in before.values()
    if appended:
        sweep.mailbox.append(name, octets, FLAGS)
    removed = [sweep.mailbox.remove(name, uid) for uid in _stale(before, message_id, posted)]
    return appended, all(removed)


def _still_to_come(posted: list[str], sweep: Sweep) -> str:
    """The mark of an earlier APPEND that was cut off, where the server may still commit it; "" where there is none."""
    for mark in posted:
        begun = mark.removeprefix(UNSETTLED)
        if begun and mark != begun and sweep.now - datetime.fromisoformat(begun) < sweep.options.grace:
            return mark
    return ""


def _stale(lying: Mapping[int, str], current: str, posted: list[str]) -> list[int]:
    """UIDs of our earlier queue messages, and of further copies of the current one."""
    copies = [uid for uid, message_id in lying.items() if message_id == current]
    return [uid for uid, message_id in lying.items() if message_id in posted and message_id != current] + copies[1:]
