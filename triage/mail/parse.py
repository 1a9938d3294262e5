"""Octets -> Message (RFC 5322, RFC 2045, RFC 2046, RFC 2183)."""

from __future__ import annotations

import email
import email.message
import email.policy
from dataclasses import dataclass, field, replace

from triage.mail import headers, limits
from triage.mail.decoding import clean_text, decode_header, decode_octets, decode_transfer
from triage.model import Attachment, Message

MOST_SUBJECT = 500  # characters
MOST_FILENAME = 200


def parse(octets: bytes) -> Message:
    """Read a message of any quality. LetterError(stage="mail") where it is beyond the limits of `limits`.

    Attached messages (message/*) are listed and not looked into: their text is not this sender's.
    """
    limits.refuse_bombs(octets)
    try:
        # compat32, because the newer policies raise while headers are merely looked at.
        whole = email.message_from_bytes(octets, policy=email.policy.compat32)
        outside = Message(
            fields=tuple(headers.unfolded(whole)),
            content_type=whole.get_content_type(),
            content_params=headers.content_params(whole),
        )
        bodies = _Bodies()
        bodies.take(whole)
        return _message(outside, bodies)
    except RecursionError as error:
        raise limits.too_large("the nesting of parts") from error


def _message(outside: Message, bodies: _Bodies) -> Message:
    """The message whose fields are `outside`, with their values read, and its bodies."""
    flowed = bodies.plain_params.get("format", "").lower() == "flowed"
    ids = headers.msg_ids(outside.all("Message-ID")[:1])
    return replace(
        outside,
        subject=decode_header(outside.first("Subject") or "", MOST_SUBJECT),
        message_id=ids[0] if ids else None,
        in_reply_to=headers.msg_ids(outside.all("In-Reply-To"))[: headers.MOST_REFERENCES],
        references=headers.capped_references(headers.msg_ids(outside.all("References"))),
        date=headers.read_date(outside.first("Date")),
        part_types=tuple(bodies.part_types),
        plain="\n".join(bodies.plain) if bodies.plain else None,
        flowed=flowed,
        delsp=flowed and bodies.plain_params.get("delsp", "").lower() == "yes",
        html="\n".join(bodies.html) if bodies.html else None,
        attachments=tuple(bodies.attachments),
    )


@dataclass(slots=True)
class _Bodies:
    """What is gathered from the parts on one walk, outermost first."""

    part_types: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    plain_params: dict[str, str] = field(default_factory=dict)
    html: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    room: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("text/plain", "text/html"), limits.TEXT_OCTETS))

    def take(self, part: email.message.Message, depth: int = 0, chosen: set[str] | None = None) -> None:
        """Take a part and those in it. `chosen`: the types already taken from the multipart/alternative around it."""
        if depth > limits.DEPTH:
            raise limits.too_large("the nesting of parts")
        if len(self.part_types) >= limits.PARTS:
            raise limits.too_large("the number of parts")
        content_type = part.get_content_type()
        self.part_types.append(content_type)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            within = set() if content_type == "multipart/alternative" else chosen
            for child in _children(part):
                self.take(child, depth + 1, within)
        else:
            self._take_leaf(part, content_type, chosen)

    def _take_leaf(self, part: email.message.Message, content_type: str, chosen: set[str] | None) -> None:
        # A multipart whose boundary is missing or never occurs is text as it stands (RFC 2046 section 5.1.2 is silent).
        kind = "text/plain" if part.get_content_maintype() == "multipart" else content_type
        disposition = str(part.get("Content-Disposition", "")).strip().lower()
        filename = _filename(part)
        if kind not in self.room or disposition.startswith("attachment") or (filename and (self.plain or self.html)):
            self.attachments.append(Attachment(content_type, filename, _size(part)))
        elif chosen is None or kind not in chosen:
            self._take_text(part, kind)
            if chosen is not None:
                chosen.add(kind)

    def _take_text(self, part: email.message.Message, kind: str) -> None:
        params = dict(headers.content_params(part))
        encoding = str(part.get("Content-Transfer-Encoding", ""))
        octets = decode_transfer(_octets(part), encoding, self.room[kind])
        self.room[kind] -= len(octets)
        text = clean_text(decode_octets(octets, params.get("charset")))
        if kind == "text/html":
            self.html.append(text)
        else:
            self.plain.append(text)
            self.plain_params = self.plain_params or params


def _children(part: email.message.Message) -> list[email.message.Message]:
    payload = part.get_payload()
    children = payload if isinstance(payload, list) else []
    return [child for child in children if isinstance(child, email.message.Message)]


def _octets(leaf: email.message.Message) -> bytes:
    """The octets of a leaf as they travelled; takes the two fields that describe them."""
    # With them the standard library decodes 40 MB of base64 for the 256 kB we use, and raises on unknown charsets.
    del leaf["Content-Transfer-Encoding"]
    del leaf["Content-Type"]
    payload = leaf.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _size(part: email.message.Message) -> int:
    """Octets after decoding, as they stand for all encodings but base64."""
    return sum(_leaf_size(leaf) for leaf in part.walk() if not leaf.is_multipart())


def _leaf_size(leaf: email.message.Message) -> int:
    base64 = str(leaf.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"
    length = len(_octets(leaf))
    return length * 3 // 4 if base64 else length


def _filename(part: email.message.Message) -> str:
    try:
        return decode_header(part.get_filename("") or "", MOST_FILENAME)
    except headers.UNREADABLE_PARAMS as error:
        del error
        return "unreadable"
