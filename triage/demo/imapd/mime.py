"""A message's MIME structure as positions in its octets (RFC 2045, RFC 2046), so that sections can be cut out of it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from triage.demo.imapd.parameters import Valued, content_type

# As Dovecot has them: what would hold parts at this depth, or after so many, is taken as one piece.
MOST_LEVELS = 100
MOST_PARTS = 10_000

_DASHES = re.compile(rb"^--", re.MULTILINE)
_FIELD = re.compile(rb"([^:\r\n]*?)[ \t]*:[ \t]*(.*)", re.DOTALL)
_FIELD_START = re.compile(rb"(?<=\n)(?![ \t])")
_BLANK_LINE = re.compile(rb"^\r?\n", re.MULTILINE)


@dataclass
class Part:
    """One entity: its header is octets[start:body_start], its body octets[body_start:end]."""

    octets: bytes = field(repr=False)
    start: int
    body_start: int = 0
    end: int = 0
    in_multipart: bool = False
    in_digest: bool = False
    children: list["Part"] = field(default_factory=list)
    opaque: bool = False
    """Too deep or too late in the message for its own structure to be read."""

    @property
    def header(self) -> bytes:
        return self.octets[self.start : self.body_start]

    @property
    def body(self) -> bytes:
        return self.octets[self.body_start : self.end]

    @property
    def lines(self) -> int:
        return self.octets.count(b"\n", self.body_start, self.end)

    @cached_property
    def fields(self) -> tuple[tuple[bytes, bytes], ...]:
        """Names in lower case and unfolded values, in order."""
        return tuple((name.lower(), unfolded(value)) for name, value in header_fields(self.header))

    def first(self, name: bytes) -> bytes | None:
        return next((value for other, value in self.fields if other == name), None)

    def last(self, name: bytes) -> bytes | None:
        return next((value for other, value in reversed(self.fields) if other == name), None)

    @cached_property
    def is_mime(self) -> bool:
        """Content fields count only in a MIME entity (RFC 2045 section 4)."""
        return self.in_multipart or any(name in (b"mime-version", b"content-type") for name, _ in self.fields)

    @cached_property
    def content(self) -> Valued | None:
        """Content-Type, or None without one."""
        value = self.first(b"content-type")
        return None if value is None else content_type(value)

    @property
    def media_type(self) -> bytes:
        """In lower case, with the default of RFC 2045 section 5.2 or of a digest."""
        if self.content is None:
            return b"message/rfc822" if self.in_digest else b"text/plain"
        return self.content.value.lower()

    @property
    def is_multipart(self) -> bool:
        return not self.opaque and self.media_type.startswith(b"multipart/")

    @property
    def is_message(self) -> bool:
        return not self.opaque and self.media_type == b"message/rfc822"

    @property
    def boundary(self) -> bytes | None:
        parameters = self.content.parameters if self.content else ()
        return next((value for name, value in parameters if name.lower() == b"boundary"), None)


def header_fields(header: bytes) -> list[tuple[bytes, bytes]]:
    """Name and raw value of each field; lines that are no field are passed over."""
    return [(found[1], found[2]) for line in field_lines(header) if (found := _FIELD.fullmatch(line.rstrip(b"\r\n")))]


def field_lines(header: bytes) -> list[bytes]:
    """The header cut before each line that is not the continuation of a fold."""
    return _FIELD_START.split(header)


def unfolded(value: bytes) -> bytes:
    """One line of it; the white space a fold starts with stays."""
    return re.sub(rb"\r?\n(?=[ \t])", b"", value)


def parse_message(octets: bytes) -> Part:
    return _Parser(octets).message()


@dataclass(frozen=True, slots=True)
class _Delimiter:
    """A line that ends a part: which of the open boundaries it is, where it stands, whether it closes the multipart."""

    level: int
    start: int
    end: int
    closing: bool


class _Parser:
    def __init__(self, octets: bytes) -> None:
        self._octets = octets
        self._boundaries: list[bytes] = []
        self._levels = 0
        self._parts = 0
        self._last_was_cut = False

    def message(self) -> Part:
        root = Part(self._octets, 0)
        self._read(root)
        return root

    def _read(self, part: Part) -> _Delimiter | None:
        """Fill in the part that begins at part.start; the delimiter that ends it belongs to a multipart around it."""
        self._parts += 1
        self._levels += 1
        part.opaque = self._levels >= MOST_LEVELS or self._parts >= MOST_PARTS
        cut = self._read_header(part)
        delimiter = cut or self._read_body(part)
        if cut is None:
            end = len(self._octets) if delimiter is None else self._before_line(delimiter.start)
            part.end = max(part.end, part.body_start, end)
        self._levels -= 1
        self._last_was_cut = cut is not None
        return delimiter

    def _read_header(self, part: Part) -> _Delimiter | None:
        """A delimiter within the header, or right behind its empty line, ends the part there."""
        blank = _BLANK_LINE.search(self._octets, part.start)
        part.body_start = blank.end() if blank else len(self._octets)
        # Right behind the header of a multipart it may be the multipart's own, which _next_delimiter does not know yet.
        last = part.body_start - 1 if part.is_multipart else part.body_start
        delimiter = self._next_delimiter(part.start, last)
        if delimiter is None:
            return None
        part.body_start = part.end = max(part.start, self._before_line(delimiter.start))
        if part.is_message:
            part.children.append(Part(self._octets, part.end, part.end, part.end))
        return delimiter

    def _read_body(self, part: Part) -> _Delimiter | None:
        if part.is_multipart and part.boundary is not None:
            return self._read_multipart(part, part.boundary)
        if part.is_message:
            return self._read_embedded(part)
        return self._next_delimiter(part.body_start)

    def _read_embedded(self, part: Part) -> _Delimiter | None:
        child = Part(self._octets, part.body_start)
        part.children.append(child)
        delimiter = self._read(child)
        # Like Dovecot, leave the line end before the delimiter to the embedded message if that is all header.
        part.end = delimiter.start if delimiter and self._last_was_cut else child.end
        return delimiter

    def _read_multipart(self, part: Part, boundary: bytes) -> _Delimiter | None:
        level = len(self._boundaries)
        self._boundaries.append(boundary)
        in_digest = part.media_type == b"multipart/digest"
        delimiter = self._next_delimiter(part.body_start)
        while delimiter and delimiter.level == level and not delimiter.closing:
            child = Part(self._octets, delimiter.end, in_multipart=True, in_digest=in_digest)
            part.children.append(child)
            delimiter = self._read(child)
        del self._boundaries[level:]
        if delimiter and delimiter.level == level:
            # The closing line's own line end is the multipart's even if a delimiter follows at once.
            part.end = delimiter.end
            return self._next_delimiter(delimiter.end)
        return delimiter

    def _next_delimiter(self, position: int, last: int | None = None) -> _Delimiter | None:
        """The first one from here on, or at most at `last`; after the last part that is read, there is none."""
        if self._parts >= MOST_PARTS or not self._boundaries:
            return None
        limit = len(self._octets) if last is None else last + 2
        while dashes := _DASHES.search(self._octets, position, limit):
            line_end = self._octets.find(b"\n", dashes.end()) + 1 or len(self._octets)
            level = self._level_of(self._octets[dashes.end() : line_end])
            if level is not None:
                after = dashes.end() + len(self._boundaries[level])
                return _Delimiter(level, dashes.start(), line_end, self._octets.startswith(b"--", after))
            position = line_end
        return None

    def _level_of(self, line: bytes) -> int | None:
        """The innermost of the longest boundaries the line begins with."""
        matching = [level for level, boundary in enumerate(self._boundaries) if line.startswith(boundary)]
        return max(matching, key=lambda level: (len(self._boundaries[level]), level), default=None)

    def _before_line(self, position: int) -> int:
        """The line end before a delimiter belongs to the delimiter (RFC 2046 section 5.1.1)."""
        if self._octets.endswith(b"\r\n", 0, position):
            return position - 2
        return position - 1 if self._octets.endswith(b"\n", 0, position) else position
