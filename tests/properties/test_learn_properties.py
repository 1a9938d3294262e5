"""Whatever agents did: what is proposed can be applied, is not proposed again, and needs as many cases as it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON, draft_record, letter_record, promise_record
from tests.replays import rules_of
from triage.hours import BusinessHours
from triage.lab.learn.learn import learn
from triage.lab.learn.values import ENOUGH, Evidence, Found, Proposal, Watched
from triage.model import DraftRecord, LetterRecord, Outcome, PromiseRecord
from triage.rules.edit import edited
from triage.rules.read import default_rules

HOUR = timedelta(hours=1)
PROBLEMS = ("late", "damaged", "other", "unknown_to_the_rules")
ENDS = (
    (Outcome.DELETED, None),
    (Outcome.DELETED, None),
    (Outcome.ANSWERED, 0.2),
    (Outcome.ANSWERED, 1.0),
    (Outcome.WITHDRAWN, None),
    (Outcome.EXPIRED, None),
    (Outcome.DRAFTED, None),
)
CASES = st.lists(
    st.tuples(
        st.sampled_from(PROBLEMS),
        st.sampled_from(("P1", "P2", "P3", "P4")),
        st.sampled_from(ENDS),
        st.one_of(st.none(), st.integers(1, 200)),  # hours in which a promise was kept
        st.one_of(st.none(), st.integers(1, 200)),  # hours for which an agent promised something
    ),
    max_size=60,
)
Case = tuple[str, str, tuple[Outcome, float | None], int | None, int | None]


def evidence_of(cases: Iterable[Case]) -> Evidence:
    letters: dict[str, LetterRecord] = {}
    drafts: list[DraftRecord] = []
    promises: list[PromiseRecord] = []
    for number, (problem, band, (outcome, kept), took, promised) in enumerate(cases):
        name, at = f"l{number}", NOON + number * HOUR
        letters[name] = replace(letter_record(name, received=at), customer=name, band=band, problem=problem)
        draft = draft_record(f"d{number}", name, outcome=outcome, intended_at=at)
        drafts.append(replace(draft, customer=name, kept=kept, promise_by=at + 4 * HOUR))
        if promised is not None:
            promise = promise_record(name, customer=name, sent=at + HOUR, due=at + promised * HOUR)
            promises.append(replace(promise, kept=at + took * HOUR if took else None))
    now = NOON + timedelta(days=90)
    return Evidence(
        default_rules(), BusinessHours(), now, letters=letters, drafts=tuple(drafts), promises=tuple(promises)
    )


def applied(found: Iterable[Found], text: str = "") -> str:
    return edited("rules.yaml", text, [edit for one in found if isinstance(one, Proposal) for edit in one.edits])


@given(CASES)
def test_the_rules_can_be_read_with_all_that_is_proposed(cases: list[Case]) -> None:
    evidence = evidence_of(cases)
    found = list(learn(evidence))
    after = rules_of(applied(found) or "{}")
    off = {row.id for row in after.problems if not row.draft}
    assert off == {edit.id for one in found if isinstance(one, Proposal) for edit in one.edits if edit.field == "draft"}


@given(CASES)
def test_what_was_learnt_is_not_proposed_again(cases: list[Case]) -> None:
    evidence = evidence_of(cases)
    again = replace(evidence, rules=rules_of(applied(learn(evidence)) or "{}"))
    assert [one for one in learn(again) if isinstance(one, Proposal)] == []


@given(CASES)
def test_below_ten_cases_nothing_is_proposed(cases: list[Case]) -> None:
    found = list(learn(evidence_of(cases[: ENOUGH - 1])))
    assert not any(isinstance(one, Proposal) for one in found)
    assert all(one.seen < ENOUGH for one in found if isinstance(one, Watched))


@given(CASES)
def test_an_order_of_records_changes_nothing(cases: list[Case]) -> None:
    evidence = evidence_of(cases)
    turned = replace(
        evidence,
        letters=dict(reversed(list(evidence.letters.items()))),
        drafts=evidence.drafts[::-1],
        promises=evidence.promises[::-1],
    )
    assert list(learn(turned)) == list(learn(evidence))
