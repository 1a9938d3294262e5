"""Around one message that cannot be fetched all others are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.errors import PermanentError, TemporaryError, ThrottledError
from triage.imap.salvage import Salvage
from triage.imap.trouble import ConnectionLostError


class Shelf:
    """A server with messages by UID, some of which break the connection or the parser."""

    def __init__(self, *, deadly: Sequence[int] = (), garbled: Sequence[int] = (), alive: bool = True) -> None:
        self.deadly = set(deadly)
        self.garbled = set(garbled)
        self.alive = alive
        self.connected = True
        self.connections = 1
        self.blamed: dict[int, str] = {}
        self.simple: set[int] = set()  # what can be had in the simpler way

    def get(self, uids: Sequence[int]) -> list[int]:
        assert self.connected, "the connection is gone"
        if self.deadly & set(uids):
            self.connected = False
            raise ConnectionLostError("socket error: EOF")
        if self.garbled & set(uids):
            raise PermanentError("cannot be parsed")
        return list(uids)

    def last_resort(self, uids: Sequence[int]) -> list[int]:
        return list(uids) if set(uids) <= self.simple else self.get(uids)

    def reconnect(self) -> None:
        if not self.alive:
            raise TemporaryError("connection refused")
        self.connected = True
        self.connections += 1

    def fetch(self, uids: Sequence[int]) -> list[int]:
        prove = lambda uid: None  # noqa: E731
        salvage = Salvage(self.get, self.last_resort, self.reconnect, prove, self.blamed.__setitem__, [])
        return salvage.fetch(uids)


def test_nothing_is_halved_where_nothing_is_wrong() -> None:
    shelf = Shelf()
    assert shelf.fetch([1, 2, 3]) == [1, 2, 3]
    assert shelf.connections == 1


def test_a_letter_that_kills_the_connection_is_named_and_the_rest_read() -> None:
    shelf = Shelf(deadly=[7])
    assert shelf.fetch(range(1, 51)) == [uid for uid in range(1, 51) if uid != 7]
    assert shelf.blamed == {7: "socket error: EOF"}


def test_a_letter_that_cannot_be_parsed_costs_no_connection() -> None:
    shelf = Shelf(garbled=[1, 50])
    assert shelf.fetch(range(1, 51)) == list(range(2, 50))
    assert (set(shelf.blamed), shelf.connections) == ({1, 50}, 1)


def test_a_simpler_way_may_still_get_it() -> None:
    shelf = Shelf(deadly=[3], garbled=[4])
    shelf.simple = {3, 4}
    assert shelf.fetch([1, 2, 3, 4]) == [1, 2, 3, 4]
    assert shelf.blamed == {}


def test_a_server_that_does_not_come_back_is_no_letters_fault() -> None:
    shelf = Shelf(deadly=[2], alive=False)
    with pytest.raises(TemporaryError):
        shelf.fetch([1, 2, 3])
    assert shelf.blamed == {}


def test_a_server_on_which_everything_fails_is_no_letters_fault() -> None:
    shelf = Shelf(deadly=range(1, 101))
    with pytest.raises(TemporaryError):
        shelf.fetch(range(1, 101))
    assert len(shelf.blamed) == 3


def test_a_request_to_slow_down_is_obeyed_at_once() -> None:
    calls: list[int] = []

    def throttled(uids: Sequence[int]) -> list[int]:
        calls.extend(uids)
        raise ThrottledError("slow down")

    shelf = Shelf()
    salvage = Salvage(throttled, throttled, shelf.reconnect, calls.append, shelf.blamed.__setitem__, [])
    with pytest.raises(ThrottledError):
        salvage.fetch([1, 2])
    assert calls == [1, 2]


@given(
    count=st.integers(1, 80),
    deadly=st.sets(st.integers(1, 80), max_size=3),
    garbled=st.sets(st.integers(1, 80), max_size=20),
)
def test_exactly_the_bad_ones_are_missing(count: int, deadly: set[int], garbled: set[int]) -> None:
    shelf = Shelf(deadly=sorted(deadly), garbled=sorted(garbled))
    every = set(range(1, count + 1))
    assert shelf.fetch(sorted(every)) == sorted(every - deadly - garbled)
    assert shelf.blamed.keys() == every & (deadly | garbled)
