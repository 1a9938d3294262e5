"""A scheduler lays a job for each mailbox that is due, and saves those of workers who fell silent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

import pytest

from tests.fakes.office import NORTH, PATIENCE, SOUTH, Office
from triage.work.backoff import Backoff
from triage.work.fleet.scheduler import Scheduler

QUICK = Backoff(first=0.01, longest=0.01)
HOUR = timedelta(hours=1)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def scheduler(office: Office) -> Iterator[Scheduler]:
    def queue() -> AbstractContextManager[Office]:
        return nullcontext(office)

    made = Scheduler(lambda: office, queue, {NORTH: HOUR}, tick=0.01, backoff=QUICK)
    made.start()
    yield made
    made.stop(PATIENCE)


def test_what_is_due_gets_a_job(office: Office, scheduler: Scheduler) -> None:
    office.due = [NORTH, SOUTH]
    assert office.wait_for(lambda: office.jobs == [NORTH, SOUTH])


def test_jobs_of_silent_workers_are_saved(office: Office, scheduler: Scheduler) -> None:
    office.stalled = [SOUTH]
    assert office.wait_for(lambda: office.jobs == [SOUTH])


def test_old_jobs_are_cleared_at_once_and_then_seldom(office: Office, scheduler: Scheduler) -> None:
    assert office.wait_for(lambda: office.cleared == 1)
    office.due = [NORTH]
    assert office.wait_for(lambda: office.jobs == [NORTH])
    assert office.cleared == 1


def test_other_mailboxes_are_named_while_it_runs(office: Office, scheduler: Scheduler) -> None:
    assert office.wait_for(lambda: office.named == {NORTH: HOUR})
    scheduler.keep({SOUTH: HOUR})
    assert office.wait_for(lambda: office.named == {SOUTH: HOUR})


def test_a_database_that_is_away_is_waited_for(office: Office, scheduler: Scheduler) -> None:
    office.away = True
    office.due = [NORTH]
    assert scheduler.tend()
    office.away = False
    assert office.wait_for(lambda: office.jobs == [NORTH])
