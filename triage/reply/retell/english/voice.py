"""English told back; the steps stand in the files beside this one."""

from __future__ import annotations

import re
from datetime import date

from triage.model import Span
from triage.reply.retell.english.calm import calm
from triage.reply.retell.english.cut import clauses
from triage.reply.retell.english.days import dated
from triage.reply.retell.english.lean import leans, with_product
from triage.reply.retell.english.question import questioned
from triage.reply.retell.english.request import requested
from triage.reply.retell.english.statement import stated
from triage.reply.retell.english.tidy import tidy
from triage.reply.retell.english.trust import is_trusted
from triage.reply.retell.english.verbs import EVENT, PARTICIPLES, is_past

_ASKED = re.compile(r"^You ask (?=us|wh|how|by when|until)")
_OUR_OWN = re.compile(
    r"^(?:We|Our (?:[a-z-]+ )?(?:drivers?|staff|agents?|mechanic|team|support|colleagues?"
    r"|courier|people|men|man))\b"
)
_OUR_DEED = re.compile(r"^(?:We|Our) \w+")
_OUR_WORD = re.compile(
    r"^(?:We|Our \w+) (?:\w+ )?(?:promised|said|told|confirmed|assured|replied|agreed"
    r"|answered|wrote|guaranteed)\b"
)
_STAKES = re.compile(
    r"\b(?:funeral|buried|memorial|passed away|died|wedding|birthday|anniversary|christening|hospital|a&e"
    r"|surgery|chok\w+"
    r"|fire|allerg\w+|injur\w+|doctor|medic\w+|exam|flight|christmas|burn\w*|cut (?:your|his|her)|baby|bled|safety"
    r"|(?:third|fourth|fifth|sixth) (?:time|e-?mail|letter|message)|second (?:e-?mail|letter))\b",
    re.IGNORECASE,
)
_CONTENTED = re.compile(
    r"\b(?:perfect|no complaints|in good order|excellent|great|fine|super quick|on time|very good"
    r"|no problems?|happy with"
    r"|lovely|gorgeous|beautiful|as expected|love)\b",
    re.IGNORECASE,
)
_TROUBLED = re.compile(
    r"n't\b|\b(?:not|no|never|nothing|nobody|none|only|empty|wrong|instead|but|too|still|without|missing|cannot|unable"
    r"|twice|again|yet)\b",
    re.IGNORECASE,
)
_TROUBLE = 0.7
_OTHERS = re.compile(
    r"^(?:(?:your|the) (?:late |old |dear )?(?:wife|husband|neighbour|neighbor|friend|mother|father|mum|mom|dad|sister"
    r"|brother|girlfriend|boyfriend|partner|grand\w+|aunt|uncle|colleague|boss))\b",
    re.IGNORECASE,
)
_OF_OTHERS = 10.0  # what it takes that it is somebody else's story
_CONTENT = 2.0  # what being content takes
_EVENT, _MOST_EVENTS = 0.7, 1.5  # worth of a verb that tells an event, and of all of them
_BY_US = 1.0  # what we did
_AT_STAKE = 1.2
_AGAIN = ("You ask ", "You also ask ", "And you ask ")
_PURPOSE = re.compile(
    r"^\W*so (?:that )?(?:i|we|you|she|he|they|it|the \w+|my \w+) (?:can|could|would|will|don't|might|may"
    r"|do not)\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"^You (?:would like|want|need|would appreciate|ask)\b")


class English:
    """The voice of English."""

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        return clauses(sentence)

    def turn(self, words: str, day: date) -> str | None:
        if _PURPOSE.match(words):
            return None
        question = words.rstrip().endswith("?")
        plain = dated(calm(tidy(words.rstrip(" ?!."))), day)
        if not plain or re.search(r"[?!]", plain):
            return None
        said = requested(plain) or (questioned(plain) if question else None) or _stated(plain, question=question)
        said = said and said[:1].upper() + said[1:]
        return said if said and is_trusted(said) else None

    def leans(self, told: str) -> bool:
        return leans(told)

    def anchored(self, told: str, product: str) -> str | None:
        return with_product(told, product)

    def wishes(self, told: str) -> bool:
        return _WISH.match(told) is not None

    def worth(self, told: str) -> float:
        low = re.findall(r"[a-z']+", told.lower())
        events = sum(word in EVENT or word in PARTICIPLES or is_past(word) for word in set(low))
        return (
            min(_MOST_EVENTS, _EVENT * events)
            + (_BY_US if _OUR_DEED.match(told) else 0.0)
            + (_BY_US if _OUR_WORD.match(told) else 0.0)
            + (_TROUBLE if _TROUBLED.search(told) else 0.0)
            - (_OF_OTHERS if _OTHERS.match(told) and not _STAKES.search(told) else 0.0)
            - (_CONTENT if _CONTENTED.search(told) else 0.0)
            + (_AT_STAKE if _STAKES.search(told) else 0.0)
        )

    def joined(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        asked = 0
        joined = []
        for sentence in _reported(sentences):
            joined.append(_ASKED.sub(_AGAIN[min(asked, len(_AGAIN) - 1)], sentence))
            asked += _ASKED.match(sentence) is not None
        return tuple(joined)


def _reported(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """What we did is theirs to tell where the story begins with it."""
    first, *rest = sentences
    if _OUR_OWN.match(first):
        first = f"You tell us that {first[:1].lower()}{first[1:]}"
    return (first, *rest)


def _stated(plain: str, *, question: bool) -> str | None:
    """A statement; one that ends like a question is asked in disbelief where it begins with us or with "this"."""
    return None if question and re.match(r"(?:you|this|that|it|so)\b", plain, re.IGNORECASE) else stated(plain)
