"""Whether a clause is understood by itself, or leans on the sentence before it: "It arrived broken"."""

from __future__ import annotations

import re

from triage.reply.retell.english.patterns import anywhere, opening

_OUTWARD = anywhere(
    "(?:before|after|than|like) (?:her|him|that|them|this) | (?:by|before|until) (?:then|that (?:day|date))"
)
_PRONOUN = anywhere("it | its | they | them | their | he | she | him | his | her | the same | the other")
_ONE = anywhere("(?:that|this|those|these|the (?:right|wrong|other|new|old|missing)) ones? | yours (?:is|are|was)")
_SOMEONE = anywhere("he | she | him")
_PERSON_BEFORE = re.compile(
    r"\b(?i:colleagues?|drivers?|couriers?|lady|man|woman|agents?|assistant|manager|engineer|technician|fitter"
    r"|person|guy"
    r"|wife|husband|son|daughter|mother|father|mum|mom|dad|sister|brother|friend|neighbou?r|baby|dog|cat|puppy|boy|girl"
    r"|grand\w+|aunt|uncle|vet|doctor|gardener|decorator|plumber|electrician|somebody|someone|nobody|who)\b"
    r"|(?<=\s)[A-Z][a-z]+\b"
)
_NAMED_BEFORE = re.compile(r"\b(?:the|your|our|an?|this|these|two|three|order)\s+[#a-z\d]", re.IGNORECASE)
# "It has been three weeks" and the like stand for nothing.
EMPTY_IT = opening(
    r"it(?:'s| is| has| was|'s been)(?: now| already| only| not| still)? (?:been|the \d|now|over|nearly|almost"
    r"|more|past"
    r"|(?:not |im)?possible|a month|a week|\w+ (?:weeks|days|months|years))",
    r"it (?:is|was|wasn't|was not)(?: only| just| until)? (?:[\w']+ ){1,5}(?:that|when) (?:i|we)",
    "you ask whether it (?:is|would be|was) (?:still )?possible | it (?:says|has been)",
)
_COUNTED = r"(?: is|'s) the (?:first|second|third|fourth|fifth|\d)"  # "this is the third time" points at nothing either
_POINTS = opening(
    rf"(?:this|that)(?!{_COUNTED})(?:'s| is| was| has| had| did| does| will)",
    "(?:these|those|none|both|neither|one of (?:them|these)|all of (?:them|it)|another|some|the (?:first|second|other)"
    "(?: one)?) (?:is|was|are|were|has|have|had|did|does|will|do)",
    r"(?:the|your) (?:other|second|third|last|next|new) one | the rest\b",
    "(?:you|we) (?:have |did |had )?(?:sent|did|said|got|wrote|attach|know|knew|explained) (?:that|this|these|those"
    "|both)(?: (?:on|to|by|in|at|again)|$)",
    "same | nothing$ | there (?:was|is|were|are) (?:nothing|none)$",
)


def leans(told: str) -> bool:
    """Whether a pronoun in it stands for something it does not name."""
    if EMPTY_IT.match(told):
        return False
    if _POINTS.match(told) or _OUTWARD.search(told) or _ONE.search(told):
        return True
    someone = _SOMEONE.search(told)
    if someone and not _PERSON_BEFORE.search(told[: someone.start()]):
        return True
    pronoun = _PRONOUN.search(told)
    return pronoun is not None and not _NAMED_BEFORE.search(told[: pronoun.start()])
