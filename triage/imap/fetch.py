"""FETCH: what is asked for, in which portions, and what is made of the answers. Only PEEK: nothing becomes \\Seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_fetch_response

from triage.errors import PermanentError
from triage.imap import guard, structure
from triage.imap.session import Session
from triage.imap.trouble import refusal
from triage.model import Head, Place, RawMessage

WHOLE = 65_536  # octets; larger messages are fetched in parts, of each part so much
AT_MOST = 262_144  # octets of a message fetched whole
BATCHES = (50, 500)  # messages, near and far
OCTETS = 4_000_000  # of messages in a batch
HEADS_BATCH = 200
FLAGS_BATCH = 500

# Seconds on the way that are little beside the time a message takes to be fetched, read and judged.
_EACH = 0.000_1

Row = dict[bytes, Any]
PlaceOf = Callable[[int], Place]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a message before it is fetched."""

    uid: int
    flags: frozenset[str]
    received: datetime
    size: int  # RFC822.SIZE

    @property
    def is_large(self) -> bool:
        return self.size > WHOLE


_FACTS = ("FLAGS", "INTERNALDATE", "RFC822.SIZE")
_HEADER = f"BODY.PEEK[HEADER]<0.{WHOLE}>"


def portions(uids: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    """The UIDs, ascending, so many at a time."""
    known = guard.uids(uids)
    return (known[start : start + size] for start in range(0, len(known), size))


def flags(session: Session, uids: Sequence[int]) -> dict[int, frozenset[str]]:
    return {uid: _flags(row) for uid, row in rows(session, uids, "FLAGS").items()}


def heads(session: Session, uids: Sequence[int]) -> list[Head]:
    found = rows(session, uids, *_FACTS, _HEADER)
    return [
        Head(uid, _flags(row), _received(row), row[b"RFC822.SIZE"], _body(row, "HEADER"))
        for uid, row in sorted(found.items())
    ]


def message_ids(session: Session, uids: Sequence[int]) -> dict[int, str]:
    """The Message-ID, "" where there is none, by UID."""
    found = rows(session, uids, "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]")
    return {uid: _field_value(_body(row, "HEADER.FIELDS")) for uid, row in sorted(found.items())}


def facts(session: Session, uids: Sequence[int]) -> list[Facts]:
    found = rows(session, uids, *_FACTS)
    return [Facts(uid, _flags(row), _received(row), row[b"RFC822.SIZE"]) for uid, row in sorted(found.items())]


def batches(known: Iterable[Facts], round_trip: float) -> Iterator[tuple[int, ...]]:
    """The UIDs in batches by count and by what is fetched of them: larger ones where the way there takes longer
    (`round_trip`: seconds), so that most of the time is not spent on it.
    """
    least, most = BATCHES
    count = min(max(int(round_trip / _EACH), least), most)
    batch: list[int] = []
    octets = 0
    for one in known:
        size = WHOLE if one.is_large else one.size
        if batch and (len(batch) == count or octets + size > OCTETS):
            yield tuple(batch)
            batch, octets = [], 0
        batch.append(one.uid)
        octets += size
    if batch:
        yield tuple(batch)


def messages(session: Session, place: PlaceOf, known: Sequence[Facts]) -> list[RawMessage]:
    """The messages; of large ones the header and the text parts."""
    found = _message_octets(session, [one.uid for one in known if not one.is_large])
    large = _text_octets(session, [one.uid for one in known if one.is_large])
    return _raw(place, known, found | {uid: (octets, True) for uid, octets in large.items()})


def beginnings(session: Session, place: PlaceOf, known: Sequence[Facts]) -> list[RawMessage]:
    """The messages, or as much of them from the start as is ever fetched, whatever their structure."""
    return _raw(place, known, _message_octets(session, [one.uid for one in known]))


def _message_octets(session: Session, uids: Sequence[int]) -> dict[int, tuple[bytes, bool]]:
    found = {uid: _body(row, "") for uid, row in rows(session, uids, f"BODY.PEEK[]<0.{AT_MOST}>").items()}
    return {uid: (octets, len(octets) >= AT_MOST) for uid, octets in found.items()}


def _text_octets(session: Session, uids: Sequence[int]) -> dict[int, bytes]:
    """Messages without their attachments. One command for all that have the same sections to fetch."""
    roots = {uid: _structure(row) for uid, row in rows(session, uids, "BODYSTRUCTURE").items()}
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for uid, root in roots.items():
        alike[structure.texts(root)].append(uid)
    found: dict[int, bytes] = {}
    for sections, these in alike.items():
        items = [f"BODY.PEEK[{section}]<0.{WHOLE}>" for section in sections]
        for uid, row in rows(session, these, _HEADER, *items).items():
            bodies = {section: _to_line_end(_body(row, section)) for section in sections}
            found[uid] = structure.assemble(_body(row, "HEADER"), roots[uid], bodies)
    return found


def _raw(place: PlaceOf, known: Iterable[Facts], octets: dict[int, tuple[bytes, bool]]) -> list[RawMessage]:
    return [
        RawMessage(place(one.uid), one.flags, one.received, one.size, *octets[one.uid])
        for one in known
        if one.uid in octets
    ]


def rows(session: Session, uids: Sequence[int], *items: str) -> dict[int, Row]:
    """UID FETCH: what was asked for, by UID. What the server tells unasked is left out, and what is there no more.

    Raises PermanentError where the server refuses or its answer cannot be parsed; the connection is still good.
    """
    wanted = guard.uids(uids)
    if not wanted:
        return {}
    with session.command("FETCH") as client:
        imap = client._imap
        imap.untagged_responses.pop("FETCH", None)  # told unasked, before
        kind, data = imap.uid("FETCH", ",".join(map(str, wanted)), f"({' '.join(items)})")
        if kind == "NO":
            said = b" ".join(each for each in data if isinstance(each, bytes)).decode("utf-8", "replace")
            data = imap.untagged_responses.pop("FETCH", [])
            if "[EXPUNGEISSUED]" not in said.upper():
                raise refusal("FETCH", said)
    keys = [item.removesuffix(f"<0.{WHOLE}>").removesuffix(f"<0.{AT_MOST}>") for item in items]
    needed = [key.replace(".PEEK", "").partition(" ")[0].encode() for key in keys]
    found: dict[int, Row] = {}
    for row in map(_parsed, _responses(data)):
        whole = all(any(key.startswith(each) for key in row) for each in needed)
        if row.get(b"UID") in wanted and whole and not _is_gone(row):
            found[row[b"UID"]] = row
    return found


def _is_gone(row: Row) -> bool:
    """Whether the message was expunged a moment ago: some servers answer NIL then (RFC 2180 section 4.1.3)."""
    bodies = [value for key, value in row.items() if key.startswith(b"BODY[")]
    return bool(bodies) and not any(isinstance(value, bytes) for value in bodies)


def _responses(data: Iterable[Any]) -> Iterator[list[Any]]:
    """imaplib's list, cut after each FETCH response: literals are tuples, and the end of a response is plain octets."""
    response: list[Any] = []
    for item in data:
        if item is None:
            continue
        response.append(item)
        if isinstance(item, bytes):
            yield response
            response = []


def _parsed(response: list[Any]) -> Row:
    """One response. By itself, for among others it would be merged with the news of other messages."""
    try:
        parsed = parse_fetch_response(response, normalise_times=False, uid_is_key=False)
        return next(iter(parsed.values()), {})
    except (ProtocolError, RecursionError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise PermanentError(f"the server's answer cannot be parsed ({type(error).__name__})") from error


def _structure(row: Row) -> structure.Part:
    try:
        return structure.read(row[b"BODYSTRUCTURE"])
    except ValueError as error:
        raise PermanentError(f"BODYSTRUCTURE: {error}") from error


def _flags(row: Row) -> frozenset[str]:
    """Without \\Recent, which tells of the connection and not of the message."""
    return _named(tuple(flag for flag in row[b"FLAGS"] if isinstance(flag, bytes)))


@lru_cache(maxsize=1000)
def _named(flags: tuple[bytes, ...]) -> frozenset[str]:
    """One value for the thousands of messages that carry the same."""
    names = (str(flag, "ascii", "replace") for flag in flags)
    return frozenset(name for name in names if name.lower() != "\\recent")


def _received(row: Row) -> datetime:
    received = row[b"INTERNALDATE"]
    if not isinstance(received, datetime):
        raise PermanentError("the server gives no INTERNALDATE")
    return received.astimezone(UTC)


def _body(row: Row, section: str) -> bytes:
    """The octets of a section, by the start of the key: Courier quotes the names of fields in it."""
    start = f"BODY[{section}".encode()
    if not section or section[-1].isdigit():
        start += b"]"
    value = next(value for key, value in row.items() if key.startswith(start))
    return value if isinstance(value, bytes) else b""


def _field_value(header: bytes) -> str:
    return " ".join(header.partition(b":")[2].decode("ascii", "replace").split())


def _to_line_end(octets: bytes) -> bytes:
    """A part that was cut, without its last, broken line: half a character or base64 quantum would spoil the rest."""
    if len(octets) < WHOLE:
        return octets
    return octets[: octets.rfind(b"\n") + 1] or octets
