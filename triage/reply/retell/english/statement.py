"""A customer's statement in second person, with the subject that hurried people leave out."""

from __future__ import annotations

import re

from triage.reply.retell.english.patterns import anywhere, opening
from triage.reply.retell.english.person import to_second_person
from triage.reply.retell.english.splice import SUBORDINATE
from triage.reply.retell.english.verbs import DONE_BY_CUSTOMER, DONE_TO_A_THING, is_finite

# What is said without "I" and can be of nobody else: a parcel, too, may be waiting, or not have arrived.
_LEFT_OUT = (
    (
        opening("(?:second|third|fourth|fifth|2nd|3rd|4th|5th) (?:e-?mail|letter|message|time|attempt)(?: now)?$"),
        "this is my {}",
    ),
    (opening("(?:flying|travelling|traveling|leaving|moving house|thinking of|planning|looking) "), "I am {}"),
    (opening("no (?:reply|answer|response) "), "I have had {}"),
    (opening("(?:still )?waiting (?:for|on|to)"), "I am {}"),
    (
        opening("(?:still )?been (?:waiting|trying|told|promised|charged|calling|emailing|on hold|given|a customer)"),
        "I have {}",
    ),
    (
        opening(
            "(?:still )?(?:haven't|have not|have|never|didn't|did not) (?:yet )?(?:received?|got|get|had|heard"
            "|hear|been told"
            "|ordered?|asked|agreed|wanted|seen|signed)",
            "(?:still )?(?:can't|cannot|couldn't|don't|do not) (?:find|open|use|log|get|see|reach|want|need"
            "|have|understand)",
            "(?:had to|ended up|have had|used to|decided to|went to|came home) \\S+",
            "was (?:excited|surprised|looking forward|told|promised|charged|assured|given|informed|quoted|advised"
            "|expecting|hoping)",
            "need | (?:just |only |really )?want | would (?:just |really |only |also )?like | love",
        ),
        "I {}",
    ),
)
_LATER_I = re.compile(
    r"(?<!so )(?<!and )(?<!but )(?<!because )(?<!when )\bi\b", re.IGNORECASE
)  # "Looking at my statement I see"
_STILL_NO = re.compile(r"^still (?:have )?no (?P<what>(?!one\b)[a-z].*)$", re.IGNORECASE)
_OBJECT = re.compile(
    r"^\w+(?: back| up| out)? (?:my|our|the|an?|this|these|your|it|them|one|two|three|some|nothing|no|only|an"
    r"|another|\d)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(r",\s(?:and )?(?=(?:would like|need|want)\b)", re.IGNORECASE)
_THING = re.compile(
    r"^(?:parcel|package|order|delivery|case|box|shipment|tracking|refund"
    r"|invoice)\b(?=\s[\w#/-]+\s)",
    re.IGNORECASE,
)
_WANT = re.compile(
    r"^(?P<who>i|we)(?: just| only| simply| also| now)? (?:want|demand|insist on|expect|will have"
    r"|shall have)(?= (?:a|an|the|my|our"
    r"|to)\b| [£$€\d])",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"\b(?P<who>i|we) should (?=(?:also |now |much |very much )?(?:like|prefer|appreciate|be (?:interested|glad"
    r"|grateful"
    r"|pleased"
    r"|obliged))\b)",
    re.IGNORECASE,
)
_DO = re.compile(r"^(?P<who>i|we) do(?= (?:want|need|like|expect)\b)", re.IGNORECASE)
_SPLICE = re.compile(
    r",\s(?P<who>(?:i|we|you|it|they|he|she|there|nobody|(?:my|your|our|the) [\w-]+)) (?:just |still "
    r"|never |also |only )?"
    r"(?P<verb>[a-z']+)\b",
    re.IGNORECASE,
)
_LEADS_UP = anywhere(
    "because | when | if | since | after | as | while | once | although | though | before | that | said | says"
)
_LABEL = re.compile(
    r"^(?:my |the |our |[a-z]+ )?(?:order|ticket|reference|ref|invoice|booking|customer|account|tracking|membership)"
    r"(?: (?:no|number|nr|id|ref|reference|code))?\.?(?: is| was|:)? #?(?:[A-Z]{1,4}[ -])?[\w/-]*\d[\w/-]*(?:$|,"
    r"| and|\.| replac| \w+ed)",
    re.IGNORECASE,
)


def is_label(words: str) -> bool:
    """Whether it says nothing but the number of something: "Order no. 4471, bought in May"."""
    return _LABEL.match(words) is not None


def stated(words: str) -> str | None:
    """The statement turned round, or None. "Ordered it on Monday" gives "you ordered it on Monday"."""
    if is_label(words):
        return None
    whole = _spliced(_with_subject(_WISHED.sub(", and I ", words)))
    whole = _SHOULD.sub(r"\g<who> would ", whole)
    whole = _DO.sub(r"\g<who>", whole)
    whole = _WANT.sub(lambda match: f"{match['who']} would like", whole)
    return to_second_person(whole)


def _spliced(words: str) -> str:
    """With "and" where a comma alone joins two sentences, once: "I ordered it in May, it came broken"."""
    match = None if SUBORDINATE.match(words) else _SPLICE.search(words)
    if match is None or not is_finite(match["verb"].lower()) or not _is_sentence(words[: match.start()]):
        return words
    return f"{words[: match.start()]}, and {words[match.start('who') :]}"


def _is_sentence(before: str) -> bool:
    """Whether what stands before the comma is told to its end, and does not lead up to what follows."""
    last = re.split(r",|\b(?:and|but)\b", before)[-1]
    return not _LEADS_UP.search(last) and any(is_finite(word) for word in last.lower().split())


def _with_subject(words: str) -> str:
    if still := _STILL_NO.match(words):
        return f"I still have no {still['what']}"
    first = re.split(r"[\s,.]", words.lower(), maxsplit=1)[0]
    if first in DONE_BY_CUSTOMER or (first in DONE_TO_A_THING and _OBJECT.match(words)):
        return f"I {words[:1].lower()}{words[1:]}"
    for pattern, frame in _LEFT_OUT:
        if pattern.match(words) and not (frame.startswith("I am") and _LATER_I.search(words)):
            return frame.format(words[:1].lower() + words[1:])
    if _THING.match(words):
        return f"my {words[:1].lower()}{words[1:]}"
    return words
