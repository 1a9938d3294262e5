"""Whether a letter is written as people type on a phone or in a language they are learning.

Its commas and stops, on which telling it back relies, cannot be trusted; in quotation marks it is nobody's fault.
"""

from __future__ import annotations

import re

from triage.reply.retell.english.reads import lacks_determiners
from triage.reply.retell.english.verbs import is_past

_BEGINS = re.compile(r"(?:^|[.!?]\s+|\n\s*)(?:[-*•]\s*)?([^\W\d_])[\w']*(?:\s+\w[\w']*){2}")
_LOWER, _FEWEST = 0.5, 2  # share of sentences that begin with a small letter, and how many there have to be
_SLIPS = re.compile(
    r"(?<![\w'’.])i(?![\w.])|(?<!\w)(?:i(?:m|ve|ll|d)|(?:do|did|does|is|was|ca|wo|have|has|could|would|are|were"
    r"|should)nt"
    r"|u|ur|pls|plz|thx|cos|coz|wanna|gonna|thats|theres|youre|alot|wont|cant)(?!\w)"
)
_MOST_SLIPS = 1
_FIRST = re.compile(r"(?:^|[.!?]\s+|\n\s*)([A-Z][a-z]+)(?=\s)")  # of a sentence: "Changed the batteries."
_MOST_DROPPED = 1  # sentences without their subject
_LEARNT = re.compile(
    r"\b(?:i am|we are) (?:client|customer)\b|\bwaiting since\b|\bmust to\b|\bin which state\b|\b(?:want|prefer|get"
    r"|have|receive|give me) money back\b"
    r"|\b(?:and|but|so|because) (?:charger|repair|parcel|package|machine|shop|bank|box|phone) (?:is|was|has|will)\b"
    r"|\brepair (?:will|is)\b"
    r"|\bin colou?r (?:brown|black|white|red"
    r"|blue|green)\b|\bis not anymore\b|\btill (?:mon|tues|wednes|thurs|fri)day\b"
    r"|\bfor (?:second|third|fourth) time\b|\bby advance\b"
    r"|\bnot to me to\b|\bexchange it against\b"
    r"|\bhave received (?:yesterday|today|on)\b|\buntil end of\b|\bsince (?:two|three|four|five|\d+) (?:days|weeks"
    r"|months|years)\b"
    r"|\b(?:write|say|explain|said|explained) me\b|\b(?:bank|lady|man|courier|shop|parcel|machine|she|he|it) (?:say"
    r"|come|make|have"
    r"|go|want|do|send)\b|\bmust (?:send|pay|return) (?:her|him)\b|\binformations\b|\b(?:buy|bought|order|received?"
    r"|returned?) "
    r"(?:jacket|package|parcel|machine|phone)\b|\bin your e-?shop\b|\bi must (?:send|do|pay)\b|\buntil today i\b"
    r"|\bbecause (?:is|was)\b|\b(?:was|is|were) send\b|\bwhen exactly money\b",
    re.IGNORECASE,
)


def is_hasty(text: str) -> bool:
    """Whether sentences begin with small letters or apostrophes are missing: it is typed on a phone."""
    begins = [match[1] for match in _BEGINS.finditer(text)]
    lower = sum(letter.islower() for letter in begins)
    dropped = sum(is_past(word.lower()) for word in _FIRST.findall(text))
    hasty = dropped > _MOST_DROPPED or (len(begins) >= _FEWEST and lower >= _LOWER * len(begins))
    return hasty or len(_SLIPS.findall(text)) > _MOST_SLIPS


def is_learnt(text: str) -> bool:
    """Whether somebody writes in a language that they are learning."""
    return _LEARNT.search(text) is not None or lacks_determiners(text)
