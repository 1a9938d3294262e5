"""The header fields of a reply (RFC 5322 section 3.6, RFC 2047), with nothing in them that the letter could steer."""

from __future__ import annotations

import re
from email.header import Header
from email.utils import format_datetime
from textwrap import wrap

from triage.errors import LetterError
from triage.model import Address, Draft, Message
from triage.reply.clean import one_line

SUBJECT_MOST = 200  # characters, prefix included
REFERENCES_LAST = 20

# "Re:" as mail clients of many languages write it, also counted ("Re[2]:", "Re^2:", "Re(2):") and piled up.
_REPLY_PREFIX = re.compile(
    r"(?:(?:re|aw|antw|antwort|sv|vs|rv|rif|res|r|odp|ynt|回复|答复)\s?(?:\[\d+\]|\(\d+\)|\^\d+)?\s?[:：]\s?)+",
    re.IGNORECASE,
)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDR_SPEC = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_ADDR_SPEC_MOST = 254  # RFC 5321 section 4.5.3.1.3, without the angle brackets
_SPECIALS = re.compile(r'["\\]')
_PRINTABLE_ASCII = re.compile(r"[ -~]*")

Fields = tuple[tuple[str, str], ...]


def reply_subject(subject: str) -> str:
    """`subject` as a reply has it: one "Re: ", one line, no control characters, nothing that decodes once more."""
    flat = one_line(subject, 4 * SUBJECT_MOST)
    topic = one_line(_REPLY_PREFIX.sub("", flat, count=1) if _REPLY_PREFIX.match(flat) else flat, SUBJECT_MOST - 4)
    return f"Re: {topic}".rstrip().replace("=?", "= ?")


def references(message: Message) -> tuple[str, ...]:
    """What a reply refers to (RFC 5322 section 3.6.4), the letter itself last: the first and the last 20."""
    earlier = message.references or (message.in_reply_to if len(message.in_reply_to) == 1 else ())
    known = [identifier for identifier in earlier if is_message_id(identifier) and identifier != message.message_id]
    if message.message_id and is_message_id(message.message_id):
        known.append(message.message_id)
    if len(known) <= REFERENCES_LAST + 1:
        return tuple(known)
    return (known[0], *known[-REFERENCES_LAST:])


def message_id(token: str, identity: Address) -> str:
    """The draft's own Message-ID; the dots keep spam filters from taking it for a random one."""
    return f"<triage.v1.{token}@{identity.domain}>"


def is_message_id(text: str) -> bool:
    return _MESSAGE_ID.fullmatch(text) is not None


def is_addr_spec(text: str) -> bool:
    """Whether `text` is one bare ASCII addr-spec (RFC 5322 section 3.4.1, dot-atom forms)."""
    return len(text) <= _ADDR_SPEC_MOST and _ADDR_SPEC.fullmatch(text) is not None


def wire_fields(draft: Draft) -> Fields:
    """Every header field of the draft as it goes on the wire, encoded and folded with CRLF.

    Raises LetterError where a value cannot stand in a header field.
    """
    fields = [
        ("From", _mailbox(draft.sender)),
        ("To", _addr_spec(draft.to)),
        ("Subject", _text(draft.subject, "Subject")),
        ("Date", format_datetime(draft.date)),
        ("Message-ID", _id(draft.message_id)),
    ]
    if draft.in_reply_to:
        fields.append(("In-Reply-To", _id(draft.in_reply_to)))
    if draft.references:
        fields.append(("References", "\r\n ".join(_id(reference) for reference in draft.references)))
    return (
        *fields,
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8; format=flowed"),
        ("Content-Transfer-Encoding", "quoted-printable"),
    )


def _mailbox(address: Address) -> str:
    spec = _addr_spec(address)
    if not address.name:
        return spec
    name = one_line(address.name, SUBJECT_MOST)
    if not _PRINTABLE_ASCII.fullmatch(name):
        return f"{_encoded(name, 'From')}\r\n <{spec}>"
    quoted = _SPECIALS.sub(r"\\\g<0>", name.replace("=?", "= ?"))
    return f'"{quoted}" <{spec}>'


def _addr_spec(address: Address) -> str:
    if not is_addr_spec(address.addr_spec):
        raise LetterError("an address is not one bare addr-spec", stage="reply")
    return address.addr_spec


def _id(identifier: str) -> str:
    if not is_message_id(identifier):
        raise LetterError("a message id is not well-formed", stage="reply")
    return identifier


def _text(value: str, name: str) -> str:
    if one_line(value, SUBJECT_MOST) != value or "=?" in value:
        raise LetterError(f"the {name} is not one clean line", stage="reply")
    if not _PRINTABLE_ASCII.fullmatch(value):
        return _encoded(value, name)
    return "\r\n ".join(wrap(value, 66, break_long_words=False, break_on_hyphens=False))


def _encoded(value: str, name: str) -> str:
    return Header(value, "utf-8", maxlinelen=75, header_name=name).encode(linesep="\r\n")
