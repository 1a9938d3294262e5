"""Products as the customer names them: names that something speaks for (`product_words.row` says what).

Precision goes before recall: a name with a general noun in it ("order", "money", "husband") is no product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from triage.judge.nouns import nouns_of
from triage.judge.product_names import Name, Names
from triage.judge.product_words import TABLES
from triage.model import Fact, FactKind, Span
from triage.rules.phrases import PhraseSet, compile_patterns

_CUE, _BARE = "cue", "bare"
_MOST_PRODUCTS = 3
_FIRST_WORDS = 3  # of a subject
_SURE = 2  # from here on a reply may repeat the name
# What is missing is more often a part of the product than the product: not for a reply to repeat.
_LACKING = re.compile(r"\b(?:miss|lack|fehl|manq|manc|falta|faltou|ontbr)", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:without|ohne|sans|sin|senza|zonder|sem)\s(?:\w{1,6}\s){0,2}$", re.IGNORECASE)
_SO_NEAR = 24  # characters before a name in which such a word counts
_CLOSES_LETTER = re.compile(r",[ \t]*(?:\n|\Z)")
_NAME_IN_QUOTES = re.compile(r"\s[\"“„«‘]([^\"“”„«»\n]{1,30})[\"“”»’]")
_CLOSING = re.compile(r"[\"“”»’']")
_PART_OF = re.compile(
    r"\s(?:(?:of|on|from|for|in) (?:the|my|our|this)|de[rs]|von der|vom|am|an der|du|de la|de l['’]|de mon|de ma"
    r"|del|de mi|della?|dello|d[oa]|do meu|da minha|van (?:de|het|mijn))\s(?:\w+\s)?",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,|\s(?:and|und|et|y|e|en|sowie|plus))\s(?:\w{1,8}\s){0,2}", re.IGNORECASE)
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|r|i|antw|enc|res)\s?:\s?|\[[^\]]{1,20}\]\s?){1,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Patterns:
    cues: PhraseSet
    follower: re.Pattern[str]
    subject: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name. `sure`: 3 a cue or a follower speaks for it, 2 the subject, 1 its noun alone, 0 that behind "a"."""

    span: Span
    noun: str
    sure: int


@cache
def _patterns(language: str) -> _Patterns:
    table = TABLES[language]
    return _Patterns(
        compile_patterns(
            {_CUE: [rf"\b{_spaced(cue)}" for cue in table.cues], _BARE: [rf"\b{_spaced(cue)}" for cue in table.bare]}
        ),
        _compile("|".join(table.followers)),
        _compile("|".join(table.subject)),
    )


def _compile(source: str) -> re.Pattern[str]:
    return re.compile(_spaced(source).replace("'", "['’]"), re.IGNORECASE)


def _spaced(source: str) -> str:
    return source.replace(" ", r"\s")


def find_products(text: str, language: str, subject: str = "") -> tuple[Fact, ...]:
    """Products in the order of the text, at most three; () for a language without a table.

    A noun that the subject line names too is more likely a product.
    """
    if language not in TABLES:
        return ()
    names = Names(text, TABLES[language], nouns_of(language))
    named = frozenset(_named_in(subject, names))
    candidates = [*_behind_cues(names, language), *_behind_determiners(names, named, language)]
    return tuple(_fact(text, each.span, sure=each.sure >= _SURE) for each in _best(text, candidates))


def _named_in(subject: str, names: Names) -> Iterator[str]:
    """The stems of a subject's first words, which it is about, and of the things among the others."""
    if not subject:
        return
    words = Names(subject, names.table, names.nouns).words
    for place, word in enumerate(words):
        if word not in names.table.stops and (place < _FIRST_WORDS or names.nouns.is_thing(word, alone=False)):
            yield names.nouns.stem(word)


def product_of_subject(subject: str, language: str) -> tuple[Fact, ...]:
    """The product a subject line names ("Damaged lamp", "Vase arrived broken"); spans are the subject's."""
    if language not in TABLES:
        return ()
    prefix = _PREFIX.match(subject)
    names = Names(subject, TABLES[language], nouns_of(language))
    first = names.token_at(prefix.end() if prefix else 0)
    if name := names.name(first):
        start, end = names.span(name)
        passed_a_state = name.first > first and end == len(subject.rstrip(" .!"))
        if passed_a_state or _patterns(language).subject.match(subject, end):
            return (_fact(subject, (start, end), sure=True),)
        if cut := _cut(names, name, frozenset()):
            return (_fact(subject, cut.span, sure=False),)
    return find_products(subject, language)


def _behind_cues(names: Names, language: str) -> Iterator[_Candidate]:
    for hit in _patterns(language).cues.find(names.text):
        place = names.token_at(hit.end)
        name = None if hit.id == _BARE and names.determines(place) else names.name(place)
        if name and (hit.id == _CUE or _is_thing_or_named(names, name)):
            yield _candidate(names, name, 3)


def _is_thing_or_named(names: Names, name: Name) -> bool:
    return names.nouns.is_thing(names.noun(name), alone=False) or _has_proper_name(names, names.span(name))


def _behind_determiners(names: Names, named: frozenset[str], language: str) -> Iterator[_Candidate]:
    follower = _patterns(language).follower
    for name, definite in names.behind_determiners():
        if follows := follower.match(names.text, _past_quote(names.text, names.span(name)[1])):
            candidate: _Candidate | None = _candidate(names, name, 1 if _LACKING.search(follows[0]) else 3)
        elif definite:
            candidate = _definite(names, name, named)
        else:
            cut = _cut(names, name, frozenset())
            candidate = cut and replace(cut, sure=0)
        if candidate and not _is_closing(names, name):
            yield candidate


def _definite(names: Names, name: Name, named: frozenset[str]) -> _Candidate | None:
    """What is spoken of as known: surer by a maker's name, unless it is what something came without."""
    cut = _cut(names, name, named)
    if cut and _WITHOUT.search(names.text, max(0, names.span(name)[0] - _SO_NEAR), names.span(name)[0]):
        return _cut(names, name, frozenset())
    return replace(cut, sure=_SURE) if cut and _has_proper_name(names, cut.span) else cut


def _has_proper_name(names: Names, span: Span) -> bool:
    """Whether a thing goes by a maker's name ("the Kensal oak table"), which what people just have does not."""
    words = names.text[slice(*span)].split()
    shouted = any(len(word) > 3 and word.isupper() for word in words)
    return not names.table.capital and not shouted and len(words) > 1 and any(word[0].isupper() for word in words)


def _is_closing(names: Names, name: Name) -> bool:
    """Whether determiner and name are a line of their own before the sender's ("Your biggest fan,")."""
    start, end = names.span(name)
    line = names.text.rfind("\n", 0, start) + 1
    return line > 0 and len(names.text[line:start].split()) == 1 and bool(_CLOSES_LETTER.match(names.text, end))


def _cut(names: Names, name: Name, named: frozenset[str]) -> _Candidate | None:
    """The longest beginning of the name whose noun people buy, or is `named` in the subject."""
    lasts = range(name.last, name.first - 1, -1) if names.table.noun == "last" else [name.last]
    for last in lasts:
        part = Name(name.first, last)
        noun = names.noun(part)
        in_subject = bool(named) and names.nouns.stem(noun) in named
        of_things = noun in names.table.containers and last > name.first and _is_thing_at(names, last - 1)
        if in_subject or of_things or names.nouns.is_thing(noun, alone=last == name.first):
            return _candidate(names, names.with_maker(part, name.last), 2 if in_subject else 1)
    return None


def _is_thing_at(names: Names, place: int) -> bool:
    """Whether that token is a thing, so that "pan set" is one too."""
    return names.nouns.is_thing(names.words[place], alone=True)


def _candidate(names: Names, name: Name, sure: int) -> _Candidate:
    start, end = names.span(name)
    if quoted := _NAME_IN_QUOTES.match(names.text, end):
        end = quoted.end()
    return _Candidate((start, end), names.nouns.stem(names.noun(name)), sure)


def _past_quote(text: str, end: int) -> int:
    if text.startswith(" ", end) and text[end + 1 : end + 2].isalnum():
        return end  # as most often
    match = _CLOSING.match(text, end) or _NAME_IN_QUOTES.match(text, end)
    return match.end() if match else end


def _fact(text: str, span: Span, *, sure: bool) -> Fact:
    return Fact(FactKind.PRODUCT, text[span[0] : span[1]], span, sure=sure)


def _best(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """One candidate for each noun, the longest; the surer ones as far as there is room."""
    by_noun: dict[str, _Candidate] = {}
    ordered = sorted(candidates, key=lambda each: (each.span, each.sure))
    before: _Candidate | None = None
    for each, following in zip_longest(ordered, ordered[1:]):
        if following and _is_part(text, each, following):
            continue
        if before and _AND.fullmatch(text[before.span[1] : each.span[0]]):
            sure = max(each.sure, before.sure)
        else:
            sure = each.sure
        before = replace(each, sure=sure)
        known = by_noun.get(each.noun)
        if known and known.sure and not sure:
            continue  # "a sticky bottle" is no better name for the bottle spoken of
        if known is None or (_length(each), sure) > (_length(known), known.sure):
            by_noun[each.noun] = replace(each, sure=max(sure, known.sure if known else 0))
    surest = max((each.sure for each in by_noun.values()), default=0)
    ranked = sorted(by_noun.values(), key=lambda each: (-each.sure, each.span))
    return sorted((each for each in ranked[:_MOST_PRODUCTS] if each.sure or not surest), key=lambda each: each.span)


def _length(candidate: _Candidate) -> int:
    return candidate.span[1] - candidate.span[0]


def _is_part(text: str, each: _Candidate, following: _Candidate) -> bool:
    """Whether `each` is a mere part of what follows ("the lid of the record player")."""
    between = text[each.span[1] : following.span[0]]
    return each.sure < 3 and " " not in text[slice(*each.span)] and bool(_PART_OF.fullmatch(between))
