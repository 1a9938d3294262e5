"""Whether two sentences were written in one breath: "she flew in from Miami they cancelled hundreds"."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.english.patterns import opening
from triage.reply.retell.english.verbs import BASE, is_finite

_COMMA = re.compile(
    r",\s(?P<who>you|we|it|they|he|she|this|there)(?:'\w+|(?: just| still| never| also| \w+ly)? (?P<verb>[a-z']+))",
    re.IGNORECASE,
)
SUBORDINATE = opening(
    "when | after | since | as | once | before | on | in | at | because | although | while | if | upon | for | from",
    "despite | by | with | even",
)
_NEW_SUBJECT = re.compile(
    r"(?P<before>[^\W_']+) (?P<who>they|he|she|it|there|you|we) (?:\w+ed|is|are|was|were|has|have|had|did|do|does"
    r"|don't|didn't|doesn't|can|can't"
    r"|could|will|would|got|went|came|said|sent|paid|told)\b",
    re.IGNORECASE,
)
# Behind these a clause begins without a comma: "because it was", "the day it came".
_LEADS_ON = words(
    "and but or so that when if because as what which how where why who since before after until while once whenever",
    "although though unless than whether whom yet plus whatever wherever however",
    "said say says told think thought know knew see saw hope believe feel felt found show shows showed means sure tell",
    "ask asked realised realized noticed understand confirmed stating saying stated promised assured admitted claim",
    "claimed claims confirm time times way day moment first then now all thing everything anything us you today",
    "like between far on in with at need want have get",
)
_PEOPLE = words("you we they")
_PLAIN = words("we they")
_NO_VERBS = words("and or of to in on at with for too both all")
_NOUN = re.compile(
    r"\b(?:the|your|our|an?|this|that|these|those|\d+(?= [a-z])|two|three|four|five|six|ten|some)((?: [\w'-]+){1,6})$"
    r"|\b(?:items?|things?)()$",
    re.IGNORECASE,
)


def is_spliced(said: str) -> bool:
    """`said` without what stands in quotation marks."""
    leads_up = SUBORDINATE.match(said) is not None  # and the first new subject is that of the main clause
    if not leads_up and any(_is_second(match) for match in _COMMA.finditer(said)):
        return True
    subjects = [each for each in _NEW_SUBJECT.finditer(said) if each["before"].lower() not in _LEADS_ON]
    return any(not _is_relative(said, each) for each in subjects[1 if leads_up else 0 :])


def _is_second(match: re.Match[str]) -> bool:
    """Whether a subject behind a comma has its verb: "send somebody, they weigh a ton"."""
    verb = match["verb"]
    if verb is None or is_finite(verb.lower()):
        return True
    who, plain = match["who"].lower(), verb.lower()
    return (who == "you" and plain in BASE) or (who in _PLAIN and plain not in _NO_VERBS)


def _is_relative(said: str, match: re.Match[str]) -> bool:
    """Whether it is "the lamp you sent", which needs no comma: a noun without a verb between."""
    noun = _NOUN.search(said[: match.end("before")])
    return (
        match["who"].lower() in _PEOPLE
        and noun is not None
        and not any(is_finite(word) for word in (noun[1] or "").lower().split())
    )
