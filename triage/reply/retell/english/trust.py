"""Whether a turned clause may be said to the customer: whole, in the right person, understood by itself, not harsh."""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.harsh import is_harsh
from triage.reply.retell.english.verbs import is_finite

_FEWEST_WORDS, _MOST_WORDS = 2, 36
_UNFIT = re.compile(
    r"[?!;«»@\[\]{}<>|*_~^=\\…]|https?:|www\.|\.\.|\b(?:dob|date of birth|password|iban|cvv)\b", re.IGNORECASE
)
_OPENS = re.compile(
    r"^(?:what (?:came|arrived|you|we|was)|(?!whi|who|why|how|where|what)(?:[\w#'-]+(?: \([^)]*\))? ){1,4}(?:is"
    r"|was|are|were|has|had|came|arrived|stopped|broke|says|shows)"
    r"|either|everything (?:is|was|else|we|you|that)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|of|you|your|the"
    r"|our|we|us|this|that|these"
    r"|those|there|nobody"
    r"|no one|nothing|none|on|in|at|by|for|from|with|when"
    r"|after|since|before|as|one|two|three|four|five|six|both|all|only|half|part|order|an?|some|it|they|he|she|no|my"
    r"|every|each|several|many|most|another|its|their|his|her|neither|not one|not a|even|instead|upon|inside"
    r"|once|same|\d+)\b",
    re.IGNORECASE,
)
_GUESSES = re.compile(
    r"^we (?:need|must|should|ought|will|can|could|would)\b|^you (?:do |also |really |just |still "
    r"|certainly )?(?:assume|suspect|think|guess|hope|believe"
    r"|know|wonder|imagine|suppose|(?:do |also |still "
    r"|just )?feel|appreciate the|could|should"
    r"|might|will (?:never|not|be|have to|try|say|admit)|promise|swear|mean|don't (?:know|think|care|mind|get|see why)"
    r"|do not (?:know|think|care|mind)|have to (?:say|admit|wonder)|must|may|love|adore|gave it|give)\b"
    r"|\byou (?:can't|cannot) (?:tell|describe|express|believe|understand|imagine|wait|help|stress|fathom|say"
    r"|recommend)\b",
    re.IGNORECASE,
)
# A clause that hangs on what was cut off, or is a phrase.
_BROKEN = re.compile(
    r"\b(?:so|and|but|then|hence)(?: (?:still|now|just|am|again))? (?:trying|waiting|wondering|hoping|getting|going"
    r"|looking|asking|having|being|expecting|thinking|writing|emailing|calling)\b(?! (?:is|was|are|were|has|have)\b)"
    r"|, except\b|\bexcept\b$|\b(?:and|but|so|or|that|which|because|the|a|an|your|our"
    r"|if|when|than|even"
    r"|who|where|although|though|while|whereas|since)$"
    r"|^(?:that|this) (?!is\b|was\b|has\b|had\b|does\b|did\b|will\b|time\b|one\b|\w+ (?:is|was|has"
    r"|had|were|are|did|does)\b)"
    r"|,\s?,|\s,"
    r"|\b(?:where|when|how|why) (?:is|are|was|were|will|do|does|did|can)\b"
    r"|(?<!nor )(?<!only )(?<!neither )\b(?:do|does|did|can|could|would|will|shall) (?:you|we|it|they)\b"
    r"|\b(?:and|so|but|or) (?:is|are) (?:you|we|it|they)\b"
    r"|^nothing (?:\w+ed|broken|damaged|wrong)\b|^(?:we|you) (?:did|do|have|are|were)(?: \w+)?$|\b(?:about|of"
    r"|for|to|with) (?:was|is|are|were)\b|^you \w+ (?:him|her) (?:with|to|that|in|on|at|about|and|if|when)\b"
    r"|\bso hopefully\b|^you are told\b"
    r"|^as (?!soon|of|well)\w+",
    re.IGNORECASE,
)
# A full stop inside: two sentences that were not told apart.
_STOPPED = re.compile(
    r"\b(?!(?:nos|mrs?|ms|dr|st|rs|approx|vs|inc|ltd|co"
    r"|[a-z]\.[a-z])\.|no\.\s\d)[\w)]+\.\s(?:(?-i:[A-Z])|you\b|we\b)",
    re.IGNORECASE,
)
_SPLICE = re.compile(
    r",\s(?:you|we|it|they|he|she|this|there)(?:'\w+|(?: just| still| never| also)? (?P<verb>[a-z']+))",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"^(?:when|after|since|as|once|before|on|in|at|because|although|while|if|upon|for|from|despite|by|with)\b",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(
    r"(?P<before>[^\W\d_']+) (?P<who>they|he|she|it|there|you|we) (?:\w+ed|is|are|was|were|has|have"
    r"|had|did|do|does|can|could|will"
    r"|would|got|went|came|said|sent|paid|told)\b",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = words(
    "and but or so that when if because as what which how where why who since before after until while once whenever "
    "although though unless than whether whom yet plus whatever wherever however",
    "said say says told think thought know knew see saw hope believe feel felt found show shows showed means sure tell",
    "ask asked realised realized noticed understand time times way day",
    "moment first then now all claim claimed claims confirm",
    "like between far on in with at confirmed stating saying stated promised assured admitted thing everything "
    "anything us you today",
)
_WE_AND_YOU = words("you we they")
_RELATIVE = re.compile(r"\b(?:the|your|our|an?|this|that|these|those|items?|things?) (?:[\w'-]+ ){0,6}$", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:elsewhere|you'd (?:normally|rather|have thought)|for the avoidance|what's going on|you are writing$"
    r"|your business|your custom|never (?:order|buy|shop|use|return|fly|recommend|coming|com)\w*|your name is"
    r"|your email|your phone number"
    r"|your address is|you are \d+ years|regards|sincerely)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"^(?:one|two|three|four|both|some|all) of our [a-z]+ [a-z]+\b"
    r"|^(?:You|We|They) (?!and\b|of\b|with\b|in\b|to\b|all\b|both\b)[a-z]{3,}\b"
    r"|^(?:The|Your|Our|It|This) .*\b[a-z]{3,}s (?:the|an?|your|our|us|you|it|that|this|X)\b",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"^(?:when|once|because|although|though|while|if|as|since)\b(?! (?:soon|of"
    r"|for)\b)",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(r"\b(?:the|your|our|an?) [\w'-]+ (?:you|we|they|he|she)$")
_ONLY_RELATIVE = re.compile(
    r"^(?:the|our|your|an?|this|these|those) [^,]*?\b(?:you|we|that|which|who) [a-z]+\b", re.IGNORECASE
)
_QUOTES = re.compile(r"\"[^\"]*\"")
_MINE = re.compile(r"\b(?:i|me|my|mine|myself|we|our|us)\b", re.IGNORECASE)


def is_trusted(said: str) -> bool:
    """Whether every check passes; each has a sentence of its own in the tests."""
    count = len(said.split())
    bare = _QUOTES.sub("X", said)
    return (
        _FEWEST_WORDS <= count <= _MOST_WORDS
        and not _UNFIT.search(bare)
        and not is_harsh(said)
        and bool(_OPENS.match(said))
        and not _GUESSES.search(said)
        and not _BROKEN.search(bare)
        and not _STOPPED.search(bare)
        and not _GENERIC.search(said)
        and _is_closed(said)
        and _has_verb(bare)
        and not _is_spliced(bare)
        and not any(_MINE.search(quote) for quote in _QUOTES.findall(said))
    )


def _is_closed(said: str) -> bool:
    return said.count("(") == said.count(")") and said.count('"') % 2 == 0 and ")" not in said.partition("(")[0]


def _has_verb(said: str) -> bool:
    """Whether it has a verb of its own: "The set you got for your daughter" has none."""
    found = [word for word in re.findall(r"(?<!^)[a-z']+|^[a-z]+'[a-z]+", said.lower()) if is_finite(word)]
    if relative := _ONLY_RELATIVE.match(said):
        return any(is_finite(word) for word in re.findall(r"[a-z']+", said[relative.end() :].lower()))
    if _CONJUNCTION.match(said):
        return len(found) > 1 and not _CUT_SHORT.search(said)
    return bool(found) or bool(_ACTS.match(said))


def _is_spliced(said: str) -> bool:
    """Two sentences in one breath: "she flew in from Miami they cancelled hundreds"."""
    if not _SUBORDINATE.match(said) and any(_begins_another(match) for match in _SPLICE.finditer(said)):
        return True
    opened = _SUBORDINATE.match(said) is not None
    subjects = [each for each in _NEW_SUBJECT.finditer(said) if each["before"].lower() not in _BEFORE_SUBJECT]
    return any(not _is_relative(said, each) for each in subjects[1 if opened else 0 :])


def _begins_another(match: re.Match[str]) -> bool:
    return match["verb"] is None or is_finite(match["verb"].lower())


def _is_relative(said: str, match: re.Match[str]) -> bool:
    """Whether it is "the lamp you sent", which needs no comma."""
    return match["who"].lower() in _WE_AND_YOU and bool(_RELATIVE.search(f"{said[: match.end('before')]} "))
