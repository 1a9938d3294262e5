"""Words for people: texts as one short line, times, links. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final
from urllib.parse import quote

LONGEST: Final = 160  # characters of a customer's text in one place
# What turns text into a link: the colon of a scheme, the "@" of an address, the dots of a domain.
_MARKS = re.compile(
    r"(?<=\w):(?=//)|(?i:(?<=mailto)|(?<=tel)|(?<=sms)|(?<=news)|(?<=mid)|(?<=cid)):(?=\S)"
    r"|(?<=\S)@(?=\w)|(?<=\w)\.(?=[^\W\d_]{2})|(?<=(?i:www))\."
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def one_line(text: str, most: int = LONGEST) -> str:
    """Any text as one short line without control or direction characters."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def unlinked(text: str, most: int = LONGEST) -> str:
    """The same of a customer's text, and no mail client finds a link in it. Many make one of "http://", "www.",
    "shop.example" and "a@b.example" in any text, plain or HTML; who reads the queue shall follow our own links alone.
    """
    return _MARKS.sub(r"[\g<0>]", one_line(text, most))


def day_and_time(at: datetime) -> str:
    """ "Thu 12 Nov 21:54"; the day without a leading zero, on every platform."""
    return f"{at:%a} {at.day} {at:%b %H:%M}"


def mid(message_id: str | None) -> str:
    """A `mid:` link (RFC 2392) that opens a message in clients that know it; "" without a Message-ID."""
    return f"mid:{quote(message_id.strip('<>'), safe='@.-_+=$')}" if message_id else ""


def counted(number: int, one: str, many: str) -> str:
    """ "1 letter", "2 letters"."""
    return f"{number} {one if number == 1 else many}"
