"""What the scheduler does with the queue: lay jobs into it, save those of workers who fell silent, look at it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from triage.errors import TemporaryError
from triage.jobs.opening import SILENT, TASK, opened, our_words
from triage.jobs.shares import QUEUE, queue_for
from triage.model import FleetAccount, JobsState, WorkerState

if TYPE_CHECKING:
    from procrastinate.jobs import Job

T = TypeVar("T")

_BATCH = 500  # jobs in one statement
_KEPT_HOURS = 24  # how long jobs stay that did not end as they should
_COUNTS = "SELECT status::text AS status, count(*) AS jobs FROM procrastinate_jobs GROUP BY status"
_LIVING = """
    SELECT id FROM procrastinate_workers WHERE last_heartbeat >= now() - make_interval(secs => %(silent)s)"""
_FOR_ANYBODY = """
    UPDATE procrastinate_jobs SET queue_name = %(queue)s
    WHERE status = 'todo' AND task_name = %(task)s AND queue_name <> %(queue)s
    AND queue_name NOT IN (SELECT %(queue)s || ' of ' || id FROM procrastinate_workers)"""
_WORKERS = """
    SELECT workers.id, extract(epoch FROM now() - last_heartbeat)::float AS silent, count(jobs.id) AS jobs
    FROM procrastinate_workers AS workers
    LEFT JOIN procrastinate_jobs AS jobs ON jobs.worker_id = workers.id AND jobs.status = 'doing'
    GROUP BY workers.id ORDER BY workers.id"""


class Queue:
    """The queue in the database at `url`, between entering and leaving. One thread at a time.

    Every method raises TemporaryError where the database is away.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._runner = asyncio.Runner()
        self._open = AsyncExitStack()

    def __enter__(self) -> Self:
        try:
            self._app = self._run(self._open.enter_async_context(opened(self._url)))
        except BaseException:
            self._runner.close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._run(self._open.aclose())
        except TemporaryError:
            return
        finally:
            self._runner.close()

    def put(self, accounts: Sequence[FleetAccount]) -> None:
        """A job for each of them, unless one waits already."""
        for start in range(0, len(accounts), _BATCH):
            self._run(self._put(accounts[start : start + _BATCH]))

    def rescue(self) -> tuple[str, ...]:
        """Give the jobs of workers who fell silent to others. The names of their mailboxes."""
        return self._run(self._rescue())

    def clear(self) -> None:
        """Remove jobs that ended otherwise than they should, after a day. All others are removed as they end."""
        self._run(
            self._app.job_manager.delete_old_jobs(
                _KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
            )
        )

    def state(self) -> JobsState:
        """How many there are, and who works on them."""
        return self._run(self._state())

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        with our_words():
            return self._runner.run(work)

    async def _put(self, accounts: Iterable[FleetAccount]) -> None:
        from procrastinate.exceptions import AlreadyEnqueued  # noqa: PLC0415 - an extra

        living = await self._app.connector.execute_query_all_async(_LIVING, silent=SILENT)
        workers = [row["id"] for row in living]
        jobs = [_job_for(account, workers) for account in accounts]
        manager = self._app.job_manager
        try:
            await manager.batch_defer_jobs_async(jobs)
        except AlreadyEnqueued:  # then none was laid
            waiting = {job.queueing_lock for job in await manager.list_jobs_async(task=TASK, status="todo")}
            for job in jobs:
                if job.queueing_lock not in waiting:
                    try:
                        await manager.defer_job_async(job)
                    except AlreadyEnqueued:
                        continue  # by another scheduler, just now

    async def _rescue(self) -> tuple[str, ...]:
        from procrastinate.exceptions import ConnectorException  # noqa: PLC0415 - an extra
        from procrastinate.jobs import Status  # noqa: PLC0415 - an extra

        saved = []
        for job in await self._app.job_manager.get_stalled_jobs(task_name=TASK, seconds_since_heartbeat=SILENT):
            # A new job in its place: whoever wakes and reports the old one as done must not end the new one.
            assert job.id is not None
            try:
                await self._app.job_manager.finish_job_by_id_async(job.id, Status.FAILED, delete_job=True)
            except ConnectorException:
                continue  # it is done, or another scheduler has saved it
            saved.append(account_of(job))
        # Struck off first: one that wakes just now takes no job before it has come back under another number.
        await self._app.job_manager.prune_stalled_workers(SILENT)
        await self._app.connector.execute_query_async(_FOR_ANYBODY, queue=QUEUE, task=TASK)
        await self._put(saved)
        return tuple(account.name for account in saved)

    async def _state(self) -> JobsState:
        connector = self._app.connector
        counted = await connector.execute_query_all_async(_COUNTS)
        by_status = {row["status"]: row["jobs"] for row in counted}
        stalled = await self._app.job_manager.get_stalled_jobs(task_name=TASK, seconds_since_heartbeat=SILENT)
        workers = await connector.execute_query_all_async(_WORKERS)
        return JobsState(
            by_status.get("todo", 0),
            by_status.get("doing", 0),
            len(list(stalled)),
            tuple(WorkerState(row["id"], timedelta(seconds=row["silent"]), row["jobs"]) for row in workers),
        )


def account_of(job: Job) -> FleetAccount:
    """Whose mailbox it is about."""
    return FleetAccount(str(job.task_kwargs["mailbox"]), job.lock or "")


def _job_for(account: FleetAccount, workers: Sequence[int]) -> Job:
    from procrastinate.jobs import Job  # noqa: PLC0415 - an extra

    return Job(
        id=None,
        queue=queue_for(account.account, workers),
        task_name=TASK,
        lock=account.account,
        queueing_lock=account.account,
        task_kwargs={"mailbox": account.name},
    )
