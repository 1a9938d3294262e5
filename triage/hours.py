"""The hours in which a shop answers letters: business time in its zone, without its holidays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from triage.errors import ConfigError, missing_extra

_WITHIN = re.compile(r"([1-9]\d{0,3})([hd])")
_ONE_DAY = timedelta(days=1)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MIDNIGHT = time(0)
_LONGEST_CLOSURE = 366  # days; a calendar without an open day for longer never opens again


@dataclass(frozen=True, slots=True)
class BusinessHours:
    """When the shop is open, the same hours on every open day.

    `days`: weekdays, 0 is Monday. `closes` 00:00 is the end of the day. `country` is an ISO 3166-1 code whose public
    holidays are closed days ("" for none), `subdivision` the state or province as the holidays library names it.
    Raises ConfigError, with every problem, where these hours cannot exist.
    """

    zone: str = "UTC"
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    opens: time = time(9)
    closes: time = time(17)
    country: str = ""
    subdivision: str = ""

    def __post_init__(self) -> None:
        problems = [
            problem for problem in (self._zone_problem(), self._hours_problem(), self._country_problem()) if problem
        ]
        if problems:
            raise ConfigError(*problems)

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def in_words(self) -> str:
        """ "Europe/Berlin, Mon-Fri 09:00-17:00, public holidays of DE-BY closed"."""
        days = _runs(self.days)
        place = "-".join(filter(None, (self.country, self.subdivision)))
        closed = f", public holidays of {place} closed" if place else ""
        return f"{self.zone}, {days} {self.opens:%H:%M}-{self.closes:%H:%M}{closed}"

    def local(self, at: datetime) -> datetime:
        """`at` as the clock in the shop shows it."""
        return at.astimezone(self.tzinfo)

    def is_open(self, at: datetime) -> bool:
        opened, closed = self.open_span(self.local(at).date()) or (at, at)
        return opened <= at.astimezone(UTC) < closed

    def open_span(self, day: date) -> tuple[datetime, datetime] | None:
        """Opening and closing on `day`, in UTC; None on a closed day."""
        if day.weekday() not in self.days or day in _holidays(self.country, self.subdivision, day.year):
            return None
        # In UTC: the difference of two aware times of one zone ignores a change of the clock between them.
        opened = datetime.combine(day, self.opens, self.tzinfo).astimezone(UTC)
        last = day + _ONE_DAY if self.closes == _MIDNIGHT else day
        return opened, datetime.combine(last, self.closes, self.tzinfo).astimezone(UTC)

    def add(self, now: datetime, within: str) -> datetime:
        """`now` and so many business hours ("4h") or business days ("2d"), in the shop's zone.

        A day ends at the same time on the next open day. Closed time at the start does not count. ValueError where
        `within` is neither.
        """
        match = _WITHIN.fullmatch(within)
        if match is None:
            raise ValueError(f"{within!r} is neither hours such as '4h' nor days such as '2d'")
        number = int(match[1])
        end = self._add_hours(now, timedelta(hours=number)) if match[2] == "h" else self._add_days(now, number)
        return self.local(end)

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The business time from `a` to `b`; none where `b` is not later."""
        a, b = a.astimezone(UTC), b.astimezone(UTC)
        total = timedelta()
        day, last = self.local(a).date(), self.local(b).date()
        while day <= last:
            if span := self.open_span(day):
                total += max(min(b, span[1]) - max(a, span[0]), timedelta())
            day += _ONE_DAY
        return total

    def spans_from(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The open spans that end after `at`, in UTC, without end. ConfigError where the shop never opens again."""
        at = at.astimezone(UTC)
        day, closed_days = self.local(at).date(), 0
        while closed_days < _LONGEST_CLOSURE:
            span = self.open_span(day)
            closed_days = 0 if span else closed_days + 1
            if span and span[1] > at:
                yield span
            day += _ONE_DAY
        raise ConfigError("business hours: every day is a holiday")

    def _add_hours(self, now: datetime, left: timedelta) -> datetime:
        for opened, closed in self.spans_from(now):
            start = max(opened, now.astimezone(UTC))
            if left <= closed - start:
                return start + left
            left -= closed - start
        raise AssertionError("spans_from() has no end")

    def _add_days(self, now: datetime, number: int) -> datetime:
        spans = self.spans_from(now)
        first, _ = next(spans)
        clock = self.local(max(first, now.astimezone(UTC))).timetz()
        for _ in range(number):
            opened, closed = next(spans)
        same_time = datetime.combine(self.local(opened).date(), clock).astimezone(UTC)
        return min(max(same_time, opened), closed)

    def _zone_problem(self) -> str:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return f"time zone {self.zone!r} is unknown: use a name such as Europe/Berlin"
        return ""

    def _hours_problem(self) -> str:
        if not self.days or not set(self.days) <= set(range(7)):
            return "business days: name at least one, from Monday to Sunday"
        if self.closes != _MIDNIGHT and self.closes <= self.opens:
            return f"business hours: {self.closes:%H:%M} is not after {self.opens:%H:%M}"
        return ""

    def _country_problem(self) -> str:
        try:
            _holidays(self.country, self.subdivision, 2026)
        except ModuleNotFoundError:
            return str(missing_extra(f"the calendar of holidays of {self.country!r}", "holidays"))
        except NotImplementedError:
            place = f"{self.country}-{self.subdivision}" if self.subdivision else self.country
            return f"holidays of {place!r} are unknown: use a country code such as DE, and a subdivision such as BY"
        return ""


def _runs(days: Iterable[int]) -> str:
    """ "Mon-Thu, Sat"."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(DAYS[one[0]] + (f"-{DAYS[one[-1]]}" if len(one) > 1 else "") for one in runs)


@lru_cache(maxsize=64)
def _holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    if not country:
        return frozenset()
    import holidays  # noqa: PLC0415 - costs 80 ms, and only shops that name a country need it

    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
