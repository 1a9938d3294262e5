"""What a shop's rules could learn is told where it agrees better with what agents did, and else told apart."""

from __future__ import annotations

from dataclasses import replace

from tests.learning import DELETED, NOTHING, drafts
from tests.replays import Past, shipped
from triage.lab.learn import words
from triage.lab.learn.learn import Learnt, Measured, agrees_better, learn, learnt
from triage.lab.learn.values import Proposal
from triage.lab.replay.agreement import Agreement, Corrected, Order
from triage.lab.replay.values import Pair


def test_of_nothing_nothing_is_learnt() -> None:
    assert list(learn(NOTHING)) == []


def order(before: float, after: float) -> Order:
    return Order(100, Pair(before, after), 50.0)


def test_nearer_in_one_thing_and_further_in_none_agrees_better() -> None:
    assert agrees_better(Agreement(order(60, 70), None, None))
    assert agrees_better(Agreement(order(60, 60), Corrected(9, 3, 0), None))


def test_further_in_one_thing_or_nothing_at_all_does_not() -> None:
    assert not agrees_better(Agreement(None, None, None))
    assert not agrees_better(Agreement(order(60, 60.1), None, None))
    assert not agrees_better(Agreement(order(60, 59), Corrected(9, 3, 0), None))
    assert not agrees_better(Agreement(order(60, 70), Corrected(9, 0, 1), None))


def test_what_past_letters_do_not_bear_out_is_told_apart() -> None:
    proposal = Proposal("less", ("because",), must_agree=True)
    assert learnt([Measured(proposal, None)], []) == Learnt(dropped=(Measured(proposal, None),))


def test_where_no_letter_could_be_read_the_way_out_is_told() -> None:
    assert "--folder" in words.unseen(drafts([DELETED]))
    assert words.unseen(NOTHING) == ""
    past = Past(shipped())
    past.letter("Where is my order 4471?")
    assert words.unseen(replace(drafts([DELETED]), arrivals=past.replay().arrivals)) == ""
