"""Many keepers: whether they are well, and what is done to all of them at the same time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor as Threads
from typing import TypeVar

from triage.work.keeper import Keeper

T = TypeVar("T")

log = logging.getLogger(__name__)

_TOGETHER = 32  # threads


def are_well(keepers: Collection[tuple[str, Keeper]]) -> bool:
    """Unless all of them hang. The names of those that do are logged."""
    hanging = [name for name, keeper in keepers if keeper.hangs]
    if hanging:
        log.error("not come to the end of a sweep for an hour: %s", ", ".join(hanging))
    return not hanging or len(hanging) < len(keepers)


def all_at_once(act: Callable[[T], None], them: Iterable[T]) -> None:
    """Do it to each in a thread: closing a connection waits for a server."""
    with Threads(_TOGETHER) as threads:
        list(threads.map(act, them))
