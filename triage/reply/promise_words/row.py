"""What each language brings: the pieces of a promise, which `sent_promise` puts together.

All are regular expressions, matched without regard to case, with one blank where the text has any. Clock patterns hold
the group `h`, and may hold `m` (minutes) and `pm` (the hour is one of the afternoon) or `am`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PromiseWords:
    by: str
    today: str
    tomorrow: str
    overmorrow: str
    clocks: tuple[str, ...]
    noon: str  # also what ends at noon: "tomorrow morning"
    close: str  # the end of the working day
    today_close: str  # both in one word: "tonight"
    week: str  # the end of this working week
    within: str
    to: str  # between the two ends of a range of numbers
    minutes: str
    hours: str
    business_days: str
    days: str
    weeks: str
    glue: str  # words that may stand between two pieces of one time
    us: str  # we commit ourselves
    act: str  # to answer, or to have found out
    unless: str  # and then it is no promise
