"""The connections to one server: never more than it allows, and those who wait for one come in turn."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")


class Berths(Generic[K]):
    """At most `most` connections at a time, each in use or idle. Where none is free, the one that was idle longest is
    closed for whoever needs one. From any thread; nobody is kept waiting in here but for that `close`.
    """

    def __init__(self, most: int, close: Callable[[K], None]) -> None:
        self._most = most
        self._close = close
        self._one_at_a_time = threading.Lock()
        self._in_use: set[K] = set()
        self._idle: OrderedDict[K, None] = OrderedDict()  # the one that was idle longest first
        self._waiting: deque[K] = deque()
        self._called: set[K] = set()  # whose turn it is, and who have not come yet

    def enter(self, one: K) -> bool:
        """Whether `one` may connect, or use the connection it has, until it leaves. If not, `leave` will name it."""
        with self._one_at_a_time:
            entered, leaving = self._enter(one)
        if leaving is not None:
            self._close(leaving)
            with self._one_at_a_time:
                self._in_use.discard(leaving)
        return entered

    def leave(self, one: K, *, connected: bool) -> K | None:
        """`one` has done its work, and keeps its connection where it is still `connected`; whose turn it is now."""
        with self._one_at_a_time:
            self._in_use.discard(one)
            if connected:
                self._idle[one] = None
            if not self._waiting:
                return None
            called = self._waiting.popleft()
            self._called.add(called)
            return called

    def forget(self, one: K) -> None:
        """`one` is idle and will be closed by somebody else, or has never come."""
        with self._one_at_a_time:
            self._idle.pop(one, None)
            self._called.discard(one)
            if one in self._waiting:
                self._waiting.remove(one)

    def _enter(self, one: K) -> tuple[bool, K | None]:
        """Whether it may, and whose connection has to be closed first; that one holds its place until then."""
        if one in self._in_use:
            return False, None  # its connection is just being closed for another; it comes again at its next poll
        if one in self._idle:
            del self._idle[one]
            self._in_use.add(one)
            return True, None
        full = len(self._in_use) + len(self._idle) >= self._most
        if not self._is_next(one) or (full and not self._idle):
            if one not in self._waiting:
                self._waiting.append(one)
            return False, None
        leaving = self._idle.popitem(last=False)[0] if full else None
        self._in_use |= {one} if leaving is None else {one, leaving}
        self._called.discard(one)
        if one in self._waiting:
            self._waiting.remove(one)
        return True, leaving

    def _is_next(self, one: K) -> bool:
        if self._called:
            return one in self._called
        return not self._waiting or self._waiting[0] == one
