"""The queue message, kept current: the new one is appended before the old one is removed, and only when it changed.

It is replaced once a day at the least, so that its age tells whether the bot runs.
"""

from __future__ import annotations

from collections.abc import Mapping

from triage.desk import queue_message
from triage.desk.queue import Queue, changes
from triage.fingerprint import queue_message_id
from triage.work.context import Sweep

# The Message-IDs of the queue messages that may lie in the mailbox, newest last; then UNSETTLED until it is known that
# the newest is the only one.
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
    lying = [one for one in posted if one not in (message_id, UNSETTLED)]
    sweep.ledger.remember(POSTED, " ".join((*lying, message_id, UNSETTLED)))
    changed = changes(sweep.ledger.recall(SAID), queue) if posted else ()
    octets = queue_message.fitted(queue, line.templates, line.hours, identity, message_id, sweep.now, changed)
    return _replace(message_id, octets, lying, queue, sweep)


def _replace(message_id: str, octets: bytes, posted: list[str], queue: Queue, sweep: Sweep) -> int:
    name = sweep.folders.queue
    sweep.mailbox.create(name)
    sweep.mailbox.open(name)
    before = sweep.mailbox.message_ids(name, lowest=1)
    appended = message_id not in before.values()
    if appended:
        sweep.mailbox.append(name, octets, FLAGS)
    stale = _stale(before, message_id, posted)
    removed = [sweep.mailbox.remove(name, uid) for uid in stale]
    sweep.ledger.remember(SAID, queue.state)
    if all(removed):
        sweep.ledger.remember(POSTED, message_id)
    return int(appended)


def _stale(lying: Mapping[int, str], current: str, posted: list[str]) -> list[int]:
    """UIDs of our earlier queue messages, and of further copies of the current one."""
    copies = [uid for uid, message_id in lying.items() if message_id == current]
    return [uid for uid, message_id in lying.items() if message_id in posted and message_id != current] + copies[1:]
