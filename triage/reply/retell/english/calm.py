"""A clause with its voice down: no capitals, no oaths, no words that only add heat. What they were said of stays."""

from __future__ import annotations

import re

from triage.reply.retell.abbreviation import is_too_long

_MOSTLY = 0.6  # share of words in capitals from which all of it is shouted
_CAPITALS = re.compile(r"(?<![\w#./-])[A-Z][A-Z']+(?![\w/-]|\.\w)")
_RUN = re.compile(r"(?<![\w#./-])(?:[A-Z][A-Z']*\s+){3,}[A-Z][A-Z']+(?![\w-]|\.\w)")
# A name, not a shout: "came embroidered SIOBHAN".
_CALLED = re.compile(
    r"\b(?P<cue>(?:for|name|named|called|spelt|spelled|embroidered|engraved|printed|typed) )"
    r"(?P<name>(?!(?:THE|MY|YOU|ME|US|IT|NOT|THIS|ALL|NO)\b)[A-Z]{3,})(?![\w-])"
)
# The end of a firm's name, and what stands before a number: "Fjord AS; NO 999 111".
_NAMED_BEFORE = re.compile(r"(?<!\w)[A-Z][a-zà-ÿ]{2,40} $")
_ENDS = re.compile(r"\s*(?:$|[,;.)\n])")
_COUNTS = re.compile(r" ?\d{3}")
_MOST_OF_A_CODE, _MOST_OF_A_NAME = 2, 48  # letters; characters
_COMMON = frozenset(
    """
    a ago all am an and another any are as ask at back bag be bed been big bike book box buy by call came can day
    days did do dont each eight eighteen eleven even ever fifth first five fix food for four fourth from full gave
    get give go got had has have he her him his how i if in is it its just keep last late left lost made make many
    me mine more most must my need new nine no none nor not nothing now of off old on one only open or our out over own
    paid pay per put said same say see sent she shop so some stay still stop take tell ten than that the them then
    they third this three to told too took two up us used very wait want was way we week well went were what when who
    why will with work year yes yet you your
    """.split()
)
_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
_HEAT = re.compile(
    r"\b(?:absolutely|literally|honestly|frankly|bloody|damn(?:ed)?|goddamn|obviously|basically|truly|utterly|totally"
    r"|extremely|incredibly|ridiculously|seriously|freaking|frigging|flipping|flaming|effing|f[*#@!uc]+k?ing|sodding"
    r"|finally|right now|clearly|simply|unbelievably|insanely|darn|unfortunately|frustratingly|annoyingly"
    r"|disappointingly|sadly|kindly|to be (?:fair|honest)|tbh|quite frankly|of course|needless to say|i must say"
    r"|i have to say|(?:i'm |i am )?sorry to say|as i said|believe it or not|you know|i mean|thank you very much"
    r"|if you (?:don't mind|please)|god knows|for (?:god|heaven|pete|goodness|christ)'?s'? sake)\b,?\s*",
    re.IGNORECASE,
)
_AND_MILDLY = re.compile(r"\b(?:kindly|simply|clearly|honestly|seriously) and (?=\w+ly\b)", re.IGNORECASE)
_SCORNED = re.compile(
    r"\b((?:this|your|the|that|my|our|these|those|some|another|an?) )(?:stupid|wretched|ridiculous|idiotic|silly|lousy"
    r"|crappy|miserable|pathetic|useless|pointless|rubbish|terrible|awful|horrible|dreadful|disgusting"
    r"|so[- ]called) (?=[a-z])",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(an?)(?= (\w))", re.IGNORECASE)


def calm(words: str) -> str:
    """`words` in small letters where they shout, without heat."""
    milder = _SCORNED.sub(r"\1", words)
    parts = re.split(r"(\"[^\"]*\")", _ARTICLE.sub(_article, milder) if milder != words else words)
    return _without_heat(_named("".join(quiet(part) for part in parts)))


def quiet(words: str) -> str:
    """In small letters where it shouts: all of it, a run of words, or a word."""
    words = _RUN.sub(lambda match: match[0].lower(), words)
    letters = [word for word in re.findall(r"[A-Za-z][A-Za-z']*", words) if len(word) > 1]
    loud = [word for word in letters if word.isupper()]
    if len(loud) > 1 and len(loud) > _MOSTLY * len(letters):
        return re.sub(r"(?<![\w#./-])[A-Z']+(?![\w-]|\.\w)", lambda match: match[0].lower(), words)
    named = _CALLED.sub(lambda match: match["cue"] + match["name"].capitalize(), words)
    return _CAPITALS.sub(
        lambda match: (
            match[0].lower() if _shouts(match[0]) and not (_is_country(match) or _is_code(match)) else match[0]
        ),
        named,
    )


def _is_country(match: re.Match[str]) -> bool:
    return match[0] == "US" and re.search(r"\b(?:the|a|an|across|in) $", match.string[: match.start()]) is not None


def _is_code(match: re.Match[str]) -> bool:
    """Whether two letters are the end of a name, or stand before a long number."""
    if len(match[0]) > _MOST_OF_A_CODE:
        return False
    before = match.string[max(0, match.start() - _MOST_OF_A_NAME) : match.start()]
    ends = _ENDS.match(match.string, match.end()) and _NAMED_BEFORE.search(before)
    return bool(ends or _COUNTS.match(match.string, match.end()))


def _shouts(word: str) -> bool:
    return is_too_long(word) or word.lower() in _COMMON | _NAMES


def _named(words: str) -> str:
    """Days and months with their capital, whoever lowered them."""
    return re.sub(r"\b[a-z]{3,9}\b", lambda match: match[0].capitalize() if match[0] in _NAMES else match[0], words)


def _without_heat(words: str) -> str:
    cooler = _HEAT.sub("", _AND_MILDLY.sub("", words))
    if cooler == words:
        return words
    cooler = re.sub(r"\s+([,.;])", r"\1", cooler).strip(" ,")
    return _ARTICLE.sub(_article, cooler) if len(cooler) != len(words) else cooler


def _article(match: re.Match[str]) -> str:
    right = "an" if match[2].lower() in "aeio" else "a"
    return match[1] if match[2].lower() == "u" or match[2].isdigit() or match[2].isupper() else right
