"""Whether every number, amount, date and order number in a draft comes from somewhere."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from triage.model import Case, Draft
from triage.rules.schema import ReplyTexts

_TOKEN = re.compile(r"\w*\d\w*(?:[.,:/'’–-]\w+)*")


def unknown_facts(words: str, draft: Draft, case: Case, texts: ReplyTexts) -> tuple[str, ...]:
    """The tokens with a digit in `words` that stand neither in the letters nor in what we may say of them.

    What we may say: the row's texts, the promise, the days on which the letters came, and how many came.
    """
    known = " ".join([*_letters(case), *texts.apology, *texts.action, *texts.options])
    if draft.promise:
        known += f" {draft.promise.words} {draft.promise.action}"
    tokens = _tokens(known) | _numbers_of(case)
    return tuple(token for token in _TOKEN.findall(words) if token.casefold() not in tokens)


def _letters(case: Case) -> list[str]:
    return [part for letter in case.letters for part in (letter.letter.own.text, letter.letter.message.subject)]


def _tokens(text: str) -> frozenset[str]:
    """The tokens with a digit, and their beginnings and ends: a full stop may have joined two."""
    found = _TOKEN.findall(text.casefold())
    return frozenset(found) | {part for token in found for part in re.split(r"[.,:/'’–-]", token) if part}


def _numbers_of(case: Case) -> frozenset[str]:
    days = [near for letter in case.letters for near in _near(letter.received)]
    numbers = {str(number) for day in days for number in (day.day, day.year)}
    return frozenset(numbers | {str(case.contacts)})


def _near(moment: datetime) -> tuple[datetime, ...]:
    """The same moment's day in every time zone."""
    day = timedelta(days=1)
    return (moment - day, moment, moment + day)
