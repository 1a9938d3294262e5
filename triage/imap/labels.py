"""Gmail's labels (X-GM-EXT-1, Google's "IMAP extensions"): what keywords are elsewhere. Gmail's own pages show labels
and no keywords, so where a keyword has a label, the label is set and read in its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from imapclient.imap_utf7 import decode

from triage.imap import append, guard
from triage.imap.fetch import FLAGS_BATCH, portions, rows
from triage.imap.session import Session

_TRASH = "\\Trash"

Names = Mapping[str, str]  # label by keyword


def split(flags: Iterable[str], names: Names) -> tuple[list[str], list[str]]:
    """The flags that stay flags, and the labels of the others."""
    wanted = sorted(set(flags))
    return [one for one in wanted if one not in names], [names[one] for one in wanted if one in names]


def seen(session: Session, uids: Sequence[int], names: Names) -> dict[int, frozenset[str]]:
    """The keywords whose labels each message carries, by UID."""
    found = rows(session, uids, "X-GM-LABELS")
    carried = {uid: {_readable(label) for label in row[b"X-GM-LABELS"] or ()} for uid, row in found.items()}
    return {
        uid: frozenset(keyword for keyword, name in names.items() if name in labels) for uid, labels in carried.items()
    }


def add(session: Session, uids: Iterable[int], labels: Sequence[str]) -> None:
    """Set these labels on messages of the selected mailbox; they exist (`make`)."""
    for some in portions(uids, FLAGS_BATCH) if labels else ():
        with session.writing("STORE") as client:
            client.add_gmail_labels(some, [guard.mailbox(label) for label in labels], silent=True)


def remove(session: Session, uids: Iterable[int], labels: Sequence[str]) -> None:
    """As `add`, the other way."""
    for some in portions(uids, FLAGS_BATCH) if labels else ():
        with session.writing("STORE") as client:
            client.remove_gmail_labels(some, [guard.mailbox(label) for label in labels], silent=True)


def put_in_bin(session: Session, uid: int) -> None:
    """Throw one message of ours away. Expunged from a label, it would live on in All Mail, and so would every queue
    message there ever was; the trash is emptied after 30 days.
    """
    with session.writing("STORE") as client:
        client.add_gmail_labels(guard.uids((uid,)), [_TRASH], silent=True)


def make(session: Session, labels: Iterable[str]) -> None:
    """A label is a mailbox. No error where it exists."""
    for label in labels:
        append.create(session, label)


def _readable(label: object) -> str:
    """As it was named; "" for what is no name, and for Gmail's own, which begin with a backslash."""
    try:
        return decode(label) if isinstance(label, bytes) else str(label)
    except ValueError:
        return ""
