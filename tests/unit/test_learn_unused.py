"""Problems whose drafts agents do not use are switched off for drafts."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import letter_record
from tests.learning import DELETED, IGNORED, REWRITTEN, SENT, UNKNOWN, drafts, proposals, watched
from tests.replays import Past, shipped
from triage.lab.learn import words
from triage.lab.learn.learn import Learnt
from triage.lab.learn.unused import unused_drafts
from triage.model import Outcome
from triage.rules.edit import Edit


def test_ten_deleted_drafts_in_a_row_switch_the_row_off_for_drafts() -> None:
    [proposal] = proposals(unused_drafts(drafts([DELETED] * 10)))
    assert proposal.edits == (Edit("problems", "late", "draft", value=False),)
    assert proposal.why == ("the last 10 drafts for it were not used: 10 deleted",)


def test_drafts_that_are_rewritten_are_not_used_either_and_counted_apart() -> None:
    [proposal] = proposals(unused_drafts(drafts([DELETED] * 8 + [REWRITTEN, IGNORED])))
    assert proposal.why == ("the last 10 drafts for it were not used: 8 deleted, 2 rewritten",)


def test_seven_are_not_enough_and_are_told() -> None:
    found = list(unused_drafts(drafts([SENT] + [DELETED] * 7)))
    assert proposals(found) == []
    [one] = watched(found)
    assert words.watched(one).endswith("(7 of 10)")


def test_one_that_is_sent_begins_the_row_anew() -> None:
    assert list(unused_drafts(drafts([DELETED] * 30 + [SENT] + [DELETED] * 3))) == []


def test_drafts_of_which_nothing_is_known_say_nothing() -> None:
    ends = [end for _ in range(10) for end in (UNKNOWN, DELETED, (Outcome.DRAFTED, None), (Outcome.ANSWERED, None))]
    [proposal] = proposals(unused_drafts(drafts(ends)))
    assert "10 deleted" in proposal.why[0]


def test_a_row_that_is_off_already_is_left_alone() -> None:
    off = "problems:\n  - id: late\n    draft: false\n"
    assert list(unused_drafts(drafts([DELETED] * 20, yaml=off))) == []


def test_a_problem_that_the_rules_do_not_know_any_more_is_left_alone() -> None:
    assert list(unused_drafts(drafts([DELETED] * 20, problem="long_gone"))) == []


def test_the_words_that_fired_are_told_with_how_often() -> None:
    past = Past(shipped())
    names = [past.letter(f"My vase arrived broken, order {number}.") for number in range(10)]
    made = drafts([DELETED] * 10, problem="damaged")
    covered = zip(made.drafts, names, strict=True)
    evidence = replace(
        made,
        arrivals=past.replay().arrivals,
        letters={name: replace(letter_record(name), problem="damaged") for name in names},
        drafts=tuple(replace(draft, covers=(name,)) for draft, name in covered),
    )
    [proposal] = proposals(unused_drafts(evidence))
    assert "broken” (10 letters)" in proposal.why[1]


def test_that_agents_agree_with_the_rules_is_said_only_once_enough_is_known() -> None:
    few, enough = drafts([SENT] * 2), drafts([SENT] * 10)
    assert words.summary(Learnt(), few).startswith("Nothing to propose yet: the ends of 10 drafts")
    assert "and 2 are known" in words.summary(Learnt(), few)
    assert "agrees with the rules" in words.summary(Learnt(), enough)
