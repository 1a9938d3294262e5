"""What a server tells of a mailbox, as numbers of ours: the answers to STATUS, SELECT and EXAMINE."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from triage.errors import PermanentError
from triage.imap import listing
from triage.imap.session import Selected, Session
from triage.model import Opened, Status


def ask(session: Session, mailbox: str, *items: str) -> Status:
    """STATUS of a mailbox; `items` besides the usual ones."""
    return _numbers(listing.status(session, mailbox, "MESSAGES", "UIDNEXT", "UIDVALIDITY", *items), b"MESSAGES")


def select(session: Session, mailbox: str, *, write: bool) -> tuple[Selected, Status]:
    """Select it. Where SELECT tells no UIDNEXT (which RFC 3501 section 6.3.1 allows, and Courier does), STATUS is asked
    first, so that no message lies below that number which the mailbox, as it is selected, does not show.
    """
    selected = session.select(mailbox, write=write)
    answer = selected.answer
    if b"UIDNEXT" not in answer:
        session.unselect()
        before = ask(session, mailbox)
        selected = session.select(mailbox, write=write)
        answer = {**selected.answer, b"UIDNEXT": before.uidnext}
    return selected, _numbers(answer, b"EXISTS")


def opened(selected: Selected, status: Status, labelled: Collection[str]) -> Opened:
    """Without PERMANENTFLAGS every flag of FLAGS is kept (RFC 3501 section 6.3.1); and so is what has a label."""
    flags = selected.answer.get(b"PERMANENTFLAGS", selected.answer.get(b"FLAGS", ()))
    names = frozenset(str(flag, "ascii", "replace") for flag in flags)
    return Opened(status, selected.writable, "\\*" in names, (names - {"\\*"}) | frozenset(labelled))


def uidvalidity(selected: Selected) -> int:
    return _number(selected.answer, b"UIDVALIDITY")


def _numbers(answer: Mapping[bytes, object], messages: bytes) -> Status:
    counted, modseq = answer.get(messages), answer.get(b"HIGHESTMODSEQ")
    return Status(
        _number(answer, b"UIDVALIDITY"),
        _number(answer, b"UIDNEXT"),
        counted if isinstance(counted, int) else 0,
        modseq if isinstance(modseq, int) else None,
    )


def _number(answer: Mapping[bytes, object], name: bytes) -> int:
    value = answer.get(name)
    if not isinstance(value, int):
        raise PermanentError(f"the server tells no {name.decode()} of a mailbox")
    return value
