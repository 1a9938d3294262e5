"""What a letter may cost to read: the standard library is quadratic on some structures, so they are refused first."""

from __future__ import annotations

import re
from collections import Counter

from triage.errors import LetterError

HEADER_OCTETS = 256_000
HEADER_FIELDS = 1_000
PARTS = 500
DEPTH = 20
TEXT_OCTETS = 256_000
CONTENT_FIELD_OCTETS = 4_000
PARAMETERS = 3_000  # of all parts together

_HEADER_END = re.compile(rb"\n\r?\n|\r\r")
_FIELD = re.compile(rb"^[^ \t\r\n]", re.MULTILINE)
_DASHES = re.compile(rb"^--([^\r\n]*)", re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary(\*?)[\w*]{0,9}[ \t]*=[ \t]*\"?([^\";\r\n]{1,100})", re.IGNORECASE)
_CONTENT_FIELD = re.compile(rb"^content-[a-z-]{1,30}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)


def refuse_bombs(octets: bytes) -> None:
    """LetterError where headers, parts or nesting are beyond what a person's letter can have. Linear in the size."""
    _check_header(octets)
    _check_content_fields(octets)
    boundaries = _BOUNDARY.findall(octets)
    if len(boundaries) > 5 * DEPTH:
        raise too_large("the nesting of parts")
    if boundaries:
        _check_parts(octets, {name.rstrip() for _, name in boundaries}, any(star for star, _ in boundaries))


def too_large(what: str) -> LetterError:
    return LetterError(f"{what} is larger than a letter can be", stage="mail")


def _check_header(octets: bytes) -> None:
    end = _HEADER_END.search(octets, 0, HEADER_OCTETS + 2)
    if end is None and len(octets) > HEADER_OCTETS:
        raise too_large("the header block")
    header = octets[: end.start() if end else None]
    if sum(1 for _ in _FIELD.finditer(header)) > HEADER_FIELDS:
        raise too_large("the number of header fields")


def _check_content_fields(octets: bytes) -> None:
    parameters = 0
    for match in _CONTENT_FIELD.finditer(octets):
        parameters += match[0].count(b";")
        if len(match[0]) > CONTENT_FIELD_OCTETS or parameters > PARAMETERS:
            raise too_large("a content header field")


def _check_parts(octets: bytes, boundaries: set[bytes], encoded_names: bool) -> None:
    dashed = Counter(line.rstrip() for line in _DASHES.findall(octets))
    parts = sum(count for line, count in dashed.items() if encoded_names or line in boundaries)
    if parts > PARTS + len(boundaries):
        raise too_large("the number of parts")
