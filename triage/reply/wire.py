"""A draft as octets (RFC 5322), proven by reading them back.

The header is written here, field by field, because `email.generator` before CPython 3.11.10 and 3.12.5 let an encoded
word in a value become a header field of its own (CVE-2024-6923).
"""

from __future__ import annotations

import binascii
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from triage.errors import LetterError
from triage.mail.text import unflow
from triage.model import Draft
from triage.reply.flowed import flow
from triage.reply.headers import wire_fields

LINE_MOST = 998  # octets, RFC 5322 section 2.1.1


def octets(draft: Draft) -> bytes:
    """The draft as it is appended: CRLF, text/plain; charset=utf-8; format=flowed, quoted-printable.

    Raises LetterError(stage="reply") where what a mail client would read differs from `draft` in anything.
    """
    fields = wire_fields(draft)
    header = "".join(f"{name}: {value}\r\n" for name, value in fields)
    try:
        body = flow(draft.body).replace("\n", "\r\n").encode()
        written = header.encode("ascii") + b"\r\n" + binascii.b2a_qp(body)
    except UnicodeEncodeError:
        raise LetterError("the draft holds a character that cannot be sent", stage="reply") from None
    _verify(written, draft, [name for name, _ in fields])
    return written


def _verify(written: bytes, draft: Draft, names: list[str]) -> None:
    read = message_from_bytes(written, policy=policy.compat32)
    differences = [
        what
        for what, found, meant in (
            ("fields", read.keys(), names),
            ("From", _mailbox(read, "From"), (draft.sender.name, draft.sender.addr_spec)),
            ("To", _mailbox(read, "To"), ("", draft.to.addr_spec)),
            ("Subject", _decoded(_unfolded(read, "Subject")), draft.subject),
            ("Message-ID", read["Message-ID"], draft.message_id),
            ("In-Reply-To", read["In-Reply-To"], draft.in_reply_to),
            ("References", tuple((read["References"] or "").split()), draft.references),
            ("body", _body(read), _normal(draft.body)),
        )
        if found != meant
    ]
    lines = written.split(b"\r\n")
    if any(len(line) > LINE_MOST or b"\n" in line or b"\r" in line or b"\0" in line for line in lines):
        differences.append("lines")
    if differences:
        raise LetterError(f"the draft does not read back as meant: {', '.join(differences)}", stage="reply")


def _mailbox(read: Message, name: str) -> tuple[str, str]:
    display_name, addr_spec = parseaddr(_unfolded(read, name))
    return _decoded(display_name), addr_spec


def _unfolded(read: Message, name: str) -> str:
    return str(read[name]).replace("\r\n", "").replace("\n", "")


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, UnicodeDecodeError, LookupError):
        return value


def _body(read: Message) -> str:
    payload = read.get_payload(decode=True)
    return _normal(unflow(payload.decode().replace("\r\n", "\n"))) if isinstance(payload, bytes) else ""


def _normal(body: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in body.splitlines())
