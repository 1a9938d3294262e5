"""The customer's own sentence about a problem, turned round and calmed, where every step of that can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from triage.judge.wordlist import words
from triage.model import FactKind, JudgedLetter, Problem, Span
from triage.reply.dates import in_words
from triage.reply.harsh import is_harsh
from triage.reply.person import to_second_person

_MOST_WORDS = 26
_FEWEST_WORDS = 4
_LOUD_FAMILIES = words(
    "profanity rudeness accusation anger legal chargeback public_review churn ultimatum sarcasm rhetorical",
    "icy_politeness strong_verdict treatment",
)
_TELLING_FAMILIES = words(
    "waiting no_response repeat_contact broken_promise disappointment failure money negated_service demand sentiment",
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b[^,.!\n]{0,30}[,.!]\s+", re.IGNORECASE
)
_CONNECTOR = re.compile(
    r"^(?:and|but|so|also|however|unfortunately|sadly|well|anyway|now|then|plus|yet|still|again|basically"
    r"|apparently|obviously|as i said|to be honest|honestly|ok|okay|because|since then|first|firstly|second"
    r"|secondly|finally|in short|today)\b,?\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;–—]\s|\s-\s|,\s(?:but|and|so|yet|which|because|while|although|however|then|or|i|we|you|it|they|now|please"
    r"|this|that|even|not|no)\b|\s(?:but|because|so|although)\s|[:(]",
    re.IGNORECASE,
)
_UNFIT = re.compile(r"[?;\"“”«»@\[\]{}<>|*_~^=\\…]|https?:|www\.|\.\.|!.*!|[\U0001F000-\U0001FFFF\u2600-\u27BF]")
_OPENS = re.compile(
    r"^(?:you|your|the|our|we|this is (?:your|the)|there (?:is|was|are|were)|nobody|no one|on|when you|after|since"
    r"|one of|two|three|both|all of|only|half|part of|order|an?|some|it (?:is|has) been|nothing|none|at|in|as of)\b",
    re.IGNORECASE,
)
_ODD = re.compile(r"^the (?:mon|tues|wednes|thurs|fri|satur|sun)day|:(?:\s|$|\W)|\s[:;]\s", re.IGNORECASE)
# What is cut off from what it hangs on: "and have heard nothing so trying again", "which we could live with, except".
_BROKEN = re.compile(
    r"\b(?:so|and|but|then|hence)(?: (?:still|now|just|am|again))? "
    r"(?!\w+thing\b)\w{2,}ing\b(?! (?:is|was|are|were|has)\b)"
    r"|\bexcept\b|,\s(?:that'?s|it'?s)\b",
    re.IGNORECASE,
)
_SPLICE = re.compile(
    r",\s(?:you|we|it|they|he|she|this|that|there)(?:'\w+)? (?:\w+ed|is|are|was|were|has|have|had|did|do|does|can"
    r"|cannot|could|will|would|got|went|came|said|sent|paid|kept|told)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"^(?:when|after|since|as|once|before|on|in|at|because|although|while|if)\b", re.IGNORECASE)
_GUESSES = re.compile(
    r"^you (?:assume|suspect|think|guess|hope|believe|know|wonder|imagine|suppose|feel|understand|appreciate|would"
    r"|could|should|might|will|can)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|came|come|comes|went|got|get|gets|broke"
    r"|fell|sent|paid|bought|wrote|rang|took|gave|said|says|told|made|left|lost|kept|found|put|cost"
    r"|want|wants|need|needs|leak|leaks|works|stops|cannot|can't|couldn't|won't|wouldn't|isn't|aren't|wasn't"
    r"|weren't|hasn't|haven't|hadn't|don't|doesn't|didn't|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_NEW_SUBJECT = re.compile(
    r"([^\W\d_']+) (?:they|he|she|it|this|there) (?:\w+ed|is|are|was|were|has|have|had|did|do|does|can|could|will"
    r"|would)\b"
)
_BEFORE_SUBJECT = words(
    "and but or so that when if because as what which how where why since before after until while once whenever "
    "although though unless than",
    "said say says told think thought know knew see saw hope believe feel felt found show shows showed means sure "
    "time way",
)
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|he|she|him|his|her)\b", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:the|your|our|an?|this|these|two|three|order)\s+[#a-z]", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\byesterday(?: (?:morning|afternoon|evening))?\b|\blast night\b", re.IGNORECASE)
_POINTS_AWAY = re.compile(
    r"\b(?:here|(?:over|on|in) there|(?:this|that) one|following|above|below|attached|enclosed|tomorrow|just now"
    r"|right now|minutes? ago|hours? ago|this (?:week|weekend|month)|next (?:week|month)|last (?:week|month"
    r"|weekend)|now (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_LAST_WEEKDAY = re.compile(
    r"\b(?:on )?(?:last|this past) ((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
_ABBREVIATION = 4  # letters up to which capitals are no shouting
_BLAMES_US = re.compile(r"^(?:we|our)\b", re.IGNORECASE)


def own_sentence(letter: JudgedLetter, problem: Problem) -> tuple[str, Span] | None:
    text = letter.letter.own.text
    for span in _by_promise(letter, problem):
        for part in _parts(text, span, problem.spans):
            if not is_loud(letter, part) and (said := _turned(text[slice(*part)], letter.received)):
                return said, part
    return None


def telling_places(letter: JudgedLetter) -> tuple[Span, ...]:
    """Where the letter says something to the point although no problem was found: its products and milder signals."""
    products = [fact.span for fact in letter.judgement.facts_of(FactKind.PRODUCT) if fact.span]
    signals = [
        span
        for signal in letter.judgement.signals
        if signal.points > 0 and signal.family in _TELLING_FAMILIES
        for span in signal.spans
    ]
    return (*products, *signals)


def is_loud(letter: JudgedLetter, part: Span) -> bool:
    """Whether a signal of anger, threat or scorn lies in that part of the letter."""
    return any(
        signal.family in _LOUD_FAMILIES and any(place[0] < part[1] and part[0] < place[1] for place in signal.spans)
        for signal in letter.judgement.signals
    )


def _by_promise(letter: JudgedLetter, problem: Problem) -> list[Span]:
    """The sentences that name the problem, those with a fact in them first."""
    named = [span for span in letter.judgement.sentences if any(_within(place, span) for place in problem.spans)]
    return sorted(
        named, key=lambda span: -sum(1 for fact in letter.judgement.facts if fact.span and _within(fact.span, span))
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _parts(text: str, span: Span, places: tuple[Span, ...]) -> Iterator[Span]:
    """The whole sentence, then what is left of it up to a cut, longest first; each with the problem in it."""
    yield span
    for match in reversed(list(_CUT.finditer(text, *span))):
        part = (span[0], match.start())
        if any(_within(place, part) for place in places):
            yield part
    for match in _CUT.finditer(text, *span):
        part = (
            match.end()
            if not match[0].lstrip(" ,").isalpha()
            else match.start() + len(match[0]) - len(match[0].lstrip(" ,")),
            span[1],
        )
        if any(_within(place, part) for place in places):
            yield part


def _turned(sentence: str, received: datetime) -> str | None:
    """The sentence in second person, calm and whole, or None."""
    plain = _CONNECTOR.sub("", _GREETING.sub("", " ".join(sentence.split()).replace("’", "'"))).strip(" ,.!:-")
    if _UNFIT.search(plain) or is_harsh(plain) or not _FEWEST_WORDS <= len(plain.split()) <= _MOST_WORDS:
        return None
    dated = _with_days(_quiet(plain), received)
    said = to_second_person(dated) if dated else None
    if said is None or not _stands_alone(said):
        return None
    said = said[:1].upper() + said[1:]
    return f"You tell us that {said[:1].lower()}{said[1:]}" if _BLAMES_US.match(said) else said


def _quiet(plain: str) -> str:
    """Words in capitals, other than abbreviations and codes, in small letters."""
    loud = [word for word in re.findall(r"[^\W\d_]{2,}", plain) if word.isupper()]
    if len(loud) < 2 and not any(len(word) > _ABBREVIATION for word in loud):
        return plain
    return re.sub(
        r"(?<![\w#-])[^\W\d_]{2,}(?![\w-])", lambda match: match[0].lower() if match[0].isupper() else match[0], plain
    )


def _with_days(plain: str, received: datetime) -> str | None:
    """With "today" and "yesterday" as dates, for a reply is read on another day; None where day or place stay vague."""
    if _POINTS_AWAY.search(plain):
        return None
    day = received.date()
    for pattern, meant in ((_TODAY, day), (_YESTERDAY, day - timedelta(days=1))):
        plain = pattern.sub(f"on {in_words(meant, 'en').removesuffix(str(meant.year)).strip()}", plain)
    return _LAST_WEEKDAY.sub(lambda match: f"on {match[1].capitalize()}", plain)


def _stands_alone(said: str) -> bool:
    """Whether it opens like a statement, has a verb, and no pronoun that points outside of it."""
    if not _OPENS.match(said) or _GUESSES.match(said) or _ODD.search(said) or not _VERB.search(said):
        return False
    if _BROKEN.search(said) or (_SPLICE.search(said) and not _SUBORDINATE.match(said)):
        return False
    if any(match[1].lower() not in _BEFORE_SUBJECT for match in _NEW_SUBJECT.finditer(said)):
        return False  # "she flew in from Miami they cancelled hundreds": two sentences in one breath
    pronoun = _PRONOUN.search(said)
    if pronoun is None or re.match(r"it (?:is|has) been", said, re.IGNORECASE):
        return said.count("(") == said.count(")")
    return bool(_NAMED_BEFORE.search(said[: pronoun.start()])) and said.count("(") == said.count(")")
