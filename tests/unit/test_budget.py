"""The answer budget: what is spent, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import NOON
from triage.desk.budget import CUSTOMER, SUBJECT, TOTAL, Expense, Spending, topic
from triage.model import Allowance, Budget

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BUDGET = Budget((Allowance(3, DAY),), (Allowance(2, 7 * DAY),), (Allowance(5, HOUR),))


def expense(letter: str = "a1", customer: str = "c1", *, subject: str = "s", ago: timedelta = HOUR / 2) -> Expense:
    return Expense(NOON - ago, customer, subject, letter)


def renewal(letter: str, customer: str = "c1") -> Expense:
    return Expense(NOON - HOUR / 2, customer, "s", letter, renewal=True)


def refusal(wanted: Expense, *laid: Expense) -> str:
    return Spending(BUDGET, NOON, laid).refusal(wanted)


def test_a_first_draft_is_within_the_budget() -> None:
    assert refusal(expense()) == ""


def test_the_third_letter_under_one_subject_is_not_answered() -> None:
    assert refusal(expense("a3"), expense("a1"), expense("a2")) == SUBJECT


def test_another_subject_of_that_customer_is() -> None:
    assert refusal(expense("a3", subject="t"), expense("a1"), expense("a2")) == ""


def test_the_same_letter_answered_again_is_no_further_turn() -> None:
    assert refusal(expense("a2"), expense("a1"), expense("a2")) == ""


def test_renewed_drafts_are_no_turns_either() -> None:
    assert refusal(expense("a3"), expense("a1"), renewal("a2")) == ""


def test_a_subject_may_be_answered_again_once_its_time_is_over() -> None:
    assert refusal(expense("a3"), expense("a1", ago=7 * DAY), expense("a2")) == ""


def test_renewed_drafts_count_for_their_customer() -> None:
    assert refusal(renewal("a4"), expense("a1"), renewal("a2"), renewal("a3")) == CUSTOMER


def test_what_one_customer_has_used_up_is_not_missed_by_another() -> None:
    assert refusal(expense("b1", "c2"), expense("a1"), renewal("a2"), renewal("a3")) == ""


def test_there_is_an_end_for_all_customers_together() -> None:
    assert refusal(expense("z", "c9"), *(expense(f"a{one}", f"c{one}") for one in range(5))) == TOTAL


def test_an_hour_later_there_is_more_for_all() -> None:
    assert refusal(expense("z", "c9"), *(expense(f"a{one}", f"c{one}", ago=HOUR) for one in range(5))) == ""


def test_a_renewal_takes_nothing_from_the_others() -> None:
    assert refusal(renewal("z", "c9"), *(expense(f"a{one}", f"c{one}") for one in range(5))) == ""


@pytest.mark.parametrize(
    "subject",
    [
        "RE: My  order",
        "Re: AW: My order",
        "Automatic reply: Re: My order",
        "[Ticket#2026-17] Re: My order",
        "Re[3]: my order",
    ],
)
def test_two_programs_that_answer_each_other_stay_with_one_topic(subject: str) -> None:
    assert topic(subject) == topic("My order")


@pytest.mark.parametrize("subject", ["Order 4471", "Re: My kettle", ""])
def test_other_subjects_are_other_topics(subject: str) -> None:
    assert topic(subject) not in (topic("My order"), topic("Order 4472"))
