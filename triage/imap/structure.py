"""BODYSTRUCTURE (RFC 9051 section 7.5.2): which parts of a large message to fetch, and a message made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

_MOST_TEXTS = 8
_MOST_PARTS = 200
_DEEPEST = 20

Parameters = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A body part. `section` is its number in FETCH; `parts` are those of a multipart. `size` in octets, encoded."""

    section: str
    kind: bytes  # type/subtype, lower case
    params: Parameters
    encoding: bytes = b"7bit"
    size: int = 0
    disposition: bytes = b""
    disposition_params: Parameters = ()
    parts: tuple[Part, ...] = ()

    @property
    def is_multipart(self) -> bool:
        return self.kind.startswith(b"multipart/")

    def walk(self) -> Iterator[Part]:
        yield self
        for part in self.parts:
            yield from part.walk()


def read(structure: Any) -> Part:
    """The parts, of what imapclient makes of a BODYSTRUCTURE. ValueError where it is none, or too deep or wide."""
    root = _read(structure, "", 0)
    if sum(1 for _ in root.walk()) > _MOST_PARTS:
        raise ValueError("too many parts")
    return root


def texts(root: Part) -> tuple[str, ...]:
    """The sections to fetch: text a reader sees, no attachments."""
    found = [
        part.section
        for part in root.walk()
        if part.kind in (b"text/plain", b"text/html") and part.disposition != b"attachment"
    ]
    return tuple(found[:_MOST_TEXTS])


def assemble(header: bytes, root: Part, bodies: Mapping[str, bytes]) -> bytes:
    """A message with that header, in which only the parts in `bodies` (by section) have a body.

    A single part keeps its header as it is; a multipart gets a boundary that occurs in none of the bodies.
    """
    if not root.is_multipart:
        return _ended(header) + bodies.get(root.section, b"")
    boundary = next(mark for mark in _boundaries() if not any(mark in body for body in bodies.values()))
    fields = _without_content_fields(header)
    return fields + b"\r\n".join(_entity(root, bodies, boundary, count(1))) + b"\r\n"


def _read(structure: Any, section: str, depth: int) -> Part:
    if depth > _DEEPEST or not isinstance(structure, tuple) or not structure:
        raise ValueError("not a body structure")
    if isinstance(structure[0], list):
        parts = tuple(
            _read(part, f"{section}.{number}" if section else str(number), depth + 1)
            for number, part in enumerate(structure[0], 1)
        )
        subtype, params, disposition = _padded(structure[1:], 3)
        return Part(section, b"multipart/" + _word(subtype), _parameters(params), parts=parts, **_placed(disposition))
    kind, subtype, params, _, _, encoding, size = _padded(structure, 7)
    media = _word(kind) + b"/" + _word(subtype)
    # Before the disposition stand the lines of a text, and envelope, structure and lines of a message; then the MD5.
    skipped = {b"text": 8, b"message": 10 if media == b"message/rfc822" else 7}.get(_word(kind), 7)
    disposition = _padded(structure[skipped:], 2)[1]
    return Part(
        section or "1",
        media,
        _parameters(params),
        _word(encoding) or b"7bit",
        size if isinstance(size, int) else 0,
        **_placed(disposition),
    )


def _padded(values: Sequence[Any], length: int) -> tuple[Any, ...]:
    return (*values[:length], *[None] * (length - len(values)))


def _placed(disposition: Any) -> dict[str, Any]:
    if not isinstance(disposition, tuple) or not disposition:
        return {}
    kind, params = _padded(disposition, 2)
    return {"disposition": _word(kind), "disposition_params": _parameters(params)}


def _parameters(flat: Any) -> Parameters:
    if not isinstance(flat, tuple):
        return ()
    values = [_bytes(value) for value in flat]
    return tuple(zip((name.lower() for name in values[::2]), values[1::2], strict=False))


def _word(value: Any) -> bytes:
    """An RFC 2045 token in lower case; what a server passes on from a letter may be none."""
    return re.sub(rb"[^a-z0-9!#$&^_.+*'-]", b"", _bytes(value).lower())


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    return str(value).encode() if isinstance(value, int) else b""


def _boundaries() -> Iterator[bytes]:
    return (b"=_part_%d" % number for number in count(1))


def _entity(part: Part, bodies: Mapping[str, bytes], boundary: bytes, numbers: Iterator[int]) -> Iterator[bytes]:
    """The lines of a body part: its fields, an empty line, its body."""
    if not part.is_multipart:
        yield _field(b"Content-Type: " + part.kind, part.params)
        yield b"Content-Transfer-Encoding: " + part.encoding
        if part.disposition:
            yield _field(b"Content-Disposition: " + part.disposition, part.disposition_params)
        yield b""
        yield bodies.get(part.section, b"")
        return
    own = boundary + b"_%d" % next(numbers)
    params = tuple((name, value) for name, value in part.params if name != b"boundary")
    yield _field(b"Content-Type: " + part.kind, ((b"boundary", own), *params))
    yield b""
    for each in part.parts:
        yield b"--" + own
        yield from _entity(each, bodies, boundary, numbers)
    yield b"--" + own + b"--"


def _field(start: bytes, params: Parameters) -> bytes:
    return start + b"".join(b";\r\n " + _parameter(name, value) for name, value in params if _word(name))


def _parameter(name: bytes, value: bytes) -> bytes:
    clean = re.sub(rb"[\x00-\x1f\x7f]+", b" ", value)
    if name.endswith(b"*"):  # RFC 2231: percent-encoded, never quoted
        return _word(name) + b"=" + re.sub(rb'[\s";]', b"", clean)
    return _word(name) + b'="' + re.sub(rb'(["\\])', rb"\\\1", clean) + b'"'


def _without_content_fields(header: bytes) -> bytes:
    """The header without its Content fields and without the empty line that ends it."""
    fields = re.findall(rb"[^\r\n][^\n]*\n(?:[ \t][^\n]*\n)*", _ended(header))
    kept = (field for field in fields if not re.match(rb"content-(?:type|transfer-encoding)[ \t]*:", field, re.I))
    return b"".join(kept)


def _ended(header: bytes) -> bytes:
    """The header with the empty line at its end, also where it was cut."""
    return header if header.endswith(b"\r\n\r\n") else header.rstrip(b"\r\n") + b"\r\n\r\n"
