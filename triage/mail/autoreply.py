"""Automatic replies that no header gives away, by their wording.

A machine opens with its business: it thanks for the message, says that it is automatic, or that somebody is away. A
customer who merely tells of such a reply does not open so, answers it ("Re: ..."), or asks something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from triage.mail.autoreply_words import AWAY, DECLARED, FURTHER, GREETINGS, HOLIDAY, RECEIVED, SUBJECTS, THANKS
from triage.model import Message

LONGEST = 1_200  # characters of the text looked at


def _any(*patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(pattern for group in patterns for pattern in group) + ")"


_SUBJECT = re.compile(rf"(?i){_any(SUBJECTS)}(?:\s*(?:$|[:\-–—!.\[])|\s+(?:re|aw|wg|fw|fwd):)")
_THANKS = re.compile(rf"(?i){_any(THANKS)}")
_OPENING = re.compile(rf"(?i){_any(DECLARED, AWAY, HOLIDAY, RECEIVED, THANKS)}")
_GREETING = re.compile(rf"(?i)(?:{GREETINGS})\b[^\n.!?,:]{{0,60}}(?:[,.!:]|\n|$)\s*")
# Not what stands in quotation marks: that is somebody telling of it.
_KINDS = {
    name: re.compile(rf"(?i)(?<![\"“„«'‘]){_any(patterns)}")
    for name, patterns in {
        "declared": DECLARED,
        "away": AWAY,
        "holiday": HOLIDAY,
        "received": RECEIVED,
        **FURTHER,
    }.items()
}
_STRONG = {"declared", "away", "holiday", "received"}
# "24.11." must not end a sentence.
_NUMBER_DOT = re.compile(r"(?<=\d)\.")


def looks_automatic(message: Message, text: str) -> bool:
    """Whether the wording alone shows an automatic reply. `text`: the visible text."""
    title = _SUBJECT.match(message.subject)
    text = _NUMBER_DOT.sub("", text[:LONGEST]).partition("\n-- ")[0]
    opening = _after_greeting(text)
    if title is None and not _OPENING.match(opening):
        return False
    found = {name for name, pattern in _KINDS.items() if pattern.search(text)}
    if title is not None:
        return bool(found or message.in_reply_to or not text.strip())
    if not found & _STRONG or ("?" in text and "declared" not in found):
        return False
    # "I am away until Friday" alone may be a customer's word about the delivery.
    dated = "until" in found and "away" in found and _THANKS.match(opening) is not None
    return len(found - {"until"}) + dated >= 2


def _after_greeting(text: str) -> str:
    text = text.lstrip(" \n\t*-_#>[(")
    for _ in range(2):
        greeting = _GREETING.match(text)
        text = text[greeting.end() :] if greeting else text
    return text
