"""Business time: opening hours in the shop's zone, closed days, and days on which the clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from triage.errors import ConfigError
from triage.hours import BusinessHours

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = BusinessHours("Europe/Berlin", country="DE", subdivision="BY")
ROUND_THE_CLOCK = BusinessHours("Europe/Berlin", (0, 1, 2, 3, 4, 5, 6), time(0), time(0))


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def test_hours_within_a_day_are_added_by_the_clock() -> None:
    assert SHOP.add(at(11, 3, 10, 30), "4h") == at(11, 3, 14, 30)


def test_hours_left_at_closing_go_on_at_the_next_opening() -> None:
    assert SHOP.add(at(11, 3, 16), "4h") == at(11, 4, 12)


def test_a_weekend_does_not_count() -> None:
    assert SHOP.add(at(11, 6, 16), "2h") == at(11, 9, 10)


def test_time_before_opening_does_not_count() -> None:
    assert SHOP.add(at(11, 3, 5), "1h") == at(11, 3, 10)


def test_an_end_on_closing_time_stays_on_that_day() -> None:
    assert SHOP.add(at(11, 3, 15), "2h") == at(11, 3, 17)


def test_a_day_ends_at_the_same_time_on_the_next_open_day() -> None:
    assert SHOP.add(at(11, 6, 11, 15), "1d") == at(11, 9, 11, 15)


def test_a_day_counted_from_a_closed_day_begins_at_the_next_opening() -> None:
    assert SHOP.add(at(11, 7, 20), "1d") == at(11, 10, 9)


def test_holidays_of_the_subdivision_are_closed_days() -> None:
    corpus_christi = at(6, 4, 10)
    assert not SHOP.is_open(corpus_christi)
    assert BusinessHours("Europe/Berlin", country="DE", subdivision="BE").is_open(corpus_christi)


def test_christmas_is_skipped() -> None:
    assert SHOP.add(at(12, 24, 16), "2h") == at(12, 28, 10)


def test_the_answer_is_in_the_shops_zone_whatever_zone_was_given() -> None:
    assert SHOP.add(datetime(2026, 11, 3, 9, tzinfo=UTC), "1h").isoformat() == "2026-11-03T11:00:00+01:00"


@pytest.mark.parametrize(("month", "day", "length"), [(3, 29, 23), (10, 25, 25), (11, 3, 24)])
def test_a_day_on_which_the_clock_changes_has_its_real_length(month: int, day: int, length: int) -> None:
    midnight = at(month, day, 0)
    assert ROUND_THE_CLOCK.between(midnight, midnight + timedelta(days=1)) == timedelta(hours=length)


def test_hours_over_a_change_of_the_clock_are_real_hours() -> None:
    assert ROUND_THE_CLOCK.add(at(3, 29, 1), "2h") == at(3, 29, 4)


def test_business_hours_have_the_same_length_before_and_after_a_change_of_the_clock() -> None:
    assert SHOP.between(at(10, 23, 9), at(10, 26, 17)) == timedelta(hours=16)


def test_between_counts_open_time_only() -> None:
    assert SHOP.between(at(11, 6, 16), at(11, 9, 10)) == timedelta(hours=2)


def test_between_is_nothing_when_the_end_is_not_later() -> None:
    assert SHOP.between(at(11, 4, 12), at(11, 3, 12)) == timedelta()


@pytest.mark.parametrize(
    ("moment", "open_"),
    [(at(11, 3, 9), True), (at(11, 3, 8, 59), False), (at(11, 3, 16, 59), True), (at(11, 3, 17), False)],
)
def test_the_shop_is_open_from_opening_until_before_closing(moment: datetime, open_: bool) -> None:
    assert SHOP.is_open(moment) is open_


def test_closing_at_midnight_is_the_end_of_the_day() -> None:
    late = BusinessHours("Europe/Berlin", (1,), time(20), time(0))
    assert late.between(at(11, 3, 0), at(11, 5, 0)) == timedelta(hours=4)


@pytest.mark.parametrize("within", ["", "4", "h", "0h", "-1d", "4 h", "1w", "1.5h"])
def test_a_time_that_is_neither_hours_nor_days_is_refused(within: str) -> None:
    with pytest.raises(ValueError, match="neither hours"):
        SHOP.add(at(11, 3, 9), within)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        BusinessHours("Mars/Olympus", (), time(18), time(9), "XX")
    assert len(caught.value.problems) == 3
