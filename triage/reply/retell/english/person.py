"""Turns what a customer says of themself and of us round: "my vase" becomes "your vase", "you sent" becomes "we sent".

Where the grammar cannot be trusted there is no answer: a wrong person is worse than a shorter sentence.
"""

from __future__ import annotations

import re

from triage.judge.wordlist import words
from triage.reply.retell.english.patterns import anywhere
from triage.reply.retell.english.tokens import Tokens, tokens
from triage.reply.retell.english.you import may_be_anybody, who_is_you

_THEIRS = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
    "i'm": "you are",
    "i've": "you have",
    "i'd": "you'd",
    "i'll": "you will",
    "we're": "you are",
    "we've": "you have",
    "we'd": "you'd",
    "we'll": "you will",
}
_OURS = {
    "your": "our",
    "yours": "ours",
    "yourself": "ourselves",
    "yourselves": "ourselves",
    "you're": "we are",
    "you've": "we have",
    "you'd": "we'd",
    "you'll": "we will",
}
_SELVES = frozenset(("i", "i'm", "i've", "i'd"))
_AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't", "ain't": "are not"}
_SUBJECTS = _SELVES | words("he she they it who that which there nobody somebody")
_REACH = 12  # words between "I" and the second of its verbs
_BETWEEN = words("also just never still really very only always then now not so already actually even both simply")
_JOINED = words("and but then")
_BEFORE_A_COUNTRY = words("the a an across in")
_TIMES = words("time times again also even once twice then finally never still")
_NEVER = anywhere(
    "please | thank | thanks | let us | let's | if you | how dare | dare | shame | god | my god | oh my "
    "| i swear | i bet",
    "(?:he|she|they) (?:said|says) (?:i|we) (?:don't|do not|am|are|can't|cannot|won't)",
    "i guess | trust me | believe me | excuse me | dear me | me too | you and (?:i|me|your)",
    "(?:me|i|them|him|her) and you | and (?:me|i|you)$",
)
# What a shop has none of: "don't waste your money", "your dog won't mind" are said to anybody.
_ANYBODYS = re.compile(
    r"\byour (?:own |poor |hard.earned |beloved )?(?:money|pets?|animals?|dogs?|cats?|pupp(?:y|ies)|kittens?|vets?"
    r"|(?:bed )?partner|name|child|children|kids|baby|husband|wife|house|home|wallet|life|breath|health|purse)"
    r"(?:$|[.,;]|'s\b|(?= (?:will|won't|would|is|are|has|was|gets?|to|in|on|for|and|or|if|when|with|at)\b))",
    re.IGNORECASE,
)
_AND_I = re.compile(
    r"(?:^|(?<=, )|(?<=\bthat )|(?<=\bwhen )|(?<=\band )|(?<=\bbecause ))(my [a-z]+(?: [a-z]+)?) and i\b"
    r"|\b(my [a-z]+(?: [a-z]+)?) and (?:me|myself)\b",
    re.IGNORECASE,
)
_I_AND = re.compile(r"\b(?:me|i|myself) and (my [a-z]+)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|im|ive|i'm|i've|i'd|i'll)\b", re.IGNORECASE)


def to_second_person(clause: str) -> str | None:
    """The clause as we would say it to the customer, or None. "I told you it broke" gives "you told us it broke"."""
    both = _I_AND.sub(r"you and \1", _AND_I.sub(lambda match: f"you and {match[1] or match[2]}", clause))
    if _NEVER.search(clause) or _ANYBODYS.search(clause):
        return None
    turned = tokens(both)
    result = _turned(turned, paired=both != clause)
    return None if result is None or _FIRST_PERSON.search(result) else result


def _goes_on(clause: Tokens, number: int) -> bool:
    """Whether "was" has the "I" of a clause before it: "I rang and was told"."""
    before = [clause.word(number - back) for back in (1, 2, 3)]
    joined = before[0] in _JOINED or (before[0] in _TIMES and not _JOINED.isdisjoint(before))
    subjects = (clause.word(number - back) for back in range(1, _REACH))
    return joined and next((word for word in subjects if word in _SUBJECTS), "") in _SELVES


def _turned(clause: Tokens, *, paired: bool) -> str | None:
    words_before = [clause.word(number) for number in range(len(clause.places))]
    original = tokens(clause.text())
    after_i = False  # whether the verb of "I" may still stand here
    for number, word in enumerate(words_before):
        place = clause.places[number]
        if word == "you":
            if paired and original.word(number + 1) == "and" and original.word(number + 2) == "my":
                continue
            who = None if may_be_anybody(original, number) else who_is_you(original, number)
            if who is None:
                return None
            clause.all[place] = who
        elif clause.all[place] == "US" and original.word(number - 1) in _BEFORE_A_COUNTRY:
            continue
        elif word in _THEIRS:
            clause.all[place] = _THEIRS[word]
        elif word in _OURS:
            if word.startswith("you'") and may_be_anybody(original, number):
                return None
            clause.all[place] = _OURS[word]
        elif word in _AFTER_I and (after_i or _goes_on(original, number) or original.word(number + 1) == "i"):
            clause.all[place] = _AFTER_I[word]
        after_i = word == "i" or (after_i and word in _BETWEEN)
    return clause.text()
