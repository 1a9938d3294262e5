"""Jobs on PostgreSQL whose worker fell silent, went away or was cut off: none is lost with it."""

from __future__ import annotations

import threading

from tests.contract.jobs import (
    NORTH,
    PATIENCE,
    SOUTH,
    Done,
    cut_off_who_asks_for_a_job,
    execute,
    fall_silent,
    frozen,
    queues,
    working,
)
from tests.servers.postgres import end_sessions
from triage.jobs.queue import Queue
from triage.jobs.shares import QUEUE, queue_of
from triage.model import FleetAccount


def test_the_jobs_of_a_worker_that_fell_silent_are_given_to_others(queue: Queue, url: str) -> None:
    done = Done()
    with frozen(queue, url):
        assert queue.rescue() == ()
        fall_silent(url)
        assert queue.state().stalled == 1
        assert queue.rescue() == ("north",)
        with working(url, done):
            assert done.wait_for(1)
    assert queue.state().in_hand == 0


def test_a_job_of_a_worker_that_fell_silent_goes_where_the_next_one_waits_already(queue: Queue, url: str) -> None:
    with frozen(queue, url):
        queue.put([NORTH])
        fall_silent(url)
        queue.rescue()
        state = queue.state()
    assert (state.waiting, state.in_hand) == (1, 0)


def test_who_fell_silent_gets_no_jobs(queue: Queue, url: str) -> None:
    execute(url, "INSERT INTO procrastinate_workers DEFAULT VALUES")
    fall_silent(url)
    queue.put([NORTH])
    assert queues(url) == {NORTH.account: QUEUE}


def test_what_waits_for_a_worker_that_is_gone_is_for_anybody(queue: Queue, url: str) -> None:
    queue.put([NORTH])
    execute(url, f"UPDATE procrastinate_jobs SET queue_name = '{queue_of(4711)}'")
    queue.rescue()
    done = Done()
    with working(url, done):
        assert done.wait_for(1)


def test_a_job_whose_end_could_not_be_recorded_is_let_go_while_its_worker_lives(queue: Queue, url: str) -> None:
    done = Done()
    with working(url, done):
        queue.put([SOUTH])
        assert done.wait_for(1)
        execute(
            url,
            "INSERT INTO procrastinate_jobs (queue_name, task_name, lock, args, status, worker_id) "
            "SELECT 'mailboxes', 'sweep', 'north@shop.example', '{\"mailbox\": \"north\"}', 'doing', max(id) "
            "FROM procrastinate_workers",
        )
        queue.put([NORTH])
        assert done.wait_for(2)


def test_jobs_go_on_when_every_connection_was_ended(queue: Queue, url: str) -> None:
    done = Done()
    with working(url, done):
        queue.put([NORTH])
        assert done.wait_for(1)
        end_sessions(url)
        queue.put([SOUTH])
        assert done.wait_for(2)


def test_who_is_cut_off_while_it_asks_for_a_job_asks_again_though_a_sweep_is_going_on(queue: Queue, url: str) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), Done()

    def act(account: FleetAccount) -> None:
        if account == NORTH:
            begun.set()
            assert go_on.wait(PATIENCE)
        done(account)

    queue.put([NORTH])
    with working(url, act):
        assert begun.wait(PATIENCE)
        cut_off_who_asks_for_a_job(url)
        queue.put([SOUTH])
        assert done.wait_for(1)
        go_on.set()
        assert done.wait_for(2)
    assert done.names == ["south", "north"]
