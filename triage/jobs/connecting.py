"""procrastinate as we use it: connections are made anew where PostgreSQL, or whatever lies between, has ended them, and
a worker takes its own jobs and anybody's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, LiteralString, TypeVar

from procrastinate import PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.manager import JobManager
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

from triage.jobs.shares import QUEUE, queue_of

T = TypeVar("T")

CONNECTIONS = 4  # of a process, at the most


class Connector(PsycopgConnector):
    """Asks again, over another connection, where one ended while a question was under way.

    The library's worker would take no more jobs until those in hand are done, which a first sweep is after hours. What
    was done already before its answer was lost may be done twice: a job that was fetched for nobody is let go again
    (`Taker`), one cannot be laid or ended twice, and a worker registered twice is struck off once.
    """

    def __init__(self, url: str, **connecting: object) -> None:
        super().__init__(conninfo=url, min_size=1, max_size=CONNECTIONS, kwargs=connecting)

    async def execute_query_async(self, query: LiteralString, **arguments: Any) -> None:
        await _asked(lambda: super(Connector, self).execute_query_async(query, **arguments))

    async def execute_query_one_async(self, query: LiteralString, **arguments: Any) -> dict[str, Any]:
        return await _asked(lambda: super(Connector, self).execute_query_one_async(query, **arguments))

    async def execute_query_all_async(self, query: LiteralString, **arguments: Any) -> list[dict[str, Any]]:
        return await _asked(lambda: super(Connector, self).execute_query_all_async(query, **arguments))


class Jobs(JobManager):
    """A worker takes the jobs that are for it and those that are for anybody, whichever waited longest."""

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        return await super().fetch_job([QUEUE, queue_of(worker_id)], worker_id)


async def _asked(ask: Callable[[], Awaitable[T]]) -> T:
    for _ in range(CONNECTIONS):  # all that there were may have been ended
        try:
            return await ask()
        except ConnectorException as error:
            if not isinstance(error.__cause__, OperationalError) or isinstance(error.__cause__, PoolTimeout):
                raise
    return await ask()
