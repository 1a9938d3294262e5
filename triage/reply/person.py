"""Turns what an English-speaking customer says of themself and of us round: "my vase" becomes "your vase".

Where the grammar cannot be trusted there is no answer: a wrong person is worse than a shorter sentence.
"""

from __future__ import annotations

import re

from triage.judge.wordlist import words

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\w.,:/-]*|\s+|[^\w\s]")

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
    "im": "you are",
    "i've": "you have",
    "ive": "you have",
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
    "youre": "we are",
    "you've": "we have",
    "youve": "we have",
    "you'd": "we'd",
    "you'll": "we will",
    "ur": "our",
}
_AFTER_I = {"am": "are", "was": "were", "wasn't": "weren't", "wasnt": "weren't", "ain't": "are not"}
_BETWEEN = words("also just never still really very only always then now not so already actually even both simply")
_MENDED = {
    "dont": "don't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "cant": "can't",
    "wont": "won't",
    "havent": "haven't",
    "hasnt": "hasn't",
    "couldnt": "couldn't",
    "arent": "aren't",
    "werent": "weren't",
}

# "you" behind these is the one to whom something is done: us.
_TO_US = words(
    "to from with for by of at about on against between behind through than asked ask asking told tell telling called",
    "call calling emailed email emailing e-mailed wrote write writing contacted contact contacting phoned rang",
    "messaged texted sent send sending gave give giving paid pay paying trusted trust chose choose notified notify",
    "informed inform warned warn showed show reminded remind reached reach left leave recommend recommended thank owe",
    "see saw heard hear found find needed need wanted want expected expect believed believe let made make",
)
# "you" before these is the one who does something: we.
_BY_US = words(
    "are were have had has do did don't didn't can can't could couldn't will won't would wouldn't should shouldn't",
    "may might must never only also sent send said say promised promise charged charge took take told tell gave give",
    "refused refuse refunded refund cancelled canceled cancel delivered deliver shipped ship ignored ignore kept keep",
    "lost made make owe sold sell forgot got get still always just haven't hadn't aren't weren't raised increased",
    "changed closed advertise advertised claim claimed answered answer replied reply received wrote write asked ask",
    "billed overcharged debited offered offer provide provided quoted shall do not dispatched want need already",
    "simply actually",
)
_NEVER = re.compile(
    r"^(?:my|our|his|her|the)\s[\w\s]{1,24}\band (?:i|me)\b|\b(?:you know|thank|thanks|please|let me|let us|let's"
    r"|god|me and|and me\b|you and|and you\b|as you can see"
    r"|if you|you people|you guys|you lot|you all|how dare|shame|i swear|i bet|i guess|my god|oh my|trust me"
    r"|believe me|excuse me)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:i|me|my|mine|myself|im|ive|i['’]m|i['’]ve|i['’]d|i['’]ll)\b", re.IGNORECASE)


def to_second_person(sentence: str) -> str | None:
    """The sentence as we would say it to the customer, or None. "I told you it broke" gives "you told us it broke"."""
    if _NEVER.search(sentence):
        return None
    tokens = _TOKEN.findall(sentence.replace("’", "'"))
    places = [place for place, token in enumerate(tokens) if token[0].isalpha()]
    turned: list[str] = list(tokens)
    after_i = False  # whether the verb of "I" may still stand here
    for number, place in enumerate(places):
        word = tokens[place].lower()
        before = tokens[places[number - 1]].lower() if number else ""
        after = tokens[places[number + 1]].lower() if number + 1 < len(places) else ""
        if word == "you":
            who = _who_is_you(before, after, _is_next(tokens, place, places, number))
            if who is None:
                return None
            turned[place] = who
        elif word in _THEIRS:
            turned[place] = _THEIRS[word]
        elif word in _OURS:
            turned[place] = _OURS[word]
        elif word in _AFTER_I and (after_i or after == "i"):
            turned[place] = _AFTER_I[word]
        elif word in _MENDED:
            turned[place] = _like(tokens[place], _MENDED[word])
        after_i = word == "i" or (after_i and word in _BETWEEN)
    result = "".join(turned)
    return None if _FIRST_PERSON.search(result) else result


def _is_next(tokens: list[str], place: int, places: list[int], number: int) -> bool:
    """Whether the next word follows without punctuation in between."""
    return number + 1 < len(places) and all(token.isspace() for token in tokens[place + 1 : places[number + 1]])


def _who_is_you(before: str, after: str, followed: bool) -> str | None:
    by_us = followed and after in _BY_US
    to_us = before in _TO_US
    if by_us and to_us:
        # "the parcel you sent" has no such word before it; "I told you never to ring" could be either.
        return "us" if before in ("to", "from", "with", "for", "by", "of", "at", "about", "on") else None
    if by_us:
        return "we"
    return "us" if to_us else None


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word
