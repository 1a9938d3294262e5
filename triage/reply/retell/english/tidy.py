"""A clause in plain signs and spelling, without chatter in brackets and asides."""

from __future__ import annotations

import re

from triage.reply.retell.english.openings import without_greeting, without_opening
from triage.reply.retell.english.patterns import anywhere

_SIGNS = re.compile(r"[\U0001F000-\U0001FFFF\u2600-\u27BF\uFE0F]|(?<!\w)[:;]-?[()/DP](?!\w)")
_NUMBER_LINE = re.compile(r"(?:\n\s*#?[A-Z]{0,4}[ -]?\d{3,})+$")  # orders listed below a sentence
_AMPERSAND = re.compile(r"(?<=[a-z] )&(?= [a-z\d])")  # "Salt & Sage" is a name
_DOUBLED = re.compile(r"\b(in|to|the|a|an|of|and|is|was|for|on|at|it|i|my|we|you) \1\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|[-*•·])\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_MOST_IN_BRACKETS = 8  # words that may stand in brackets beside a figure
_THING = re.compile(
    r"(?:the|my|your|an?|in|size|order|ref)(?: [\w'-]+){1,4}"
    r"|(?!(?:lol|haha|sic|sorry|grr|again|right|yes|no|me|i|my|we|you|your)\b)[a-z][\w'-]*"
    r"(?: (?!(?:i|my|you)\b)[\w'-]+){0,2}",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:i (?:am|was) told|i'm told|i think|i believe|i guess|i suppose|it seems|to be honest|by the way|i must say"
    r"|as i said|mind you|so to speak|funnily enough|frankly|honestly|obviously|you say|that's all|that is all"
    r"|thank god"
    r"|thanks?(?: (?:you|a lot|so much))?)(?=,|$)",
    re.IGNORECASE,
)
# What a formal letter says before it says something.
_FRAME = re.compile(
    r"(?P<joint>^|, (?:and |but )?| and"
    r" | but )(?:i|we) (?:(?:beg|regret|have|wish|am sorry|are sorry|would like|am writing|write) to"
    r" (?:inform|advise|tell|report|say|add)(?: (?:you|to you))?(?: that)?|(?:am|'m) afraid(?: that)?"
    r"|should add that)\s",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(r"^it(?:'s| is) not the end of the world,? but ", re.IGNORECASE)
_AS_I_THINK = re.compile(r",?\s(?:i (?:think|believe|guess|suppose))(?=[),]|$)", re.IGNORECASE)
_CHATTER = re.compile(
    r"(?:^|\s)(?:lol|haha+|xx+|x|smh|omg|tbh|imo|fyi|btw|ta|thx|thanks|cheers|please|pls)[.!]*$", re.IGNORECASE
)
_COLON = re.compile(r"(?<=[a-z]): (?=(?:smells|looks|works|feels|is|was|has|came|arrived)\b)")
_SPELT = {"w/": "with", "b/c": "because", "u": "you", "ur": "your", "pls": "please", "plz": "please"}
_SHORT = re.compile(r"(?<![\w&])(?:w/|b/c|u|ur|pls|plz)(?![\w&/])", re.IGNORECASE)
_APOSTROPHES = {
    word.replace("'", ""): word
    for word in (
        "don't didn't doesn't isn't wasn't can't won't haven't hasn't couldn't aren't weren't wouldn't shouldn't "
        "hadn't i'm i've you've you're they're they've that's there's what's where's who's how's it'd let's"
    ).split()
}
_BARE = re.compile(rf"\b(?:{'|'.join(_APOSTROPHES)})\b", re.IGNORECASE)
_ITS = re.compile(r"\bits(?= (?:been|not|now|just|still|a|an|the|already|only|too|very|so)\b)", re.IGNORECASE)
_PERSON = r"(?:girl|bloke|lass|lassie|lad|guy|chap|chappie|fella|dude|geezer)"
_OURS = re.compile(
    rf"\byour (?:young )?(?:chat |phone |call |shop |support |desk )?(?:{_PERSON}|lady|gentleman|man|woman)\b",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    rf"(?:^|(?<=, )|(?<=\band )|(?<=\bbut ))(?:the |a |an |some |this )?(?:nice |lovely |young |chat |phone "
    rf"|support )?{_PERSON}"
    r"(?= (?:called|named|on (?:the|your)|in (?:the|your) (?:chat|shop|store)|at your)\b)",
    re.IGNORECASE,
)
_YOU_ALL = anywhere("you (?:guys|people|lot|folks|all|chaps|fellas)")


def tidy(words: str) -> str:
    """One line, from its first word that says something to its last, without a stop at the end."""
    words = _NUMBER_LINE.sub("", words.rstrip())
    flat = " ".join(_SIGNS.sub(" ", words).replace("’", "'").replace("‘", "'").split())
    flat = re.sub(r'[!?]+(?=")', "", re.sub(r"[“”„]", '"', flat))
    flat = _AMPERSAND.sub("and", flat)
    flat = _DOUBLED.sub(r"\1", flat)
    flat = _spelt(without_greeting(_NUMBERED.sub("", flat)))
    flat = _BRACKETS.sub(_kept, _AS_I_THINK.sub("", flat)).rstrip(" ,.!")
    flat = _FRAME.sub(r"\g<joint>", _NOT_ALL.sub("", flat))
    return _staffed(_CHATTER.sub("", without_opening(_COLON.sub(" ", _ASIDE.sub("", flat)))).strip(" ,"))


def _staffed(words: str) -> str:
    """Whoever works for us, in the word we have for them."""
    return _STRANGER.sub("a colleague", _OURS.sub("your colleague", words))


def _spelt(flat: str) -> str:
    flat = _SHORT.sub(lambda match: _SPELT[match[0].lower()], flat)
    flat = _BARE.sub(lambda match: _like(match[0], _APOSTROPHES[match[0].lower()]), flat)
    return _YOU_ALL.sub("you", _ITS.sub("it's", flat))


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _kept(match: re.Match[str]) -> str:
    """Brackets stay where they hold a figure or name a thing, in few words."""
    inside = match[1]
    figure = re.search(r"\d", inside) and len(inside.split()) <= _MOST_IN_BRACKETS
    return match[0] if "?" not in inside and (figure or _THING.fullmatch(inside)) else ""
