"""Header fields of any quality -> the values a Message holds (RFC 5322). Nothing here raises on bad input."""

from __future__ import annotations

import email.message
import email.utils
import re
from collections.abc import Iterable
from datetime import UTC, datetime

MOST_REFERENCES = 20  # besides the first, which names the thread
# What the standard library raises on an unknown charset, a section number that is none, and a parameter with and
# without sections (RFC 2231 section 3).
UNREADABLE_PARAMS = (LookupError, ValueError, TypeError)

_MSG_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_FOLD = re.compile(r"\r?\n(?=[ \t])|[\r\n]")


def unfolded(part: email.message.Message) -> Iterable[tuple[str, str]]:
    """Every field in order, unfolded (section 2.2.3); raw 8-bit octets read as UTF-8, else as Windows-1252."""
    for name, value in part.raw_items():
        yield _readable(name), _FOLD.sub("", _readable(str(value))).strip()


def msg_ids(values: Iterable[str]) -> tuple[str, ...]:
    """The well-formed msg-ids (section 3.6.4) in these values, in order: printable ASCII, at most 252 characters."""
    return tuple(found for value in values for found in _MSG_ID.findall(value))


def capped_references(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The first id and the last ones: what threading needs."""
    return ids if len(ids) <= MOST_REFERENCES + 1 else (ids[0], *ids[-MOST_REFERENCES:])


def read_date(value: str | None) -> datetime | None:
    """A date-time (section 3.3), aware; UTC where its zone is unknown; None where it is none."""
    if not value:
        return None
    try:
        date = email.utils.parsedate_to_datetime(value[:100])
        return date if date.tzinfo and date.utcoffset() is not None else date.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def content_params(part: email.message.Message) -> tuple[tuple[str, str], ...]:
    """The parameters of Content-Type (RFC 2045 section 5.1), names in lower case; () where they cannot be read."""
    try:
        params = part.get_params(failobj=[], unquote=True)
    except UNREADABLE_PARAMS:
        return ()
    return tuple((name.lower(), email.utils.collapse_rfc2231_value(value)) for name, value in params[1:])


def _readable(text: str) -> str:
    if text.isascii():
        return text
    octets = text.encode("ascii", "surrogateescape")
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")
