"""Whether a clause is understood by itself, or leans on the sentence before it: "It arrived broken"."""

from __future__ import annotations

import re

_PRONOUN = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|his|her|it's|they're|the same|the other)\b", re.IGNORECASE
)
_NAMED_BEFORE = re.compile(r"\b(?:the|your|our|an?|this|these|two|three|order)\s+[#a-z\d]", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"^(?:it(?:'s| is| has| was|'s been)(?: now| already| only| not| still)? (?:been|the \d|now|over|nearly"
    r"|almost|more"
    r"|past|impossible|possible|a month|a week|\w+ (?:weeks|days|months|years)|not possible|nearly)"
    r"|you ask whether it (?:is|would be|was) (?:still )?possible|it (?:says|has been))\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^(?:this|that|these|those|none|both|neither|one of (?:them|these)|all of (?:them|it)|another|some"
    r"|the (?:first|second|other)(?: one)?)"
    r" (?!is the (?:first|second|third|fourth|fifth|\d))(?!time\b)(?:is|was|are|were|has|have|had|did|does|will"
    r"|do)\b|^(?:that|this)(?:'s| is)\b"
    r"(?! the (?:first|second|third|fourth|fifth|\d))|^same\b|^nothing$|^there (?:was|is|were|are) (?:nothing|none)$",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"^(?P<who>it|they) (?P<rest>(?:just |still |also |never |only |had |has |have |was |were |is |are )*"
    r"(?:arrived|came|broke|cracked|leaks?|leaked|stopped|works?|worked|does|doesn't|did|didn't|has|have|never"
    r"|is|was|are|were|fell|tore|ripped"
    r"|cost|smells?|won't|turned|looks?|feels?)\b.*)$",
    re.IGNORECASE,
)


_USED = re.compile(
    r"(?P<before>(?:When|After|Once) you (?:switched|turned|opened|plugged|unpacked|tried|used"
    r"|unwrapped) )it\b"
)


def leans(told: str) -> bool:
    """Whether a pronoun in it stands for something it does not name."""
    if _EMPTY_IT.match(told):
        return False
    if _POINTS.match(told):
        return True
    pronoun = _PRONOUN.search(told)
    return pronoun is not None and not _NAMED_BEFORE.search(told[: pronoun.start()])


def with_product(told: str, product: str) -> str | None:
    """ "Your blue vase arrived broken" for "It arrived broken"; None where the pronoun may stand for something else."""
    if used := _USED.match(told):
        return f"{used['before']}your {product}{told[used.end() :]}"
    match = _GOODS.match(told)
    many = product.lower().endswith("s") and not product.lower().endswith("ss")
    if match is None or (match["who"].lower() == "they") != many:
        return None
    return f"Your {product} {match['rest']}"
