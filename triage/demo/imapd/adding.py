"""APPEND, COPY and MOVE, with the UIDs they gave (RFC 3501 sections 6.3.11 and 6.4.7, RFC 3502, RFC 4315, RFC 6851)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from triage.demo.imapd.mailbox import Mailbox
from triage.demo.imapd.replies import Bad, No, Reply, untagged
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.session import Commands, Session, State
from triage.demo.imapd.view import View

_BARE_LF = re.compile(rb"(?<!\r)\n")


@dataclass(frozen=True, slots=True)
class _Upload:
    """One message of an APPEND."""

    octets: bytes
    received: datetime
    flags: tuple[str, ...]


def with_crlf(octets: bytes) -> bytes:
    """The octets as a server gives them out: no bare LF."""
    if octets.count(b"\n") == octets.count(b"\r\n"):
        return octets
    return _BARE_LF.sub(b"\r\n", octets)


def _append(session: Session, arguments: Scanner) -> Reply:
    arguments.space()
    name = arguments.mailbox()
    uploads = [_upload(session, arguments)]
    while arguments.looking_at(b" ") and session.profile.offers("MULTIAPPEND"):
        uploads.append(_upload(session, arguments))
    arguments.end()
    mailbox = session.account.find(name, code="TRYCREATE")
    uids = [mailbox.append(with_crlf(one.octets), one.received, one.flags).uid for one in uploads]
    code = f"APPENDUID {mailbox.uid_validity} {written_set(uids)}" if session.profile.offers("UIDPLUS") else None
    return Reply(text="Append completed.", code=code)


def _upload(session: Session, arguments: Scanner) -> _Upload:
    arguments.space()
    flags: tuple[str, ...] = ()
    if arguments.looking_at(b"("):
        flags = arguments.flags()
        arguments.space()
    received = datetime.now(UTC)
    if arguments.looking_at(b'"'):
        received = arguments.date_time()
        arguments.space()
    octets = arguments.literal()
    _check_octets(session, octets)
    return _Upload(octets, received, flags)


def _check_octets(session: Session, octets: bytes) -> None:
    if b"\0" in octets:
        raise No("NUL is not allowed in a literal", "CANNOT")
    if not octets:
        raise No("Can't save a zero byte message.", "CANNOT")
    if len(octets) > session.profile.largest_message:
        raise No("Message is too large", "TOOBIG")


def _copy(session: Session, arguments: Scanner, by_uid: bool) -> Reply:
    uids, target = _source_and_target(session, arguments, by_uid)
    copies = _copy_all(session.view, uids, target)
    return Reply(text="Copy completed.", code=_copyuid(session, target, uids, copies))


def _move(session: Session, arguments: Scanner, by_uid: bool) -> Reply:
    """The COPYUID code comes untagged, before the messages vanish (RFC 6851 section 4.3)."""
    if not session.profile.offers("MOVE"):
        raise Bad("MOVE is not offered")
    view = session.writable_view()
    uids, target = _source_and_target(session, arguments, by_uid)
    copies = _copy_all(view, uids, target)
    view.mailbox.expunge(uids)
    code = _copyuid(session, target, uids, copies)
    return Reply([untagged(f"OK [{code}] Moved UIDs.")] if code else (), text="Move completed.")


def _source_and_target(session: Session, arguments: Scanner, by_uid: bool) -> tuple[list[int], Mailbox]:
    arguments.space()
    numbers = arguments.sequence_set()
    arguments.space()
    name = arguments.mailbox()
    arguments.end()
    uids = [uid for uid in session.view.resolve(numbers, by_uid) if session.view.still_there(uid)]
    return uids, session.account.find(name, code="TRYCREATE")


def _copy_all(view: View, uids: list[int], target: Mailbox) -> list[int]:
    originals = [view.message(uid) for uid in uids]
    return [target.append(one.octets, one.received, one.flags).uid for one in originals]


def _copyuid(session: Session, target: Mailbox, uids: list[int], copies: list[int]) -> str | None:
    if not uids or not session.profile.offers("UIDPLUS"):
        return None
    return f"COPYUID {target.uid_validity} {written_set(uids)} {written_set(copies)}"


def written_set(numbers: Sequence[int]) -> str:
    """Ascending numbers as a message set: 1:3,7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ",".join(":".join(str(end) for end in ends) for ends in ranges)


COMMANDS: Commands = {
    "APPEND": (State.AUTHENTICATED, _append),
    "COPY": (State.SELECTED, partial(_copy, by_uid=False)),
    "UID COPY": (State.SELECTED, partial(_copy, by_uid=True)),
    "MOVE": (State.SELECTED, partial(_move, by_uid=False)),
    "UID MOVE": (State.SELECTED, partial(_move, by_uid=True)),
}
