"""Sweeps that find nothing new: what was told stays told, and no reply is composed that would not be laid."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.desks import Desk, line
from tests.factories import NOON, case_of, judged_letter
from tests.fakes.account import KilledError
from triage.errors import LetterError
from triage.model import Case, QueueEntry, Refusal, Restatement
from triage.plan import Line, entry
from triage.work.drafts.memo import Memo

UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
CHARGED = "I have been charged twice for order #4471."
GRAVE = "Your heater caught fire and my husband died in it."
TODAY, TOMORROW = "2026-03-03", "2026-03-04"
WHY = Refusal("contract", "calm: an exclamation mark")


def waiting() -> Desk:
    """A customer waits, and the draft for them is laid."""
    desk = Desk()
    desk.letter(UPSET)
    return desk


def row(case: Case | None = None) -> QueueEntry:
    return entry(case or case_of(judged_letter()), Restatement("Your vase is broken.", ("damaged",)), line(), now=NOON)


def remembering(by: Line) -> Memo:
    """A memo in which the reply to `row` was refused today."""
    memo = Memo()
    memo.begin(by, {row().case.customer})
    memo.refuse(row(), TODAY, WHY)
    return memo


def test_a_reply_is_composed_for_the_draft_that_is_laid_and_not_again() -> None:
    desk = waiting()
    assert [[bool(one.draft) for one in desk.sweep().queue] for _ in range(2)] == [[True], [False]]


def test_the_queue_reads_the_same() -> None:
    desk = waiting()
    first, second = desk.sweep().board, desk.sweep().board
    assert first == second


def test_a_new_process_reads_the_same() -> None:
    desk = waiting()
    first = desk.sweep().board
    assert desk.restarted(later=timedelta()).sweep().board == first


def test_what_the_customer_writes_next_is_told_too() -> None:
    desk = waiting()
    desk.sweep()
    desk.letter(CHARGED, message_id="<two@mail.example>")
    [told] = desk.sweep().board.rows
    assert "charged twice" in told.restatement


def test_who_deleted_a_draft_is_not_written_to_again() -> None:
    desk = waiting()
    desk.sweep()
    [draft] = desk.account.messages("Drafts")
    desk.account.expunge("Drafts", draft.uid)
    [told] = desk.sweep().queue
    assert (told.draft, told.refusal, desk.drafts()) == (None, None, [])


def test_a_letter_too_grave_for_a_reply_says_so_at_every_sweep() -> None:
    desk = Desk()
    desk.letter(GRAVE)
    told = [one.refusal and one.refusal.reason for _ in range(3) for one in desk.sweep().queue]
    assert told == ["person"] * 3


def test_a_draft_stays_while_it_is_not_known_whether_the_new_one_lies_there() -> None:
    desk = waiting()
    desk.sweep()
    desk.letter(CHARGED, message_id="<two@mail.example>")
    desk.account.fail("append", error=KilledError())
    assert desk.sweep_until_killed()
    again = desk.restarted(later=timedelta(seconds=5))
    again.sweep()
    assert len(again.drafts()) == 1


def test_a_refusal_holds_for_the_day() -> None:
    memo = remembering(line())
    assert (memo.refused(row(), TODAY), memo.refused(row(), TOMORROW)) == (WHY, None)


def test_a_refusal_ends_when_the_customer_writes_again() -> None:
    later = case_of(judged_letter(), judged_letter(uid=2))
    assert remembering(line()).refused(row(later), TODAY) is None


def test_a_refusal_ends_with_the_rules_and_templates_it_was_made_by() -> None:
    memo = remembering(line())
    memo.begin(replace(line()), {row().case.customer})
    assert memo.refused(row(), TODAY) is None


def test_nothing_is_kept_of_who_does_not_wait() -> None:
    memo = remembering(line())
    memo.begin(line(), ())
    memo.begin(line(), {row().case.customer})
    assert memo.refused(row(), TODAY) is None


def test_what_failed_once_is_known_to_fail() -> None:
    memo, failed = remembering(line()), LetterError("TemplateError", stage="reply")
    memo.restate(row().case, failed)
    assert memo.restated(row().case) is failed


def test_new_rules_tell_it_anew() -> None:
    memo = remembering(line())
    memo.restate(row().case, Restatement("There is a fault.", ("other",)))
    memo.begin(replace(line()), {row().case.customer})
    assert memo.restated(row().case) is None
