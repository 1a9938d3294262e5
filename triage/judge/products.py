"""Products as the customer names them: noun phrases that something speaks for (`product_words` says what).

Precision goes before recall: a phrase with a general noun in it ("order", "money", "husband") is no product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from triage.judge.nouns import Nouns, nouns_of
from triage.judge.product_words import TABLES
from triage.judge.product_words.row import ProductWords
from triage.model import Fact, FactKind, Span

_MOST_WORDS = 7
_MOST_PRODUCTS = 3
_WORD = re.compile(r"[^\W_](?:[\w’'.+&]|-(?=\w)){0,29}(?<![.'’])")
_SPACE = re.compile(r"[ \t\u00a0]{1,3}|[ \t\u00a0]?\n(?!\s*\n)[ \t]?")
_OPENING = re.compile(r"[\"“„«»‘'] ?")
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
    cue: re.Pattern[str]
    determiner: re.Pattern[str]
    definite: re.Pattern[str]
    follower: re.Pattern[str]
    broken: re.Pattern[str]
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
        _compile(r"(?<!\w)(?:" + "|".join(table.cues) + ")"),
        _compile(rf"(?<!\w){table.determiner}|\((?=\w)|(?<!\w)\d{{1,2}} ?x "),
        _compile(table.definite),
        _compile("|".join(table.followers)),
        _compile(table.broken),
        _compile("|".join(table.subject)),
    )


def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source.replace("'", "['’]").replace(" ", r"\s"), re.IGNORECASE)


def find_products(text: str, language: str, subject: str = "") -> tuple[Fact, ...]:
    """Products in the order of the text, at most three; () for a language without a table.

    A noun that the subject line names too is more likely a product.
    """
    if language not in TABLES:
        return ()
    finder = _Finder(text, TABLES[language], _patterns(language), nouns_of(language))
    candidates = [*finder.behind_cues(), *finder.behind_determiners(_named_in(subject, finder))]
    return tuple(_fact(text, span) for span in _best(text, candidates))


def product_of_subject(subject: str, language: str) -> tuple[Fact, ...]:
    """The product a subject line names ("Damaged lamp", "Vase arrived broken"); spans are the subject's."""
    if language not in TABLES:
        return ()
    table, patterns, nouns = TABLES[language], _patterns(language), nouns_of(language)
    prefix = _PREFIX.match(subject)
    start = prefix.end() if prefix else 0
    finder = _Finder(subject, table, patterns, nouns)
    if words := finder.name(start):
        passed_a_state = words[0][0] > start and words[-1][1] == len(subject.rstrip(" .!"))
        if passed_a_state or patterns.subject.match(subject, words[-1][1]):
            return (_fact(subject, (words[0][0], words[-1][1])),)
        if cuts := tuple(finder.cut(words, frozenset())):
            return (_fact(subject, cuts[0].span),)
    return find_products(subject, language)


def _fact(text: str, span: Span) -> Fact:
    return Fact(FactKind.PRODUCT, text[span[0] : span[1]], span)


def _named_in(subject: str, finder: _Finder) -> frozenset[str]:
    return frozenset(finder.nouns.stem(match[0].lower()) for match in _WORD.finditer(subject) if len(match[0]) > 2)


def _best(text: str, candidates: list[_Candidate]) -> list[Span]:
    """One span for each noun, the longest; the surer ones as far as there is room."""
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
        if known is None or (_length(each), sure) > (_length(known), known.sure):
            by_noun[each.noun] = replace(each, sure=max(sure, known.sure if known else 0))
    surest = max((each.sure for each in by_noun.values()), default=0)
    ranked = sorted(by_noun.values(), key=lambda each: (-each.sure, each.span))
    return sorted(each.span for each in ranked[:_MOST_PRODUCTS] if each.sure or not surest)


def _length(candidate: _Candidate) -> int:
    return candidate.span[1] - candidate.span[0]


def _is_part(text: str, each: _Candidate, following: _Candidate) -> bool:
    """Whether `each` is a mere part of what follows ("the lid of the record player")."""
    between = text[each.span[1] : following.span[0]]
    return each.sure < 3 and " " not in text[slice(*each.span)] and bool(_PART_OF.fullmatch(between))


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    table: ProductWords
    patterns: _Patterns
    nouns: Nouns

    def behind_cues(self) -> Iterator[_Candidate]:
        for match in self.patterns.cue.finditer(self.text):
            if words := self.name(match.end()):
                yield self._candidate(words, sure=3)

    def behind_determiners(self, named: frozenset[str]) -> Iterator[_Candidate]:
        for match in self.patterns.determiner.finditer(self.text):
            words = self.name(match.end())
            if not words:
                continue
            if self.patterns.follower.match(self.text, self._past_quote(words[-1][1])):
                yield self._candidate(words, sure=3)
            elif self.patterns.definite.match(match[0]):
                yield from self.cut(words, named)
            else:
                yield from (replace(cut, sure=0) for cut in self.cut(words, frozenset()))

    def name(self, start: int) -> list[Span]:
        """The words of the name that begins at `start`; [] where there is none or it can be no product."""
        quote = _OPENING.match(self.text, start)
        words = list(self._phrase(quote.end() if quote else start))
        if self.table.capital:  # the noun is capitalised; what follows it in small letters is no part of the name
            while words and not self._is_noun_like(words[-1]):
                words.pop()
        return words if words and self._may_be_product(words) else []

    def cut(self, words: list[Span], named: frozenset[str]) -> Iterator[_Candidate]:
        """The longest beginning of the name whose noun people buy, or is `named` in the subject; at most one."""
        ends = range(len(words), 0, -1) if self.table.noun == "last" else [len(words)]
        for end in ends:
            noun = self._noun(words[:end])
            in_subject = self.nouns.stem(noun) in named
            if in_subject or self.nouns.is_thing(noun, alone=end == 1):
                yield self._candidate(words[:end], sure=2 if in_subject else 1)
                return

    def _candidate(self, words: list[Span], *, sure: int) -> _Candidate:
        start, end = words[0][0], words[-1][1]
        if quoted := _NAME_IN_QUOTES.match(self.text, end):
            end = quoted.end()
        return _Candidate((start, end), self.nouns.stem(self._noun(words)), sure)

    def _noun(self, words: list[Span]) -> str:
        start, end = words[-1 if self.table.noun == "last" else 0]
        return self.text[start:end].lower()

    def _phrase(self, place: int) -> Iterator[Span]:
        """The words from `place` on up to one that ends a name; states at its beginning are passed over."""
        kept = 0
        while kept < _MOST_WORDS and (match := _WORD.match(self.text, place)):
            word = match[0].lower().replace("’", "'")
            if word in self.table.joiners and kept:
                if not self._goes_on(match.end()):
                    return
            elif self._ends_name(word, kept):
                return
            if kept or word not in self.table.states:
                kept += 1
                yield match.span()
            space = _SPACE.match(self.text, match.end())
            if not space:
                return
            place = space.end()

    def _ends_name(self, word: str, kept: int) -> bool:
        """Whether the word is no part of a name of which `kept` words are there ("dell'ordine" is none either)."""
        elided = word.rpartition("'")[2]
        if word in self.table.stops or self.nouns.is_adverb(word) or (elided != word and self._is_barred(elided)):
            return True
        return kept > 0 and (word in self.table.states or bool(self.patterns.broken.fullmatch(word)))

    def _is_barred(self, word: str) -> bool:
        return word in self.table.stops or word in self.table.no_products

    def _goes_on(self, end: int) -> bool:
        space = _SPACE.match(self.text, end)
        word = _WORD.match(self.text, space.end()) if space else None
        if not word or word[0].isdigit():
            return False
        lower = word[0].lower()
        return not any(lower in words for words in (self.table.stops, self.table.not_joined, self.table.no_products))

    def _past_quote(self, end: int) -> int:
        match = _CLOSING.match(self.text, end) or _NAME_IN_QUOTES.match(self.text, end)
        return match.end() if match else end

    def _is_noun_like(self, word: Span) -> bool:
        return self.text[word[0]].isupper() or self.text[word[0]].isdigit()

    def _may_be_product(self, words: list[Span]) -> bool:
        lower = [self.text[start:end].lower().replace("’", "'") for start, end in words]
        if len("".join(lower)) < 3 or not any(map(str.isalpha, lower[0] + lower[-1])):
            return False
        noun = self._noun(words)
        if noun in self.table.no_products or noun in self.table.joiners or noun.endswith(self.table.no_product_endings):
            return False
        if self.nouns.is_quality(noun) or (noun in self.table.containers and len(words) == 1):
            return False
        return self.nouns.is_thing(noun, alone=False) or not any(map(self.table.no_products.__contains__, lower))
