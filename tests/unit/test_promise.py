"""What is promised, and by when: humane hours that the shop can keep, in the customer's language."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.hours import BusinessHours
from triage.model import Promise
from triage.reply.promise import promise
from triage.rules.read import default_rules
from triage.rules.schema import LANGUAGES, BandRow, ProblemRow, ReplyTexts

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = BusinessHours("Europe/Berlin", country="DE", subdivision="BY")
TEXTS = ReplyTexts(apology=(), action=("I look.", "I check.", "I ask."), options=())


def promised(now: datetime, within: str, *, language: str = "en", own: str | None = None, key: str = "k") -> Promise:
    row = ProblemRow(id="late", within=own, texts=dict.fromkeys(LANGUAGES, TEXTS))
    return promise(row, BandRow(id="P1", at_least=0, within=within), SHOP, now, language, key)


def on(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "within", "words"),
    [
        (on(3, 10, 37), "4h", "by 3 pm today"),
        (on(3, 8, 5), "2h", "before noon today"),
        (on(3, 13, 10), "1h", "by 5 pm today"),
        (on(3, 15, 0), "1h", "before noon on Wednesday"),
        (on(3, 15, 0), "1d", "by 5 pm on Wednesday"),
        (on(6, 16, 0), "4h", "before noon on Monday"),
        (on(7, 11, 0), "4h", "by 5 pm on Monday"),
        (on(23, 16, 0, 12), "2d", "by 5 pm on Monday"),
        (on(3, 10, 0), "5d", "before noon on Tuesday 10 November"),
    ],
)
def test_the_time_is_a_humane_one(now: datetime, within: str, words: str) -> None:
    assert promised(now, within).words == words


@pytest.mark.parametrize(
    ("language", "today", "tomorrow", "later"),
    [
        ("en", "by 3 pm today", "before noon on Wednesday", "before noon on Tuesday 10 November"),
        ("de", "heute bis 15 Uhr", "am Mittwoch bis 12 Uhr", "am Dienstag, dem 10. November, bis 12 Uhr"),
        ("fr", "aujourd'hui avant 15 h", "mercredi avant midi", "mardi 10 novembre avant midi"),
        (
            "es",
            "hoy antes de las 15:00",
            "el miércoles antes del mediodía",
            "el martes 10 de noviembre antes del mediodía",
        ),
        ("it", "oggi entro le 15", "mercoledì entro mezzogiorno", "martedì 10 novembre entro mezzogiorno"),
        ("nl", "vandaag vóór 15.00 uur", "woensdag vóór 12.00 uur", "dinsdag 10 november vóór 12.00 uur"),
        (
            "pt",
            "hoje até às 15h",
            "na quarta-feira antes do meio-dia",
            "na terça-feira, 10 de novembro, antes do meio-dia",
        ),
    ],
)
def test_each_language_says_it_in_its_own_way(language: str, today: str, tomorrow: str, later: str) -> None:
    now = on(3, 10, 37)
    assert promised(now, "4h", language=language).words == today
    assert promised(on(3, 15), "4h", language=language).words == tomorrow
    assert promised(now, "5d", language=language).words == later


def test_the_rows_own_time_counts_before_the_bands() -> None:
    assert promised(on(3, 9), "4h", own="1d").by == on(4, 12)


def test_beside_the_customers_own_day_the_date_is_named_too() -> None:
    row, band = ProblemRow(id="late", texts=dict.fromkeys(LANGUAGES, TEXTS)), BandRow(id="P1", at_least=0, within="1d")
    needed = on(12, 0).date()  # a Thursday, and so is the day of the answer
    assert promise(row, band, SHOP, on(4, 15), "en", "k", needed).words == "by 5 pm on Thursday 5 November"


def test_the_time_is_in_the_shops_zone() -> None:
    assert promised(datetime(2026, 11, 3, 4, 0, tzinfo=ZoneInfo("America/New_York")), "4h").words == "by 2 pm today"


def test_the_wording_of_the_action_follows_the_key() -> None:
    actions = {promised(on(3, 9), "4h", key=str(number)).action for number in range(50)}
    assert actions == set(TEXTS.action)
    assert promised(on(3, 9), "4h", key="7") == promised(on(3, 9), "4h", key="7")


def test_nobody_is_promised_an_answer_at_night_by_a_shop_that_never_closes() -> None:
    always = BusinessHours("Europe/Berlin", tuple(range(7)), time(0), time(0))
    row = ProblemRow(id="late", texts={"en": TEXTS})
    assert promise(row, BandRow(id="P1", at_least=0, within="4h"), always, on(3, 22), "en", "k").words == (
        "before noon on Wednesday"
    )


def test_every_shipped_row_has_an_action_in_every_language() -> None:
    lacking = [
        (row.id, language)
        for row in default_rules().problems
        for language in LANGUAGES
        if row.tone != "praise" and not promise(row, BandRow(id="P1", at_least=0), SHOP, on(3, 9), language, "k").action
    ]
    assert lacking == []


MOMENTS = st.integers(0, 6 * 365 * 24 * 60).map(lambda minutes: on(3, 9) + timedelta(minutes=minutes))
WITHIN = st.sampled_from(["1h", "4h", "8h", "1d", "2d", "3d", "9d"])


@given(now=MOMENTS, within=WITHIN)
def test_a_promise_is_kept_in_open_hours_with_time_to_spare(now: datetime, within: str) -> None:
    made = promised(now, within)
    assert made.by.minute == 0
    assert made.by >= SHOP.add(now, within)
    assert SHOP.between(now, made.by) >= timedelta(hours=3)
    assert SHOP.is_open(made.by - timedelta(minutes=1))


@given(now=MOMENTS, within=WITHIN, language=st.sampled_from(LANGUAGES))
def test_the_words_name_the_very_hour_and_day(now: datetime, within: str, language: str) -> None:
    made = promised(now, within, language=language)
    numbers = set(re.findall(r"\d+", made.words))
    assert made.by.hour == 12 or numbers & {str(made.by.hour), str(made.by.hour - 12)}
    assert numbers <= {str(made.by.hour), str(made.by.hour - 12), str(made.by.day), "00"}
