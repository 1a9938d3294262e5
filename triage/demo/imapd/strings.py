"""Strings as IMAP writes them (RFC 3501 section 4.3) and mailbox names in modified UTF-7 (section 5.1.3)."""

import binascii
import re

_NEEDS_LITERAL = re.compile(rb"[\x00\r\n\x80-\xff]")
_ATOM = re.compile(rb"[^\x00-\x20\x7f-\xff(){%*\"\\\]]+")
_SHIFTED = re.compile(r"&([^-]*)-")
_OUTSIDE_ASCII = re.compile(r"&|[^\x20-\x7e]+")


def literal(octets: bytes) -> bytes:
    return b"{%d}\r\n%b" % (len(octets), octets)


def string(octets: bytes) -> bytes:
    """A quoted string where one can hold the octets, a literal otherwise."""
    if len(octets) > 1000 or _NEEDS_LITERAL.search(octets):
        return literal(octets)
    return b'"' + octets.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def nstring(octets: bytes | None) -> bytes:
    return b"NIL" if octets is None else string(octets)


def astring(octets: bytes) -> bytes:
    """An atom where the octets allow it: INBOX is customarily written without quotes."""
    return octets if _ATOM.fullmatch(octets) and octets.upper() != b"NIL" else string(octets)


def parenthesised(items: list[bytes]) -> bytes:
    return b"(" + b" ".join(items) + b")"


def mailbox_name(name: str) -> bytes:
    """A mailbox name for the wire."""
    return astring(encode_utf7(name))


def encode_utf7(name: str) -> bytes:
    return _OUTSIDE_ASCII.sub(lambda found: _shift(found.group()), name).encode("ascii")


def _shift(text: str) -> str:
    if text == "&":
        return "&-"
    base64 = binascii.b2a_base64(text.encode("utf-16-be", "surrogatepass"), newline=False).decode("ascii")
    return "&" + base64.rstrip("=").replace("/", ",") + "-"


def decode_utf7(octets: bytes) -> str:
    """The mailbox name; octets that are not modified UTF-7 are taken as UTF-8 (RFC 6855), or as they stand."""
    try:
        return _SHIFTED.sub(lambda found: _unshift(found.group(1)), octets.decode("ascii"))
    except (UnicodeDecodeError, binascii.Error):
        return octets.decode("utf-8", "replace")


def _unshift(base64: str) -> str:
    if not base64:
        return "&"
    padded = base64.replace(",", "/") + "=" * (-len(base64) % 4)
    return binascii.a2b_base64(padded).decode("utf-16-be")
