"""The queue of jobs on PostgreSQL: one job a mailbox, whoever asks, and each done by the worker it is for."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from tests.contract.jobs import NORTH, PATIENCE, PLACES, SOUTH, Done, execute, queues, wait_for_workers, working
from tests.servers.postgres import administrator
from triage.errors import ConfigError, TemporaryError
from triage.jobs.opening import SCHEMA_LOCK
from triage.jobs.queue import Queue
from triage.jobs.shares import queue_of
from triage.jobs.taking import Taker
from triage.model import FleetAccount


def test_a_job_waits_once_however_often_it_is_laid(queue: Queue) -> None:
    queue.put([NORTH, SOUTH])
    queue.put([SOUTH, NORTH])
    assert queue.state().waiting == 2


def test_one_that_waits_keeps_no_other_from_being_laid(queue: Queue) -> None:
    queue.put([NORTH])
    queue.put([NORTH, SOUTH])
    assert queue.state().waiting == 2


def test_jobs_are_done_and_nothing_is_left_of_them(queue: Queue, url: str) -> None:
    queue.put([NORTH, SOUTH])
    done = Done()
    with working(url, done):
        assert done.wait_for(2)
    state = queue.state()
    assert sorted(done.names) == ["north", "south"]
    assert (state.waiting, state.in_hand, state.workers) == (0, 0, ())


def test_while_one_is_done_the_next_of_that_mailbox_waits(queue: Queue, url: str) -> None:
    begun, go_on, done = threading.Semaphore(0), threading.Event(), Done()

    def act(account: FleetAccount) -> None:
        begun.release()
        assert go_on.wait(PATIENCE)
        done(account)

    queue.put([NORTH])
    with working(url, act):
        assert begun.acquire(timeout=PATIENCE)
        queue.put([NORTH, SOUTH])
        assert begun.acquire(timeout=PATIENCE)
        state = queue.state()
        go_on.set()
        assert done.wait_for(3)
    assert (state.in_hand, state.waiting, [worker.jobs for worker in state.workers]) == (2, 1, [2])


def test_told_to_stop_it_finishes_what_is_in_hand(queue: Queue, url: str) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), Done()

    def act(account: FleetAccount) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)
        done(account)

    queue.put([NORTH])
    taker = Taker(url, act, 1)
    thread = threading.Thread(target=taker.run, daemon=True)
    thread.start()
    assert begun.wait(PATIENCE)
    taker.stop()
    queue.put([SOUTH])
    go_on.set()
    thread.join(PATIENCE)
    assert (done.names, queue.state().waiting, queue.state().in_hand) == (["north"], 1, 0)


def test_a_mailbox_is_the_same_workers_each_time_as_long_as_that_lives(queue: Queue, url: str) -> None:
    accounts = [FleetAccount(f"shop{number}", f"shop{number}@mail.example") for number in range(20)]
    execute(url, "INSERT INTO procrastinate_workers SELECT FROM generate_series(1, 3)")
    seen = []
    for _ in range(2):
        queue.put(accounts)
        seen.append(queues(url))
        execute(url, "DELETE FROM procrastinate_jobs")
    assert seen[0] == seen[1]
    assert set(seen[0].values()) == {queue_of(1), queue_of(2), queue_of(3)}


def test_what_a_worker_leaves_lying_another_does_that_has_room(queue: Queue, url: str) -> None:
    accounts = [FleetAccount(f"shop{number}", f"shop{number}@mail.example") for number in range(20)]
    go_on, done = threading.Event(), Done()

    def hang(account: FleetAccount) -> None:
        assert go_on.wait(2 * PATIENCE)

    with working(url, hang), working(url, done):
        wait_for_workers(queue, 2)
        queue.put(accounts)
        assert done.wait_for(len(accounts) - PLACES)
        go_on.set()


def test_who_is_frozen_while_it_looks_for_the_tables_keeps_nobody_from_starting(queue: Queue, url: str) -> None:
    queue.put([NORTH])
    done = Done()
    with administrator(url) as frozen_one:
        frozen_one.execute(sa.text("SELECT pg_advisory_lock(:lock)"), {"lock": SCHEMA_LOCK})
        with working(url, done):
            assert done.wait_for(1)


def test_no_database_and_no_right_to_make_tables_are_told_apart(url: str) -> None:
    with pytest.raises(TemporaryError, match="does not exist"), Queue(url.replace("/triage_", "/nowhere_")):
        raise AssertionError("a queue in no database")
    execute(url, "CREATE ROLE guest LOGIN")
    with pytest.raises(ConfigError, match="GRANT CREATE"), Queue(url.replace("//triage@", "//guest@")):
        raise AssertionError("tables without the right to make them")
    execute(url, "DROP ROLE guest")
