"""Connections to one server, shared by many mailboxes."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from triage.work.fleet.berths import Berths

MOST = 3
MAILBOXES = st.sampled_from("abcdefg")


def berths(most: int = 2, *, idle: Iterable[str] = ()) -> tuple[Berths[str], list[str]]:
    """Berths with those idle, the first of them longest; and the list of connections that were closed."""
    closed: list[str] = []
    made = Berths[str](most, closed.append)
    for one in idle:
        assert made.enter(one)
        made.leave(one, connected=True)
    return made, closed


def test_no_more_enter_than_there_are_berths() -> None:
    made, _ = berths(most=2)
    assert [made.enter(one) for one in "abc"] == [True, True, False]


def test_whoever_waits_enters_in_turn_as_others_leave() -> None:
    made, _ = berths(most=1)
    assert [made.enter(one) for one in "abc"] == [True, False, False]
    assert made.leave("a", connected=False) == "b"
    assert made.enter("b")
    assert made.leave("b", connected=False) == "c"


def test_nobody_slips_in_before_the_one_whose_turn_it_is() -> None:
    made, _ = berths(most=1)
    assert [made.enter(one) for one in "ab"] == [True, False]
    assert made.leave("a", connected=True) == "b"
    assert not made.enter("c")
    assert made.enter("b")


def test_the_connection_that_was_idle_longest_is_closed_for_another() -> None:
    made, closed = berths(most=2, idle="ab")
    assert made.enter("c")
    assert closed == ["a"]
    assert made.enter("b")
    assert not made.enter("a")


def test_who_has_an_idle_connection_uses_it_again() -> None:
    made, closed = berths(most=1, idle="a")
    assert made.enter("a")
    assert closed == []


def test_a_connection_that_is_being_closed_is_used_by_nobody_and_still_counts() -> None:
    answers = []

    def close(one: str) -> None:
        answers.extend([made.enter(one), made.enter("d")])

    made = Berths[str](1, close)
    assert made.enter("a")
    made.leave("a", connected=True)
    assert made.enter("b")
    assert answers == [False, False]


def test_a_mailbox_that_is_gone_is_not_called_any_more() -> None:
    made, _ = berths(most=1)
    assert [made.enter(one) for one in "abc"] == [True, False, False]
    made.forget("b")
    assert made.leave("a", connected=False) == "c"


class Harbour(RuleBasedStateMachine):
    """Whatever comes and goes in whatever order, never too many are connected, and nobody waits while there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.connected: set[str] = set()
        self.inside: set[str] = set()
        self.waiting: set[str] = set()
        self.berths = Berths[str](MOST, self.connected.discard)

    @precondition(lambda self: len(self.inside) < 7)
    @rule(one=MAILBOXES)
    def come(self, one: str) -> None:
        if one in self.inside:
            return
        if self.berths.enter(one):
            self.inside.add(one)
            self.connected.add(one)
            self.waiting.discard(one)
        else:
            self.waiting.add(one)
            assert len(self.inside) == MOST

    @precondition(lambda self: self.inside)
    @rule(data=st.data(), keeps=st.booleans())
    def go(self, data: st.DataObject, keeps: bool) -> None:
        one = data.draw(st.sampled_from(sorted(self.inside)))
        self.inside.discard(one)
        if not keeps:
            self.connected.discard(one)
        turn = self.berths.leave(one, connected=keeps)
        assert (turn is not None) == bool(self.waiting)
        if turn is not None:
            self.waiting.discard(turn)
            self.come_in_turn(turn)

    def come_in_turn(self, one: str) -> None:
        assert self.berths.enter(one)
        self.inside.add(one)
        self.connected.add(one)

    @invariant()
    def there_are_never_too_many(self) -> None:
        assert len(self.connected) <= MOST


TestHarbour = Harbour.TestCase
