"""Whether a turned clause is a whole sentence: a verb of its own, nothing that hangs on what was cut off."""

from __future__ import annotations

import re

from triage.reply.retell.english.patterns import anywhere, opening
from triage.reply.retell.english.verbs import is_finite

# "I wrote on Wednesday and have heard nothing so trying again"
_PARTICIPLE = anywhere(
    "(?:so|and|but|then|hence)(?: (?:still|now|just|am|again))? (?:trying|waiting|wondering|hoping|getting|going"
    "|looking|asking|having|being|expecting|thinking|writing|emailing|calling)(?! (?:is|was|are|were|has|have)\\b)"
)
# A question that was not turned round: "and do you need the receipt"
_INVERTED = anywhere(
    "(?:where|when|how|why) (?:is|are|was|were|will|do|does|did|can)",
    "(?<!nor )(?<!only )(?<!neither )(?:do|does|did|can|could|would|will|shall|should) (?:you|we|it|they)",
    "(?:and|so|but|or) (?:is|are) (?:you|we|it|they)",
)
_PHRASE = opening(
    r"(?:that|this) (?!(?:\w+ )?(?:is|was|has|had|does|did|will)\b|time\b|one\b)\w+",
    "only (?:to|gets|got)",
    r"(?:it|they|he|she|this|that|you|we) (?:did|does|do|has|have|was|were|is|are|would|will|could)(?:n't| not)?$",
    r"(?:the|your|our|an?) (?:on|in|at|of|to|and|is|was)",
    r"(?!you\b)\w+(?: \w+){0,2}: \w+",
    r"(?:we|you) (?:did|do|have|are|were)(?: \w+)?$",
    r"(?:we|you)(?: only| just| also| \w+ly)? (?:bought|noticed|ordered|paid|asked|tried|thought|checked)$",
    r"either (?!.* or (?:you|we)\b).*",
    r"if [^,]+, (?:say|please|just|then|refund|send|give|return|let|tell|do)\b.*",
    r"\d{1,2} [A-Z][a-z]+(?: \d{4})?, (?!you|we|the|your|our).*",
    r"for (?:an?|the|your|our) [\w-]+ (?:you|we|that|which) [^,]+$",
    r"you \w+ (?:him|her) (?:with|to|that|in|on|at|about|and|if|when)",
)
_TORN = re.compile(
    r"\b(?!(?:had|that|very|so)\b)(\w+) \1\b|, except\b|\s,|\b(?:about|of|for|to|with) (?:was|is|are|were)\b"
    r"|\bthat (?:the|your|our|an?) [\w'-]+$"
    r"|\b(?:is|are|was|were) nothing$|\b(?:informed|assured|notified|advised) (?:you|us)$"
    r"|\b(?:and|but) (?:when|if|because|since) (?:you|we|they|it) [\w']+$"
    r"|\b(?:was|were|is|are) (?:have|had|has)\b"
    r"|\b(?:but|and) with (?:the|your|our|his|her|their) [\w' ]+$|\b(?:but|and) no$"
    r"|\band if [^,]*$",
    re.IGNORECASE,
)
# A full stop inside, which is not that of an abbreviation: two sentences that were not told apart.
_STOPPED = re.compile(
    r"\b(?!(?:nos|mrs?|ms|dr|st|rs|approx|vs|inc|ltd|co|[a-z]\.[a-z])\.|no\.\s\d)[\w)]+\.\s(?:(?-i:[A-Z])|you\b|we\b)",
    re.IGNORECASE,
)
# A clause that leads up to another, which has to follow.
_LEADS_UP = opening(
    "when | once | if",
    "(?:as|since|before|after) (?:you|we|it|they|he|she)",
    "(?:as|since|before) (?:the (?!morning|start|beginning|day)|your|our|there)",
)
_CONCEDES = opening(
    "(?:even )?(?:although|though) | because | while | even (?:if|when|after|before|with)",
    "with (?:the|your|our|an?) \\w+ \\w+ing",
)
_BEFORE_COMMA = opening("especially | particularly | despite | in spite of")  # and the main clause behind it
# Who does what in the clause that it leads up to, where no comma parts the two: "When it came the lamp was broken".
_WHO = re.compile(
    r"(?:,|\b(?:you|we|it|they|he|she|there|this|that|nobody|no one|nothing)\b"
    r"|\b(?:the|your|our|an?|his|her|their|some|one)(?: (?!of\b|to\b|for\b|in\b|with\b|about\b)[\w'-]+){1,3}?) "
    r"(?P<rest>(?!of |to |for |in |with |about ).+)",
    re.IGNORECASE,
)
# "The set you got for your daughter", without anything said of it
_RELATIVE = opening("(?:the|our|your|an?|this|these|those) (?P<noun>[^,]*?)\\b(?:you|we|that|which|who) [a-z]+")
# "No warning until you were late": what is said of the noun is said in the clause that hangs on it.
_BARE = re.compile(
    r"^(?:no|an?|one|some|many|another|\d+) (?P<head>[^,]*?)\b(?:until|when|because|after|while|since) ", re.IGNORECASE
)
_ACTS = opening(
    "(?:one|two|three|four|both|some|all) of our [a-z]+ [a-z]+",
    r"(?:you|we|they) (?!and\b|of\b|with\b|in\b|to\b|all\b|both\b)[a-z]{3,}",
    r"(?:the|your|our|it|this) .*\b[a-z]{3,}s (?:the|an?|your|our|us|you|it|that|this|X)",
)


def is_whole(said: str) -> bool:
    """`said` without what stands in quotation marks."""
    flaws = (_PARTICIPLE, _INVERTED, _PHRASE, _TORN, _STOPPED)
    return not any(flaw.search(said) for flaw in flaws) and _has_verb(said)


def _has_verb(said: str) -> bool:
    """Whether it has a verb of its own, besides that of a clause that leads up to it."""
    if (relative := _RELATIVE.match(said)) and not _verbs(relative["noun"]):
        return bool(_verbs(said[relative.end() :]))
    if _CONCEDES.match(said) and "," not in said:
        return False
    if (bare := _BARE.match(said)) and not _verbs(bare["head"]):
        return False
    if _LEADS_UP.match(said) or _BEFORE_COMMA.match(said):
        return _has_main_clause(said)
    if _CONCEDES.match(said):
        return len(_verbs(said.partition(" ")[2])) > 1
    return bool(_verbs(said.partition(" ")[2]) or is_finite(said.partition(" ")[0].lower()) or _ACTS.match(said))


def _has_main_clause(said: str) -> bool:
    """Whether a subject with a verb follows the first verb of the clause that leads up to it, or its comma."""
    if _BEFORE_COMMA.match(said):
        return "," in said and _WHO.match(said, said.find(",") + 2) is not None
    verbs = re.compile(r"[a-z']+").finditer(said.lower(), said.find(" ") + 1)
    first = next((match for match in verbs if is_finite(match[0])), None)
    who = first and _WHO.search(said, first.end())
    return bool(who and _verbs(who["rest"]))


def _verbs(words: str) -> list[str]:
    return [word for word in re.findall(r"[a-z']+", words.lower()) if is_finite(word)]
