"""What a customer asks, as an indirect question: "Where is my order?" gives "You ask where your order is".

Only forms whose subject is plain are turned: a pronoun, or a short name of a thing. Others are for a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from triage.reply.retell.english.person import to_second_person

_WHO = r"(?P<who>i|we|you|it|they|he|she|there|this|that|someone|anyone|somebody|anybody)"
_BE = r"is|are|was|were|has|have|had|will|would|can|could|should|am|must|may"
_WH = (
    r"(?P<wh>(?:where|what(?: time)?|when|how(?: long| soon| many| much(?: longer| more)?)?|why|who|which"
    r"|(?:by|until|since) when))"
)
_THING = (
    r"(?P<thing>(?:the|my|our|your|this|order|tracking|parcel)\b"
    r"(?: (?!\w+ing\b|actually\b|really\b|even\b|not\b|still\b)[\w#./'-]+)"
)
_BASE = r"(?P<base>be|arrive|come|ship|leave|go|reach|get|start|end|cost|fit|work|last|take)\b"

RHETORICAL = re.compile(
    r"\b(?:what if"
    r"|kidding|joking|for real|how hard|how difficult|what kind of|what sort of|is this how|do you even|why should"
    r"|why would|who (?:does|do|would|can)|what's the point|what is the point|even read|anyone read|anybody"
    r"|going on|happened to|the hell|wrong with you|is it so|is it too|how can (?:you|a|this)|how is (?:this|that|it)"
    r"|do you (?:think|understand|realise|realize|care)|would you like it|are you serious|why bother|what gives"
    r"|isn't it|is it not|don't you|what now|what (?:more|else)|can you (?:believe|imagine)"
    r"|then$|did (?:you|u) (?:think|expect)|(?:you|u) even|why (?:must|should) (?:i|we)|makes? sense|how come"
    r"|i supposed|supposed to be|should i be|who's going|where's the|who knew"
    r"|why (?:not|settle)|why can't (?:an?|the|you|they))\b",
    re.IGNORECASE,
)


def _inverted(match: re.Match[str]) -> str | None:
    return f"whether {match['who']} {match['verb']}{match['rest']}"


def _done(match: re.Match[str]) -> str | None:
    return f"whether {match['who']}{match['rest']}"


def _does(match: re.Match[str]) -> str | None:
    verb = match["base"]
    third = "has" if verb == "have" else f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
    return f"whether {match['who']} {third}{match['rest']}"


def _where_thing(match: re.Match[str]) -> str | None:
    verb = match["verb"].strip().lower().removeprefix("'")
    return f"{match['wh']} {match['thing']} {'is' if verb == 's' else verb}"


def _when_thing(match: re.Match[str]) -> str | None:
    return f"{match['wh']} {match['thing']} {match['verb']} {match['base']}{match['rest']}"


def _wh_inverted(match: re.Match[str]) -> str | None:
    return f"{match['wh']} {match['who']} {match['verb']}{match['rest']}"


def _wh_do(match: re.Match[str]) -> str | None:
    if match["who"].lower() not in ("i", "we"):
        return f"{match['wh']} {match['who']}{match['rest']}"
    rest = re.sub(r"^ (?:have|need) to\b", "", match["rest"])
    return f"{match['wh']} to{rest}" if rest.strip() else None


def _any_chance(match: re.Match[str]) -> str | None:
    return f"whether there is any {match['what']}{match['rest']}"


def _plain(match: re.Match[str]) -> str:
    return f"{match['thing']} {match['verb']} {match['base']}{match['rest']}"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = tuple(
    (re.compile(rf"^(?:and |so |but |also )?{form}$", re.IGNORECASE), turn)
    for form, turn in (
        (r"does (?P<who>it|this|that) (?P<base>[a-z]+)\b(?P<rest>.*)", _does),
        (r"do (?P<who>i|we|you|they)\b(?P<rest>.*)", _done),
        (rf"(?P<verb>{_BE}) {_WHO}\b(?P<rest>.*)", _inverted),
        (rf"(?P<verb>will|can|could|would) {_THING}{{1,4}}) {_BASE}(?P<rest>.*)", lambda m: f"whether {_plain(m)}"),
        (rf"{_WH}(?P<verb>'s| is| are| was| were) {_THING}{{0,4}})", _where_thing),
        (rf"{_WH} (?P<verb>will|can|would) {_THING}{{1,4}}) {_BASE}(?P<rest>.*)", _when_thing),
        (rf"{_WH} (?P<verb>{_BE}) {_WHO}\b(?P<rest>.*)", _wh_inverted),
        (rf"{_WH} do {_WHO}\b(?P<rest>.*)", _wh_do),
        (r"(?:is there )?any (?P<what>chance|way|possibility)(?P<rest> (?:of|to|that)\b.*)", _any_chance),
    )
)


# "I was wondering if you have it in blue": asked indirectly, with or without a question mark.
_WONDERING = re.compile(
    r"^(?:(?:i|we)(?:'d| would)? (?:just |also )?(?:wanted|want|like) to (?:ask|check|find out)"
    r"|(?:just )?(?:wanted|want) to (?:ask|check|find out)"
    r"|(?:i|we)(?: am| are| was| were|'m|'re)? (?:just )?wonder(?:ing)?"
    r"|(?:may|can|could|might) (?:i|we)(?: please| just)? (?:ask|enquire|inquire)(?: you)?"
    r"|(?:just )?wondering) (?P<what>if|whether|how|when|what|where|why|which|who)\b(?P<rest>.+)$",
    re.IGNORECASE,
)


def wondered(words: str) -> str | None:
    """What the customer says they want to know, as their question; None where they say no such thing."""
    match = _WONDERING.match(words)
    what = match and ("whether" if match["what"].lower() == "if" else match["what"].lower())
    turned = to_second_person(f"{what}{match['rest']}") if match else None
    return f"You ask {turned}" if turned else None


def questioned(words: str) -> str | None:
    """The question as indirect speech; None where it is rhetorical, has another form, or is not to be trusted."""
    if RHETORICAL.search(words):
        return None
    lower = words[:1].lower() + words[1:]
    for pattern, turn in _FORMS:
        if match := pattern.match(lower):
            indirect = turn(match)
            turned = to_second_person(indirect) if indirect else None
            return f"You ask {turned}" if turned else None
    return None
