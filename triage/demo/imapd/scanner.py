"""The lexical part of a command (RFC 3501 section 9): a cursor over its octets, literals included.

Every method takes one element at the cursor and raises Bad where it is not there.
"""

import re
from datetime import date, datetime, timedelta, timezone

from triage.demo.imapd.replies import Bad
from triage.demo.imapd.strings import decode_utf7

_ATOM = re.compile(rb"[^\x00-\x20\x7f(){%*\"\\\]]+")
_ASTRING = re.compile(rb"[^\x00-\x20\x7f(){%*\"\\]+")
_LIST_PATTERN = re.compile(rb"[^\x00-\x20\x7f(){\"\\]+")
_QUOTED = re.compile(rb'"((?:[^"\\\r\n]|\\["\\])*)"')
_LITERAL = re.compile(rb"~?\{(\d+)\+?\}\r\n")
_NUMBER = re.compile(rb"\d+")
_FLAG = re.compile(rb"\\?[^\x00-\x20\x7f(){%*\"\\\]]+")
_SEQUENCE_SET = re.compile(rb"(?:\d+|\*)(?::(?:\d+|\*))?(?:,(?:\d+|\*)(?::(?:\d+|\*))?)*(?=[ \r\n)]|$)")
_DATE = re.compile(rb'"?([ 0-9]?\d)-([A-Za-z]{3})-(\d{4})"?')
_DATE_TIME = re.compile(rb'"([ 0-9]\d)-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"')

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STAR = 0
"""The number that stands for `*`, the largest one in use; no sequence number or UID is 0."""

SequenceSet = tuple[tuple[int, int], ...]
"""Inclusive ranges as they were written, either end may be STAR."""


class Scanner:
    """A cursor over one command's octets."""

    def __init__(self, octets: bytes) -> None:
        self.octets = octets
        self.position = 0

    def _match(self, pattern: re.Pattern[bytes], what: str) -> re.Match[bytes]:
        found = pattern.match(self.octets, self.position)
        if found is None:
            raise Bad(f"Expected {what}")
        self.position = found.end()
        return found

    def looking_at(self, octets: bytes) -> bool:
        end = self.position + len(octets)
        return self.octets[self.position : end].upper() == octets

    def accept(self, octets: bytes) -> bool:
        """Take these octets (upper case stands for either case) if they come next."""
        if not self.looking_at(octets):
            return False
        self.position += len(octets)
        return True

    def expect(self, octets: bytes) -> None:
        if not self.accept(octets):
            raise Bad(f"Expected {octets.decode()!r}")

    def space(self) -> None:
        self.expect(b" ")

    def at_end(self) -> bool:
        return self.octets[self.position :] in (b"", b"\r\n", b"\n")

    def end(self) -> None:
        if not self.at_end():
            raise Bad("Unexpected further arguments")

    def atom(self) -> str:
        return self._match(_ATOM, "an atom").group().decode("latin-1").upper()

    def number(self) -> int:
        return int(self._match(_NUMBER, "a number").group())

    def astring(self) -> bytes:
        if self.octets[self.position : self.position + 1] in (b'"', b"{", b"~"):
            return self.string()
        return self._match(_ASTRING, "a string").group()

    def string(self) -> bytes:
        if not self.looking_at(b'"'):
            return self.literal()
        quoted = self._match(_QUOTED, "a quoted string").group(1)
        return re.sub(rb"\\(.)", rb"\1", quoted) if b"\\" in quoted else quoted

    def literal(self) -> bytes:
        size = int(self._match(_LITERAL, "a literal").group(1))
        start, self.position = self.position, self.position + size
        return self.octets[start : self.position]

    def mailbox(self) -> str:
        return decode_utf7(self.astring())

    def list_pattern(self) -> str:
        if self.octets[self.position : self.position + 1] in (b'"', b"{"):
            return decode_utf7(self.string())
        return decode_utf7(self._match(_LIST_PATTERN, "a mailbox pattern").group())

    def flags(self) -> tuple[str, ...]:
        """A flag list in parentheses, or bare flags as STORE also allows them."""
        if not self.accept(b"("):
            return tuple(self._bare_flags())
        if self.accept(b")"):
            return ()
        flags = tuple(self._bare_flags())
        self.expect(b")")
        return flags

    def _bare_flags(self) -> list[str]:
        flags = [self.flag()]
        while self.accept(b" "):
            flags.append(self.flag())
        return flags

    def flag(self) -> str:
        return self._match(_FLAG, "a flag").group().decode("latin-1")

    def sequence_set(self) -> SequenceSet:
        ranges = self._match(_SEQUENCE_SET, "a message set").group().split(b",")
        return tuple(_range(text) for text in ranges)

    def date(self) -> date:
        day, month, year = self._match(_DATE, "a date").groups()
        return _checked_date(day, month, year)

    def date_time(self) -> datetime:
        """A date with its own time zone."""
        day, month, year, hour, minute, second, sign, hours, minutes = self._match(_DATE_TIME, "a date-time").groups()
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        calendar_day = _checked_date(day, month, year)
        try:
            zone = timezone(-offset if sign == b"-" else offset)
            return datetime(
                calendar_day.year,
                calendar_day.month,
                calendar_day.day,
                int(hour),
                int(minute),
                int(second),
                tzinfo=zone,
            )
        except ValueError as error:
            raise Bad("Invalid date-time") from error


def _range(text: bytes) -> tuple[int, int]:
    first, _, last = text.partition(b":")
    return _sequence_number(first), _sequence_number(last or first)


def _sequence_number(text: bytes) -> int:
    if text == b"*":
        return STAR
    number = int(text)
    if not 0 < number < 2**32:
        raise Bad("Invalid number in message set")
    return number


def _checked_date(day: bytes, month: bytes, year: bytes) -> date:
    try:
        return date(int(year), MONTHS.index(month.decode("ascii").capitalize()) + 1, int(day))
    except ValueError as error:
        raise Bad("Invalid date") from error
