"""English told back; the steps stand in the files beside this one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from triage.model import Span
from triage.reply.retell.english.calm import calm
from triage.reply.retell.english.cut import clauses, segments
from triage.reply.retell.english.days import dated
from triage.reply.retell.english.demand import demanded
from triage.reply.retell.english.lean import leans
from triage.reply.retell.english.openings import without_greeting
from triage.reply.retell.english.patterns import anywhere, opening
from triage.reply.retell.english.question import questioned, wondered
from triage.reply.retell.english.quoted import (
    AGAIN,
    asks_plainly,
    is_labelled,
    is_quotation,
    leans_in_quotation,
    quoted,
    wishes,
)
from triage.reply.retell.english.request import requested
from triage.reply.retell.english.rough import is_hasty, is_learnt
from triage.reply.retell.english.statement import stated
from triage.reply.retell.english.tidy import tidy
from triage.reply.retell.english.trust import is_trusted
from triage.reply.retell.english.worth import flaws, worth

_WANT = (
    "(?:you(?:'d| would)(?: just| really| only| also)* (?:like|appreciate)"
    "|you(?: just| really| only| also)* (?:want|need|require|demand|ask for|insist on))"
)
_WISH = opening(
    f"{_WANT} (?!to)\\S+",
    f"{_WANT} to (?:know|return|exchange|cancel|speak|have|order|receive|get|swap|change|keep|send)",
    "you ask | you expect (?:us to|to|.* to (?:be|have)) | you'd like | you think we owe you | you will keep",
    "either .* or",
    f".*(?: (?:so|and|but)|^if [^,]+,) {_WANT} (?!to)\\S+",
)
_SOMEBODY = anywhere("he | she | him | her | his")
_SHORT = 12  # words of a sentence that may be turned whoever wrote it
_AND = re.compile(r"^(?:and|but|so(?! (?:far|much|many|few|little))|for example|also),?\s(?=\w)", re.IGNORECASE)
_ALSO = re.compile(r"^(You(?: would)?) also ")  # of the first wish that is told
_ASKED = re.compile(r"^You ask (?=us|wh|how|by when|until)")
_AGAIN = ("You ask ", "You also ask ", "And you ask ")
_OURS = re.compile(r"\b(?:we|our)\b|(?<!from )(?<!with )(?<!to )\bus\b", re.IGNORECASE)  # "bought from us" is theirs
# "so I can buy one elsewhere" says what for, not what happened.
_PURPOSE = re.compile(
    r"^\W*so (?:that )?(?:i|we|you|she|he|they|it|the \w+|my \w+) (?:can|could|would|will|don't|might|may|do not)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^\W*(?:and|but|or|yet|then|so)\W+(?:then |still |also |never |just )?"
    r"(?:didn't|did not|haven't|have not|hasn't|have|had|was|were|got|received|sent|called|paid|never"
    r"|can't|couldn't|cannot|don't)\b",
    re.IGNORECASE,
)
# A face between two sentences does for a full stop.
_SIGN_BETWEEN = re.compile(r"\w\W*[\U0001F000-\U0001FFFF\u2600-\u27BF]\W*\w")


@dataclass(frozen=True, slots=True)
class English:
    """The voice of English.

    `longest`: the most words of a sentence that is turned, and then whole; None where all may be, and parts of them.
    """

    longest: int | None = None

    def of(self, text: str) -> English:
        return English(0 if is_learnt(text) else _SHORT if is_hasty(text) else None)

    def segments(self, sentence: str) -> tuple[Span, ...]:
        return segments(sentence)

    def clauses(self, sentence: str) -> tuple[Span, ...]:
        return clauses(sentence) if self.longest is None else ((0, len(sentence)),)

    def turn(self, words: str, day: date) -> str | None:
        if is_labelled(words):
            return quoted(words)
        if self.longest is not None and (len(clauses(words)) > 1 or len(words.split()) > self.longest):
            return None
        if _PURPOSE.match(words) or _GOES_ON.match(words.replace("’", "'")) or _SIGN_BETWEEN.search(words):
            return None
        plain = dated(calm(tidy(words.rstrip(" ?!."))), day)
        if not plain or re.search(r"[?!]", plain):
            return None
        said = _said(plain, question=words.rstrip().endswith("?"))
        said = said and _AND.sub("", said)
        said = said and said[:1].upper() + said[1:]
        return said if said and is_trusted(said) else None

    def leans(self, told: str) -> bool:
        return leans_in_quotation(told) if is_quotation(told) else leans(told)

    def quoted(self, words: str) -> str | None:
        return quoted(words)

    def tells_of_us(self, told: str) -> bool:
        return _OURS.search(told) is not None

    def wishes(self, told: str, own: str | None = None) -> bool:
        return wishes(told) if is_quotation(told) else _WISH.match(told) is not None

    def asks_plainly(self, question: str) -> bool:
        return asks_plainly(without_greeting(" ".join(question.split())))

    def quotes(self, told: str) -> bool:
        return is_quotation(told)

    def worth(self, told: str) -> float:
        return worth(told)

    def flaws(self, told: str) -> int:
        return flaws(told)

    def joined(self, sentences: tuple[str, ...]) -> tuple[str, ...]:
        asked = 0
        joined: list[str] = []
        for sentence in sentences:
            first = not any(map(self.wishes, joined))
            told = _ALSO.sub(r"\1 ", sentence) if first else sentence
            joined.append(_ASKED.sub(_AGAIN[min(asked, len(_AGAIN) - 1)], told))
            asked += sentence.startswith("You ask")
        return _quoted_again(joined)


def _quoted_again(sentences: list[str]) -> tuple[str, ...]:
    """The second quotation of a kind is written "also"."""
    for begins, *again in AGAIN:
        numbers = [number for number, sentence in enumerate(sentences) if sentence.startswith(begins)]
        for nth, number in enumerate(numbers[1:]):
            sentences[number] = again[min(nth, len(again) - 1)] + sentences[number].removeprefix(begins)
    return tuple(sentences)


def _said(plain: str, *, question: bool) -> str | None:
    """A request, a question or a statement; what begins with us and ends like a question is asked in disbelief."""
    if said := demanded(plain) or requested(plain) or wondered(plain) or (questioned(plain) if question else None):
        return said
    disbelief = question and re.match(r"(?:you|this|that|it|so)\b", plain, re.IGNORECASE)
    return None if disbelief else stated(plain)
