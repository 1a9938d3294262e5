"""Own words: what this person newly wrote, without quotes, signature and boilerplate.

Losing a customer's words is worse than keeping a quote: what cannot be told apart safely stays, and where next to
nothing would be left, everything is kept and marked doubtful. The cost is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from triage.mail import contact_form, history
from triage.mail.boilerplate import boilerplate_in, may_hold_boilerplate
from triage.mail.signatures import is_sent_from, signature_start
from triage.model import OwnWords

_GREETING = re.compile(
    r"(?i)(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|guten (?:tag|morgen|abend)|"
    r"moin|servus|sehr geehrte[rs]?|liebe[rs]?|"
    r"bonjour|bonsoir|salut|chère?|madame|monsieur|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?|buon ?giorno|"
    r"buona ?sera|salve|ciao|gentile|spett\.?(?:le)?|"
    r"beste|geachte|goede ?(?:morgen|middag|avond|dag)|dag|olá|bom dia|boa (?:tarde|noite)|prezad[oa]s?|"
    r"car[oaie])\b[^.!?]{0,60}[,.!:]?"
)
_ANY_SIGN = re.compile(r"\w|[\u2190-\U0001ffff]")


class Kind(Enum):
    OWN = auto()
    QUOTE = auto()
    META = auto()  # attribution lines, header blocks, separators: nobody's words
    SIGNATURE = auto()
    BOILERPLATE = auto()


def own_words(text: str, *, names: frozenset[str] = frozenset()) -> OwnWords:
    """What was newly written in a letter's visible text (`text.visible_text`, LF line breaks).

    `names`: the words of the sender's display name, lower case, to know a bare name at the end by.
    """
    form = contact_form.read_form(text)
    lines = (form.message if form else text).split("\n")
    kinds = _kinds(lines, names)
    own = _join(lines, kinds, Kind.OWN)
    quoted = _join(lines, kinds, Kind.QUOTE)
    signature = _join(lines, kinds, Kind.SIGNATURE)
    doubtful = False
    if not _says_something(own):
        everything = _everything(lines)
        doubtful = _says_something(everything)
        own = everything if doubtful or (not own and everything.strip()) else own
    return OwnWords(own, _share(own, text), signature, quoted, doubtful)


def _everything(lines: Sequence[str]) -> str:
    """All that anybody wrote, without quote marks and the headings of history."""
    plain = [history.unquoted(line) for line in lines]
    kinds = _history_kinds(plain, to_the_end=True)
    kept = [line for line, kind in zip(plain, kinds, strict=True) if kind is not Kind.META]
    return "\n".join(kept if any(map(str.strip, kept)) else plain).strip("\n")


def _kinds(lines: Sequence[str], names: frozenset[str]) -> list[Kind]:
    kinds = _history_kinds(lines)
    _mark_wrapped_quotes(lines, kinds)
    if may_hold_boilerplate("\n".join(line for line, kind in zip(lines, kinds, strict=True) if kind is Kind.OWN)):
        _mark_boilerplate(lines, kinds)
    written = ["" if kind is Kind.BOILERPLATE else line for line, kind in zip(lines, kinds, strict=True)]
    for start, end in _runs(kinds):
        run = written[start:end]
        first = signature_start(run, names)
        for number, line in enumerate(run):
            if line and (number >= first or is_sent_from(run, number)):
                kinds[start + number] = Kind.SIGNATURE
    return kinds


def _history_kinds(lines: Sequence[str], *, to_the_end: bool = False) -> list[Kind]:
    """OWN, QUOTE or META for each line. `to_the_end`: look for headings also where everything is history already."""
    kinds = [Kind.OWN] * len(lines)
    number = 0
    while number < len(lines):
        line = lines[number]
        if not line or line.isspace():
            number += 1
        elif history.is_quote(line):
            kinds[number] = Kind.QUOTE
            number += 1
        elif (meta := _history_start(lines, number)) is not None:
            first, end, all_below = meta
            kinds[first:end] = [Kind.META] * (end - first)
            if all_below and not to_the_end:
                kinds[end:] = [Kind.QUOTE] * (len(lines) - end)
                return kinds
            number = end
        else:
            number += 1
    return kinds


def _history_start(lines: Sequence[str], number: int) -> tuple[int, int, bool] | None:
    """The heading of history that line `number` belongs to (first, end), and whether all below it is history."""
    line = lines[number]
    if length := history.header_block(lines, number):
        end = number + length
        return _with_introduction(lines, number), end, not _quote_follows(lines, end)
    if history.is_reply_marker(line) or history.is_separator(line):
        end = history.header_end(lines, number + 1)
        return number, end, not _quote_follows(lines, end)
    below = _next_filled(lines, number + 1)
    quote_below = _quote_follows(lines, number + 1)
    found = history.attribution(lines, number)
    if found is not None and (quote_below or found[1]):
        return found[0], number + 1, not quote_below
    if quote_below and below <= number + 2 and (history.is_short_attribution(line) or history.introduces_quote(line)):
        return number, number + 1, False
    return None


def _with_introduction(lines: Sequence[str], block: int) -> int:
    """The first line of the rule or "Begin forwarded message:" directly above a header block."""
    above = block - 1
    while above >= 0 and block - above <= 3:
        if lines[above].strip():
            return above if history.introduces(lines[above]) else block
        above -= 1
    return block


def _mark_wrapped_quotes(lines: Sequence[str], kinds: list[Kind]) -> None:
    """A quoted line that a gateway wrapped leaves its last words without a quote mark, between two quoted lines."""
    for number in range(1, len(lines) - 1):
        if kinds[number] is Kind.OWN and kinds[number - 1] is Kind.QUOTE and kinds[number + 1] is Kind.QUOTE:
            line = lines[number]
            if line[:1].islower() and len(line) < 60 and len(lines[number - 1]) >= 60:
                kinds[number] = Kind.QUOTE


def _mark_boilerplate(lines: Sequence[str], kinds: list[Kind]) -> None:
    start, found = 0, False
    while start < len(lines):
        end = start
        while end < len(lines) and kinds[end] is Kind.OWN and lines[end].strip():
            end += 1
        if end > start:
            first, last = boilerplate_in(lines[start:end], after_another=found)
            found = last > first
            kinds[start + first : start + last] = [Kind.BOILERPLATE] * (last - first)
        start = end + 1


def _runs(kinds: Sequence[Kind]) -> Iterator[tuple[int, int]]:
    """The stretches that the writer's own program put together, as (start, end): no quote and no heading within."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in (Kind.OWN, Kind.BOILERPLATE):
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def _quote_follows(lines: Sequence[str], number: int) -> bool:
    below = _next_filled(lines, number)
    return below < len(lines) and history.is_quote(lines[below])


def _next_filled(lines: Sequence[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number


def _join(lines: Sequence[str], kinds: Sequence[Kind], wanted: Kind) -> str:
    kept = [line.rstrip() for line, kind in zip(lines, kinds, strict=True) if kind is wanted]
    if wanted is Kind.QUOTE:
        kept = [history.unquoted(line) for line in kept]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _says_something(text: str) -> bool:
    """Whether there is more than a greeting."""
    return any(_ANY_SIGN.search(line) and not _GREETING.fullmatch(line.strip()) for line in text.split("\n"))


def _share(own: str, text: str) -> float:
    return min(1.0, round(len(own) / len(stripped), 3)) if (stripped := text.strip()) else 1.0
