"""The times a text names, relative to the moment it was sent. Pure.

Pieces (a day, a clock, "by", "within so long") that stand side by side are one time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from triage.hours import BusinessHours
from triage.judge.calendar_words import CALENDAR_WORDS
from triage.reply.sent_promise_patterns import patterns

_NOON = time(12)
_MORNING = 8  # "5 o'clock" is that of the afternoon
_A_DAY = timedelta(days=1)
_FURTHEST = timedelta(days=320)  # a date without a year that lies further ahead has rather just passed
_LONGEST_GAP = 24  # characters between two pieces of one time


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of a time. Exactly one of the values is set, none of them for the word "by"."""

    start: int
    end: int
    day: date | None = None
    named_by: str = ""  # of a day: "weekday" or "date", to be held against each other
    clock: time | None = None
    closing: bool = False
    instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time that was named. `firm`: by a limit or an hour, not just "tomorrow"."""

    start: int
    end: int
    instant: datetime
    firm: bool
    dayless: bool = False  # an hour alone

    def moved(self, by: int) -> Time:
        """The same where the text begins `by` characters later."""
        return replace(self, start=self.start + by, end=self.end + by)


class Clock:
    """Reads the times of one language, relative to one moment. KeyError for a language that is none of the seven."""

    def __init__(self, language: str, sent: datetime, hours: BusinessHours) -> None:
        self._calendar = CALENDAR_WORDS[language]
        self._patterns = patterns(language)
        self._sent = hours.local(sent)
        self._today = self._sent.date()
        self._hours = hours

    def times(self, text: str) -> Iterator[Time]:
        """Those ahead, in the order of the text. A day without an hour ends when the shop closes."""
        for group in self._groups(self._pieces(text)):
            instant = self._instant(group)
            if instant is not None and instant > self._sent:
                by = any(piece.day is None and piece.clock is None and not piece.closing for piece in group)
                firm = by or any(piece.clock for piece in group)
                dayless = not any(piece.day or piece.instant for piece in group)
                yield Time(group[0].start, group[-1].end, instant, firm, dayless)

    def _groups(self, pieces: list[tuple[_Piece, str]]) -> Iterator[list[_Piece]]:
        """Pieces with nothing but small words between them. `pieces`: each with the text between it and the last."""
        group: list[_Piece] = []
        for piece, between in pieces:
            if group and not (len(between) <= _LONGEST_GAP and self._patterns.glue.fullmatch(between)):
                yield group
                group = []
            group.append(piece)
        if group:
            yield group

    def _pieces(self, text: str) -> list[tuple[_Piece, str]]:
        found = sorted(self._all_pieces(text), key=lambda piece: (piece.start, piece.start - piece.end))
        kept: list[tuple[_Piece, str]] = []
        end = 0
        for piece in found:
            if piece.start >= end:
                kept.append((piece, text[end : piece.start]))
                end = piece.end
        return kept

    def _all_pieces(self, text: str) -> Iterator[_Piece]:
        for pattern, piece in self._kinds():
            for match in pattern.finditer(text):
                made = piece(match)
                if made is not None:
                    yield made

    def _kinds(self) -> Iterator[tuple[re.Pattern[str], Callable[[re.Match[str]], _Piece | None]]]:
        known = self._patterns
        yield known.by, lambda match: _Piece(*match.span())
        yield known.today, lambda match: _Piece(*match.span(), day=self._today)
        yield known.tomorrow, lambda match: _Piece(*match.span(), day=self._today + _A_DAY)
        yield known.overmorrow, lambda match: _Piece(*match.span(), day=self._today + 2 * _A_DAY)
        yield known.week, lambda match: _Piece(*match.span(), day=self._last_open_day())
        yield known.weekday, self._weekday
        yield known.date, self._date
        yield known.today_close, lambda match: _Piece(*match.span(), instant=self._at(self._today, None))
        yield known.noon, lambda match: _Piece(*match.span(), clock=_NOON)
        yield known.close, lambda match: _Piece(*match.span(), closing=True)
        yield known.span, lambda match: _Piece(*match.span(), instant=self._after(match))
        for clock in known.clocks:
            yield clock, _clock

    # --- what a group of pieces means ---------------------------------------------------------------------------------

    def _instant(self, group: list[_Piece]) -> datetime | None:
        instants = [piece.instant for piece in group if piece.instant is not None]
        days = [piece for piece in group if piece.day is not None]
        clocks = [piece.clock for piece in group if piece.clock is not None]
        if instants and not days:
            return instants[-1] if len(instants) == 1 else None
        if len(set(clocks)) > 1 or instants:
            return None
        clock = clocks[0] if clocks else None
        if not days:
            named = clock is not None or any(piece.closing for piece in group)
            return self._at(self._today, clock) if named else None
        day = self._one_day(days)
        return self._ahead(day, clock, weekday=days[0].named_by == "weekday") if day is not None else None

    def _one_day(self, days: list[_Piece]) -> date | None:
        """The day that all of these name; None where they contradict each other."""
        dates = {piece.day for piece in days if piece.named_by != "weekday"}
        named = {piece.day for piece in days if piece.named_by == "weekday"}
        if not dates:
            return named.pop() if len(named) == 1 else None
        day = dates.pop()
        agree = not dates and day is not None and all(one is None or one.weekday() == day.weekday() for one in named)
        return day if agree else None

    def _ahead(self, day: date, clock: time | None, *, weekday: bool) -> datetime | None:
        at = self._at(day, clock)
        # "by noon on Monday", written on Sunday and sent on Monday after noon, can only mean the next.
        return self._at(day + 7 * _A_DAY, clock) if weekday and at <= self._sent else at

    def _at(self, day: date, clock: time | None) -> datetime:
        """That hour of that day, its closing hour without one."""
        closes = self._hours.closes
        if clock is None and closes == time(0):
            day, clock = day + _A_DAY, closes
        return datetime.combine(day, clock or closes, self._hours.tzinfo)

    def _after(self, match: re.Match[str]) -> datetime | None:
        unit = next(name for name in ("minutes", "hours", "business_days", "days", "weeks") if match[name])
        number = self._number(match["m"] or match["n"] or "1")
        if number is None or not 0 < number < 1000:
            return None
        if unit == "business_days":
            return self._hours.add(self._sent, f"{number}d")
        if unit in ("minutes", "hours"):
            return self._hours.local(self._sent.astimezone(UTC) + timedelta(**{unit: number}))
        return datetime.combine(self._today + number * _A_DAY * (7 if unit == "weeks" else 1), self._sent.timetz())

    def _number(self, text: str) -> int | None:
        return int(text) if text.isdecimal() else self._calendar.numbers.get(text.lower())

    def _weekday(self, match: re.Match[str]) -> _Piece:
        ahead = (self._calendar.weekdays[match["weekday"].lower()] - self._today.weekday()) % 7
        return _Piece(*match.span(), day=self._today + ahead * _A_DAY, named_by="weekday")

    def _date(self, match: re.Match[str]) -> _Piece | None:
        day = self._day_of(match)
        return _Piece(*match.span(), day=day, named_by="date") if day else None

    def _day_of(self, match: re.Match[str]) -> date | None:
        groups = match.groupdict()
        if groups.get("ordinal"):
            return self._day_of_month(int(groups["ordinal"] or 0))
        day = groups.get("d") or groups.get("d2") or groups.get("d3")
        name = groups.get("month") or groups.get("month2")
        month = self._calendar.months[name.lower()] if name else int(groups["number"] or 0)
        year = groups.get("y") or groups.get("y3")
        if year:
            return _valid(int(year) if len(year) == 4 else 2000 + int(year), month, int(day or 0))
        found = (_valid(self._today.year + later, month, int(day or 0)) for later in (0, 1))
        ahead = (one for one in found if one and timedelta() <= one - self._today <= _FURTHEST)
        return next(ahead, None)

    def _day_of_month(self, number: int) -> date | None:
        """The next day with that number."""
        days = (self._today + ahead * _A_DAY for ahead in range(31))
        return next((day for day in days if day.day == number), None)

    def _last_open_day(self) -> date:
        """The last day of this week on which the shop works; today where that is past."""
        return self._today + max(max(self._hours.days) - self._today.weekday(), 0) * _A_DAY


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> _Piece | None:
    groups = match.groupdict()
    hour, minute = int(groups["h"]), int(groups.get("m") or groups.get("m2") or 0)
    if (groups.get("pm") and hour < 12) or (groups.get("twelve") and hour < _MORNING):
        hour += 12
    if groups.get("am") and hour == 12:
        hour = 0
    return _Piece(*match.span(), clock=time(hour, minute)) if hour < 24 and minute < 60 else None
