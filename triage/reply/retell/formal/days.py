"""Days counted from the day of writing, as dates: a reply is read on another day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from triage.reply.dates import in_words
from triage.reply.retell.formal.manner import Manner

_YEAR = re.compile(r"(?: de)? \d{4}$")


def dated(words: str, day: date, manner: Manner) -> str:
    """`words`, written on `day`, with dates for "today" and the like."""
    for each in manner.days:
        named = _YEAR.sub("", in_words(day + timedelta(days=each.offset), manner.code))
        words = each.said.sub(each.date.format(date=named), words)
    return words
