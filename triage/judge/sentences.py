"""Sentences of a letter, as places in its text.

Sentence ends are found by sentencex (rules for each language), line breaks by the rule below. What comes after the
first 4,000 words is not read: nobody writes that much by hand, and a pasted log says nothing about the customer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sentencex

from triage.model import Span

MOST_WORDS = 4_000
MOST_LETTERS = 40  # of a word; longer ones are addresses, keys or encoded data
WRAPPED = 50  # a line of that length was broken by a mail client, not by the writer

_OVERLONG = re.compile(rf"\S{{{MOST_LETTERS + 1},}}")
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")
# Not the day in "5. November", where a line was wrapped before it.
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–>]|\d{1,2}[.)](?!\s(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))\s")
_ENDED = ".!?:;…"
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:n|[Ss]\.[LlAa]|[Ss]\.[Rr]\.[Ll]|inkl|exkl|zzgl|bzgl|ggf|bzw|evtl|incl|excl|bijv|p\.\s?ej|ecc|rif|ref"
    r"|réf)\.\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\w)(?:\w*nr|n|núm|num|art|ref|réf|rif|ord|cod|cod\.\s?art|fatt|enc)\.\s*$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<!\w)(?:Dr|Prof|Hr|Fr|Frl|Dipl|Ing|Mevr|Dhr|Drs|Ir|Sig|Sig\.ra|Sig\.na|Dott|Dott\.ssa|Avv|Geom|Rag|Egr|Spett"
    r"|Gent"
    r"|Exmo?s?|Exma?s?|Sra?|Sres|Dña|Dª|Mme|Mlle|MM|St|Sta|Sto)\.\s*$"
)
# "votre M. Kessler"; not "en taille M. Je"
_MONSIEUR = re.compile(
    r"(?<!\w)(?:[Vv]otre|[Nn]otre|[Ll]e|[Cc]her|[Bb]onjour|un|ce|à|de|et|que|par|avec|pour|chez)\sM\.\s*$"
)
_DAY_AND_MONTH = re.compile(r"(?<![\w.])\d{1,2}\.\d{1,2}\.\s*$")  # "am 17.11. ZWEI"
_SHOUTED = re.compile(r"[A-ZÄÖÜ]{2,}\b")
_ORDINAL_OF = re.compile(
    r"(?:Geburtstag|Hochzeitstag|Jahrestag|Etage|Stock|Stockwerk|OG|Mal|Versuch|Mahnung|Lieferung|Advent|Klasse|Woche"
    r"|Quartal"
    r"|Lebensjahr|Reparatur|Reklamation|Nachricht|Mail|Anlauf|Termin)\w*\b"
)
_COUNTED = re.compile(r"(?<![\w.,])\d{1,3}\.\s*$")
_CODE = re.compile(r"[A-Z]{1,5}[-/]?\d")
_LAST_WORD = MOST_LETTERS + 8  # characters at the end of what goes on
_MOST_BEFORE_TITLE = 40  # words
_ORDINALS = frozenset("ºª°")


def readable(text: str) -> str:
    """What is scored of a text: the first 4,000 words, the overlong ones blanked. Places in it are places in `text`."""
    head = text[: MOST_WORDS * (MOST_LETTERS + 1)]
    if max(map(len, head.split()), default=0) > MOST_LETTERS:
        head = _OVERLONG.sub(_blank, head)
    if len(head) <= MOST_WORDS:
        return head
    for number, word in enumerate(_WORD.finditer(head), start=1):
        if number == MOST_WORDS:
            return head[: word.end()]
    return head


def split(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them."""
    return tuple(
        trimmed
        for block in _blocks(readable(text))
        for sentence in _sentences(text, block, language)
        if (trimmed := _trim(text, sentence))
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blocks(text: str) -> Iterator[Span]:
    """Runs of lines that belong together: what a mail client wrapped is joined, list items and short lines are not."""
    start = end = -1
    for line in _LINE.finditer(text):
        if start >= 0 and _continues(text, start, end, line):
            end = line.end()
            continue
        if start >= 0:
            yield start, end
        start, end = line.span()
    if start >= 0:
        yield start, end


def _continues(text: str, start: int, end: int, line: re.Match[str]) -> bool:
    last = text[max(start, text.rfind("\n", 0, end) + 1) : end].rstrip()
    follows_at_once = line.start() == end + 1
    return follows_at_once and len(last) >= WRAPPED and last[-1] not in _ENDED and not _LIST_ITEM.match(line[0])


def _sentences(text: str, block: Span, language: str) -> Iterator[Span]:
    start, end = block
    for sentence in _joined(sentencex.segment(language if len(language) == 2 else "en", text[start:end])):
        yield start, start + len(sentence)
        start += len(sentence)


def _joined(sentences: Iterable[str]) -> Iterator[str]:
    """The sentences with those joined that an abbreviation cut: "encomenda n.º 88", "Bodegas Luque, S.L. con"."""
    held = ""
    for sentence in sentences:
        if held and not _goes_on(held, sentence):
            yield held
            held = ""
        held += sentence
    if held:
        yield held


def _goes_on(held: str, sentence: str) -> bool:
    """Whether the full stop before it ended no sentence: an abbreviation, a title, "80. Geburtstag"."""
    first = sentence[:1]
    if first in _ORDINALS:
        return True
    ended = held.rstrip()
    if not ended.endswith("."):
        return False
    near = max(0, len(held) - _LAST_WORD)
    last_word = max(near, ended.rfind(" "))
    return bool(
        (first.islower() and _ABBREVIATION.search(held, near))
        or ((first.isdigit() or _CODE.match(sentence)) and _NUMBER.search(held, near))
        or (first.isupper() and _TITLE.search(held, last_word) and len(held.split()) <= _MOST_BEFORE_TITLE)
        or (first.isupper() and ended.endswith("M.") and _MONSIEUR.search(held, near))
        or (_SHOUTED.match(sentence) and _DAY_AND_MONTH.search(held, near) and not held.isupper())
        or (_ORDINAL_OF.match(sentence) and _COUNTED.search(held, last_word))
    )


def _trim(text: str, span: Span) -> Span | None:
    sentence = text[slice(*span)]
    kept = sentence.strip()
    if not kept:
        return None
    start = span[0] + sentence.index(kept)
    return start, start + len(kept)
