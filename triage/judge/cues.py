"""What a customer wishes, and what a reply has to know besides the problem: rows whose words are in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from triage.judge.negation import is_denied
from triage.judge.phrasebook import CIRCUMSTANCES, FAULTS, WISHES, Phrasebook
from triage.model import Cue, Span
from triage.rules.phrases import Hit

_LINE_BREAK = re.compile(r"\n(?! *\n)")  # within a paragraph
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r" \w+")
# What is said not to be needed, some words before it: "no es necesario que recojan los rotos".
_NOT_NEEDED = re.compile(
    r"(?:no need|not necessary|nicht (?:nötig|notwendig|erforderlich)|brauchen? (?:sie )?nicht|pas (?:nécessaire"
    r"|besoin|la peine)|inutile"
    r"|no (?:es necesario|hace falta|es preciso|tienen que)|non (?:è necessario|occorre|serve|c'è bisogno)|niet nodig"
    r"|hoeft niet|hoeven niet"
    r"|não (?:é (?:preciso|necessário)|vale a pena|precisam))\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)
_NEARLY = re.compile(
    r"\b(?:fast|beinahe?|um ein haar|presque|failli|casi|quasi|per poco|bijna|haast|quase|nearly"
    r"|almost)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_BEFORE = 80  # characters that are looked through for them
# What is but supposed happened to nobody: "if it is out of stock".
_IF = {
    "en": "if|unless|in case|whether|should",
    "de": "wenn|falls|sofern|ob|sollten?",
    "fr": "si|s'ils?|au cas|en cas",
    "es": "si|en caso|por si",
    "it": "se|qualora|nel caso",
    "nl": "als|indien|mocht",
    "pt": "se|caso",
}
_BEGINS_CLAUSE = (
    r"(?:^|[.?!;:,(\n–-]|\b(?:and|or|but|und|oder|aber|et|ou|mais|y|o|pero|e|ma|of|en|maar|mas))\s*"
    r"(?:{words})\b[^.!?;,\n]{{0,60}}$"
)
HURT = "hurt"
TOLD = "told"  # sentences of what we said, promised or did: what is wished there is not wished now


class CueFinder:
    """Finds wishes and circumstances."""

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self._wishes = {row.id: row for row in book.rules.wishes if row.on}
        self._grievances = frozenset(row.id for row in book.rules.circumstances if row.apology or row.shows)
        self._headed = self._grievances | {HURT}

    def wishes(self, text: str, language: str, sentences: tuple[Span, ...]) -> tuple[Cue, ...]:
        """Lowest rank first. A wish that is denied, or told of as something past, is none."""
        hits = [
            hit
            for hit in self._book.of(WISHES, language).find(text)
            if not _is_denied(text, hit, language) and not self._is_told(text, hit, language, sentences)
        ]
        found = _cues(hits, text)
        return tuple(sorted(found, key=lambda cue: (self._wishes[cue.id].rank, cue.spans[0])))

    def circumstances(self, text: str, language: str, subject: str = "") -> tuple[Cue, ...]:
        """In the order of the rows' ids; what is denied or but supposed is none.

        A `subject` that the customer wrote may name what there is to be sorry for, or who was hurt; such a cue has no
        spans.
        """
        return self._found(CIRCUMSTANCES, text, language, subject)

    def faults(self, text: str, language: str, subject: str = "") -> tuple[Cue, ...]:
        """The same for the rows that show plainly what is wrong."""
        return self._found(FAULTS, text, language, subject)

    def _found(self, kind: str, text: str, language: str, subject: str) -> tuple[Cue, ...]:
        said = _cues(self._meant(kind, text, language), text)
        headed = _cues((hit for hit in self._meant(kind, subject, language) if hit.id in self._headed), subject)
        found = {cue.id: Cue(cue.id, cue.evidence) for cue in headed} | {cue.id: cue for cue in said}
        return tuple(found[id_] for id_ in sorted(found))

    def _meant(self, kind: str, text: str, language: str) -> list[Hit]:
        return [
            hit
            for hit in self._book.of(kind, language).find(_LINE_BREAK.sub(" ", text))
            if not is_denied(text, hit.start, language)
            and not _is_nearly(text, hit)
            and not (hit.id in self._grievances and _is_supposed(text, hit, language))
        ]

    def _is_told(self, text: str, wish: Hit, language: str, sentences: tuple[Span, ...]) -> bool:
        said_in = (text[start:end] for start, end in sentences if start <= wish.start < end)
        return any(
            hit.id == TOLD for sentence in said_in for hit in self._book.of(CIRCUMSTANCES, language).find(sentence)
        )


def _is_denied(text: str, wish: Hit, language: str) -> bool:
    """Whether a negator stands before the words, among them ("möchte keinen Ersatz") or behind ("bel mij niet").

    So is what is said not to be needed.
    """
    words = [wish.start + match.end() for match in _SPACE.finditer(text[wish.start : wish.end])]
    if _NOT_NEEDED.search(text[max(0, wish.start - _BEFORE) : wish.start]):
        return True
    following = _WORD.match(text, wish.end)
    behind = [following.end()] if following else []
    return any(is_denied(text, start, language) for start in (wish.start, *words, *behind))


def _is_nearly(text: str, hit: Hit) -> bool:
    """Whether somebody was but nearly hurt: that is a near miss."""
    return hit.id == HURT and _NEARLY.search(text[max(0, hit.start - _BEFORE) : hit.start]) is not None


def _is_supposed(text: str, hit: Hit, language: str) -> bool:
    condition = _condition(language)
    return condition is not None and condition.search(text[max(0, hit.start - _BEFORE) : hit.start]) is not None


@cache
def _condition(language: str) -> re.Pattern[str] | None:
    words = _IF.get(language)
    return re.compile(_BEGINS_CLAUSE.format(words=words), re.IGNORECASE) if words else None


def _cues(hits: Iterable[Hit], text: str) -> Iterator[Cue]:
    hits = list(hits)
    for id_ in sorted({hit.id for hit in hits}):
        spans = tuple((hit.start, hit.end) for hit in hits if hit.id == id_)
        yield Cue(id_, tuple(dict.fromkeys(text[start:end] for start, end in spans)), spans)
