"""What is written: new messages of ours, flags, and the removal of a message of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable

from triage.imap import guard
from triage.imap.fetch import FLAGS_BATCH, portions
from triage.imap.listing import listed
from triage.imap.session import Session

_APPENDUID = re.compile(rb"\[APPENDUID \d+ (\d+)\]", re.I)


def append(session: Session, mailbox: str, octets: bytes, flags: Iterable[str]) -> int | None:
    """APPEND; the new UID where the server tells it (RFC 4315), which not all do that say they can."""
    guard.mailbox(mailbox)
    wanted = guard.flags(flags)
    with session.writing("APPEND") as client:
        answer = client.append(mailbox, octets, flags=wanted)
    found = _APPENDUID.search(answer or b"")
    return int(found.group(1)) if found else None


def add_flags(session: Session, uids: Iterable[int], flags: Iterable[str]) -> None:
    """STORE in the selected mailbox, of flags a program may set on a customer's letter."""
    wanted = guard.stored_flags(flags)
    for some in portions(uids, FLAGS_BATCH) if wanted else ():
        with session.writing("STORE") as client:
            client.add_flags(some, wanted, silent=True)


def remove_flags(session: Session, uids: Iterable[int], flags: Iterable[str]) -> None:
    """As `add_flags`, the other way."""
    wanted = guard.stored_flags(flags)
    for some in portions(uids, FLAGS_BATCH) if wanted else ():
        with session.writing("STORE") as client:
            client.remove_flags(some, wanted, silent=True)


def remove(session: Session, uid: int) -> None:
    """Delete one message in the selected mailbox: the one place where this program does. Needs UIDPLUS, for a plain
    EXPUNGE would take along what others have marked.
    """
    only = guard.uids((uid,))
    with session.writing("STORE") as client:
        client.add_flags(only, ("\\Deleted",), silent=True)
    with session.writing("UID EXPUNGE") as client:
        client.uid_expunge(only)


def create(session: Session, mailbox: str) -> None:
    """CREATE and SUBSCRIBE; no error where the mailbox exists."""
    guard.mailbox(mailbox)
    if all(each.name != mailbox for each in listed(session)):
        with session.writing("CREATE") as client:
            client.create_folder(mailbox)
    with session.writing("SUBSCRIBE") as client:
        client.subscribe_folder(mailbox)
