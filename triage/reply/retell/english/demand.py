"""What is asked for in a threat: "If it isn't here by Friday I'm going to court" expects it to be here by Friday.

The threat itself is not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from triage.reply.retell.english.person import to_second_person
from triage.reply.retell.english.verbs import BASE, PARTICIPLES, is_past

_DAY = (
    r"(?:by|before|within|in|until) (?:the |next |this |noon |midday |close of business |end of |\d+ (?:pm|am) |on )*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|\d+|seven|ten|fourteen|five|three|two|then|christmas"
    r"|end of)"
    r"(?:[ -]?(?:(?:st|nd|rd|th)\b|of|the|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:working |business )?days|hours|weeks|week|month|\d+))*"
)
_UNLESS = re.compile(
    rf"^(?:so |and |but )?if (?P<what>.{{3,90}}? {_DAY})(?:,| (?:then )?(?=i |i'|we |we'|my |our )).+$", re.IGNORECASE
)
_THING = re.compile(
    r"^(?P<who>(?:the|my|our|it|a|an|this|that) ?.*?) ?(?P<verb>isn't|is not|aren't|are not|hasn't|has not|haven't"
    r"|have not"
    r"|doesn't|does not|don't|do not) (?P<rest>.+)$",
    re.IGNORECASE,
)
_SELF = re.compile(r"^(?P<who>i|we) (?:don't|do not|haven't|have not|can't|cannot) (?P<rest>.+)$", re.IGNORECASE)
_US = re.compile(r"^you (?:don't|do not|haven't|have not|can't|cannot|won't|will not) (?P<rest>.+)$", re.IGNORECASE)
# "You either send it or you can explain it to the paper", "You need to refund me"
_MUST = re.compile(
    r"^you (?:(?:will |can |must )?either|need to|have to|must|had better|ought to) (?P<rest>(?!(?:think|be|have"
    r"|know|feel|see)\b)[a-z]+ .+?)(?P<else>,? or (?:else|you|i|we)\b.*)?$",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\b(?:court|sue|solicitors?|lawyers?|trading standards|ombudsman|review|report|chargeback|bank|police|explain"
    r"|papers?|press)\b",
    re.IGNORECASE,
)


def demanded(words: str) -> str | None:
    """The demand as a wish, without what is threatened; None where there is none."""
    if condition := _UNLESS.match(words):
        return _expected(condition["what"])
    must = _MUST.match(words)
    if must is None or must["rest"].split()[0].lower() not in BASE:
        return None
    if must["else"] and not _THREAT.search(must["else"]):
        return None  # a choice, which is told whole
    return _told("You ask us to ", must["rest"])


def _expected(what: str) -> str | None:
    for pattern, say in _FORMS:
        if match := pattern.match(what):
            return say(match)
    return None


def _of_self(match: re.Match[str]) -> str | None:
    return _told("You expect to ", _infinitive(match["rest"]))


def _of_us(match: re.Match[str]) -> str | None:
    return _told("You expect us to ", _infinitive(match["rest"]))


def _of_thing(match: re.Match[str]) -> str | None:
    verb = match["verb"].lower()
    to = "to be" if verb.startswith(("is", "are")) else "to have" if verb.startswith("ha") else "to"
    return _told("You expect ", f"{match['who']} {to} {match['rest']}")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_SELF, _of_self),
    (_US, _of_us),
    (_THING, _of_thing),
)


def _infinitive(rest: str) -> str:
    first = rest.split(maxsplit=1)[0].lower()
    return f"have {rest}" if first in PARTICIPLES or (is_past(first) and first not in BASE) else rest


def _told(frame: str, rest: str) -> str | None:
    turned = to_second_person(rest)
    return f"{frame}{turned}" if turned else None
