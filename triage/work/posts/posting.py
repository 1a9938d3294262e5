"""Messages to the owner beside the queue message, each laid once: reports and alarms.

Each has a Message-ID of its own, made from what it tells of: after a crash between the APPEND and the record, the
mailbox tells that it lies there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from triage.fingerprint import queue_message_id
from triage.model import Address
from triage.work.context import Sweep

Write = Callable[[Address, str], bytes]  # from whom it is, and its Message-ID


def post_once(what: str, write: Write, flags: Iterable[str], sweep: Sweep) -> int:
    """Append the message on `what`, unless it lies there; the number of messages appended. Errors as of APPEND."""
    identity, name = sweep.line.us.identities[0], sweep.folders.queue
    message_id = queue_message_id(sweep.naming.key, what, identity.domain)
    sweep.mailbox.create(name)
    if sweep.mailbox.find_message_id(name, message_id):
        return 0
    sweep.mailbox.append(name, write(identity, message_id), flags)
    return 1
