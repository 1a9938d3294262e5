"""Questions shared among several who answer one at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

from triage.errors import TemporaryError

T = TypeVar("T")
W = TypeVar("W")

_AHEAD = 64  # questions taken before the first of them is answered: letters are fetched while others are read


def ask_together(members: Sequence[W], questions: Iterable[Callable[[W], T]]) -> Iterator[T]:
    """The answers, in the order of the questions, each by whichever of `members` is idle.

    Where the questions end with TemporaryError, it comes after the last answer.
    """
    idle: SimpleQueue[W] = SimpleQueue()
    for member in members:
        idle.put(member)

    def ask(question: Callable[[W], T]) -> T:
        member = idle.get()
        try:
            return question(member)
        finally:
            idle.put(member)

    asked: deque[Future[T]] = deque()
    threads = ThreadPoolExecutor(len(members), "letters")
    try:
        for question in questions:
            asked.append(threads.submit(ask, question))
            if len(asked) > _AHEAD:
                yield asked.popleft().result()
    except TemporaryError:
        yield from (one.result() for one in asked)
        raise
    else:
        yield from (one.result() for one in asked)
    finally:
        threads.shutdown(cancel_futures=True)
