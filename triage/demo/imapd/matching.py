"""Searching in a message as a person reads it: encoded words, transfer encodings and charsets decoded."""

import binascii
import quopri
import unicodedata
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header

from triage.demo.imapd.address import addresses, written
from triage.demo.imapd.mime import Part
from triage.demo.imapd.parameters import transfer_encoding

_ADDRESS_FIELDS = frozenset({b"from", b"sender", b"reply-to", b"to", b"cc", b"bcc"})


def header_has(part: Part, name: bytes, text: str) -> bool:
    """Whether a field of that name (in lower case) holds the text; any such field will do for an empty text."""
    wanted = folded(text)
    return any(wanted in folded(_searched(name, value)) for other, value in part.fields if other == name)


def _searched(name: bytes, value: bytes) -> str:
    """Addresses as they are understood, other fields with one space between words."""
    if name in _ADDRESS_FIELDS:
        value = written(addresses(value))
    return " ".join(decoded_field(value).split())


def header_text(part: Part, name: bytes) -> str:
    return (part.first(name) or b"").decode("latin-1")


def has_text(root: Part, text: str, with_header: bool) -> bool:
    """Whether the body, or with `with_header` also the header, holds the text."""
    wanted = folded(text)
    return any(wanted in folded(piece) for piece in _texts(root, with_header))


def folded(text: str) -> str:
    """Without differences of case and composition, as in i;unicode-casemap (RFC 5051)."""
    return unicodedata.normalize("NFKD", text).lower()


def decoded_field(value: bytes) -> str:
    """A field's value with its encoded words decoded (RFC 2047); what cannot be decoded stays as it is."""
    text = value.decode("utf-8", "replace")
    if "=?" not in text:
        return text
    try:
        pieces = decode_header(text)
    except (HeaderParseError, binascii.Error, ValueError):
        return text
    return "".join(piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces)


def _texts(part: Part, with_header: bool) -> Iterator[str]:
    if with_header:
        yield "\r\n".join(f"{name.decode('latin-1')}: {decoded_field(value)}" for name, value in part.fields)
    if part.is_multipart or part.is_message:
        for child in part.children:
            yield from _texts(child, with_header)
    elif part.media_type.startswith((b"text/", b"message/")):
        yield _decoded(_transfer_decoded(part), _charset(part))


def _transfer_decoded(part: Part) -> bytes:
    """Nothing if the encoding is not known, for then the text is not either."""
    value = part.first(b"content-transfer-encoding")
    encoding = b"7bit" if value is None else (transfer_encoding(value) or b"").lower()
    if encoding == b"quoted-printable":
        return quopri.decodestring(part.body)
    if encoding == b"base64":
        return _base64_decoded(part.body)
    return part.body if encoding in (b"7bit", b"8bit", b"binary") else b""


def _base64_decoded(octets: bytes) -> bytes:
    """Nothing if it breaks off in the middle of a group."""
    try:
        return binascii.a2b_base64(octets)
    except binascii.Error:
        return b""


def _charset(part: Part) -> str | None:
    parameters = part.content.parameters if part.content else ()
    found = next((value for name, value in parameters if name.lower() == b"charset"), None)
    return found.decode("latin-1") if found else None


def _decoded(octets: bytes, charset: str | None) -> str:
    try:
        return octets.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return octets.decode("utf-8", "replace")
