"""What may stand in an IMAP command. imapclient sends CR and LF of a SEARCH argument as they are (its issue 657), so a
value from a letter would be a command of its sender's. Only numbers and short tokens of our own making pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LARGEST_UID = 2**32 - 1
_TOKEN = re.compile(r"[A-Za-z0-9.@_<>-]{1,255}")
_FLAG = re.compile(r"[\\$]?[A-Za-z0-9][A-Za-z0-9._-]{0,62}")

# These are the customer's and the agents' to set.
_NEVER_STORED = frozenset({"\\seen", "\\deleted", "\\draft", "\\recent", "\\answered"})


def uids(values: Iterable[int]) -> tuple[int, ...]:
    """The UIDs, ascending, each once. ValueError on anything but plain integers of 32 bits.

    imapclient 4.0.1 and later fail on every message set that is not a list of ints.
    """
    found = sorted(set(values))
    for value in found:
        if type(value) is not int or not 1 <= value <= _LARGEST_UID:
            raise ValueError(f"not a UID: {value!r}")
    return tuple(found)


def token(value: str) -> str:
    """`value`, a Message-ID of our own making. ValueError on any other character."""
    if not _TOKEN.fullmatch(value):
        raise ValueError(f"not a token of ours: {value[:80]!r}")
    return value


def flags(values: Iterable[str]) -> tuple[str, ...]:
    """The flags, sorted. ValueError on what is no flag or keyword (RFC 9051 section 2.3.2)."""
    found = sorted(set(values))
    for value in found:
        if not _FLAG.fullmatch(value):
            raise ValueError(f"not a flag: {value[:80]!r}")
    return tuple(found)


def stored_flags(values: Iterable[str]) -> tuple[str, ...]:
    """As `flags`, for messages that are not ours. ValueError on flags only people may set."""
    found = flags(values)
    for value in found:
        if value.lower() in _NEVER_STORED:
            raise ValueError(f"{value} is not ours to set")
    return found


def mailbox(name: str) -> str:
    """`name`. ValueError where it is empty, too long, or holds control characters or lone surrogates."""
    if not 1 <= len(name) <= 500 or any(unicodedata.category(char) in ("Cc", "Cs") for char in name):
        raise ValueError(f"not a mailbox name: {name[:80]!r}")
    return name
