"""Dates as people write them, resolved against the day the letter came.

What cannot be told (03/10 in English) keeps its wording and has no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from triage.judge.calendar_words import CALENDAR_WORDS, CalendarWords
from triage.judge.windows import around_figures, find_around
from triage.model import Fact, FactKind, Span

_Hit = tuple[int, int, str]  # start, end, value

_ISO = re.compile(r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/-]|\.\d)")
_DOTS = re.compile(r"(?<![\w.,/-])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>(?:19|20)\d\d|\d\d))?(?![\w/-]|\.?\d)")
_SLASHES = re.compile(
    r"(?<![\w.,/-])(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\w/-]|[.,]\d)"
)
_ONE_OF_MANY = re.compile(r"(?<!\w)(?:every|each|black|cyber|jeden|chaque|cada|ogni|elke|iedere)\s$", re.IGNORECASE)
# "sexta-feira, dia 27", "Friday the 27th"
_NUMBER_BEHIND = re.compile(r",? (?:the|den|dem|le|el|il|de|dia|día) (\d{1,2})(?![\d:]|[.,]\d)", re.IGNORECASE)
_TWO_MONTHS = 62  # days
_MODAL_OR_VERB = ("may", "mar")  # in lower case and without a year these are hardly months


_OF_BIRTH = re.compile(
    r"(?:\bborn|\bd\.?o\.?b\b\.?|birth|geboren|\bgeb\.|geburt|\bnée?\b|naissance|nacid|nacimiento|\bnat[oa]\b"
    r"|nascita|geboorte|nascid|nascimento)[^.!?\n\d]{0,16}$",
    re.IGNORECASE,
)
_SO_NEAR = 32  # characters before a date in which a word for birth counts
_FIGURES_ONLY = re.compile(r"\d[./-]\s?\d")  # no date in figures is without
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_BEFORE, _AFTER = 20, 24  # characters around figures that may belong to a date


def find_dates(text: str, language: str, received: datetime) -> tuple[Fact, ...]:
    """Dates in the order of the text; `value` is an ISO date, or "" where the wording leaves it open."""
    code = language if language in CALENDAR_WORDS else "en"
    finder = _Finder(text, code, received.date(), around_figures(text, before=_BEFORE, after=_AFTER))
    found = [*finder.named(), *finder.numeric()]
    facts: list[Fact] = []
    end_of_last = -1
    for start, end, value in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start >= end_of_last and not _OF_BIRTH.search(text, max(0, start - _SO_NEAR), start):
            facts.append(Fact(FactKind.DATE, text[start:end], (start, end), value))
            end_of_last = end
    return tuple(facts)


@dataclass(frozen=True, slots=True)
class _Patterns:
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    weekday: re.Pattern[str]
    ordinal: re.Pattern[str]  # "the 2nd"
    ago: re.Pattern[str]
    days_ago: re.Pattern[str]
    short: re.Pattern[str]  # 3/11 or 03.11 behind a word such as "on"


@cache
def _patterns(language: str) -> _Patterns:
    words = CALENDAR_WORDS[language]
    months, weekdays = _either(words.months), _either(words.weekdays)
    year = r"(?:[.,]?[\s-](?:de\s|del\s)?(?P<y>20\d\d|19\d\d))?"
    before, behind = words.last
    coming, _ = words.next

    def pattern(source: str) -> re.Pattern[str]:
        return re.compile(source.replace(" ", r"\s"), re.IGNORECASE)

    return _Patterns(
        pattern(
            rf"(?<![\w.,/:-])(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er|º|°|ª)?[ -](?:of |de |di "
            rf")?(?P<m>{months})(?!\w)\.?{year}(?![\w])"
        ),
        pattern(
            rf"(?<!\w)(?P<m>{months})\.? (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%€$]|[.,/]\d)(?:,? "
            rf"(?P<y>20\d\d)(?!\w))?"
        ),
        pattern(
            rf"(?<!\w)(?:(?P<last>{before})(?P<a>{weekdays})(?P<behind>{behind})|(?P<next>{coming})(?P<b>{weekdays})"
            rf"|(?P<c>{weekdays}))(?![\w’'-])"
        ),
        pattern(words.ordinal),
        pattern(rf"(?<!\w){words.ago}(?!\w)"),
        pattern(rf"(?<!\w)(?P<word>{_either(words.days_ago)})(?!\w)"),
        pattern(
            rf"(?<!\w){words.on} (?P<date>(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}}))\.?(?![\w/%€$£-]|[.,]\d| ?(?:€|eur"
            rf"|kg|cm|mm|uhr|h\b))"
        ),
    )


def _either(words: dict[str, int]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds the dates in a text, by one language's words."""

    text: str
    language: str
    today: date
    parts: tuple[Span, ...]  # around figures

    @property
    def words(self) -> CalendarWords:
        return CALENDAR_WORDS[self.language]

    @property
    def day_first(self) -> bool:
        return self.language != "en"

    def named(self) -> list[_Hit]:
        """Dates with a word in them."""
        patterns, text, lower = _patterns(self.language), self.text, self.text.lower()
        hits: list[_Hit | None] = []
        near = {word for start, end in self.parts for word in _LETTERS.findall(text[start:end].lower())}
        if not near.isdisjoint(self.words.months):
            hits += [self._in_month(match) for match in find_around(patterns.day_month, text, self.parts)]
            if self.language == "en":
                hits += [self._in_month(match) for match in find_around(patterns.month_day, text, self.parts)]
        if not near.isdisjoint(_ORDINAL):
            hits += [self._of_month(match) for match in find_around(patterns.ordinal, text, self.parts)]
        if any(name in lower for name in self.words.weekdays if len(name) > 4):
            hits += [self._weekday(match) for match in patterns.weekday.finditer(text) if self._is_weekday(match)]
        if self.words.ago_marker in lower:
            hits += [self._ago(match) for match in patterns.ago.finditer(text)]
        if any(word in lower for word in self.words.days_ago):
            hits += [self._days_ago(match) for match in patterns.days_ago.finditer(text)]
        return [hit for hit in hits if hit]

    def numeric(self) -> list[_Hit]:
        """Dates in figures only."""
        if not any(_FIGURES_ONLY.search(self.text, *part) for part in self.parts):
            return []
        hits = [self._in_figures(match) for match in find_around(_ISO, self.text, self.parts)]
        hits += [
            self._in_figures(match)
            for match in find_around(_DOTS, self.text, self.parts)
            if self.day_first or match["y"] or len(match[0]) >= 6
        ]
        hits += [self._either_way(match) for match in find_around(_SLASHES, self.text, self.parts)]
        hits += [self._short(match) for match in find_around(_patterns(self.language).short, self.text, self.parts)]
        return [hit for hit in hits if hit]

    def _in_month(self, match: re.Match[str]) -> _Hit | None:
        if match["m"] in _MODAL_OR_VERB and not match["y"]:
            return None
        return self._dated(match, self.words.months[match["m"].lower()])

    def _in_figures(self, match: re.Match[str]) -> _Hit | None:
        return self._dated(match, int(match["m"]))

    def _days_ago(self, match: re.Match[str]) -> _Hit:
        day = self.today - timedelta(days=self.words.days_ago[match["word"].lower()])
        return (*match.span(), day.isoformat())

    def _dated(self, match: re.Match[str], month: int) -> _Hit | None:
        value = self._iso(int(match["d"]), month, match["y"])
        end = match.end() - (match[0].endswith(".") and match[0][-2].isalpha())  # a full stop, not the date's
        return (match.start(), end, value) if value else None

    def _iso(self, day: int, month: int, year: str | None) -> str:
        """An ISO date or "". Without a year, the one that puts it from nine months back to three months ahead."""
        try:
            if year:
                return date(int(year) + (2000 if len(year) == 2 else 0), month, day).isoformat()
            near = [date(self.today.year + step, month, day) for step in (-1, 0, 1)]
        except ValueError:
            return ""
        return min(near, key=lambda each: abs((self.today - each).days - 90)).isoformat()

    def _either_way(self, match: re.Match[str]) -> _Hit | None:
        first, second, year = int(match["a"]), int(match["b"]), match["y"]
        day_month, month_day = self._iso(first, second, year), self._iso(second, first, year)
        if not day_month and not month_day:
            return None
        return (*match.span(), self._choose(day_month, month_day))

    def _choose(self, day_month: str, month_day: str) -> str:
        if day_month and month_day and day_month != month_day:
            return day_month if self.day_first else ""
        return day_month or ("" if self.day_first else month_day)

    def _short(self, match: re.Match[str]) -> _Hit | None:
        day_month = self._iso(int(match["d"]), int(match["m"]), None)
        if "." in match["date"]:
            return (*match.span("date"), day_month) if day_month and self.day_first else None
        month_day = self._iso(int(match["m"]), int(match["d"]), None)
        if match["date"] == "24/7" or not (day_month or month_day):
            return None
        return (*match.span("date"), self._choose(day_month, month_day))

    def _weekday(self, match: re.Match[str]) -> _Hit:
        if match["a"]:
            return (*match.span(), self._nearest(match["a"], match.end(), -1))
        if match["b"]:
            return (*match.span("b"), self._nearest(match["b"], match.end(), 1))
        return (*match.span("c"), "")

    def _nearest(self, weekday: str, end: int, step: int) -> str:
        """The nearest such day before or after today (`step` -1 or 1); that with the number behind it, if any."""
        days = [self.today + timedelta(days=step * days) for days in range(1, _TWO_MONTHS)]
        fitting = [day for day in days if day.weekday() == self.words.weekdays[weekday.lower()]]
        number = _NUMBER_BEHIND.match(self.text, end)
        named = (day for day in fitting if number and day.day == int(number[1]))
        return next(named, fitting[0]).isoformat()

    def _is_weekday(self, match: re.Match[str]) -> bool:
        """A bare weekday counts where it is spelled out and is not one of many ("every Monday", "Black Friday")."""
        name = match["c"]
        if name is None:
            return True
        return name.lower() in self.words.full_weekdays and not _ONE_OF_MANY.search(
            self.text, max(0, match.start() - 8), match.start()
        )

    def _of_month(self, match: re.Match[str]) -> _Hit | None:
        """The last such day of a month up to today."""
        day = int(match["d"])
        for back in range(_TWO_MONTHS):
            if (past := self.today - timedelta(days=back)).day == day:
                return (*match.span("date"), past.isoformat())
        return None

    def _ago(self, match: re.Match[str]) -> _Hit | None:
        count_word, unit = match["count"].lower(), match["unit"].lower()
        count = int(count_word) if count_word.isdigit() else self.words.numbers.get(count_word)
        days = next((days for stem, days in self.words.units.items() if unit.startswith(stem)), 0)
        if count is None:
            return None
        value = (self.today - timedelta(days=count * days)).isoformat() if days < 30 else ""
        return (*match.span(), value)
