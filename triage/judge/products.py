"""Products as the customer names them: noun phrases beside words of buying, receiving and breaking.

Precision goes before recall: a phrase with a general noun in it ("order", "money", "husband") is no product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from triage.judge.product_words import de, en, es, fr, it, nl, pt
from triage.judge.product_words.row import ProductWords
from triage.model import Fact, FactKind

_WORDS = {"en": en.EN, "de": de.DE, "fr": fr.FR, "es": es.ES, "it": it.IT, "nl": nl.NL, "pt": pt.PT}
_MOST_WORDS = 6
_WORD = re.compile(r"[^\W_](?:[\w’'.+&]|-(?=\w)){0,29}(?<![.'’])|&")
_SPACE = re.compile(r" |[ \t\u00a0]?\n(?!\s*\n)[ \t]?|\u00a0")
_QUOTES = "\"“„«»'‘’"
_OPENING = re.compile(rf"[{_QUOTES}] ?")
_CLOSING = re.compile(rf"[{_QUOTES}]|\s[\"“„«‘][^\"“”„«»\n]{{1,30}}[\"“”»’]")
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|r|i|antw|enc|res)\s?:\s?){1,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    cue: re.Pattern[str]
    determiner: re.Pattern[str]
    follower: re.Pattern[str]
    subject: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    table = _WORDS[language]
    return _Patterns(
        _compile(r"(?<!\w)(?:" + "|".join(table.cues) + ")"),
        _compile(rf"(?<!\w){table.determiner}"),
        _compile("|".join(table.followers)),
        _compile("|".join(table.subject) or r"(?!)"),
    )


def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source.replace("'", "['’]").replace(" ", r"\s"), re.IGNORECASE)


def find_products(text: str, language: str) -> tuple[Fact, ...]:
    """Products in the order of the text; () for a language without a table."""
    if language not in _WORDS:
        return ()
    table, patterns = _WORDS[language], _patterns(language)
    names = {span for match in patterns.cue.finditer(text) if (span := _name(text, match.end(), table))}
    for match in patterns.determiner.finditer(text):
        span = _name(text, match.end(), table)
        if span and patterns.follower.match(text, _past_quote(text, span[1])):
            names.add(span)
    return tuple(_fact(text, span) for span in _longest(names))


def product_of_subject(subject: str, language: str) -> tuple[Fact, ...]:
    """The product a subject line begins or ends with ("Damaged lamp", "Blue vase arrived broken"); spans are the subject's."""
    if language not in _WORDS:
        return ()
    table, patterns = _WORDS[language], _patterns(language)
    prefix = _PREFIX.match(subject)
    start = prefix.end() if prefix else 0
    span = _name(subject, start, table)
    if span is None:
        return find_products(subject, language)
    passed_a_state = span[0] > start and span[1] == len(subject.rstrip(" .!"))
    if passed_a_state or patterns.subject.match(subject, span[1]):
        return (_fact(subject, span),)
    return find_products(subject, language)


def _fact(text: str, span: tuple[int, int]) -> Fact:
    return Fact(FactKind.PRODUCT, text[span[0] : span[1]], span)


def _past_quote(text: str, end: int) -> int:
    """Behind a closing quote, or behind a name in quotes that follows the noun (the lamp "Aurora")."""
    if match := _CLOSING.match(text, end):
        return match.end()
    return end


def _longest(spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def _name(text: str, start: int, table: ProductWords) -> tuple[int, int] | None:
    """The span of the product's name that begins at `start`, or None."""
    quote = _OPENING.match(text, start)
    start = quote.end() if quote else start
    words = list(_phrase(text, start, table))
    if table.capital:  # the noun is capitalised, what follows it in small letters is no part of the name
        while words and not text[words[-1][0]].isupper() and not text[words[-1][0]].isdigit():
            words.pop()
    if not words or not _may_be_product([text[s:e] for s, e in words], table):
        return None
    return words[0][0], words[-1][1]


def _phrase(text: str, start: int, table: ProductWords) -> Iterator[tuple[int, int]]:
    """The words from `start` on up to one that ends a name; states at the beginning are passed over."""
    kept = 0
    place = start
    while kept < _MOST_WORDS and (match := _WORD.match(text, place)):
        word = match[0].lower().replace("’", "'")
        if word in table.joiners and kept:
            if not _goes_on(text, match.end(), table):
                return
        elif word in table.stops or (word in table.states and kept) or _is_adverb(word, table):
            return
        if kept or word not in table.states:
            kept += 1
            yield match.span()
        space = _SPACE.match(text, match.end())
        if not space:
            return
        place = space.end()


def _goes_on(text: str, end: int, table: ProductWords) -> bool:
    space = _SPACE.match(text, end)
    word = _WORD.match(text, space.end()) if space else None
    return bool(word) and word[0].lower() not in table.stops | table.not_joined | table.joiners and not word[0].isdigit()


def _is_adverb(word: str, table: ProductWords) -> bool:
    return table is en.EN and word.endswith("ly") and word not in ("jelly", "butterfly", "lily", "trolley", "family", "fly", "assembly")


def _may_be_product(words: list[str], table: ProductWords) -> bool:
    lower = [word.lower().replace("’", "'") for word in words]
    last = words[-1]
    if not any(character.isalpha() for character in words[0] + last) or len("".join(words)) < 3:
        return False
    if table.capital and not any(word[:1].isupper() for word in words):
        return False
    if lower[-1] in table.joiners:
        return False
    contained = [word for place, word in enumerate(lower) if word not in table.containers or place == len(lower) - 1]
    return not any(word in table.no_products or word.endswith(table.no_product_endings) for word in contained)
