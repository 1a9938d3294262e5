"""Whole sweeps where the mailbox may not be written to, was made anew, or the clock is not what it was."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.desks import Desk
from tests.factories import BROKEN_VASE
from tests.fakes.mailbox import FakeMailbox
from triage.model import Opened


class ReadOnlyInbox(FakeMailbox):
    """An inbox that SELECT opens READ-ONLY (RFC 9051 section 6.3.2)."""

    def open(self, mailbox: str, *, write: bool = False) -> Opened:
        return super().open(mailbox, write=write and mailbox != "INBOX")


def test_an_inbox_that_may_not_be_written_to_gets_drafts_and_no_flags() -> None:
    desk = Desk()
    uid = desk.letter(BROKEN_VASE)
    desk.sweep(ReadOnlyInbox(desk.account))
    assert desk.drafts() == ["anna.mueller@mail.example"]
    assert desk.triage_flags(uid) == frozenset()


def test_an_inbox_made_anew_and_filled_again_brings_no_second_draft() -> None:
    desk = Desk()
    desk.letter(BROKEN_VASE)
    desk.sweep()
    desk.account.renumber("INBOX")
    desk.account.expunge("INBOX", *(stored.uid for stored in desk.account.messages("INBOX")))
    desk.sweep()
    desk.letter(BROKEN_VASE)
    desk.sweep()
    assert len(desk.drafts()) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(days=-30), timedelta(hours=1)])
def test_a_clock_that_jumps_brings_no_second_draft(jump: timedelta) -> None:
    desk = Desk()
    desk.letter(BROKEN_VASE)
    desk.sweep()
    desk.now += jump
    desk.sweep()
    assert len(desk.drafts()) == 1
