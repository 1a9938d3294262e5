"""How the bot is, for those who watch over it: `/metrics`, `/healthz`, `/readyz`."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from tests.desks import Desk
from tests.factories import NOON
from triage.cli.running.figures import Figures
from triage.cli.running.metrics import Metrics, next_free, served
from triage.errors import AuthenticationError, ConfigError, TemporaryError
from triage.work.vitals import FRESH, Vitals

HOUR = timedelta(hours=1)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vitals(clock: Clock) -> Vitals:
    return Vitals(clock)


@pytest.fixture
def figures(vitals: Vitals) -> Figures:
    return Figures(vitals)


@pytest.fixture
def page(figures: Figures) -> Iterator[str]:
    with page_of({"": figures}) as url:
        yield url


@contextmanager
def page_of(mailboxes: Mapping[str, Figures]) -> Iterator[str]:
    with served(Metrics(mailboxes).answer, 0) as port:
        yield f"http://127.0.0.1:{port}"


def asked(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_it_is_not_ready_before_its_first_sweep(vitals: Vitals) -> None:
    assert not vitals.is_ready()
    assert vitals.is_alive(HOUR)


def test_it_is_ready_for_a_quarter_of_an_hour_after_a_sweep(vitals: Vitals, clock: Clock) -> None:
    vitals.swept()
    assert vitals.is_ready()
    clock.now += FRESH
    assert not vitals.is_ready()


def test_a_failure_ends_readiness_at_once_and_a_sweep_brings_it_back(vitals: Vitals) -> None:
    vitals.swept()
    vitals.failed(AuthenticationError("refused for anna@example.com"))
    assert (vitals.is_ready(), vitals.trouble) == (False, "AuthenticationError")
    vitals.swept()
    assert (vitals.is_ready(), vitals.trouble) == (True, "")


def test_one_that_only_fails_is_alive_and_a_silent_one_is_not(vitals: Vitals, clock: Clock) -> None:
    clock.now += HOUR - timedelta(seconds=1)
    vitals.failed(TemporaryError())
    clock.now += HOUR - timedelta(seconds=1)
    assert vitals.is_alive(HOUR)
    clock.now += timedelta(seconds=1)
    assert not vitals.is_alive(HOUR)


def test_the_pages_say_whether_a_person_has_to_look(page: str, figures: Figures, clock: Clock) -> None:
    assert asked(f"{page}/readyz")[0] == 503
    figures.swept(Desk().sweep())
    assert asked(f"{page}/readyz") == (200, "ok\n")
    figures.failed(AuthenticationError())
    assert asked(f"{page}/readyz") == (503, "AuthenticationError\n")
    assert asked(f"{page}/healthz") == (200, "ok\n")
    clock.now += HOUR
    assert asked(f"{page}/healthz")[0] == 503
    assert asked(f"{page}/")[0] == 404


def test_a_sweep_is_counted_in_numbers_without_a_word_of_any_customer(page: str, figures: Figures) -> None:
    desk = Desk()
    desk.letter("Where is my parcel?", sender="anna.canary@example.com", subject="canary")
    figures.swept(desk.sweep())
    figures.swept(desk.sweep())
    figures.failed(TemporaryError("canary"))
    told = asked(f"{page}/metrics")[1]
    lines = set(told.splitlines())
    assert {
        'triage_sweeps_total{result="done"} 2.0',
        'triage_sweeps_total{result="TemporaryError"} 1.0',
        'triage_drafts_total{outcome="laid"} 1.0',
        'triage_letters_total{result="judged"} 1.0',
        'triage_mailbox_letters{known="yes"} 1.0',
    } <= lines
    assert sum('triage_waiting{band="P' in line and line.endswith(" 1.0") for line in lines) == 1
    assert "canary" not in told


def test_many_mailboxes_are_told_apart_by_their_names(clock: Clock) -> None:
    north, south = Figures(Vitals(clock)), Figures(Vitals(clock))
    north.swept(Desk().sweep())
    south.failed(AuthenticationError())
    with page_of({"north": north, "south": south}) as page:
        assert asked(f"{page}/readyz") == (503, "south: AuthenticationError\n")
        assert asked(f"{page}/readyz/north") == (200, "ok\n")
        assert asked(f"{page}/readyz/east")[0] == 404
        lines = set(asked(f"{page}/metrics")[1].splitlines())
    assert {
        'triage_sweeps_total{mailbox="north",result="done"} 1.0',
        'triage_sweeps_total{mailbox="south",result="AuthenticationError"} 1.0',
        'triage_ready{mailbox="south"} 0.0',
    } <= lines


def test_one_silent_mailbox_of_many_is_no_reason_to_start_all_again(clock: Clock) -> None:
    north, south = Figures(Vitals(clock)), Figures(Vitals(clock))
    clock.now += HOUR
    north.swept(Desk().sweep())
    with page_of({"north": north, "south": south}) as page:
        assert asked(f"{page}/healthz") == (200, "south: nothing was heard of it for an hour\n")
        assert asked(f"{page}/healthz/south")[0] == 503


def test_of_several_on_one_machine_each_has_a_port_of_its_own(figures: Figures) -> None:
    metrics = Metrics({"": figures})
    with served(metrics.answer, 0) as first, served(metrics.answer, next_free(first)) as second:
        assert first < second < first + 64
        assert asked(f"http://127.0.0.1:{second}/healthz")[0] == 200


def test_a_port_that_is_taken_is_said_with_the_way_out(figures: Figures) -> None:
    wanted = pytest.raises(ConfigError, match="METRICS_PORT: .*choose another")
    metrics = Metrics({"": figures})
    with served(metrics.answer, 0) as port, wanted, served(metrics.answer, port):
        pass
