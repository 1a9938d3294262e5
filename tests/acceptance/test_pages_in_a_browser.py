"""Queue message, report and replay, looked at in Chromium: wide, narrow, dark; with nothing, one and many rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from tests.browser import Browser
from tests.factories import NOON, case_of, draft, judged_letter
from tests.replays import Past, late_gift, makings
from tests.reports import SHOP, shop_records
from triage.desk import queue_message, replay_page
from triage.desk.health import Health, Unread
from triage.desk.queue import Owed, Queue, queue_of
from triage.desk.report.figures import figures
from triage.desk.report.page import page
from triage.desk.rows import View
from triage.hours import BusinessHours
from triage.model import Address, Band, Priority, QueueEntry, Restatement, Signal
from triage.rules.read import TEMPLATES, default_rules, read_templates

SOURCES = read_templates(TEMPLATES)
HOURS = BusinessHours()
VIEW = View(HOURS, NOON + timedelta(hours=3))
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(tmp_path_factory.mktemp("browser"))


def entry(number: int) -> QueueEntry:
    letter = judged_letter(frustration=float(99 - number % 100), subject=f"Letter {number} {LONG_WORD[: number % 170]}")
    writer = Address(f"{'long.' * (number % 15)}customer{number}@mail.example", f"Customer {number}")
    answerability = replace(letter.letter.answerability, correspondent=writer)
    signal = Signal("worst", "strong_verdict", 2.0, "a strong verdict", ("worst shop", LONG_WORD))
    judged = replace(
        letter,
        letter=replace(letter.letter, answerability=answerability),
        judgement=replace(letter.judgement, signals=(signal,)),
    )
    case = replace(case_of(judged), customer=f"{number:012d}", promise_due=NOON, promise_broken=number == 0)
    told = Restatement("Your order has not arrived, and nobody has answered your letters.", ("late",))
    return QueueEntry(case, Priority(list(Band)[number % 4], 90.0), told, draft())


def queue(rows: int) -> Queue:
    owed = [Owed("Anna <anna@mail.example>", "Re: My vase", NOON, "mid:a@shop.example")] if rows else []
    return queue_of(
        [entry(number) for number in range(rows)],
        VIEW,
        owed,
        Health(unread=(Unread("Tue 3 Mar 14:05", "mail"),) if rows else ()),
    )


def message(rows: int) -> str:
    changed = ("2 new",) if rows else ()
    return queue_message.render(queue(rows), SOURCES, HOURS, NOON, changed).html


def report(letters: int) -> str:
    since = NOON - timedelta(days=30)
    return page(figures(shop_records(letters), default_rules(), HOURS, since, NOON), SOURCES, SHOP)


@pytest.mark.parametrize("width", [340, 800])
@pytest.mark.parametrize("rows", [0, 1, 500])
def test_the_queue_message_is_no_wider_than_its_window(browser: Browser, rows: int, width: int) -> None:
    assert browser.measure(message(rows), width) == (width, 0)


def test_a_reader_who_prefers_dark_sees_the_queue_message_dark(browser: Browser) -> None:
    assert browser.brightness(message(20), dark=True) < 80
    assert browser.brightness(message(20)) > 180


@pytest.mark.parametrize(("letters", "pictures"), [(0, 0), (1, 4), (400, 7)])
def test_the_report_shows_its_charts_and_is_no_wider_than_its_window(
    browser: Browser, letters: int, pictures: int
) -> None:
    told = report(letters)
    assert browser.measure(told, 340) == (340, pictures)
    assert browser.measure(told, 1000) == (1000, pictures)


def test_the_report_is_a_light_page_for_every_reader(browser: Browser) -> None:
    assert browser.brightness(report(400), dark=True) > 180


@cache
def replay() -> str:
    """A replay in which rows, templates, bands and drafts differ, with a letter of one long word."""
    name = "en/question.txt"
    past = Past(makings(late_gift(60), {name: SOURCES[name].replace("Thank you", "Many thanks")}))
    for text in (
        "When will my lamp be here? It is a birthday present.",
        "Do you have the oak tray in white? Thank you.",
    ):
        past.letter(text, subject=LONG_WORD)
    return replay_page.page(past.difference(), SOURCES, "/home/shop/rules/of/the/coming/season/new.yaml", NOON)


@pytest.mark.parametrize("width", [340, 1000])
def test_the_page_of_a_replay_is_no_wider_than_its_window(browser: Browser, width: int) -> None:
    assert browser.measure(replay(), width) == (width, 0)


def test_the_page_of_a_replay_is_light_for_every_reader(browser: Browser) -> None:
    assert browser.brightness(replay(), dark=True) > 180
