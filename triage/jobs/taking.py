"""A worker of procrastinate's: it takes jobs as they come and has each done in a thread.

What the library leaves open is closed here. A job whose end could not be recorded stays "doing" for as long as its
worker lives, and so its mailbox would be swept no more: whatever is on record as ours and is not in hand is let go. And
a worker ends when PostgreSQL does, or when it was taken for dead, with exit code 0: here that is a TemporaryError.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from triage.errors import TemporaryError
from triage.jobs.opening import HEARTBEAT, SILENT, TASK, opened, our_words
from triage.jobs.queue import account_of
from triage.jobs.shares import QUEUE, queue_of
from triage.model import FleetAccount

if TYPE_CHECKING:
    from procrastinate import App, JobContext
    from procrastinate.worker import Worker

log = logging.getLogger(__name__)

_LOOK = 2.0  # seconds between two looks at the queue where nobody tells of a new job
_LYING = 5.0  # seconds; who takes a mailbox over reads all of it, and so does its worker when it comes back
_NEWEST = "SELECT coalesce(max(id), 0) AS newest FROM procrastinate_jobs"
_TAKE_OVER = """
    WITH doing AS (SELECT lock FROM procrastinate_jobs WHERE status = 'doing' AND lock IS NOT NULL)
    UPDATE procrastinate_jobs SET queue_name = %(own)s WHERE id IN (
        SELECT id FROM procrastinate_jobs
        WHERE status = 'todo' AND task_name = %(task)s AND id <= %(newest)s AND queue_name <> %(queue)s
        AND lock NOT IN (SELECT lock FROM doing)
        AND NOT EXISTS (
            SELECT FROM procrastinate_jobs
            WHERE status = 'todo' AND queue_name IN (%(own)s, %(queue)s) AND lock NOT IN (SELECT lock FROM doing)
        )
        ORDER BY id LIMIT %(room)s FOR UPDATE SKIP LOCKED
    )"""


class Taker:
    """Has `act` done for the mailbox of each job, for `together` of them at a time. `act` raises nothing."""

    def __init__(self, url: str, act: Callable[[FleetAccount], None], together: int) -> None:
        self._url = url
        self._act = act
        self._together = together
        self._in_hand: set[int] = set()
        self._stopping = False
        self._worker: Worker | None = None

    def run(self) -> None:
        """Take jobs until told to stop, and then finish those in hand. TemporaryError where the database is lost."""
        with our_words():
            asyncio.run(self._take())
        if not self._stopping:
            raise TemporaryError("the jobs in PostgreSQL: the connection was lost")

    def stop(self) -> None:
        """Take no more. From any thread."""
        self._stopping = True
        if self._worker is not None:
            self._worker.stop()  # type: ignore[no-untyped-call]

    async def _take(self) -> None:
        from procrastinate.worker import Worker  # noqa: PLC0415 - an extra

        asyncio.get_running_loop().set_exception_handler(_note)
        with ThreadPoolExecutor(self._together, thread_name_prefix="sweep") as threads:
            async with opened(self._url) as app:
                self._name_task(app, threads)
                self._worker = Worker(
                    app,
                    concurrency=self._together,
                    fetch_job_polling_interval=_LOOK,
                    delete_jobs="always",
                    install_signal_handlers=False,
                    update_heartbeat_interval=HEARTBEAT,
                    stalled_worker_timeout=SILENT,
                )
                beside = [asyncio.create_task(each(app, self._worker)) for each in (self._let_go_of_lost, self._help)]
                try:
                    if not self._stopping:
                        await self._worker.run()  # type: ignore[no-untyped-call]
                finally:
                    for each in beside:
                        each.cancel()
                    self._worker = None

    def _name_task(self, app: App, threads: ThreadPoolExecutor) -> None:
        loop = asyncio.get_running_loop()

        @app.task(name=TASK, queue=QUEUE, pass_context=True)
        async def sweep(context: JobContext, mailbox: str) -> None:
            number = context.job.id or 0
            self._in_hand.add(number)
            try:
                await loop.run_in_executor(threads, self._act, account_of(context.job))
            finally:
                self._in_hand.discard(number)

    async def _let_go_of_lost(self, app: App, worker: Worker) -> None:
        from procrastinate.exceptions import ConnectorException  # noqa: PLC0415 - an extra
        from procrastinate.jobs import Status  # noqa: PLC0415 - an extra

        suspected: set[int] = set()
        while True:
            await asyncio.sleep(HEARTBEAT)
            if worker.worker_id is None:
                continue
            with suppress(ConnectorException):
                ours = await app.job_manager.list_jobs_async(status="doing", worker_id=worker.worker_id)
                lost = {job.id for job in ours if job.id is not None} - self._in_hand
                for number in lost & suspected:
                    await app.job_manager.finish_job_by_id_async(number, Status.FAILED, delete_job=True)
                suspected = lost

    async def _help(self, app: App, worker: Worker) -> None:
        """Where there is room and nothing to do, take over what another has left lying since the last look."""
        from procrastinate.exceptions import ConnectorException  # noqa: PLC0415 - an extra

        newest = 0
        while True:
            await asyncio.sleep(_LYING)
            if worker.worker_id is None:
                continue
            given = {"own": queue_of(worker.worker_id), "queue": QUEUE, "task": TASK, "newest": newest}
            with suppress(ConnectorException):
                if newest and (room := self._together - len(self._in_hand)) > 0:
                    await app.connector.execute_query_async(_TAKE_OVER, room=room, **given)
                newest = (await app.connector.execute_query_one_async(_NEWEST))["newest"]


def _note(loop: asyncio.AbstractEventLoop, what: dict[str, Any]) -> None:
    """That the end of a job could not be recorded: it is let go later, or was given to another worker."""
    log.debug("%s: %s", what.get("message"), type(what.get("exception")).__name__)
