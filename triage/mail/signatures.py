"""Where a person's words end and the signature begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.mail.signature_words import CLOSINGS, SENT_FROM

MOST_LINES = 15  # non-blank lines of a signature
LONGEST_LINE = 100

_MARK = re.compile(r"(?:--|__|—|–|-- —|\*\*)[ \t]*")
_CLOSING = re.compile(
    rf"(?i)[*_ ]{{0,2}}(?:{CLOSINGS})[*_ ]{{0,2}}(?:[,.!;:–—\-]{{0,3}}\s*|[,.!;:–—\-]*\s+(?P<name>\S.{{0,40}}))"
)
_SENT_FROM = re.compile(rf"(?i)[\s*_(\[<~-]{{0,4}}(?:{SENT_FROM})[\s*_.)\]>~-]{{0,4}}")
_NAME = re.compile(
    r"[-–—~]?\s?(?:(?:[Dd]r|[Pp]rof|Mr|Mrs|Ms|Herr|Frau|M|Mme)\.? )?[^\W\d_a-z][\w.'’-]{0,20}(?: (?:[^\W\d_a-z][\w.'’-]{0,25}|von|van|de|der|den|da|dos|del|di|la|le|du)){0,4}[.,]?"
)
_DASH_NAME = re.compile(r"[-–—~]{1,2}\s?[^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{0,25}){0,3}")
_POSTSCRIPT = re.compile(r"(?i)p\.?\s?s\.?\s?[:.,)-]?\s|p\.?s\.?$|nb:|n\.b\.")
_SENTENCE_END = re.compile(r"[?!]\s*$")


def signature_start(lines: Sequence[str], names: frozenset[str] = frozenset()) -> int:
    """The number of the line on which the signature begins, `len(lines)` where there is none.

    `names`: the words of the sender's display name, lower case; a last line made of them alone is a signature.
    """
    end = _last_filled(lines)
    start = end
    while start:
        found = _one_start(lines, start, names)
        if found == start:
            break
        start = _last_filled(lines[:found])
    return start if start < end else len(lines)


def is_sent_from(line: str) -> bool:
    """ "Sent from my phone", "Get Outlook for iOS" and the like, a line of its own."""
    return len(line) <= LONGEST_LINE and _SENT_FROM.fullmatch(line.strip()) is not None


def _one_start(lines: Sequence[str], end: int, names: frozenset[str]) -> int:
    """Where the last signature before `end` begins; `end` where none does."""
    last = lines[end - 1].strip()
    if is_sent_from(last) or _DASH_NAME.fullmatch(last) or _is_own_name(last, names):
        return end - 1
    filled = 0
    start = end
    for number in range(end - 1, -1, -1):
        line = lines[number].strip()
        if not line:
            continue
        if (_MARK.fullmatch(line) and _is_block(lines[number + 1 : end])) or _is_closing(lines, number, end):
            start = number
        filled += 1
        if filled > MOST_LINES:
            break
    return start


def _is_closing(lines: Sequence[str], number: int, end: int) -> bool:
    line = lines[number].strip()
    if len(line) > LONGEST_LINE:
        return False
    match = _CLOSING.fullmatch(line)
    if match is None:
        return False
    name = match["name"]
    if name is not None and not _NAME.fullmatch(name.strip()):
        return False
    return _is_block(lines[number + 1 : end])


def _is_block(lines: Sequence[str]) -> bool:
    """Whether these lines look like names, addresses and titles rather than sentences."""
    filled = [line.strip() for line in lines if line.strip()]
    return len(filled) <= MOST_LINES and not any(_is_sentence(line) for line in filled)


def _is_sentence(line: str) -> bool:
    if _POSTSCRIPT.match(line):
        return True
    words = line.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) >= 4 and (bool(_SENTENCE_END.search(line)) or small >= max(4, len(words) // 2))


def _is_own_name(line: str, names: frozenset[str]) -> bool:
    words = [word.strip(".,-–—*_") for word in line.lower().split()]
    return 0 < len(words) <= 4 and all(word in names for word in words if word) and any(words)


def _last_filled(lines: Sequence[str]) -> int:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end
