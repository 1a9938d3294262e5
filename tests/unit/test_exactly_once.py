"""Killed anywhere, restarted: exactly one draft a customer, and nothing lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import pytest

from tests.desks import GRACE, Desk
from tests.factories import letter_octets
from tests.fakes.account import FakeAccount, KilledError
from tests.fakes.ledger import Fault
from triage.errors import TemporaryError

When = Literal["before", "after"]
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."


def desk_with_two_letters() -> Desk:
    desk = Desk()
    for name in ("ben", "zoe"):
        desk.letter(UPSET, sender=f"{name}@mail.example", message_id=f"<{name}@mail.example>")
    return desk


def steps_of_a_sweep() -> tuple[int, int]:
    desk = desk_with_two_letters()
    desk.sweep()
    return len(desk.account.steps), desk.ledger.steps


SERVER_STEPS, LEDGER_STEPS = range(1, 20), range(1, 18)


def test_the_steps_tried_below_are_all_the_steps_there_are() -> None:
    assert steps_of_a_sweep() == (len(SERVER_STEPS), len(LEDGER_STEPS))


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", SERVER_STEPS)
def test_killed_at_any_step_on_the_server_there_is_one_draft_each(step: int, when: When) -> None:
    desk = desk_with_two_letters()
    desk.account.fail(call=step, when=when, error=KilledError())
    desk.sweep_until_killed()
    again = desk.restarted()
    again.sweep()
    assert sorted(again.drafts()) == ["ben@mail.example", "zoe@mail.example"]
    assert again.outcomes() == ["drafted", "drafted"]
    assert again.sweep().writes == 0


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", LEDGER_STEPS)
def test_killed_at_any_write_of_the_ledger_there_is_one_draft_each(step: int, when: When) -> None:
    desk = desk_with_two_letters()
    desk.ledger.fault = Fault(step, when)
    desk.sweep_until_killed()
    again = desk.restarted()
    again.sweep()
    assert sorted(again.drafts()) == ["ben@mail.example", "zoe@mail.example"]
    assert again.outcomes() == ["drafted", "drafted"]
    assert len(again.account.messages("Triage")) == 1


def test_an_append_whose_answer_was_lost_is_found_in_drafts() -> None:
    desk = desk_with_two_letters()
    desk.account.fail("append", when="after", error=TemporaryError("cut"))
    with pytest.raises(TemporaryError):
        desk.sweep()
    again = desk.restarted()
    assert again.sweep().recovery.found == 1
    assert len(again.drafts()) == 2


def test_an_append_that_never_arrived_is_not_repeated_before_the_grace_is_over() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", error=KilledError())
    desk.sweep_until_killed()
    soon = desk.restarted(later=GRACE / 2)
    assert (soon.sweep().recovery.waiting, soon.drafts()) == (1, [])
    later = soon.restarted(later=GRACE)
    assert later.sweep().recovery.absent == 1
    assert len(later.drafts()) == 1


def test_an_append_that_the_server_commits_late_is_found_and_not_repeated() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", when="after", error=KilledError())
    desk.sweep_until_killed()
    [late] = desk.account.messages("Drafts")
    desk.account.boxes["Drafts"].messages.clear()
    desk.account.boxes["Drafts"].uidnext -= 1
    assert desk.restarted(later=GRACE / 2).sweep().recovery.waiting == 1
    desk.account.deliver("Drafts", late.octets, flags=late.flags)
    again = desk.restarted()
    assert (again.sweep().recovery.found, len(again.drafts())) == (1, 1)


@pytest.mark.parametrize("somebody_writes", [False, True], ids=["the same queue", "another queue"])
def test_a_queue_message_that_the_server_commits_late_does_not_stay_beside_the_next_one(
    somebody_writes: bool,
) -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", call=2, when="after", error=KilledError())
    desk.sweep_until_killed()
    [late] = desk.account.messages("Triage")
    desk.account.expunge("Triage", late.uid)
    soon = desk.restarted(later=GRACE / 2)
    if somebody_writes:
        soon.letter("Where is my parcel?", sender="zoe@mail.example", message_id="<zoe@mail.example>")
    soon.sweep()
    desk.account.deliver("Triage", late.octets)
    later = soon.restarted(later=GRACE / 4)
    later.sweep()
    assert len(later.account.messages("Triage")) == 1
    settled = later.restarted()
    settled.sweep()
    steps = len(settled.account.steps)
    assert (settled.sweep().writes, "append" in settled.account.steps[steps:]) == (0, False)


def test_a_draft_an_agent_sent_before_the_restart_is_not_laid_again() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", when="after", error=KilledError())
    desk.sweep_until_killed()
    [draft] = desk.account.messages("Drafts")
    desk.account.expunge("Drafts", draft.uid)
    desk.account.deliver("Sent", draft.octets)
    again = desk.restarted()
    again.sweep()
    assert again.drafts() == []


def test_a_draft_an_agent_deleted_for_good_before_the_restart_is_unsure_and_not_laid_again() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", when="after", error=KilledError())
    desk.sweep_until_killed()
    [draft] = desk.account.messages("Drafts")
    desk.account.expunge("Drafts", draft.uid)
    again = desk.restarted()
    assert again.sweep().recovery.unsure == 1
    assert (again.drafts(), again.outcomes()) == ([], ["unsure"])


def test_a_draft_an_agent_wrote_meanwhile_is_no_hole_in_the_window() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", error=KilledError())
    desk.sweep_until_killed()
    desk.account.deliver("Drafts", letter_octets("my own draft", to="somebody@mail.example"))
    again = desk.restarted()
    assert again.sweep().recovery.absent == 1
    assert sorted(again.drafts()) == ["anna.mueller@mail.example", "somebody@mail.example"]


def test_drafts_renumbered_while_we_were_away_leave_no_second_draft() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.account.fail("append", when="after", error=KilledError())
    desk.sweep_until_killed()
    desk.account.renumber("Drafts")
    again = desk.restarted()
    assert again.sweep().recovery.found == 1
    assert len(again.drafts()) == 1


def test_without_uidplus_the_draft_is_still_laid_once() -> None:
    desk = Desk(FakeAccount(capabilities={"IMAP4REV1"}))
    desk.letter(UPSET)
    desk.sweep()
    assert (len(desk.drafts()), desk.restarted(later=timedelta()).sweep().drafts.drafted) == (1, 0)
