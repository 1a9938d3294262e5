"""Whatever is done, in whatever order, the fake, SQLite and PostgreSQL say the same and end in the same state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.ledgers import KINDS, Ledgers
from tests.factories import NOON, draft_record, letter_record
from tests.fakes.ledger import FakeLedger
from triage.model import MAY_FOLLOW, Answer, Cursor, DraftRecord, Outcome
from triage.work.protocols import Ledger

LETTERS = ("a1", "b2", "c3", "d4")
TOKENS = ("t1", "t2", "t3")
MAILBOXES = ("INBOX", "Sent")

times = st.integers(-50, 50).map(lambda hours: NOON + timedelta(hours=hours))
outcomes = st.sampled_from(Outcome)
records = st.builds(
    letter_record,
    st.sampled_from(LETTERS),
    outcomes,
    uid=st.integers(1, 6),
    received=times,
    present=st.booleans(),
    reason=st.sampled_from(["", "list", "two words"]),
)
drafts = st.builds(
    lambda token, covers, outcome, at, replaced: replace(
        draft_record(token, *covers, outcome=outcome, intended_at=at), replaces=replaced
    ),
    st.sampled_from(TOKENS),
    st.lists(st.sampled_from(LETTERS), max_size=3, unique=True),
    outcomes,
    times,
    st.sampled_from(["", "", *TOKENS]),
)
cursors = st.builds(Cursor, st.sampled_from(MAILBOXES), st.integers(1, 3), st.integers(1, 99))
intents = drafts.map(lambda draft: replace(draft, outcome=Outcome.INTENDED))


def steps(most: int) -> st.SearchStrategy[tuple[str, object]]:
    """Any one write, sensible or not, of `most` letters at once."""
    return st.one_of(
        st.tuples(st.just("record"), st.lists(records, max_size=most)),
        st.tuples(st.just("intend"), intents),
        st.tuples(st.just("intend"), drafts),
        st.tuples(st.just("settle"), drafts),
        st.tuples(st.just("settle as intended"), st.tuples(st.integers(0, 2), outcomes)),
        st.tuples(
            st.just("move"), st.builds(Cursor, st.sampled_from(MAILBOXES), st.integers(1, 3), st.integers(1, 99))
        ),
        st.tuples(st.just("answer"), st.lists(st.builds(Answer, st.sampled_from(["m1", "m2"]), times), max_size=3)),
        st.tuples(st.just("remember"), st.text("abc\u00e9'%", max_size=4)),
    )


def take(ledger: Ledger, step: tuple[str, object]) -> str:
    """Do it, and say what the ledger said."""
    try:
        match step:
            case ("record", list() as letters):
                ledger.record(letters, now=NOON)
            case ("intend", DraftRecord() as draft):
                ledger.intend(draft)
            case ("settle", DraftRecord() as draft):
                ledger.settle(draft, now=NOON)
            case ("settle as intended", (int() as which, Outcome() as outcome)):
                standing = ledger.drafts(*Outcome)
                if which < len(standing):
                    ledger.settle(replace(standing[which], outcome=outcome), now=NOON)
            case ("move", Cursor() as cursor):
                ledger.move_cursor(cursor)
            case ("answer", list() as answers):
                ledger.add_answers(answers)
            case ("remember", str() as value):
                ledger.remember("note", value)
            case _:
                raise AssertionError(step)
    except ValueError as refusal:
        return str(refusal)
    return "done"


def state(ledger: Ledger) -> tuple[object, ...]:
    """All that can be asked."""
    return (
        dict(ledger.letters(LETTERS)),
        dict(ledger.letters_in("INBOX", 7)),
        list(ledger.open_letters()),
        ledger.drafts(*Outcome),
        [ledger.cursor(mailbox) for mailbox in MAILBOXES],
        dict(ledger.answers(["m1", "m2"])),
        ledger.recall("note"),
    )


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "fake"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(taken=st.lists(steps(4), max_size=25))
def test_the_same_steps_lead_to_the_same_state(
    kind: str, taken: list[tuple[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Ledgers("fake", Path()) as fakes, Ledgers(kind, tmp_path_factory.mktemp("ledgers")) as real:
        fake, ledger = fakes.open(), real.open()
        said = [(take(fake, step), take(ledger, step)) for step in taken]
        assert [left for left, _ in said] == [right for _, right in said]
        assert state(fake) == state(ledger)


@settings(max_examples=200, deadline=None)
@given(taken=st.lists(steps(4), max_size=40))
def test_no_letter_is_ever_meant_for_two_drafts(taken: list[tuple[str, object]]) -> None:
    ledger = FakeLedger()
    for step in taken:
        take(ledger, step)
    meant = [name for draft in ledger.drafts(Outcome.INTENDED) for name in draft.covers]
    assert len(meant) == len(set(meant))


@settings(max_examples=200, deadline=None)
@given(taken=st.lists(steps(1), max_size=40))
def test_every_letter_goes_only_where_the_outcome_table_lets_it(taken: list[tuple[str, object]]) -> None:
    ledger = FakeLedger()
    outcome = dict.fromkeys(LETTERS, Outcome.NEW)
    for step in taken:
        take(ledger, step)
        for name, letter in ledger.letters(LETTERS).items():
            assert letter.outcome is outcome[name] or letter.outcome in MAY_FOLLOW[outcome[name]]
            outcome[name] = letter.outcome
