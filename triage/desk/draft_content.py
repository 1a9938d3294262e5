"""What a message in Drafts or Sent says, however a mail client has wrapped, encoded or quoted it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from triage.mail.addresses import all_addresses
from triage.mail.parse import parse
from triage.mail.text import visible_text
from triage.model import Message

MOST_WORDS = 2_000  # compared one by one; of longer texts the beginning
_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_FIELDS = ("From", "To", "Cc", "Bcc")


@dataclass(frozen=True, slots=True)
class Content:
    """`addresses`: addr-specs of From and of every recipient. `words`: of the whole text, without quote marks.
    `own`: those that are not quoted, 2,000 at most.
    """

    addresses: tuple[str, ...]
    subject: str
    words: tuple[str, ...]
    own: tuple[str, ...]
    attachments: tuple[str, ...]


def content_of(octets: bytes) -> Content:
    """LetterError(stage="mail") where the message cannot be read."""
    message = parse(octets)
    lines = visible_text(message).split("\n")
    quoted = [_QUOTE_MARKS.match(line) for line in lines]
    bare = [line[mark.end() :] if mark else line for line, mark in zip(lines, quoted, strict=True)]
    own = (word for line, mark in zip(lines, quoted, strict=True) if not mark for word in line.split())
    return Content(
        addresses_of(message, _FIELDS),
        " ".join(message.subject.split()),
        tuple(word for line in bare for word in line.split()),
        tuple(islice(own, MOST_WORDS)),
        tuple(one.filename or one.content_type for one in message.attachments),
    )


def addresses_of(message: Message, fields: Sequence[str]) -> tuple[str, ...]:
    """The addr-specs in these header fields, lower case, each once, sorted."""
    found = (one.lower() for name in fields for value in message.all(name) for one in all_addresses(value))
    return tuple(sorted(set(found)))


def kept(before: Sequence[str], after: Sequence[str]) -> float:
    """How much of one text is in the other, word by word: 0 (nothing) to 1 (the same), difflib's ratio."""
    return round(SequenceMatcher(None, before, after, autojunk=False).ratio(), 3)
