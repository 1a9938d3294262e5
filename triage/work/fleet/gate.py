"""How many may begin at a time, where whoever hangs shall keep nobody from beginning."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic


class Gate:
    """Lets `together` threads work at a time. One that takes longer than `slow` seconds waits for somebody outside: it
    is not counted any more.
    """

    def __init__(self, together: int, slow: float, clock: Callable[[], float] = monotonic) -> None:
        self._together = together
        self._slow = slow
        self._clock = clock
        self._changed = threading.Condition()
        self._begun: dict[object, float] = {}  # who is counted, and when they began; the earliest first

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Wait until there is room, and take it for the block."""
        one = object()
        with self._changed:
            while (wait := self._wait()) > 0:
                self._changed.wait(wait)
            self._begun[one] = self._clock()
        try:
            yield
        finally:
            with self._changed:
                self._begun.pop(one, None)
                self._changed.notify()

    def _wait(self) -> float:
        """For how many seconds there is no room unless somebody leaves; 0.0 where there is."""
        now = self._clock()
        self._begun = {one: began for one, began in self._begun.items() if now - began < self._slow}
        if len(self._begun) < self._together:
            return 0.0
        return self._slow - (now - next(iter(self._begun.values())))
