"""How urgent a case is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, case_of, judged_letter, read_by_the_rules
from triage.hours import BusinessHours
from triage.judge.priority import band_of, in_words, priority, ranked
from triage.model import (
    Band,
    Case,
    Confidence,
    ConfidenceLevel,
    Fact,
    FactKind,
    Priority,
    QueueEntry,
    Restatement,
    Signal,
)
from triage.rules.read import default_rules
from triage.rules.schema import BandRow

HOURS = BusinessHours()
RULES = default_rules()


def points(case: Case, after: timedelta = timedelta()) -> float:
    return priority(case, RULES, NOON + after, HOURS).points


def reasons(case: Case) -> str:
    return "; ".join(reason.what for reason in priority(case, RULES, NOON, HOURS).because)


def test_the_points_are_the_sum_of_the_reasons() -> None:
    told = priority(
        case_of(judged_letter(frustration=40), judged_letter(uid=2)), RULES, NOON + timedelta(days=2), HOURS
    )
    assert told.points == pytest.approx(sum(reason.points for reason in told.because))


def test_the_reasons_are_told_heaviest_first() -> None:
    told = priority(
        case_of(judged_letter(frustration=40), judged_letter(uid=2)), RULES, NOON + timedelta(days=2), HOURS
    )
    assert [reason.points for reason in told.because] == sorted(
        (reason.points for reason in told.because), reverse=True
    )


def test_what_is_of_use_only_before_the_parcel_leaves_does_not_wait_as_long_as_it_is_calm() -> None:
    calm = case_of(read_by_the_rules("Please change the address of order 4471."))
    before = case_of(read_by_the_rules("Please change the address of order 4471 before it goes out."))
    late = case_of(read_by_the_rules("Please tell me why order 4471 has not gone out."))
    assert points(before) >= points(calm) + 30
    assert points(late) < points(before)


def test_the_most_upset_letter_counts_not_the_newest() -> None:
    furious, short = judged_letter(frustration=90), judged_letter(frustration=3, uid=2)
    assert points(case_of(furious, short)) > points(case_of(furious))


def test_a_letter_that_could_not_be_judged_is_not_last() -> None:
    letter = judged_letter(frustration=0)
    unjudged = replace(letter, judgement=replace(letter.judgement, confidence=Confidence(ConfidenceLevel.NONE)))
    assert points(case_of(letter)) < points(case_of(unjudged)) < points(case_of(judged_letter(frustration=60)))
    assert "a person has to read it" in reasons(case_of(unjudged))


def test_who_waits_longer_is_more_urgent() -> None:
    assert points(case_of(), timedelta(hours=4)) > points(case_of(), timedelta(hours=1))


def test_business_hours_count_more_than_the_night() -> None:
    working_day = points(case_of(), timedelta(hours=4))
    night = points(case_of(judged_letter(received=NOON + timedelta(hours=8))), timedelta(hours=12))
    assert working_day > night


def test_waiting_for_ever_does_not_outweigh_fury() -> None:
    assert points(case_of(judged_letter(frustration=5)), timedelta(days=300)) < points(
        case_of(judged_letter(frustration=95))
    )


def test_a_letter_from_the_future_does_not_wait() -> None:
    assert points(case_of(judged_letter(received=NOON + timedelta(days=400)))) == points(case_of())


def test_each_further_letter_makes_a_case_more_urgent_up_to_a_point() -> None:
    cases = [case_of(*(judged_letter(uid=uid) for uid in range(1, count + 1))) for count in (1, 2, 3, 30, 60)]
    told = [points(case) for case in cases]
    assert told[0] < told[1] < told[2] < told[3] == told[4]


def test_a_broken_promise_of_ours_weighs_and_is_named() -> None:
    assert "a promise of ours has passed" in reasons(case_of(promise_broken=True))


def test_however_calm_and_new_the_letter_a_broken_promise_is_urgent() -> None:
    calm = case_of(judged_letter(frustration=0), promise_broken=True)
    assert priority(calm, RULES, NOON, HOURS).band is Band.P1


def test_a_promise_weighs_more_and_more_as_it_comes_due() -> None:
    ahead = [timedelta(days=9), timedelta(days=2), timedelta(hours=5), timedelta(hours=1)]
    told = [points(replace(case_of(), promise_due=NOON + left)) for left in ahead]
    assert points(case_of()) == told[0] < told[1] < told[2] < told[3]


def test_a_customer_who_was_answered_waits_since_then() -> None:
    case = case_of(judged_letter(), judged_letter(uid=2))
    answered = replace(case, answered=NOON + timedelta(hours=2))
    assert (answered.contacts, answered.is_answered) == (1, True)
    assert points(answered, timedelta(hours=6)) < points(case, timedelta(hours=6))


def test_a_letter_after_the_answer_counts_and_those_before_it_do_not() -> None:
    late = judged_letter(uid=3, received=NOON + timedelta(hours=3))
    case = replace(case_of(judged_letter(), judged_letter(uid=2), late), answered=NOON + timedelta(hours=2))
    assert (case.contacts, case.is_answered, case.waiting_since) == (1, False, late.received)


def test_an_important_customer_comes_first_among_equals() -> None:
    assert points(replace(case_of(), vip=True)) > points(case_of())


def test_a_near_day_the_customer_set_counts_and_a_far_one_does_not() -> None:
    def threatening(day: str) -> Case:
        letter = judged_letter("If nothing comes by then I go to the bank.")
        ultimatum = Signal("by_then", "ultimatum", 1.0, "sets a day", spans=((0, 2),))
        fact = Fact(FactKind.DATE, "then", (23, 27), day)
        judgement = replace(letter.judgement, signals=(ultimatum,), facts=(fact,), sentences=((0, 42),))
        return case_of(replace(letter, judgement=judgement))

    assert "4 March as the last day" in reasons(threatening("2026-03-04"))
    assert "last day" not in reasons(threatening("2026-05-04"))


def test_bands_are_found_whatever_order_their_rows_stand_in() -> None:
    rows = [BandRow(id="P3", at_least=20), BandRow(id="P1", at_least=70), BandRow(id="P2", at_least=45)]
    assert [band_of(score, rows) for score in (71, 70, 69, 45, 21, 3)] == [
        Band.P1,
        Band.P1,
        Band.P2,
        Band.P2,
        Band.P3,
        Band.P4,
    ]


@pytest.mark.parametrize(
    ("span", "said"),
    [(timedelta(minutes=40), "40 min"), (timedelta(hours=5, minutes=9), "5 h"), (timedelta(days=3), "3 days")],
)
def test_waiting_is_told_as_people_say_it(span: timedelta, said: str) -> None:
    assert in_words(span) == said


@given(st.permutations(range(8)), st.lists(st.sampled_from([0.0, 40.0, 80.0]), min_size=8, max_size=8))
def test_the_order_does_not_depend_on_the_order_of_arrival(order: list[int], scores: list[float]) -> None:
    entries = [
        QueueEntry(
            case_of(judged_letter(uid=uid + 1)),
            Priority(band_of(score, RULES.bands), score),
            Restatement("", ("other",)),
            None,
        )
        for uid, score in enumerate(scores)
    ]
    assert ranked(entries[place] for place in order) == ranked(entries)
