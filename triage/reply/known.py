"""Whether every number, amount, date and order number in a draft comes from somewhere."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from triage.model import Case, Draft, FactKind, JudgedLetter
from triage.rules.schema import ReplyTexts

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_JOINTS = frozenset(".,:/'’–-")


def unknown_facts(words: str, draft: Draft, case: Case, texts: ReplyTexts) -> tuple[str, ...]:
    """The tokens with a digit in `words` that stand neither in the letters nor in what we may say of them.

    What we may say: the row's texts, the promise, the days on which the letters came, and how many came.
    """
    known = " ".join([*_letters(case), *texts.apology, *texts.action, *texts.options])
    if draft.promise:
        known += f" {draft.promise.words} {draft.promise.action}"
    tokens = _tokens(known) | _numbers_of(case)
    return tuple(token for token in _with_digits(words) if token.casefold() not in tokens)


def strange_numbers(words: str, case: Case) -> tuple[str, ...]:
    """The tokens with a digit in `words` that stand in none of the letters."""
    tokens = _tokens(" ".join(_letters(case)))
    return tuple(token for token in _with_digits(words) if token.casefold() not in tokens)


def _letters(case: Case) -> list[str]:
    return [part for letter in case.letters for part in (letter.letter.own.text, letter.letter.message.subject)]


def _tokens(text: str) -> frozenset[str]:
    """The tokens with a digit, and their parts: a full stop may have joined two."""
    found = _with_digits(text)
    return frozenset(word.casefold() for token in found for word in (token, *_WORD.findall(token)))


def _with_digits(text: str) -> list[str]:
    """Words with a digit, joined to numbers, dates and amounts ("129.00", "3/11"); in time linear in the text."""
    tokens: list[str] = []
    last = 0
    for match in _WORD.finditer(text):
        if not _DIGIT.search(match[0]):
            continue
        if tokens and match.start() == last + 1 and text[last] in _JOINTS:
            tokens[-1] += text[last] + match[0]
        else:
            tokens.append(match[0])
        last = match.end()
    return tokens


def _numbers_of(case: Case) -> frozenset[str]:
    days = [near for letter in case.letters for near in _near(letter.received)]
    told = [day for letter in case.letters for day in _days(letter)]
    numbers = {str(number) for day in [*days, *told, *filter(None, [case.deadline])] for number in (day.day, day.year)}
    return frozenset(numbers | {str(case.contacts)})


def _days(letter: JudgedLetter) -> list[date]:
    """The days the letter speaks of, be it as "the day before yesterday"."""
    return [date.fromisoformat(fact.value) for fact in letter.judgement.facts_of(FactKind.DATE) if fact.value]


def _near(moment: datetime) -> tuple[datetime, ...]:
    """The same moment's day in every time zone."""
    day = timedelta(days=1)
    return (moment - day, moment, moment + day)
