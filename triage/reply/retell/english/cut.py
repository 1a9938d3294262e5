"""Where an English sentence may be cut: at the words and signs that begin a new clause."""

from __future__ import annotations

import re

from triage.model import Span

_SUBJECT = (
    r"(?:(?:i|we|you|he|she|it|they|there|this|these|those|nobody|no one|nothing|everything|my|our|your|his|her|their"
    r"|the|an?|some)(?:'\w+)?\b)"
)
_SOME = r"(?:one|some|all|both|two|three|half)\b"  # begin a clause behind a comma, and a thing behind "and"
# An alternative is told whole: "Either it leaves tomorrow or I want my money back".
_EITHER = re.compile(
    r"\beither\b.{3,120}? or\b|\(a\).*\(b\)"
    r"|^\s*if [^,]{3,60}, (?:say|please|just|then|refund|send|give|(?:i|we)(?:'d| would| want| need))\b.*"
    r"|^[A-Z]\w+(?: \w+){0,2}:\s.",
    re.IGNORECASE | re.DOTALL,
)
_BORDER = re.compile(
    r";\s|\s*[\U0001F000-\U0001FFFF\u2600-\u27BF]+\s*|\s[-–—]+\s|[–—](?=\w)|(?<=[a-z]):\s|\.\.+\s*|…\s*"
    r"|[!?]+\s+|(?<=[a-z\d)])\.\s+(?=[A-Z])"
    rf"|,?\s(?=(?:and|but|so|yet)(?: then| now| still| also| again| yet)? {_SUBJECT})"
    r"|(?<!nothing)(?<!anything)(?<!all)(?<!help),?\s(?=(?:but|because|although|though|whereas|while|even though"
    r"|so that|which|plus|however|despite|except)\b)"
    r"|,?\s(?=or (?:i|we|else)\b)|,?\s(?=so (?:am |i'm )?\w+ing\b)|,?\s(?=so (?:don't|do not|please)\b)"
    r"|\s(?=(?-i:i am|im|i will|i'll) (?:done|never|going|telling|taking)\b)"
    r"|\n(?=[A-Z]\w+(?: \w+)?: )"
    r"|,\s(?=(?:and|so|but|or|then|when|since|as|who|where|please|not|no|only|even|just|nor|that's)\b)"
    rf"|,\s(?={_SUBJECT}|{_SOME})"
    r"|,\s(?=(?:placed|ordered|bought|paid|sent|got|received|tried|called|asked|wrote)\b)"
    r"|\s(?=(?:so|and) (?:can|could|would|please|what|when|how|where|why|will|is|do)\b)",
    re.IGNORECASE,
)


def clauses(sentence: str) -> tuple[Span, ...]:
    """The clauses in order; a sign between two of them belongs to neither, a joining word to the later one.

    Inside of quotation marks and brackets nothing is cut.
    """
    closed = _closed(sentence)
    starts, ends = [0], []
    for match in _BORDER.finditer(sentence):
        if match.start() > starts[-1] and not any(start < match.start() < end for start, end in closed):
            ends.append(match.start())
            starts.append(match.end())
    ends.append(len(sentence))
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if sentence[start:end].strip())


def _closed(sentence: str) -> list[Span]:
    closed = (*re.finditer(r"\"[^\"]*\"|“[^”]*”|\([^)]*\)", sentence), *_EITHER.finditer(sentence))
    return [match.span() for match in closed]
