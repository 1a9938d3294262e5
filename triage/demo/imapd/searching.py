"""SEARCH, plain and extended (RFC 3501 section 6.4.4, RFC 4731)."""

from functools import partial

from triage.demo.imapd.adding import written_set
from triage.demo.imapd.criteria import Criteria
from triage.demo.imapd.mailbox import Message
from triage.demo.imapd.replies import Bad, Reply, untagged
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State

_RETURN_OPTIONS = frozenset({"MIN", "MAX", "ALL", "COUNT"})


def _search(session: Session, arguments: Scanner, by_uid: bool) -> Reply:
    arguments.space()
    options = _return_options(session, arguments)
    view = session.view
    criteria = Criteria(arguments, view)
    matches = criteria.read()
    if criteria.uses_modseq:
        session.enable_condstore()
    found = [message for uid in view.uids if view.still_there(uid) and matches(message := view.message(uid))]
    numbers = [message.uid if by_uid else view.number(message.uid) for message in found]
    modseq = _highest_modseq(found) if criteria.uses_modseq and found else ""
    if options is None:
        return Reply([_plain(numbers, modseq)], text="Search completed")
    return Reply([_extended(arguments, numbers, options, by_uid, modseq)], text="Search completed")


def _return_options(session: Session, arguments: Scanner) -> frozenset[str] | None:
    """None if the plain response is asked for; an empty list means ALL."""
    if not session.profile.offers("ESEARCH") or not arguments.accept(b"RETURN ("):
        return None
    options = set()
    while not arguments.accept(b")"):
        arguments.accept(b" ")
        options.add(arguments.atom())
    if options - _RETURN_OPTIONS:
        raise Bad("Unknown return option")
    arguments.space()
    return frozenset(options or {"ALL"})


def _highest_modseq(messages: list[Message]) -> str:
    return f"MODSEQ {max(message.modseq for message in messages)}"


def _plain(numbers: list[int], modseq: str) -> bytes:
    return untagged("SEARCH" + "".join(f" {number}" for number in numbers) + (f" ({modseq})" if modseq else ""))


def _extended(arguments: Scanner, numbers: list[int], options: frozenset[str], by_uid: bool, modseq: str) -> bytes:
    tag = arguments.octets.split(b" ", 1)[0].decode("latin-1")
    items = [f'(TAG "{tag}")', *(["UID"] if by_uid else [])]
    if numbers and "MIN" in options:
        items.append(f"MIN {numbers[0]}")
    if numbers and "MAX" in options:
        items.append(f"MAX {numbers[-1]}")
    if numbers and "ALL" in options:
        items.append(f"ALL {written_set(numbers)}")
    if "COUNT" in options:
        items.append(f"COUNT {len(numbers)}")
    return untagged(" ".join(["ESEARCH", *items, *([modseq] if modseq else [])]))


COMMANDS: Commands = {
    "SEARCH": (State.SELECTED, partial(_search, by_uid=False)),
    "UID SEARCH": (State.SELECTED, partial(_search, by_uid=True)),
}
