"""How the bot is, for those who watch over it: `/metrics`, `/healthz`, `/readyz`."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from tests.desks import Desk
from tests.factories import NOON
from triage.cli.metrics import Metrics, served
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
def metrics(vitals: Vitals) -> Metrics:
    return Metrics(vitals)


@pytest.fixture
def page(metrics: Metrics) -> Iterator[str]:
    with served(metrics.answer, 0) as port:
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


def test_the_pages_say_whether_a_person_has_to_look(page: str, metrics: Metrics, clock: Clock) -> None:
    assert asked(f"{page}/readyz")[0] == 503
    metrics.swept(Desk().sweep())
    assert asked(f"{page}/readyz") == (200, "ok\n")
    metrics.failed(AuthenticationError())
    assert asked(f"{page}/readyz") == (503, "AuthenticationError\n")
    assert asked(f"{page}/healthz") == (200, "ok\n")
    clock.now += HOUR
    assert asked(f"{page}/healthz")[0] == 503
    assert asked(f"{page}/")[0] == 404


def test_a_sweep_is_counted_in_numbers_without_a_word_of_any_customer(page: str, metrics: Metrics) -> None:
    desk = Desk()
    desk.letter("Where is my parcel?", sender="anna.canary@example.com", subject="canary")
    metrics.swept(desk.sweep())
    metrics.swept(desk.sweep())
    metrics.failed(TemporaryError("canary"))
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


def test_a_port_that_is_taken_is_said_with_the_way_out(metrics: Metrics) -> None:
    wanted = pytest.raises(ConfigError, match="METRICS_PORT: .*choose another")
    with served(metrics.answer, 0) as port, wanted, served(metrics.answer, port):
        pass
