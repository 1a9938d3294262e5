"""The words of `promise_words` and the calendar's, compiled into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from triage.judge.calendar_words import CALENDAR_WORDS
from triage.judge.wordlist import whole_words
from triage.reply.promise_words import PROMISE_WORDS
from triage.reply.promise_words.row import PromiseWords

_PARTS_OF_DAY = "(?:vormittags?|mittags?|nachmittags?|abends?)?"  # one word with the weekday


@dataclass(frozen=True, slots=True)
class Patterns:
    """The pieces of one language, compiled: fields are named as in `PromiseWords`."""

    by: re.Pattern[str]
    today: re.Pattern[str]
    tomorrow: re.Pattern[str]
    overmorrow: re.Pattern[str]
    weekday: re.Pattern[str]
    date: re.Pattern[str]
    week: re.Pattern[str]
    today_close: re.Pattern[str]
    noon: re.Pattern[str]
    close: re.Pattern[str]
    clocks: tuple[re.Pattern[str], ...]
    span: re.Pattern[str]
    glue: re.Pattern[str]
    us: re.Pattern[str]
    act: re.Pattern[str]
    unless: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns:
    """The patterns of one of the seven languages. KeyError for any other."""
    words, calendar = PROMISE_WORDS[language], CALENDAR_WORDS[language]
    months = _any(calendar.months)
    weekdays = _any(name for name in calendar.weekdays if len(name) > 3 or name in calendar.full_weekdays)
    dates = (
        rf"(?P<d>\d{{1,2}})(?:er|st|nd|rd|th|\.|º|°)? (?:de |of )?(?P<month>{months})\b\.?(?: (?:de )?(?P<y>\d{{4}}))?"
    )
    if language == "en":
        dates += rf"|(?P<month2>{months})\b\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
        dates += r"|the (?P<ordinal>\d{1,2})(?:st|nd|rd|th)(?! (?:of|floor|time))"
        dates += r"|(?P<number>(?!))"  # 3/11 is the third of November, or the eleventh of March
    else:
        dates += r"|(?P<d3>\d{1,2})[./](?P<number>\d{1,2})(?:[./](?P<y3>\d{2,4})|\.)?(?![\d:.]* ?(?:uhr|uur|h\b|%|€))"
    return Patterns(
        by=whole_words(words.by),
        today=whole_words(words.today),
        tomorrow=whole_words(words.tomorrow),
        overmorrow=whole_words(words.overmorrow),
        weekday=whole_words(rf"(?P<weekday>{weekdays}){_PARTS_OF_DAY if language == 'de' else ''}"),
        date=re.compile(rf"(?i)(?<![\w.,/])(?:{dates})"),
        week=whole_words(words.week),
        today_close=whole_words(words.today_close),
        noon=whole_words(words.noon),
        close=whole_words(words.close),
        clocks=tuple(re.compile(rf"(?i)(?<![\w.,:/€$£])(?:{clock})(?![\d%€$£])") for clock in words.clocks),
        span=whole_words(_span(words, _any(calendar.numbers))),
        glue=re.compile(rf"(?i)(?:[\s,()]|\b(?:{words.glue})\b)*"),
        us=re.compile(rf"(?i){words.us}"),
        act=re.compile(rf"(?i){words.act}"),
        unless=re.compile(rf"(?i){words.unless}"),
    )


def _span(words: PromiseWords, numbers: str) -> str:
    number = rf"\d{{1,3}}|{numbers}"
    return (
        rf"(?:{words.within}) (?:(?P<n>{number})(?: ?(?:-|–|\b(?:{words.to})\b) ?(?P<m>{number}))?[ -]?)?"
        rf"(?:(?P<minutes>{words.minutes})|(?P<hours>{words.hours})|(?P<business_days>{words.business_days})"
        rf"|(?P<days>{words.days})|(?P<weeks>{words.weeks}))"
    )


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
