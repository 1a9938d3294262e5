"""What should become of a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, draft_record
from triage.desk.draft_fate import Fate, Seen, Terms, fate
from triage.hours import BusinessHours
from triage.model import DraftRecord, Outcome

HOUR = timedelta(hours=1)
TERMS = Terms(NOON + HOUR, BusinessHours(), expires=timedelta(days=28))
ONE, TWO = {"a1": NOON}, {"a1": NOON, "b2": NOON + HOUR}
ANSWERED = frozenset({"a1"})


def laid(*covers: str, outcome: Outcome = Outcome.DRAFTED, due: timedelta = 4 * HOUR) -> DraftRecord:
    return replace(draft_record("d1", *(covers or ("a1",)), outcome=outcome), promise_by=NOON + due)


def test_an_untouched_draft_for_a_customer_who_waits_stays() -> None:
    assert fate(Seen(laid(), ours=(5,), waiting=ONE), TERMS) == Fate(Outcome.DRAFTED)


def test_an_untouched_draft_is_withdrawn_when_the_customer_has_been_answered() -> None:
    seen = Seen(laid(), ours=(5,), answered=ANSWERED)
    assert fate(seen, TERMS) == Fate(Outcome.WITHDRAWN, (5,), closed=True)


def test_an_untouched_draft_is_withdrawn_when_its_letter_was_moved_away() -> None:
    assert fate(Seen(laid(), ours=(5,)), TERMS) == Fate(Outcome.WITHDRAWN, (5,), closed=True)


def test_an_untouched_draft_stays_while_its_letter_cannot_be_read() -> None:
    assert fate(Seen(laid(), ours=(5,), unread=frozenset({"a1"})), TERMS) == Fate(Outcome.DRAFTED)


def test_an_untouched_draft_is_renewed_when_the_customer_writes_again() -> None:
    assert fate(Seen(laid(), ours=(5,), waiting=TWO), TERMS) == Fate(Outcome.DRAFTED, renew=True)


def test_an_untouched_draft_is_renewed_when_one_of_two_letters_is_answered() -> None:
    seen = Seen(laid("a1", "b2"), ours=(5,), waiting={"b2": NOON}, answered=ANSWERED)
    assert fate(seen, TERMS) == Fate(Outcome.DRAFTED, renew=True)


@pytest.mark.parametrize("due", [-HOUR, HOUR, 1.9 * HOUR])
def test_an_untouched_draft_is_renewed_before_its_promise_can_no_longer_be_kept(due: timedelta) -> None:
    assert fate(Seen(laid(due=due), ours=(5,), waiting=ONE), TERMS).renew


def test_a_promise_an_hour_ahead_can_be_kept() -> None:
    assert not fate(Seen(laid(due=2 * HOUR), ours=(5,), waiting=ONE), TERMS).renew


def test_a_draft_that_promises_nothing_keeps() -> None:
    praise = replace(laid(), promise_by=None)
    assert not fate(Seen(praise, ours=(5,), waiting=ONE), TERMS).renew


def test_an_untouched_draft_is_renewed_when_an_earlier_promise_passes_meanwhile() -> None:
    seen = Seen(laid(), ours=(5,), waiting=ONE)
    assert fate(replace(seen, broken=NOON + HOUR / 2), TERMS).renew
    assert not fate(replace(seen, broken=NOON - HOUR), TERMS).renew


def test_an_untouched_draft_for_an_old_letter_expires() -> None:
    late = replace(TERMS, now=NOON + timedelta(days=28))
    assert fate(Seen(laid(), ours=(5,), waiting=ONE), late) == Fate(Outcome.EXPIRED, (5,), closed=True)


def test_an_untouched_draft_for_an_old_letter_stays_while_a_promise_has_passed_not_long_ago() -> None:
    late = replace(TERMS, now=NOON + timedelta(days=28))
    follow_up = replace(laid(due=timedelta(days=29)), intended_at=late.now - HOUR)
    seen = Seen(follow_up, ours=(5,), waiting=ONE, broken=late.now - 2 * HOUR)
    assert fate(seen, late) == Fate(Outcome.DRAFTED)


def test_of_two_copies_of_an_untouched_draft_the_newer_one_stays() -> None:
    assert fate(Seen(laid(), ours=(5, 9), waiting=ONE), TERMS) == Fate(Outcome.DRAFTED, (5,))


def test_beside_an_agents_version_ours_goes() -> None:
    assert fate(Seen(laid(), ours=(5,), theirs=(9,), waiting=ONE), TERMS) == Fate(Outcome.DRAFTED, (5,))


def test_a_draft_that_has_gone_from_drafts_with_the_answer_was_sent() -> None:
    assert fate(Seen(laid(), answered=ANSWERED), TERMS) == Fate(Outcome.ANSWERED, closed=True)


def test_a_draft_that_has_gone_without_an_answer_was_deleted() -> None:
    assert fate(Seen(laid(), waiting=ONE), TERMS) == Fate(Outcome.DELETED)


def test_a_draft_that_we_had_begun_to_remove_is_what_it_was_removed_as() -> None:
    begun = replace(laid(), leaving=Outcome.WITHDRAWN)
    assert fate(Seen(begun, marked=(5,)), TERMS) == Fate(Outcome.WITHDRAWN, (5,), closed=True)


def test_a_draft_that_we_had_begun_to_remove_goes_also_beside_an_agents_version() -> None:
    begun = replace(laid(), leaving=Outcome.SUPERSEDED)
    seen = Seen(begun, theirs=(9,), marked=(5,), waiting=TWO)
    assert fate(seen, TERMS) == Fate(Outcome.DRAFTED, (5,))
    assert fate(replace(seen, replaced=True), TERMS) == Fate(Outcome.SUPERSEDED, (5,), closed=True)


def test_the_older_of_two_copies_goes_also_where_it_is_marked_already() -> None:
    assert fate(Seen(laid(), ours=(9,), marked=(5,), waiting=ONE), TERMS) == Fate(Outcome.DRAFTED, (5,))


@pytest.mark.parametrize("outcome", [Outcome.DRAFTED, Outcome.DELETED])
def test_a_draft_an_agent_has_marked_as_deleted_stays_so_until_the_customer_is_answered(outcome: Outcome) -> None:
    seen = Seen(laid(outcome=outcome), marked=(5,), waiting=ONE)
    assert fate(seen, TERMS) == Fate(Outcome.DELETED)
    assert fate(replace(seen, answered=ANSWERED), TERMS).remove == (5,)


def test_a_draft_whose_successor_may_lie_somewhere_goes_only_when_it_is_out_of_date() -> None:
    seen = Seen(laid(), ours=(5,), waiting=TWO, doubtful=True)
    assert fate(seen, TERMS) == Fate(Outcome.WITHDRAWN, (5,), closed=True)
    assert fate(replace(seen, waiting=ONE), TERMS) == Fate(Outcome.DRAFTED)


def test_a_draft_whose_successor_lies_ready_goes() -> None:
    seen = Seen(laid(), ours=(5,), waiting=TWO, replaced=True)
    assert fate(seen, TERMS) == Fate(Outcome.SUPERSEDED, (5,), closed=True)


@pytest.mark.parametrize("found", [{"ours": (5,)}, {"theirs": (5,)}])
@pytest.mark.parametrize("outcome", [Outcome.DELETED, Outcome.UNSURE])
def test_a_lost_draft_that_turns_up_is_a_draft_again(outcome: Outcome, found: dict[str, tuple[int, ...]]) -> None:
    assert fate(Seen(laid(outcome=outcome), waiting=ONE, **found), TERMS) == Fate(Outcome.DRAFTED)  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", [Outcome.DELETED, Outcome.UNSURE])
def test_a_lost_draft_stays_lost(outcome: Outcome) -> None:
    assert fate(Seen(laid(outcome=outcome), waiting=ONE), TERMS) == Fate(outcome)


def test_a_draft_that_a_client_deleted_before_its_copy_came_into_sent_was_sent() -> None:
    seen = Seen(replace(laid(outcome=Outcome.DELETED), kept=0.9), answered=ANSWERED)
    assert fate(seen, TERMS) == Fate(Outcome.ANSWERED, closed=True)


def test_a_deleted_draft_stays_so_when_the_answer_was_another() -> None:
    seen = Seen(replace(laid(outcome=Outcome.DELETED), kept=0.1), answered=ANSWERED)
    assert fate(seen, TERMS) == Fate(Outcome.DELETED, closed=True)


def test_where_nothing_can_be_removed_no_second_draft_is_laid() -> None:
    fixed = replace(TERMS, removable=False)
    assert fate(Seen(laid(), ours=(5,), waiting=TWO), fixed) == Fate(Outcome.DRAFTED)
    assert fate(Seen(laid(), ours=(5,), answered=ANSWERED), fixed) == Fate(Outcome.ANSWERED, closed=True)


def test_where_nothing_can_be_removed_what_is_marked_does_not_matter() -> None:
    fixed = replace(TERMS, removable=False)
    begun = replace(laid(), leaving=Outcome.WITHDRAWN)
    assert fate(Seen(begun, marked=(5,)), fixed) == Fate(Outcome.WITHDRAWN, closed=True)
    assert fate(Seen(laid(), theirs=(9,), marked=(5,), waiting=ONE), fixed) == Fate(Outcome.DRAFTED)


uids = st.lists(st.integers(1, 9), max_size=2, unique=True).map(tuple)
letters = st.frozensets(st.sampled_from(["a1", "b2", "c3"]))
seens = st.builds(
    Seen,
    st.builds(
        lambda covers, outcome, due, leaving: replace(
            laid(*sorted(covers), outcome=outcome, due=due * HOUR), leaving=leaving
        ),
        letters.filter(bool),
        st.sampled_from([Outcome.DRAFTED, Outcome.UNSURE, Outcome.DELETED]),
        st.integers(-3, 9),
        st.sampled_from([None, Outcome.WITHDRAWN]),
    ),
    ours=uids,
    theirs=st.lists(st.integers(11, 19), max_size=2, unique=True).map(tuple),
    marked=st.lists(st.integers(21, 29), max_size=2, unique=True).map(tuple),
    waiting=letters.map(lambda names: dict.fromkeys(names, NOON)),
    answered=letters,
    replaced=st.booleans(),
)


@given(seens)
def test_only_what_says_what_we_wrote_is_ever_removed(seen: Seen) -> None:
    assert set(fate(seen, TERMS).remove) <= {*seen.ours, *seen.marked}


@given(seens)
def test_a_draft_an_agent_works_on_is_never_given_a_successor(seen: Seen) -> None:
    assert not (seen.theirs and fate(seen, TERMS).renew)


@given(seens)
def test_no_untouched_draft_is_left_for_a_customer_who_waits_no_more(seen: Seen) -> None:
    gone = fate(replace(seen, waiting={}), TERMS).remove
    assert seen.draft.outcome is not Outcome.DRAFTED or set(gone) >= set(seen.ours)


@given(seens)
def test_no_copy_of_ours_is_left_of_a_draft_that_is_done_with(seen: Seen) -> None:
    decided = fate(seen, TERMS)
    assert not decided.closed or set(decided.remove) == {*seen.ours, *seen.marked}


@given(seens)
def test_once_done_nothing_more_is_to_be_done(seen: Seen) -> None:
    first = fate(seen, TERMS)
    left = tuple(uid for uid in seen.ours if uid not in first.remove)
    after = replace(
        seen,
        draft=replace(seen.draft, outcome=first.outcome, leaving=None),
        ours=left,
        marked=tuple(uid for uid in seen.marked if uid not in first.remove),
        replaced=seen.replaced and first.outcome is not Outcome.SUPERSEDED,
    )
    if first.closed or first.renew or seen.draft.outcome is not Outcome.DRAFTED:
        return
    assert fate(after, TERMS).remove == ()
