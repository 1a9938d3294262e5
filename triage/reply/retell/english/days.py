"""Days counted from the day of writing, as dates: a reply is read on another day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from triage.reply.dates import in_words
from triage.reply.retell.english.patterns import opening

_BEFORE = r"(?P<before>\b(?:until|till|by|since|before|after|from|for|on|as of|of|than|about|between|and|with)\s)?"
_PART = r"(?:\s(?P<part>morning|afternoon|evening|night))?"
_OFFSETS = (
    (re.compile(rf"{_BEFORE}\b(?:today|this(?=\s(?:morning|afternoon|evening))|tonight){_PART}\b", re.IGNORECASE), 0),
    (re.compile(rf"{_BEFORE}\b(?:yesterday|last(?=\s(?:night|evening))){_PART}\b", re.IGNORECASE), -1),
    (re.compile(rf"{_BEFORE}\btomorrow{_PART}\b", re.IGNORECASE), 1),
)
# "yesterday 17-11-26": what day that was is said beside it.
_SAID_BESIDE = re.compile(
    r"\b(?:on )?(?:today|yesterday|tomorrow),? \(?(?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z]\w{2,8}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?)(?!\w)\)?"
)
_WANTED = opening(
    "(?:i|we) (?:want|need|expect|demand) | (?:i|we)(?:'d| would) like | please | can you "
    "| could you | send | ring | call"
)
_TODAY = re.compile(r"(?<!\bby )(?<!\bsince )\btoday\b", re.IGNORECASE)
_QUOTED = re.compile(r"(\"[^\"]*\"|(?<!\w)'[^']{6,}'(?!\w))")
_HERE = re.compile(r"(?<=one)\shere(?=\s(?:by|before|on|in time|until)\b)", re.IGNORECASE)
_WITH_ME = re.compile(
    r"(?<=\bbe\s)here(?=\s(?:by|before|on|in time|until)\b)|(?<=\bnot\s)here(?=\s(?:by|before"
    r"|on|in time|until)\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:here(?! (?:by|before|on|in time|until)\b)|(?:over|on|in) there(?! (?:is|was|are|were|has|have)\b)"
    r"|following(?=:|$)|above|below|attached"
    r"|attachment"
    r"|enclosed|just now"
    r"|minutes? ago|hours? ago|this (?:weekend)|last (?:weekend)"
    r"|now (?:mon|tues|wednes|thurs|fri|satur|sun)day|the day (?:before|after))\b|\b(?:today|yesterday"
    r"|tomorrow)(?:'s| is| was| never| will)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?P<before>(?:on|for|by|until|till|from|since|before|after|of) )?(?:last|this past|this) (?P<day>(?:mon"
    r"|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def dated(words: str, day: date) -> str | None:
    """`words`, written on `day`, with dates for "today" and the like; None where day or place stay vague."""
    words = _SAID_BESIDE.sub(r"on \g<date>", _WITH_ME.sub("with me", words))
    if _VAGUE.search(words):
        return None
    parts = _QUOTED.split(words)
    return "".join(part if part.startswith(('"', "'")) else _with_dates(part, day) for part in parts)


def _with_dates(part: str, day: date) -> str:
    if _WANTED.match(part):
        part = _TODAY.sub("the same day", part)
    part = _HERE.sub("", part)
    for pattern, offset in _OFFSETS:
        part = pattern.sub(partial(_date, day=day + timedelta(days=offset)), part)
    return _WEEKDAY.sub(lambda match: f"{match['before'] or 'on '}{match['day'].capitalize()}", part)


def _date(match: re.Match[str], day: date) -> str:
    """ "on 3 March", "by 3 March", "until the evening of 3 March"."""
    named = _named(day)
    part = (match["part"] or "").lower()
    if part and part != "afternoon":
        named = f"the {part} of {named}"
    before = (match["before"] or "").strip()
    return f"{before if before.lower() not in ('', 'on') else 'on'} {named}"


def _named(day: date) -> str:
    """ "3 March"."""
    return in_words(day, "en").removesuffix(str(day.year)).strip()
