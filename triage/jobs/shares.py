"""Whose job is whose: each mailbox is one worker's as long as that lives, for it remembers what it has read there.

By rendezvous hashing (Thaler, Ravishankar, "A name-based mapping scheme for rendezvous", 1996): all schedulers come to
the same, nothing is kept on record, and where a worker comes or goes no mailbox changes hands but those it gets or had.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

QUEUE = "mailboxes"  # for anybody


def queue_of(worker: int) -> str:
    """The queue of what is for that worker; others take from it what it leaves lying."""
    return f"{QUEUE} of {worker}"


def queue_for(account: str, workers: Sequence[int]) -> str:
    """The queue that a job for that account goes into; anybody's where there is no worker."""
    if not workers:
        return QUEUE
    return queue_of(max(workers, key=lambda worker: _weight(account, worker)))


def _weight(account: str, worker: int) -> bytes:
    return blake2b(f"{worker} {account}".encode(), digest_size=8).digest()
