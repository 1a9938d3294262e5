"""Octets and encoded-words -> text that is safe to work on; nothing here raises on bad input."""

from __future__ import annotations

import binascii
import codecs
import quopri
import re

# Declared names that in practice mean the larger set beside them (WHATWG Encoding, section 4.2).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "cp950",
    "tis_620": "cp874",
}
# codecs.lookup() also knows codecs that are no charsets (idna, punycode, unicode_escape ...), some of quadratic cost.
_CHARSET = re.compile(
    r"(?:ascii|utf-(?:7|8|8-sig|16|16-le|16-be|32|32-le|32-be)|iso8859-\d+|iso2022_\w+|cp\d+|koi8-\w|koi8_\w|gb\w+|big5\w*"
    r"|euc_\w+|shift_\w+|mac-\w+|johab|hz|tis-620|kz1048|ptcp154|hp-roman8)"
)
# Charsets whose octets may look like ASCII or UTF-8 and yet mean something else.
_AMBIGUOUS = re.compile(r"utf-(?:7|16|32)|iso2022|hz")

_BREAK = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*)\?=")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def decode_octets(octets: bytes, charset: str | None) -> str:
    """Text of a body part: by the declared charset, by UTF-8 where it really is UTF-8, else by Windows-1252."""
    codec = _codec(charset)
    if codec is None or not _AMBIGUOUS.match(codec):
        try:
            # Text in another charset is valid UTF-8 only by a rare accident; a wrong label is common.
            return octets.decode("utf-8")
        except UnicodeDecodeError as error:
            # A body cut at our own limit may end within a character.
            if error.reason == "unexpected end of data" and not octets[: error.start].isascii():
                return octets[: error.start].decode("utf-8")
    if codec is None or codec.startswith("utf-8"):
        codec = "cp1252" if codec is None else "utf-8"
    return octets.decode(_MEANT.get(codec, codec), "replace")


def clean_text(text: str) -> str:
    """Text with LF line breaks and without control characters, bidi controls, invisible spaces and lone surrogates."""
    text = _BREAK.sub("\n", text.replace("\r\n", "\n"))
    return _SURROGATE.sub("\ufffd", _NOT_TEXT.sub("", text))


def clean_line(text: str, most: int) -> str:
    """`clean_text` on one line of at most `most` characters, runs of white space made one space."""
    return " ".join(clean_text(text[: 4 * most]).split())[:most].rstrip()


def decode_header(value: str, most: int) -> str:
    """A header value with its encoded-words (RFC 2047) decoded, on one clean line of at most `most` characters."""
    value = value[: 8 * most]
    if "=?" not in value:
        return clean_line(value, most)
    pieces: list[str] = []
    pending, pending_charset, end = b"", "", 0
    for match in _ENCODED_WORD.finditer(value):
        charset, encoding, content = match.groups()
        between = value[end : match.start()]
        # A character may be split over two encoded-words of one charset (forbidden by section 5, often done).
        if between.strip() or charset != pending_charset or not end:
            pieces.append(_decode_word(pending, pending_charset))
            pieces.append(between if between.strip() or not end else "")
            pending = b""
        pending, pending_charset, end = pending + _word_octets(encoding, content), charset, match.end()
    pieces += [_decode_word(pending, pending_charset), value[end:]]
    return clean_line("".join(pieces), most)


def decode_transfer(octets: bytes, encoding: str, most: int) -> bytes:
    """At most `most` octets of a body by its Content-Transfer-Encoding (RFC 2045 section 6); 8bit if unknown."""
    match encoding.strip().lower():
        case "base64":
            return _from_base64(octets[: most * 3 // 2])[:most]
        case "quoted-printable":
            return quopri.decodestring(octets[: most * 3])[:most]
        case _:
            return octets[:most]


def _codec(charset: str | None) -> str | None:
    """The name Python gives a charset, None where it is none."""
    try:
        name = codecs.lookup((charset or "").strip(" \t'\"")[:40]).name
    except (LookupError, ValueError):
        return None
    return name if _CHARSET.fullmatch(name) else None


def _decode_word(octets: bytes, charset: str) -> str:
    return decode_octets(octets, charset.partition("*")[0]) if octets else ""  # RFC 2231 section 5: charset*language


def _word_octets(encoding: str, content: str) -> bytes:
    octets = content.encode("utf-8", "surrogatepass")
    return _from_base64(octets) if encoding in "bB" else quopri.decodestring(octets, header=True)


def _from_base64(octets: bytes) -> bytes:
    letters = _NOT_BASE64.sub(b"", octets.partition(b"=")[0])
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
