"""What stands in the brackets of BODY[...] (RFC 3501 section 6.4.5), read from a command and cut out of a message."""

from dataclasses import dataclass

from triage.demo.imapd.mime import Part, field_lines
from triage.demo.imapd.replies import Bad
from triage.demo.imapd.scanner import Scanner
from triage.demo.imapd.strings import astring, parenthesised


@dataclass(frozen=True, slots=True)
class Section:
    """`path` are part numbers; `kind` is "", HEADER, HEADER.FIELDS, HEADER.FIELDS.NOT, TEXT or MIME."""

    path: tuple[int, ...] = ()
    kind: str = ""
    fields: tuple[bytes, ...] = ()

    def label(self) -> bytes:
        numbers = [str(number) for number in self.path]
        text = ".".join([*numbers, self.kind] if self.kind else numbers).encode()
        return text + (b" " + parenthesised([astring(name) for name in self.fields]) if self.fields else b"")


def read_section(scanner: Scanner) -> Section:
    """From behind the opening bracket to behind the closing one."""
    path = []
    while not scanner.looking_at(b"]") and scanner.octets[scanner.position : scanner.position + 1].isdigit():
        path.append(scanner.number())
        if not scanner.accept(b"."):
            scanner.expect(b"]")
            return Section(tuple(path))
    kind, fields = _kind(scanner)
    if (kind == "MIME") > bool(path):
        raise Bad("MIME needs a part number")
    scanner.expect(b"]")
    return Section(tuple(path), kind, fields)


def _kind(scanner: Scanner) -> tuple[str, tuple[bytes, ...]]:
    for kind in ("HEADER.FIELDS.NOT", "HEADER.FIELDS"):
        if scanner.accept(kind.encode()):
            return kind, _field_names(scanner)
    for kind in ("HEADER", "TEXT", "MIME"):
        if scanner.accept(kind.encode()):
            return kind, ()
    return "", ()


def _field_names(scanner: Scanner) -> tuple[bytes, ...]:
    scanner.expect(b" (")
    names = [scanner.astring().upper()]
    while scanner.accept(b" "):
        names.append(scanner.astring().upper())
    scanner.expect(b")")
    return tuple(names)


def cut_out(root: Part, section: Section) -> bytes:
    """The section's octets, empty if the message has no such part."""
    part = _find(root, section.path)
    if part is None:
        return b""
    if section.kind == "MIME":
        return part.header
    if section.path and not section.kind:
        return part.body
    if section.path:
        if not part.is_message:
            return b""
        part = part.children[0]
    return _of_message(part, section)


def _of_message(message: Part, section: Section) -> bytes:
    match section.kind:
        case "HEADER":
            return message.header
        case "TEXT":
            return message.body
        case "HEADER.FIELDS":
            return _selected_fields(message.header, section.fields, wanted=True)
        case "HEADER.FIELDS.NOT":
            return _selected_fields(message.header, section.fields, wanted=False)
    return message.octets


def _find(message: Part, path: tuple[int, ...]) -> Part | None:
    """Numbers go through an embedded message to its parts; a message that is no multipart has one part, its body
    (RFC 3501 section 6.4.5)."""
    if not path:
        return message
    number, rest = path[0], path[1:]
    if not message.is_multipart:
        if number != 1 or (rest and not message.is_message):
            return None
        return _find(message.children[0], rest) if rest else message
    if not 0 < number <= len(message.children):
        return None
    part = message.children[number - 1]
    return _find(part.children[0] if part.is_message and rest else part, rest)


def _selected_fields(header: bytes, names: tuple[bytes, ...], wanted: bool) -> bytes:
    """Whole fields, folds included, and the empty line that ends the header.

    Like Dovecot, a selection gets that line even where the message has none; the rest without a selection does not.
    """
    lines = [line for line in field_lines(header) if line.strip(b"\r\n")]
    kept = [line for line in lines if (_field_name(line) in names) is wanted]
    ending = b"\r\n" if wanted else header[sum(map(len, lines)) :]
    return b"".join(kept) + ending


def _field_name(line: bytes) -> bytes:
    return line.partition(b":")[0].rstrip(b" \t").upper()
