"""Dates as people write them, resolved against the day the letter came."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from triage.judge.dates import find_dates

CAME = datetime(2026, 11, 18, 9, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "wording", "value"),
    [
        ("en", "on 3 November", "3 November", "2026-11-03"),
        ("en", "Nov 3rd, 2025", "Nov 3rd, 2025", "2025-11-03"),
        ("en", "the 3rd of November.", "3rd of November", "2026-11-03"),
        ("en", "since November 3", "November 3", "2026-11-03"),
        ("en", "2026-11-03", "2026-11-03", "2026-11-03"),
        ("en", "on 13/10", "13/10", "2026-10-13"),
        ("en", "on 10/13/2026", "10/13/2026", "2026-10-13"),
        ("en", "last Tuesday", "last Tuesday", "2026-11-17"),
        ("en", "by Friday", "Friday", "2026-11-20"),
        ("en", "by Friday the 27th", "Friday", "2026-11-27"),
        ("pt", "até sexta-feira, dia 27", "sexta-feira", "2026-11-27"),
        ("en", "two weeks ago", "two weeks ago", "2026-11-04"),
        ("en", "I wrote on the 2nd", "the 2nd", "2026-11-02"),
        ("en", "yesterday", "yesterday", "2026-11-17"),
        ("en", "before 24th December", "24th December", "2026-12-24"),
        ("de", "am 03.11. bestellt", "03.11.", "2026-11-03"),
        ("de", "am 3.11.2025", "3.11.2025", "2025-11-03"),
        ("de", "vor zwei Wochen", "vor zwei Wochen", "2026-11-04"),
        ("de", "seit dem 3. November", "3. November", "2026-11-03"),
        ("fr", "le 1er novembre", "1er novembre", "2026-11-01"),
        ("fr", "il y a quinze jours", "il y a quinze jours", "2026-11-03"),
        ("fr", "mardi dernier", "mardi dernier", "2026-11-17"),
        ("es", "el 3 de noviembre de 2026", "3 de noviembre de 2026", "2026-11-03"),
        ("es", "hace 3 días", "hace 3 días", "2026-11-15"),
        ("it", "due settimane fa", "due settimane fa", "2026-11-04"),
        ("nl", "op 3 november", "3 november", "2026-11-03"),
        ("pt", "no dia 3/11/2026", "3/11/2026", "2026-11-03"),
    ],
)
def test_a_date_keeps_its_wording_and_is_resolved(language: str, text: str, wording: str, value: str) -> None:
    assert [(fact.text, fact.value) for fact in find_dates(text, language, CAME)] == [(wording, value)]


@pytest.mark.parametrize(
    ("text", "wording"), [("on 03/10", "03/10"), ("on 3/11/2026", "3/11/2026"), ("on Friday", "Friday")]
)
def test_what_may_be_two_days_keeps_its_wording_and_has_no_value(text: str, wording: str) -> None:
    assert [(fact.text, fact.value) for fact in find_dates(text, "en", CAME)] == [(wording, "")]


def test_day_and_month_stand_in_the_order_of_the_language() -> None:
    assert find_dates("le 03/10", "fr", CAME)[0].value == "2026-10-03"


def test_a_date_without_a_year_lies_near_the_day_the_letter_came() -> None:
    january = datetime(2027, 1, 5, tzinfo=UTC)
    assert find_dates("on 20 December", "en", january)[0].value == "2026-12-20"


@pytest.mark.parametrize(
    "text",
    [
        "available 24/7",
        "version 1.2.3",
        "firmware 2.1.",
        "31 February",
        "I sat 5 hours",
        "12 may be too many",
        "every Monday",
        "Black Friday",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, "en", CAME) == ()
