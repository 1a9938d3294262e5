"""The queue of jobs on PostgreSQL: one job a mailbox, whoever asks, and none that is lost with its worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
import sqlalchemy as sa

from tests.contract.ledgers import require_postgres
from tests.contract.test_ledgers_shared import end_sessions
from triage.errors import ConfigError, TemporaryError
from triage.jobs.opening import SCHEMA_LOCK
from triage.jobs.queue import Queue
from triage.jobs.shares import QUEUE, queue_of
from triage.jobs.taking import Taker
from triage.model import FleetAccount

NORTH, SOUTH = FleetAccount("north", "north@shop.example"), FleetAccount("south", "south@shop.example")
PATIENCE = 60.0  # seconds, for what takes one or two, or ten at the most
LOOK = 0.05
PLACES = 4  # of a worker

_CUT_OFF_WHO_ASKS = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%procrastinate_fetch_job%'"""


@pytest.fixture
def url() -> str:
    return require_postgres().new_database()


@pytest.fixture
def queue(url: str) -> Iterator[Queue]:
    with Queue(url) as opened:
        yield opened


class Done:
    """Whose jobs were done, in turn."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._changed = threading.Condition()

    def __call__(self, account: FleetAccount) -> None:
        with self._changed:
            self.names.append(account.name)
            self._changed.notify_all()

    def wait_for(self, number: int) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: len(self.names) >= number, PATIENCE)


@contextmanager
def working(url: str, act: Callable[[FleetAccount], None]) -> Iterator[threading.Thread]:
    """A worker, told to stop with the block."""
    taker = Taker(url, act, PLACES)

    def run() -> None:
        with suppress(TemporaryError):  # it was taken for dead
            taker.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        taker.stop()
        thread.join(PATIENCE)


@contextmanager
def frozen(queue: Queue, url: str) -> Iterator[None]:
    """A worker that has taken a job of NORTH's; it goes on with it when the block ends."""
    begun, go_on = threading.Event(), threading.Event()

    def freeze(_: FleetAccount) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)

    queue.put([NORTH])
    with working(url, freeze):
        assert begun.wait(PATIENCE)
        try:
            yield
        finally:
            go_on.set()


def wait_for_workers(queue: Queue, number: int) -> None:
    assert until(lambda: len(queue.state().workers) == number)


def until(what: Callable[[], bool]) -> bool:
    """Whether that comes true in time."""
    tries = range(int(PATIENCE / LOOK))
    return any(what() or threading.Event().wait(LOOK) for _ in tries)


def fall_silent(url: str) -> None:
    execute(url, "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")


def cut_off_who_asks_for_a_job(url: str) -> None:
    """Ends its connection while the question is under way, which waits for a lock."""
    with administrator(url) as administering, _engine(url).begin() as locking:
        locking.exec_driver_sql("LOCK TABLE procrastinate_jobs IN ACCESS EXCLUSIVE MODE")
        while not administering.scalar(sa.text(_CUT_OFF_WHO_ASKS)):
            administering.exec_driver_sql("SELECT pg_sleep(0.05)")


def queues(url: str) -> dict[str, str]:
    """In which queue the job of each account is."""
    with administrator(url) as connection:
        return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT lock, queue_name FROM procrastinate_jobs")}


def execute(url: str, statement: str) -> None:
    with administrator(url) as connection:
        connection.exec_driver_sql(statement)


@contextmanager
def administrator(url: str) -> Iterator[sa.Connection]:
    """A connection on which each statement is a transaction of its own."""
    with _engine(url).connect() as connection:
        yield connection.execution_options(isolation_level="AUTOCOMMIT")


def _engine(url: str) -> sa.Engine:
    return sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.NullPool)


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


def test_who_fell_silent_gets_no_jobs(queue: Queue, url: str) -> None:
    execute(url, "INSERT INTO procrastinate_workers DEFAULT VALUES")
    fall_silent(url)
    queue.put([NORTH])
    assert queues(url) == {NORTH.account: QUEUE}


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


def test_what_waits_for_a_worker_that_is_gone_is_for_anybody(queue: Queue, url: str) -> None:
    queue.put([NORTH])
    execute(url, f"UPDATE procrastinate_jobs SET queue_name = '{queue_of(4711)}'")
    queue.rescue()
    done = Done()
    with working(url, done):
        assert done.wait_for(1)


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
