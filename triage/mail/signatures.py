"""Where a person's words end and the signature begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triage.mail.signature_words import CLOSINGS, SENT_FROM, THANKS

MOST_SIGNATURES = 50  # stacked upon each other: name, phone, scanner ...
MOST_LINES = 15  # non-blank lines of a signature
MOST_LINES_BACK = 40  # with blank ones
MOST_CONTACT_LINES = 6
LONGEST_LINE = 100

_MARK = re.compile(r"(?:--|__|—|–|-- —|\*\*)[ \t]*")
_RULE = re.compile(r"[-_=*~—–]{3,}")
_CONTACT = re.compile(r"\S@\S+\.\w|https?://|www\.|\+\d[\d ()/.-]{6,}|(?i:tel|phone|fon|fax|mobil\w*)\b.{0,3}\d")
_CLOSING = re.compile(
    rf"(?i)[*_ ]{{0,2}}(?:{CLOSINGS})[*_ ]{{0,2}}(?:[^\w\n]{{0,6}}|[,.!:;–—-]{{0,3}}\s+(?P<name>\S.{{0,40}}))"
)
_SENT_FROM = re.compile(
    rf"(?i)[\s*_(\[<~-]{{0,4}}(?:{SENT_FROM})(?: ?[<(\[]?https?://\S{{1,200}})?[\s*_.)\]>~-]{{0,4}}"
)
# Whatever people call their device; believed only of a paragraph of its own.
_SENT_FROM_ANY = re.compile(
    r"Sent (?:from|via|using) [\w'’®™./+-]+(?: [\w'’®™()./+-]+){0,6}(?: ?[<(]?https?://\S{1,200})?"
)
_TITLE = r"(?:(?:[Dd]r|[Pp]rof|Mr|Mrs|Ms|Herr|Frau|M|Mme)\.? )?"
_PARTICLE = r"von|van|de|der|den|da|dos|del|di|la|le|du"
_NAME = re.compile(
    rf"[-–—~]?\s?{_TITLE}[^\W\d_a-z][\w.'’-]{{0,25}}(?: (?:[^\W\d_a-z][\w.'’-]{{0,25}}|{_PARTICLE})){{0,4}}[.,]?"
)
_DASH_NAME = re.compile(r"[-–—~/]{1,2}\s?[^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{0,25}){0,3}")
_POSTSCRIPT = re.compile(r"(?i)p\.?\s?p?\.?s\.?\s?[:.,)-]?\s|p\.?s\.?$|nb:|n\.b\.")
_SENTENCE_END = re.compile(r"[?!]\s*$")
_THANKS = re.compile(rf"(?i)\b(?:{THANKS})")
_TELEPHONE = re.compile(r"[+(]?\d[\d ()/.-]{5,20}")


def signature_start(lines: Sequence[str], names: frozenset[str] = frozenset()) -> int:
    """The number of the line on which the signature begins, `len(lines)` where there is none.

    `names`: the words of the sender's display name, lower case; a last line made of them alone is a signature.
    """
    end = _last_filled(lines, len(lines))
    start = end
    for _ in range(MOST_SIGNATURES):
        if not start:
            break
        found = _one_start(lines, start, names)
        if found == start:
            break
        start = _last_filled(lines, found)
        while start and _RULE.fullmatch(lines[start - 1].strip()):
            start = _last_filled(lines, start - 1)
    if start == end:
        return len(lines)
    if start == 0 and _THANKS.search(lines[_first_filled(lines)]):
        return _first_filled(lines) + 1
    return start


def is_sent_from(lines: Sequence[str], number: int) -> bool:
    """Whether the line says "Sent from my phone", "Get Outlook for iOS" and the like, and nothing else."""
    line = lines[number].strip()
    if len(line) > 2 * LONGEST_LINE:
        return False
    if _SENT_FROM.fullmatch(line):
        return True
    above = lines[number - 1].strip() if number else ""
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    return not (above or below) and _SENT_FROM_ANY.fullmatch(line) is not None


def _one_start(lines: Sequence[str], end: int, names: frozenset[str]) -> int:
    """Where the last signature before line `end` begins; `end` where none does."""
    last = lines[end - 1].strip()
    if is_sent_from(lines, end - 1) or _DASH_NAME.fullmatch(last) or _is_own_name(last, names):
        return end - 1
    if (named := _contact_block_start(lines, end, names)) is not None:
        return named
    filled = 0
    start = end
    for number in range(end - 1, max(end - MOST_LINES_BACK, 0) - 1, -1):
        line = lines[number].strip()
        if not line:
            continue
        if _is_mark(lines, number, end) or _is_closing(lines, number, end):
            start = number
        filled += 1
        if filled > MOST_LINES:
            break
    return start


def _contact_block_start(lines: Sequence[str], end: int, names: frozenset[str]) -> int | None:
    """The sender's own name above nothing but telephone numbers, addresses and links."""
    number = end - 1
    while number > max(end - MOST_CONTACT_LINES, 0) and _is_contact(lines[number].strip()):
        number -= 1
    return number if number < end - 1 and _is_own_name(lines[number].strip(), names) else None


def _is_contact(line: str) -> bool:
    return (
        len(line) <= LONGEST_LINE
        and len(line.split()) <= 6
        and bool(_TELEPHONE.fullmatch(line) or _CONTACT.search(line))
    )


def _is_mark(lines: Sequence[str], number: int, end: int) -> bool:
    """ "-- " (RFC 3676 section 4.3), or a rule above what has an address, a link or a telephone number."""
    line = lines[number].strip()
    if lines[number] == "-- ":
        # Written by a mail client, so that short sentences below it are a motto.
        return _is_block(lines[number + 1 : end]) or _is_short(lines[number + 1 : end])
    if _MARK.fullmatch(line):
        return _is_block(lines[number + 1 : end])
    if not _RULE.fullmatch(line):
        return False
    block = lines[number + 1 : end]
    return _is_block(block) and any(_CONTACT.search(each[:LONGEST_LINE]) for each in block)


def _is_closing(lines: Sequence[str], number: int, end: int) -> bool:
    line = lines[number].strip()
    match = _CLOSING.fullmatch(line) if len(line) <= LONGEST_LINE else None
    if match is None or (match["name"] is not None and not _NAME.fullmatch(match["name"].strip())):
        return False
    return _is_block(lines[number + 1 : end])


def _is_block(lines: Sequence[str]) -> bool:
    """Whether these lines look like names, addresses and titles rather than sentences."""
    filled = [line.strip() for line in lines if line.strip()]
    return len(filled) <= MOST_LINES and not any(_is_sentence(line) for line in filled)


def _is_short(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    return len(filled) <= 4 and all(len(line) <= LONGEST_LINE and not _POSTSCRIPT.match(line) for line in filled)


def _is_sentence(line: str) -> bool:
    if _POSTSCRIPT.match(line):
        return True
    words = line[: 2 * LONGEST_LINE].split()
    small = sum(word[:1].islower() for word in words)
    asks = _SENTENCE_END.search(line) is not None and not {"@", "|"}.intersection(words)
    if len(words) == small >= 3 and line.endswith((".", "!", "?")):
        return True
    return len(words) >= 4 and (asks or small >= max(4, len(words) // 2))


def _is_own_name(line: str, names: frozenset[str]) -> bool:
    """ "Marcus Thorne", "M. Thorne", "Thorne" of Marcus Thorne; with the kisses people add."""
    words = [word.strip(".,-–—*_!") for word in line[:LONGEST_LINE].lower().split()]
    if not 0 < len(words) <= 5 or not names:
        return False
    initials = {name[0] for name in names}
    known = [word for word in words if word in names]
    return bool(known) and all(word in names or word in initials or word in ("", "x", "xx", "xxx") for word in words)


def _last_filled(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _first_filled(lines: Sequence[str]) -> int:
    return next(number for number, line in enumerate(lines) if line.strip())
