"""Content-Type and Content-Disposition values with their parameters (RFC 2045 section 5.1, RFC 2231 section 3)."""

import re
from dataclasses import dataclass

from triage.demo.imapd.lexical import FieldScanner, Malformed

Parameters = tuple[tuple[bytes, bytes], ...]

_CONTINUED = re.compile(rb"([^*]*)\*(?:(\d+)(\*?))?")
_BROKEN_VALUE = re.compile(rb"=[^; \t\r\n]*")


@dataclass(frozen=True, slots=True)
class Valued:
    """A value such as `attachment` or `text/plain`, and its parameters in the order written."""

    value: bytes
    parameters: Parameters = ()


def content_type(value: bytes) -> Valued:
    """`type/subtype` as written. A lone type is kept as such; anything else malformed comes to nothing at all."""
    scanner = FieldScanner(value)
    try:
        scanner.skip_white()
        main = scanner.token()
        if main and scanner.at_end:
            return Valued(main)
        if not main or not scanner.accept(b"/"):
            return Valued(b"")
        scanner.skip_white()
        subtype = scanner.token()
    except Malformed:
        return Valued(b"")
    if not subtype or not (scanner.at_end or scanner.at(b";")):
        return Valued(b"")
    return Valued(main + b"/" + subtype, _parameters(scanner))


def disposition(value: bytes) -> Valued | None:
    scanner = FieldScanner(value)
    try:
        scanner.skip_white()
        text = scanner.token()
    except Malformed:
        return None
    return Valued(text, _parameters(scanner))


def transfer_encoding(value: bytes) -> bytes | None:
    """The token, or None unless it is all there is."""
    scanner = FieldScanner(value)
    try:
        scanner.skip_white()
        token = scanner.token()
    except Malformed:
        return None
    return token if token and scanner.at_end else None


def languages(value: bytes) -> tuple[bytes, ...]:
    """The language tags of Content-Language (RFC 3282)."""
    scanner = FieldScanner(value)
    found: list[bytes] = []
    try:
        scanner.skip_white()
        found.append(scanner.atom())
        while scanner.accept(b","):
            scanner.skip_white()
            found.append(scanner.atom())
    except Malformed:
        pass
    return tuple(found)


def _parameters(scanner: FieldScanner) -> Parameters:
    """Parameters up to the end; what is malformed is skipped octet by octet."""
    found: list[tuple[bytes, bytes]] = []
    while not scanner.at_end:
        try:
            found.append(_parameter(scanner))
        except Malformed:
            scanner.position += 1
    return _joined(found)


def _parameter(scanner: FieldScanner) -> tuple[bytes, bytes]:
    if not scanner.accept(b";"):
        raise Malformed("no parameter")
    scanner.skip_white()
    name = scanner.token()
    if not scanner.accept(b"="):
        raise Malformed("no value")
    scanner.skip_white()
    return name, _value(scanner)


def _value(scanner: FieldScanner) -> bytes:
    if scanner.at(b'"'):
        return scanner.quoted_string()
    # An encoded word where none is allowed, `name==?utf-8?b?...?=`, is common enough to be let pass.
    broken = _BROKEN_VALUE.match(scanner.value, scanner.position)
    if broken is None:
        return scanner.token()
    scanner.position = broken.end()
    return broken.group()


def _joined(found: list[tuple[bytes, bytes]]) -> Parameters:
    """Continuations `name*0*=`, `name*1=` put together under `name` or `name*`, after the plain parameters."""
    plain: list[tuple[bytes, bytes]] = []
    pieces: dict[bytes, list[tuple[int, bool, bytes]]] = {}
    for name, value in found:
        continued = _CONTINUED.fullmatch(name)
        if continued is None:
            plain.append((name, value))
        else:
            key, index, star = continued.groups()
            pieces.setdefault(key, []).append((int(index or 0), index is None or star == b"*", value))
    for key in sorted(pieces):
        plain.extend(_join(key, sorted(pieces[key])))
    return tuple(plain)


def _join(key: bytes, pieces: list[tuple[int, bool, bytes]]) -> Parameters:
    if [index for index, _, _ in pieces] != list(range(len(pieces))):
        return tuple((b"%b*%d%b" % (key, index, b"*" * extended), value) for index, extended, value in pieces)
    if not any(extended for _, extended, _ in pieces):
        return ((key, b"".join(value for _, _, value in pieces)),)
    values = [value if extended else value.replace(b"%", b"%25") for _, extended, value in pieces]
    prefix = b"" if pieces[0][1] else b"''"
    return ((key + b"*", prefix + b"".join(values)),)
