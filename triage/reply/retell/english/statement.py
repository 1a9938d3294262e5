"""A customer's statement in second person, with the subject that hurried people leave out."""

from __future__ import annotations

import re

from triage.reply.retell.english.person import to_second_person
from triage.reply.retell.english.splice import SUBORDINATE
from triage.reply.retell.english.verbs import DONE_BY_CUSTOMER, is_finite

_LEFT_OUT = (
    (re.compile(r"^(?:still |been )*(?:waiting)\b", re.IGNORECASE), "I am {}"),
    (re.compile(r"^been\b", re.IGNORECASE), "I have {}"),
    (
        re.compile(
            r"^(?:still )?(?:haven't|have not|have|didn't|did not|never|don't|do not|can't|cannot|couldn't)\b(?! been$)"
            r"(?! had)",
            re.IGNORECASE,
        ),
        "I {}",
    ),
    (re.compile(r"^(?:need|want|would like)\b", re.IGNORECASE), "I {}"),
)
_WISHED = re.compile(r",\s(?:and )?(?=(?:would like|need|want)\b)", re.IGNORECASE)
_THING = re.compile(
    r"^(?:parcel|package|order|item|items|delivery|case|box|shipment|tracking|refund"
    r"|invoice)\b(?=\s\w+\s)",
    re.IGNORECASE,
)
_WANT = re.compile(
    r"^(?P<who>i|we)(?: just| only| simply| also| now)? (?:want|demand|insist on|expect)(?= (?:a|an|the|my|our"
    r"|to)\b| [£$€\d])",
    re.IGNORECASE,
)
_SPLICE = re.compile(
    r",\s(?P<who>(?:i|we|you|it|they|he|she|there|nobody|(?:my|your|our|the) [\w-]+)) (?:just |still "
    r"|never |also |only )?"
    r"(?P<verb>[a-z']+)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,|\b(?:and|but|so|that|said|says))\s*$", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:my |the |our |[a-z]+ )?(?:order|ticket|reference|ref|invoice|booking|customer|account|tracking|membership)"
    r"(?: (?:no|number|nr|id|ref|reference|code))?\.?(?: is| was|:)? #?(?:[A-Z]{1,4}[ -])?[\w/-]*\d[\w/-]*(?:$|,| and)",
    re.IGNORECASE,
)


def stated(words: str) -> str | None:
    """The statement turned round, or None. "Ordered it on Monday" gives "you ordered it on Monday"."""
    if _LABEL.match(words):
        return None
    whole = _spliced(_with_subject(_WISHED.sub(", and I ", words)))
    whole = _WANT.sub(lambda match: f"{match['who']} would like", whole)
    return to_second_person(whole)


def _spliced(words: str) -> str:
    """With "and" where a comma alone joins two sentences, once: "I ordered it in May, it came broken"."""
    match = None if SUBORDINATE.match(words) else _SPLICE.search(words)
    if match is None or not is_finite(match["verb"].lower()) or _JOINED.search(words[: match.start()][-12:]):
        return words
    return f"{words[: match.start()]}, and {words[match.start('who') :]}"


def _with_subject(words: str) -> str:
    first = re.split(r"[\s,.]", words.lower(), maxsplit=1)[0]
    if first in DONE_BY_CUSTOMER and not re.match(r"\w+ (?:i|we|you|he|she|they)\b", words, re.IGNORECASE):
        return f"I {words[:1].lower()}{words[1:]}"
    for pattern, frame in _LEFT_OUT:
        if pattern.match(words):
            return frame.format(words[:1].lower() + words[1:])
    if _THING.match(words):
        return f"my {words[:1].lower()}{words[1:]}"
    return words
