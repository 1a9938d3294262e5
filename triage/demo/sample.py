"""The sample shop mailbox: letters to the invented shop Fern & Oak, as real people and their mail clients write them.

`letters/` holds one readable text file a letter; `letters/index.json` what IMAP would know of it (mailbox, age, flags)
and how a thoughtful shop owner would read it (`expect`: for the tests and the curious, the demo does not look at it).

From file to octets: the placeholders are filled (see `placeholders`), then every text part, readable UTF-8 in the file,
is encoded as its own header says, first by its charset, then by its Content-Transfer-Encoding. Headers and all other
parts stand in the file as they travel. Lines end with CRLF.
"""

import base64
import json
import quopri
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email import message_from_string
from email.message import Message
from email.policy import compat32
from importlib.resources import files

from triage.demo.placeholders import fill, parse_offset

_AS_WRITTEN = compat32.clone(linesep="\r\n", max_line_length=None)


@dataclass(frozen=True, slots=True)
class SampleLetter:
    """One message of the sample mailbox: RFC 5322 octets with CRLF, and the IMAP attributes it is appended with."""

    name: str
    mailbox: str
    octets: bytes
    received: datetime
    flags: tuple[str, ...]


def letters(now: datetime) -> tuple[SampleLetter, ...]:
    """The whole sample mailbox as of the aware `now`, oldest first."""
    folder = files(__package__) / "letters"
    rows = json.loads((folder / "index.json").read_text("utf-8"))
    sample = (_letter(row, (folder / row["file"]).read_text("utf-8"), now) for row in rows)
    return tuple(sorted(sample, key=lambda letter: (letter.received, letter.name)))


def to_octets(text: str, received: datetime) -> bytes:
    """The stored text of a letter as the octets that arrived at the aware `received`."""
    message = message_from_string(fill(text, received))
    for part in message.walk():
        if part.get_content_maintype() == "text" and not part.is_multipart():
            part.set_payload(_encoded(part).decode("ascii", "surrogateescape"))
    return message.as_bytes(policy=_AS_WRITTEN)


def _letter(row: dict[str, object], text: str, now: datetime) -> SampleLetter:
    zone = timezone(timedelta(hours=int(str(row["utc_offset_hours"]))))
    received = (now - parse_offset(str(row["age"]))).astimezone(zone).replace(microsecond=0)
    flags = row["flags"]
    assert isinstance(flags, list)
    return SampleLetter(str(row["file"]), str(row["mailbox"]), to_octets(text, received), received, tuple(flags))


def _encoded(part: Message) -> bytes:
    """Text of one leaf part in the charset and transfer encoding it declares (RFC 2045 section 6)."""
    octets = str(part.get_payload()).encode(part.get_content_charset("utf-8"))
    match str(part.get("Content-Transfer-Encoding", "8bit")).lower():
        case "base64":
            return base64.encodebytes(octets.replace(b"\n", b"\r\n"))
        case "quoted-printable":
            return quopri.encodestring(octets)
        case _:
            return octets
