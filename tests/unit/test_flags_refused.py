"""A mailbox that takes no more keywords (Cyrus: 128 for each), or no flag at all: a star, or nothing but the queue."""

from __future__ import annotations

from tests.desks import Desk
from triage.errors import PermanentError

TOO_MANY = PermanentError("[LIMIT] Too many user flags in mailbox")
CALM = "Hello, could you tell me whether the oak tray fits a round table? Thank you, Ben"
FURIOUS = "Worst service ever! My kettle arrived broken, nobody answers. I am furious and will dispute the charge."


def test_where_there_is_no_room_for_keywords_drafts_are_laid_and_the_star_is_set() -> None:
    desk = Desk()
    uid = desk.letter(FURIOUS)
    desk.account.fail("add_flags", error=TOO_MANY)
    desk.sweep()
    assert (len(desk.drafts()), desk.triage_flags(uid)) == (1, frozenset({"\\Flagged"}))


def test_what_was_refused_is_not_asked_for_at_every_sweep() -> None:
    desk = Desk()
    desk.letter(FURIOUS)
    desk.account.fail("add_flags", error=TOO_MANY)
    desk.sweep()
    assert desk.sweep().writes == 0


def test_what_was_refused_is_no_correction_of_a_person() -> None:
    desk = Desk()
    uid = desk.letter(FURIOUS)
    desk.account.fail("add_flags", error=TOO_MANY)
    desk.sweep()
    again = desk.restarted()
    again.sweep()
    assert desk.triage_flags(uid) == {"\\Flagged", "$label1"}


def test_a_letter_that_gets_no_flag_at_all_gets_its_draft() -> None:
    desk = Desk()
    uid = desk.letter(CALM)
    desk.account.fail("add_flags", error=TOO_MANY)
    desk.sweep()
    assert (len(desk.drafts()), desk.triage_flags(uid)) == (1, frozenset())


def test_a_flag_that_cannot_be_taken_off_is_taken_off_later() -> None:
    desk = Desk()
    uid = desk.letter(FURIOUS)
    desk.sweep()
    desk.account.set_flags("INBOX", uid, (*desk.account.flags("INBOX", uid), "\\Answered"))
    desk.account.fail("remove_flags", error=PermanentError("[CANNOT] not now"))
    desk.sweep()
    desk.sweep()
    assert desk.triage_flags(uid) == frozenset()
