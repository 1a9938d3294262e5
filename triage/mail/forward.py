"""Whether a message passes another one on: then it answers nobody, though it may carry References."""

from __future__ import annotations

import re

from triage.model import Message

# As mail clients of many languages begin the subject of a forward.
_PREFIX = re.compile(r"(?i:fwd?|wg|tr|rv|enc|doorst|vb|vl|pd|转发|轉寄)\s?[:：]|I\s?:")


def is_forward(message: Message) -> bool:
    """By the subject, or by the field that Thunderbird gives a forward."""
    return message.first("X-Forwarded-Message-Id") is not None or _PREFIX.match(message.subject.lstrip()) is not None


def answered_by(message: Message) -> tuple[str, ...]:
    """The msg-ids of what the message answers, oldest first."""
    return () if is_forward(message) else (*message.references, *message.in_reply_to)
