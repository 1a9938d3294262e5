"""The queue of jobs on PostgreSQL: those who work on it, and what befalls them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import sqlalchemy as sa

from tests.servers.postgres import administrator, engine_of
from triage.errors import TemporaryError
from triage.jobs.queue import Queue
from triage.jobs.taking import Taker
from triage.model import FleetAccount

NORTH, SOUTH = FleetAccount("north", "north@shop.example"), FleetAccount("south", "south@shop.example")
PATIENCE = 60.0  # seconds, for what takes one or two, or ten at the most
LOOK = 0.05
PLACES = 4  # of a worker

_CUT_OFF_WHO_ASKS = """
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%procrastinate_fetch_job%'"""


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
    with administrator(url) as administering, engine_of(url).begin() as locking:
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
