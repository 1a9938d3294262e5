"""The last check of what is told: whether it reads like a sentence somebody wrote with care.

It asks for what every English statement has: a subject, a finite verb behind it, a determiner before a thing that can
be counted, no joint that leads nowhere. What it does not know it refuses, for a sentence that is refused can still be
quoted whole.
"""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.english.patterns import anywhere, ending, opening
from triage.reply.retell.english.verbs import AUXILIARY, BASE, is_finite, is_past

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\w.,:/-]*|[£$€#]|[(),;:]")
_PRONOUNS = words("you we it they he she there this that these those nobody nothing everything everybody something")
_PRONOUNS |= words("someone somebody everyone anything one none both neither either all some many most what another")
_PERSONS = words("you we they he she it i there nobody")
_PLAIN_VERB = words("you we they these those both all some many most")  # whose present has no "s"
_DETERMINERS = words("the a an our your his her its their my this that these those each every another some any all")
_DETERMINERS |= words("both either neither no one two three four five six seven eight nine ten half several many most")
_DETERMINERS |= words("few more only such what whose which twice first second third other same")
_PREPOSITIONS = words(
    "on in at by for from with after before since until till within during to despite upon as of over"
)
_PREPOSITIONS |= words("under without about into between inside through instead up per via")
_CONDITIONS = words("when if after since because although though once while as whenever until before unless even")
_ADVERBS = words("now so then also again apparently instead still only just never not always already really even both")
_ADVERBS |= words("finally first today however ever all each simply actually once twice soon there quite nearly almost")
_JOINTS = words("and but or so yet")
_COMMAS = frozenset(",;:(")
# Past forms that are participles before a preposition: "a corrected invoice made out to us", "the lamp ordered in May".
_DONE_TO = words("ordered sent bought paid made returned received requested promised charged invoiced quoted attached")
_DONE_TO |= words("enclosed delivered dated placed printed sold supplied listed advertised described addressed booked")
_DONE_TO |= words("collected dispatched shipped used held built put kept left required needed called named based")
_COUNTED = words("parcel package order invoice refund replacement label box jacket dress shirt phone lamp chair table")
_COUNTED |= words(
    "sofa machine laptop printer kettle toaster coat bag watch bike bed mattress wardrobe desk rug camera"
)
_COUNTED |= words("receipt letter bill part courier shop lady router cable charger battery screen mouse keyboard")
_COUNTED |= words("problem exchange card shoe dress bottle bowl plate cup product item")
_NEED_DETERMINER = _COUNTED | words(
    "baby basket email e-mail handle wheel button zip driver website code lid guy man voucher"
)
_TAKES = words(
    "is was returned returns return ordered order bought buy received receive sent send need needed want wanted get"
)
_TAKES |= words("changed cleaned be got paid opened open have had made make asked expect in from with for of to")
_QUALITIES = words("new old big small good bad")
_BEHIND = _PREPOSITIONS | _CONDITIONS | _JOINTS | _ADVERBS | AUXILIARY | _COMMAS | _PRONOUNS | {")"}
_HANGS = ending(
    "and|but|(?<!or )so|or|nor|yet|because|although|though|while|unless|whether|than|if|when|who|whose|which|where",
    "the|an?|your|our|my|his|her|their|its|to|of|with|at|by|for|from|into|is|are|was|were|has|have|had|will|would",
    "(?<!before )(?<!after )that|since|told (?:you|us)|said|says|saying|and no (?:joy|luck|sign|good|help)",
    "(?<!it )(?<!they )(?<!that )(?<!there )would be",
    "and (?:it|we|you|they|he|she)|(?:and|or|so|but) otherwise|either|neither|as|not only|even|very|because of"
    "|instead of",
)
# What people say whose English is learnt, or who write as they speak.
_UNLEARNT = anywhere(
    "because (?:is|was|are|were|has|have|not|of is)",
    "(?:say|says|said|explain|explained) (?:you|us|me|him)(?! (?:are|were|have|had|can|could|will|would|should|must))",
    "(?:he|she|it) (?:have|do|don't|are|were|come|go|say|want|need|make|work|stop|receive)",
    "(?:you|we|they) (?:was|is|has|does|doesn't)|more (?:days|weeks) ago|informations|advices|until today",
    "(?:the|our|your|an?) (?:\\w+ )?(?:lady|man|bank|courier|driver|shop|parcel|machine|website|company) "
    "(?:say|have|do|come|go|want|need|make|write|answer|bring|not)",
    "(?:since|from) (?:one|two|three|four|five|six|\\d+) (?:days?|weeks?|months?|years?)$",
    "am client|are client|how it is called|in internet|on internet|make a photo|did a photo|have took|had took"
    "|has took",
    "could of|would of|should of|have went|has went|have came|has came|its (?:for|been|an?|not|now|come|still|only"
    "|just|in|on|gone)|theres|thats|me are|me is",
)
_TWO_VERBS = re.compile(
    r"\b(?:was|were|is|are) (?:[\w#/-]+ )?(?!been\b)[\w-]+ (?:was|were|is|are) (?:sent|delivered|ordered|paid"
    r"|returned)\b"
)
_OTHERWISE = re.compile(
    r", costs? |(?-i:\bon \d{1,2} [A-Z][a-z]+ on\b)|\b(?:otherwise|or else|failing which|if not,) (?!you\b|we\b"
    r"|the\b|your\b|our\b|it\b)",
    re.I,
)
_SPLICED = re.compile(
    r", (?!(?:who|which|that|and|but|or|so|as|when|where|since|because|although|then|if|what|not|including|all|both)\b)"
    r"(?:(?:the|your|our|an?|his|her|their|my) )?[a-z][\w'-]+ (?:said|told|was|were|is|are|has|had|have|came|went"
    r"|says|will)\b",
    re.IGNORECASE,
)
_LEADS_UP = opening(*sorted(_CONDITIONS | _PREPOSITIONS))
_TIMES = words("day days week weeks month months year years hour hours minutes time times morning evening night moment")
# Verbs that are nouns as well: "two phone calls", "the bills for June are".
_PLURALS = words(
    "calls bills charges lists orders messages emails claims deals tracks packs parts posts reports returns"
)
_PLURALS |= words("ships shares starts stops tests reviews works costs needs wants turns fits looks checks")
_NEW_CLAUSE = words("whether asking saying how why though although because if")
_ASIDE = 8  # words between two commas behind a subject
_FAR = 24  # words that a subject may have


def reads_well(said: str) -> bool:
    """`said` without what stands in quotation marks (an X for each), as we would say it: "Your lamp broke in May"."""
    flaws = (_HANGS, _UNLEARNT, _TWO_VERBS, _OTHERWISE)
    if said.startswith("You ask"):
        return not _UNLEARNT.search(said) and not said.endswith(" that")
    if any(flaw.search(said) for flaw in flaws):
        return False
    found = [word.lower() for word in _WORD.findall(said)]
    return not (_is_bare(found) or _is_spliced(said)) and _is_statement(found)


def _is_spliced(said: str) -> bool:
    """Whether a second statement stands behind a mere comma: "You rang, lady said it would come"."""
    return _LEADS_UP.match(said) is None and _SPLICED.search(said) is not None


def lacks_determiners(text: str) -> bool:
    """Whether things that can be counted stand without a determiner, twice: "I changed cable", "it must be router"."""
    return sum(_bare([word.lower() for word in _WORD.findall(line)]) for line in re.split(r"[.!?\n]", text)) > 1


def _is_bare(found: list[str]) -> bool:
    """Whether a thing that can be counted stands without its determiner: "you returned jacket"."""
    return _bare(found) > 0


def _bare(found: list[str]) -> int:
    bare = 0
    for number, word in enumerate(found):
        before = number - (2 if number and found[number - 1] in _QUALITIES else 1)
        after = found[number + 1] if number + 1 < len(found) else ""
        if word in _COUNTED and before >= 0 and found[before] in _TAKES and (not after or after in _BEHIND):
            bare += 1
    return bare


def _is_statement(found: list[str]) -> bool:
    """Whether a subject and its verb stand at the beginning, or behind what leads up to them."""
    start = _skipped(found, 0)
    if start < len(found) and found[start] in _NEED_DETERMINER:
        return False  # "Basket is £41.50"
    if _begins_clause(found, start):
        return True
    if start >= len(found) or found[start] not in _PREPOSITIONS | _CONDITIONS | _DETERMINERS | {"not"}:
        return False
    if found[start] in _DETERMINERS - _PREPOSITIONS and _TIMES.isdisjoint(found[start : start + 4]):
        return False
    if found[start] in _CONDITIONS and _lacks_subject(found, _skipped(found, start + 1)):
        return False
    leads_up = found[start] in _CONDITIONS and found[start] not in _PREPOSITIONS
    verb = next((place for place in range(start + 1, len(found)) if is_finite(found[place])), len(found))
    first = verb + 1 if leads_up else start + 2
    return any(
        _begins_clause(found, _skipped(found, place + 1) if found[place] == "," else place)
        for place in range(first, len(found))
        if found[place] == "," or found[place] in _PERSONS | _DETERMINERS | {"nothing"}
    )


def _lacks_subject(found: list[str], start: int) -> bool:
    """Whether somebody did something there and nobody says who: "when recently rescued two dogs"."""
    verb, after = [*found[start : start + 2], "", ""][:2]
    return is_past(verb) and (after in _DETERMINERS | _PERSONS or after[:1].isdigit())


def _skipped(found: list[str], start: int) -> int:
    """Behind the adverbs at `start`."""
    while start < len(found) and (
        found[start] in _ADVERBS - _PRONOUNS or found[start] == "," or found[start][-2:] == "ly"
    ):
        start += 1
    return start


def _begins_clause(found: list[str], start: int) -> bool:
    """Whether a subject stands at `start` and the verb that belongs to it behind it."""
    if start >= len(found) or found[start] in _CONDITIONS | _PREPOSITIONS | _JOINTS:
        return False
    who, mark, _ = found[start].partition("'")
    if who in _PERSONS:
        return bool(mark) or _has_verb_at(found, start)
    return _noun_has_verb(found, start)


def _has_verb_at(found: list[str], start: int) -> bool:
    """Whether the word behind a pronoun, its adverbs passed over, is its verb."""
    place = start + 1
    if found[start] == "you" and found[place : place + 1] == ["and"]:
        return any(map(is_finite, found[place + 1 : place + 6])) or place + 3 < len(found)
    while place < len(found) and (found[place] in _ADVERBS or found[place].endswith("ly") or found[place] in ","):
        place += 1
    if place >= len(found):
        return False
    verb = found[place]
    plain = found[start] in _PLAIN_VERB and len(verb) > 2 and verb not in _PREPOSITIONS | _DETERMINERS | _JOINTS
    return is_finite(verb) or verb in BASE or (plain and verb.isalpha() and verb not in _PRONOUNS)


def _noun_has_verb(found: list[str], start: int) -> bool:
    """Whether a noun with what belongs to it stands there, and its verb: "the lamp you sent me has"."""
    place, relative = start, False
    while place < min(len(found), start + _FAR):
        word = found[place]
        contracted = word.partition("'")[0] in _PERSONS and "'" in word  # "it's" has a subject of its own
        if (
            place > start
            and is_finite(word)
            and not contracted
            and (relative or not _is_part_of_noun(found, place, start))
        ):
            if not relative:
                return found[place - 1] not in _JOINTS
            relative = False
        elif place > start and word in _NEW_CLAUSE:
            return False
        elif word == "you" and is_finite(found[place - 1]):
            pass  # "the email we sent you"
        elif place > start and word.partition("'")[0] in _PERSONS | {"who", "which", "that"}:
            if found[place - 1] in _JOINTS | _COMMAS or relative:
                return False  # "The bobble hat and it just says"
            relative = word not in _DETERMINERS or _next_is_verb(found, place)
        elif word == ",":
            closing = next((later for later in range(place + 1, len(found)) if found[later] == ","), None)
            aside = found[place + 1 : closing]
            if (
                closing is None
                or len(aside) > _ASIDE
                or (aside[0] not in ("who", "which") and any(map(is_finite, aside)))
            ):
                return False
            place = closing
        elif word == "(":
            place = next((later for later in range(place, len(found)) if found[later] == ")"), len(found))
        place += 1
    return False


def _next_is_verb(found: list[str], place: int) -> bool:
    return place + 1 < len(found) and (is_finite(found[place + 1]) or found[place + 1] in _PERSONS)


def _is_part_of_noun(found: list[str], place: int, start: int) -> bool:
    """Whether what may be a verb is none: a participle ("an invoice made out to us"), a plural ("the works")."""
    word, before = found[place], found[place - 1]
    after = found[place + 1] if place + 1 < len(found) else ""
    if before in _DETERMINERS | _PREPOSITIONS and before not in ("that", "this", "one", "all", "both", "in", "on"):
        return True
    if word in _PLURALS:
        return after in _PREPOSITIONS | AUXILIARY | _JOINTS | _COMMAS or not after or is_finite(after)
    return word in _DONE_TO and (
        after in _PREPOSITIONS | _JOINTS | _COMMAS | words("out up back yesterday x") or not after
    )
