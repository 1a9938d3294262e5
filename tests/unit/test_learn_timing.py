"""Times to answer within, learnt from promises that were broken and from those that agents make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tests.factories import NOON, draft_record, letter_record, promise_record
from tests.learning import DAY, HOUR, NOTHING, proposals, watched
from tests.replays import rules_of
from triage.lab.learn import words
from triage.lab.learn.timing import other_times
from triage.lab.learn.values import Evidence
from triage.model import Band, DraftRecord, LetterRecord, Outcome, PromiseRecord
from triage.rules.edit import Edit
from triage.rules.read import default_rules


def promises(
    taken: Sequence[timedelta], problem: str = "damaged", yaml: str = "", due: timedelta = 3 * HOUR
) -> Evidence:
    """Answers that promised more, one a week on Tuesday at noon, and how long that took; letters in P1."""
    letters, made = {}, []
    for number, each in enumerate(taken):
        sent = NOON + number * 7 * DAY
        name = f"l{number}"
        letters[name] = replace(letter_record(name, received=sent - HOUR), customer=name, band="P1", problem=problem)
        promise = promise_record(name, customer=name, sent=sent, due=sent + due)
        made.append(replace(promise, kept=sent + each))
    rules = rules_of(yaml) if yaml else default_rules()
    now = NOON + 52 * 7 * DAY
    return replace(NOTHING, rules=rules, letters=letters, promises=tuple(made), now=now)


def test_where_promises_are_broken_the_shortest_time_that_most_would_have_kept_is_proposed() -> None:
    [proposal] = proposals(other_times(promises([HOUR] * 4 + [DAY - HOUR] * 8)))
    assert proposal.edits == (Edit("bands", "P1", "within", "1d"),)
    assert proposal.why == ("8 of 12 promises to them were broken; 12 would have been kept",)


def test_promises_that_are_kept_teach_nothing() -> None:
    assert list(other_times(promises([HOUR] * 20))) == []


def test_a_time_that_has_become_longer_is_not_proposed_again() -> None:
    longer = "bands:\n  - id: P1\n    within: 1d\n"
    assert list(other_times(promises([HOUR] * 4 + [DAY - HOUR] * 8, yaml=longer))) == []


def test_a_problem_with_a_time_of_its_own_is_changed_there() -> None:
    own = "problems:\n  - id: damaged\n    within: 3h\n"
    [proposal] = proposals(other_times(promises([DAY - HOUR] * 10, yaml=own)))
    assert proposal.edits == (Edit("problems", "damaged", "within", "1d"),)


def test_a_time_that_the_settings_say_is_left_to_a_person() -> None:
    fixed = replace(promises([DAY - HOUR] * 10), fixed=frozenset({Band.P1}))
    [proposal] = proposals(other_times(fixed))
    assert proposal.edits == ()
    assert proposal.by_hand == "set PROMISE_P1=1d in the settings, which say it here"


def test_six_broken_promises_are_told() -> None:
    [one] = watched(other_times(promises([DAY - HOUR] * 6)))
    assert words.watched(one) == "letters in P1: promises, half of them broken (6 of 10)"


def changed(theirs: timedelta, number: int = 10) -> Evidence:
    """Drafts that promised something in three hours, sent with another time."""
    letters: dict[str, LetterRecord] = {}
    made: list[DraftRecord] = []
    told: list[PromiseRecord] = []
    for each in range(number):
        laid: datetime = NOON - HOUR + each * 7 * DAY
        name = f"l{each}"
        letters[name] = replace(letter_record(name, received=laid), customer=name, band="P1", problem="damaged")
        draft = draft_record(f"d{each}", name, outcome=Outcome.ANSWERED, intended_at=laid)
        made.append(replace(draft, customer=name, promise_by=laid + 3 * HOUR))
        sent = promise_record(name, customer=name, sent=laid + HOUR, due=laid + theirs)
        told.append(replace(sent, kept=laid + 2 * HOUR))
    return replace(NOTHING, letters=letters, drafts=tuple(made), promises=tuple(told))


def test_where_agents_always_set_a_later_time_theirs_is_proposed() -> None:
    [proposal] = proposals(other_times(changed(2 * DAY)))
    assert proposal.edits == (Edit("bands", "P1", "within", "2d"),)
    assert proposal.why == ("in 10 of 10 answers to them, agents set a later time than the draft's",)


def test_a_time_that_was_learnt_from_agents_is_not_proposed_again() -> None:
    learnt_since = replace(changed(2 * DAY), rules=rules_of("bands:\n  - id: P1\n    within: 2d\n"))
    assert list(other_times(learnt_since)) == []


def test_where_agents_keep_our_time_nothing_is_proposed() -> None:
    assert list(other_times(changed(3 * HOUR))) == []


def test_where_agents_always_set_an_earlier_time_a_shorter_one_is_proposed() -> None:
    week = "bands:\n  - id: P1\n    within: 5d\n"
    found = changed(DAY)
    drafts = tuple(replace(one, promise_by=one.intended_at + 7 * DAY) for one in found.drafts)
    [proposal] = proposals(other_times(replace(found, drafts=drafts, rules=rules_of(week))))
    assert proposal.edits == (Edit("bands", "P1", "within", "1d"),)
