"""Where an English sentence may be cut: at the words and signs that begin a new clause."""

from __future__ import annotations

import re

from triage.model import Span
from triage.reply.retell.cutting import cut
from triage.reply.retell.english.statement import is_label

_SUBJECT = (
    r"(?:(?:i|we|you|he|she|it|they|there|this|these|those|nobody|no one|nothing|everything|my|our|your|his|her|their"
    r"|the|an?|some)(?:'\w+)?\b)"
)
_SOME = r"(?:one|some|all|both|two|three|half)\b"  # begin a clause behind a comma, and a thing behind "and"
# An alternative and a condition are told whole: "Either it leaves tomorrow or I want my money back".
_ASKS = (
    r"(?:please|(?:i|we)(?: just| only| really)?(?:'d| would| want| need|'ll have)|let me know|can you|could you"
    r"|send|refund|give|say)\b"
)
_EITHER = re.compile(
    r"\beither\b.{3,120}? or\b|\(a\).*\(b\)|^[A-Z]\w+(?: \w+){0,2}:\s."
    r"|(?:^|(?<=[?!]))[^?!]*\b(?:otherwise|or else|failing (?:that|which)|if not)\b[^?!]*"
    # What nearly came to pass: "One minute later and we are in hospital".
    r"|\b(?:an?|one|another|two|five|ten|a few|\d+)(?: more)? (?:second|minute|hour|day|week|inch|step)s?"
    r"(?: (?:later|more|longer|earlier))? and\b[^?!]*"
    rf"|\b(?:if|unless|in case)\b[^?!]*\b{_ASKS}[^?!]*|\b{_ASKS}[^.;!?]*\b(?:if|unless|or(?! (?:i|we)(?:'m|'ll| am"
    rf"| will| shall| are)\b))\b[^?!]*",
    re.IGNORECASE | re.DOTALL,
)
_STOP = re.compile(
    r";\s|\s*[\U0001F000-\U0001FFFF\u2600-\u27BF]+\s*|\s+[:;]-?[()/DPpo](?=\s|$)\s*|(?:\.\.+|…)\s*(?=[A-Z]|$)|[!?]+\s+"
    r"|(?<=[a-z\d)])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bi\.e)(?<!\be\.g)"
    r"(?<!\bRs)\.\s+(?=[A-Z])(?![A-Z]{0,4}[-/ ]?\d)"
    r"|(?<=\d)\.\s+(?=(?:i|i'm|im|we|got|it|its|please|pls|can|could|need|still|my|where|when|what|would|thanks)\b)"
    r"|\n(?=[A-Z]\w+(?: \w+)?: )"
)
_CLOSED = re.compile(r"\"[^\"]*\"|“[^”]*”|\([^)]*\)")
_END = re.compile(_STOP.pattern.removeprefix(r";\s|"))  # a list behind a colon is one sentence
_BORDER = re.compile(
    rf"{_STOP.pattern}|\s[-–—]+\s|[–—](?=\w)|(?<=[a-z]):\s"
    rf"|,?\s(?=(?:and|but|so|yet)(?: then| now| still| also| again| yet)? {_SUBJECT})"
    r"|(?<!nothing)(?<!anything)(?<!all)(?<!help),?\s(?=(?:but|because|although|though|whereas|while|even though"
    r"|so that|which|plus|however|despite|except)\b)"
    r"|,?\s(?=or (?:i|we|else)\b)|,?\s(?=so (?:am |i'm )?\w+ing\b)|,?\s(?=so (?:don't|do not|please)\b)"
    r"|\s(?=(?-i:i am|im|i will|i'll) (?:done|never|going|telling|taking)\b)"
    r"|,\s(?=(?:and|so|but|or|then|when|since|as|who|where|please|not|no|only|even|just|nor|that's)\b)"
    rf"|,\s(?={_SUBJECT}|{_SOME})"
    r"|,\s(?=(?:placed|ordered|bought|paid|sent|got|received|tried|called|asked|wrote)\b)"
    r"|\s(?=(?:so|and) (?:can|could|would|please|what|when|how|where|why|will|is|do)\b)",
    re.IGNORECASE,
)


def segments(sentence: str) -> tuple[Span, ...]:
    """The parts between stops that make sentences of their own: "It came broken!! I want a new one"."""
    return _cut(sentence, _END if ":" in sentence else _STOP)


def clauses(sentence: str) -> tuple[Span, ...]:
    """The clauses in order; a sign between two of them belongs to neither, a joining word to the later one."""
    return ((0, len(sentence)),) if is_label(sentence) else _cut(sentence, _BORDER)


def _cut(sentence: str, borders: re.Pattern[str]) -> tuple[Span, ...]:
    """Inside of quotation marks and brackets, and of what is told whole, nothing is cut."""
    return cut(sentence, borders.finditer(sentence), [*_CLOSED.finditer(sentence), *_EITHER.finditer(sentence)])
