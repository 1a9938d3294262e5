"""What a customer asks us to do: "Can you please send a label?" gives "You ask us to send a label"."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.english.patterns import whole
from triage.reply.retell.english.person import to_second_person
from triage.reply.retell.english.verbs import BASE, REQUEST

_POLITE = re.compile(
    r"^(?:(?:so|and|now|then|just|instead|kindly|request you to|all i (?:ask|want) is (?:that|for) you(?: to)?"
    r"|(?:i|we)(?: would|'d)? (?:also )?(?:like|want|need|ask|expect|request|am asking|are asking) you to"
    r"|(?:is it|would it be) possible for you to|would you (?:mind|be able to|be so (?:kind|good) as to)"
    r"|are you able to"
    r"|is there any (?:way|chance) you (?:can|could)"
    r"|(?:please )?(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody)(?: there)?"
    r"(?: please| kindly| possibly| just| finally)*"
    r"|(?:i|we)(?: would| should|'d) (?:really |very much )?(?:be (?:very |most |so )?(?:grateful|obliged"
    r"|thankful|pleased|happy|glad)|appreciate it)"
    r" if (?:you|someone|somebody) (?:could|would|can)(?: please)?"
    r"|please(?: just| kindly| do| can| could| will| would)?(?: you)?)\s+)+",
    re.IGNORECASE,
)
_NOT = re.compile(r"^(?:don't|do not|never)\s+", re.IGNORECASE)
_NEEDFUL = re.compile(r"^do the needful(?:,? and)?\s*", re.IGNORECASE)
_COURTESY = re.compile(r",? please\b|,? (?:many )?(?:thanks|thank you)$", re.IGNORECASE)
_SOON = re.compile(
    r"\b(?:asap|at (?:the|your) (?:very )?earliest(?: convenience)?|urgently|immediately|right away"
    r"|straight away|now)$",
    re.IGNORECASE,
)
_CONSIDER = re.compile(r"^consider (?P<rest>[a-z]+ing\b.*)$", re.IGNORECASE)
# Asking these tells nothing by itself.
_EMPTY = whole(
    "help",
    "(?:help|answer|contact|call|email|fix|check|sort|solve|resolve|look into|sort out|take care of)"
    " (?:me|us|it|this|that|out)",
    "(?:reply|respond|answer)(?: .{0,40})? | (?:advise|check|read)(?: \\w+)?",
    "(?:get back to|contact|let) (?:me|us)(?: know)?",
    "(?:actually )?look (?:at|into) (?:it|this) | need\\b.*",
    "(?:help (?:me|us) out|do something|feel free|bear with|see|note|excuse|forgive|be|trust|believe|have a)\\b.*",
    "(?:let (?:me|us) (?:be|tell|explain|remind|say|go|walk|start|put)|find (?:attached|below|enclosed)"
    "|accept (?:my|our))\\b.*",
    "(?:pass (?:this|it|that) on|take (?:a|your|note)|tell me (?:why|how|what) (?:you|i should))\\b.*",
)
_COMMAND = re.compile(
    r"^(?!(?:get|come|go) to\b|find out\b)\w+(?: back| out| up)? (?:me|us|my|our|the|an?|it|this|that|these|those"
    r"|every|all|both|them|someone"
    r"|somebody|to|for|your"
    r"|him|her|one|two)\b|^stop \w+ing\b|^look into \w+ and|^come and \w+",
    re.IGNORECASE,
)


_COME = re.compile(r"come and (?:get|collect|fetch|take|pick|see|look|fix|mend) ", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:to|for|with|at|from|of|by|in|(?<!now )on|and|the|your)$", re.IGNORECASE)
_FOR_ME = re.compile(r"\b(?:me|us|my|our|mine)\b", re.IGNORECASE)
# Said without "please" these are asked of us; others may be advice to anybody: "Check the sizes".
_PLAIN = words(
    "send resend refund replace cancel call ring phone stop delete remove collect confirm fix repair correct reprint",
    "reinstate redo arrange",
    "exchange swap reimburse credit deliver redeliver unsubscribe reopen investigate reply respond",
)


def requested(clause: str) -> str | None:
    """The request as indirect speech; None where it is none, an empty one, or not to be trusted."""
    polite = _POLITE.match(clause)
    rest = clause[polite.end() :] if polite else clause
    negation = _NOT.match(rest)
    rest = _NEEDFUL.sub("", rest[negation.end() :] if negation else rest)
    rest = _SOON.sub("as soon as possible", _COURTESY.sub("", rest))
    first = re.split(r"[\s,.]", re.sub(r"^come and (?=[a-z])", "", rest.lower()), maxsplit=1)[0]
    if _HANGING.search(rest):
        return None
    if first not in (BASE if polite else REQUEST) or _EMPTY.match(rest) or len(rest.split()) < 2:
        return None
    if not polite and not (_COMMAND.match(rest) and (first in _PLAIN or _FOR_ME.search(rest) or _COME.match(rest))):
        return None
    if considered := _CONSIDER.match(rest):
        return _asked("whether we would consider", considered["rest"])
    return _asked("us not to" if negation else "us to", f"{rest[:1].lower()}{rest[1:]}")


def _asked(what: str, rest: str) -> str | None:
    turned = to_second_person(rest)
    return f"You ask {what} {turned}" if turned else None
