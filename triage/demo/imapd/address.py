"""Address lists (RFC 5322 section 3.4) in the shape ENVELOPE gives them, malformed ones included."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from triage.demo.imapd.lexical import FieldScanner, Malformed

MISSING_MAILBOX = b"MISSING_MAILBOX"
MISSING_HOST = b"MISSING_DOMAIN"
BROKEN_HOST = b"SYNTAX_ERROR"


@dataclass(frozen=True, slots=True)
class Address:
    """RFC 3501 section 7.4.2: a group starts with its name as `mailbox` and no host, and ends with neither."""

    name: bytes | None = None
    route: bytes | None = None
    mailbox: bytes | None = None
    host: bytes | None = None


GROUP_END = Address()


def addresses(value: bytes) -> tuple[Address, ...]:
    """The addresses of a field; reading stops where a comma is missing."""
    scanner = FieldScanner(value)
    found: list[Address] = []
    try:
        scanner.skip_white()
        while not scanner.at_end:
            found.extend(_address(scanner))
            if not scanner.accept(b","):
                break
            scanner.skip_white()
    except Malformed:
        if found:
            found.append(Address(mailbox=MISSING_MAILBOX, host=MISSING_HOST))
    return tuple(found)


def written(found: Iterable[Address]) -> bytes:
    """The addresses as text again, without what was missing."""
    return b", ".join(_written(one) for one in found)


def _written(one: Address) -> bytes:
    if one.host is None:
        return b";" if one.mailbox is None else one.mailbox + b":"
    known = [part for part in (one.mailbox, one.host) if part not in (None, MISSING_MAILBOX, MISSING_HOST)]
    spec = b"@".join(part for part in known if part)
    return b"%b <%b>" % (one.name, spec) if one.name else spec


def _address(scanner: FieldScanner) -> list[Address]:
    start = scanner.position
    group = _group(scanner)
    if group is not None:
        return group
    scanner.position = start
    return [_mailbox(scanner)]


def _group(scanner: FieldScanner) -> list[Address] | None:
    """None if this is no group."""
    try:
        name = scanner.phrase()
    except Malformed:
        return None
    if not scanner.accept(b":"):
        return None
    return [Address(mailbox=name), *_members(scanner), GROUP_END]


def _members(scanner: FieldScanner) -> list[Address]:
    found: list[Address] = []
    try:
        scanner.skip_white()
        while not scanner.at_end and not scanner.at(b";"):
            found.append(_mailbox(scanner))
            if not scanner.accept(b","):
                break
            scanner.skip_white()
        if scanner.accept(b";"):
            scanner.skip_white()
    except Malformed:
        pass
    return found


def _mailbox(scanner: FieldScanner) -> Address:
    start = scanner.position
    try:
        name = scanner.phrase()
        if scanner.at(b"<"):
            return _angle_address(scanner, name or None)
    except Malformed:
        pass
    scanner.position = start
    return _bare_address(scanner)


def _angle_address(scanner: FieldScanner, name: bytes | None) -> Address:
    route = mailbox = host = None
    try:
        scanner.position += 1
        scanner.skip_white()
        if scanner.at(b"@"):
            route = b"INVALID_ROUTE"
            route = _route(scanner)
        if not scanner.at(b">"):
            mailbox = _local_part(scanner)
        if scanner.at(b"@"):
            host = scanner.domain()
        if not scanner.accept(b">"):
            raise Malformed("angle address without end")
        scanner.skip_white()
    except Malformed:
        host = BROKEN_HOST
    return _complete(Address(name, route, mailbox, host))


def _route(scanner: FieldScanner) -> bytes:
    hosts = []
    while scanner.at(b"@"):
        hosts.append(b"@" + scanner.domain())
        while scanner.accept(b","):
            scanner.skip_white()
    if not scanner.accept(b":"):
        raise Malformed("route without end")
    scanner.skip_white()
    return b",".join(hosts)


def _bare_address(scanner: FieldScanner) -> Address:
    """`local@host (Name)`: the last comment is taken for a name. Several words without a host are a name too."""
    scanner.comment = b""
    mailbox = host = name = None
    with suppress(Malformed):
        mailbox = _local_part(scanner)
    with suppress(Malformed):
        if scanner.at(b"@"):
            host = scanner.domain()
        elif not scanner.comment and (more := scanner.phrase(as_far_as_it_goes=True)):
            name, mailbox = b"%b %b" % (mailbox or b"", more), None
    return _complete(Address(scanner.comment or name, None, mailbox, host))


def _local_part(scanner: FieldScanner) -> bytes:
    return scanner.quoted_string() if scanner.at(b'"') else scanner.dots_and_atoms()


def _complete(address: Address) -> Address:
    mailbox = MISSING_MAILBOX if address.mailbox is None else address.mailbox
    host = MISSING_HOST if address.host is None else address.host
    return Address(address.name, address.route, mailbox, host)
