"""What agents do to drafts, where a server or a client is peculiar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes

import pytest

from tests.desks import Desk
from tests.factories import letter_octets
from tests.fakes.account import CAPABILITIES, FakeAccount, Stored
from triage.errors import PermanentError, TemporaryError
from triage.model import Outcome
from triage.reply.compose import Composer

UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
CHARGED = "I have been charged twice for order #4471."


def laid(account: FakeAccount | None = None) -> tuple[Desk, Stored]:
    """A desk after a draft was laid, and the draft."""
    desk = Desk(account)
    desk.letter(UPSET)
    desk.sweep()
    [draft] = desk.account.messages("Drafts")
    desk.now += timedelta(minutes=10)
    return desk, draft


def write_again(desk: Desk) -> None:
    desk.letter(CHARGED, message_id="<two@mail.example>", received=desk.now)


def is_answered(desk: Desk) -> None:
    reply = letter_octets("We are on it.", sender="help@shop.example", In_Reply_To="<one@mail.example>")
    desk.account.deliver("Sent", reply, received=desk.now)


def outcomes(desk: Desk) -> list[str]:
    return [draft.outcome.value for draft in desk.ledger.drafts(*Outcome)]


def test_a_draft_marked_as_deleted_is_deleted_and_one_unmarked_is_back() -> None:
    desk, draft = laid()
    desk.account.set_flags("Drafts", draft.uid, {"\\Deleted"})
    desk.sweep()
    marked = outcomes(desk)
    desk.account.set_flags("Drafts", draft.uid, {"\\Draft"})
    desk.sweep()
    assert (marked, outcomes(desk), len(desk.drafts())) == (["deleted"], ["drafted"], 1)


def test_an_edited_draft_without_references_is_found_by_its_recipient() -> None:
    desk, draft = laid()
    edited = letter_octets("Dear Anna, ...", sender="help@shop.example", to="Anna.Mueller@mail.example")
    desk.account.expunge("Drafts", draft.uid)
    desk.account.deliver("Drafts", edited, received=desk.now)
    write_again(desk)
    desk.sweep()
    assert ([stored.octets for stored in desk.account.messages("Drafts")], outcomes(desk)) == ([edited], ["drafted"])


def test_an_older_draft_of_an_agents_to_the_same_customer_is_something_else() -> None:
    desk = Desk()
    older = letter_octets(
        "Dear Anna, about your invoice ...", sender="help@shop.example", to="anna.mueller@mail.example"
    )
    desk.account.deliver("Drafts", older, received=desk.now - timedelta(days=9))
    desk.letter(UPSET)
    desk.sweep()
    assert len(desk.drafts()) == 2


def test_renumbered_drafts_are_known_again() -> None:
    desk, _ = laid()
    desk.account.renumber("Drafts")
    desk.sweep()
    is_answered(desk)
    desk.sweep()
    assert (outcomes(desk), desk.drafts()) == (["withdrawn"], [])


def test_without_uidplus_an_old_draft_is_better_than_two() -> None:
    desk, draft = laid(FakeAccount(capabilities=CAPABILITIES - {"UIDPLUS"}))
    write_again(desk)
    desk.sweep()
    assert [stored.uid for stored in desk.account.messages("Drafts")] == [draft.uid]


def test_without_uidplus_the_draft_of_who_was_answered_is_done_with() -> None:
    desk, _ = laid(FakeAccount(capabilities=CAPABILITIES - {"UIDPLUS"}))
    is_answered(desk)
    desk.sweep()
    assert (outcomes(desk), desk.restarted().sweep().writes) == (["answered"], 0)


def test_a_server_that_lets_nobody_remove_a_draft_stops_nothing_else() -> None:
    desk, _ = laid()
    is_answered(desk)
    desk.letter(CHARGED, sender="zoe@mail.example", message_id="<two@mail.example>", received=desk.now)
    desk.account.fail("remove", error=PermanentError("[NOPERM] not yours"))
    desk.sweep()
    first = sorted(desk.drafts())
    desk.sweep()
    assert (first, desk.drafts()) == (["anna.mueller@mail.example", "zoe@mail.example"], ["zoe@mail.example"])


def test_a_renewal_the_server_has_no_room_for_leaves_the_old_draft_and_is_tried_again() -> None:
    desk, draft = laid()
    write_again(desk)
    desk.account.fail("append", error=PermanentError("[OVERQUOTA] no room"))
    desk.sweep()
    first = [stored.uid for stored in desk.account.messages("Drafts")]
    desk.sweep()
    assert (first, outcomes(desk), len(desk.drafts())) == ([draft.uid], ["superseded", "drafted"], 1)


def test_a_draft_that_is_out_of_date_and_cannot_be_written_anew_is_withdrawn() -> None:
    desk, _ = laid()
    desk.line = replace(desk.line, composer=Composer({}, desk.line.rules))
    write_again(desk)
    report = desk.sweep()
    assert (desk.drafts(), outcomes(desk), len(report.queue)) == ([], ["withdrawn"], 1)


def test_a_draft_that_is_out_of_date_goes_though_nobody_knows_whether_the_new_one_was_laid() -> None:
    desk, draft = laid()
    write_again(desk)
    desk.account.fail("append", when="after", error=TemporaryError("gone"))
    with pytest.raises(TemporaryError):
        desk.sweep()
    [renewed] = [stored for stored in desk.account.messages("Drafts") if stored.uid != draft.uid]
    desk.account.expunge("Drafts", renewed.uid)
    desk.restarted().sweep()
    letters = {record.outcome for record in desk.ledger.letters_since(desk.now - timedelta(days=1))}
    assert (desk.drafts(), outcomes(desk), letters) == ([], ["withdrawn", "unsure"], {Outcome.UNSURE})
    assert desk.restarted().sweep().writes == 0


@pytest.mark.parametrize(("edited", "left"), [(False, 0), (True, 1)])
def test_a_draft_of_an_earlier_version_is_known_by_its_octets(edited: bool, left: int) -> None:
    desk, draft = laid()
    [record] = desk.ledger.drafts(Outcome.DRAFTED)
    desk.ledger.memory.drafts[record.token] = replace(record, content="", sketch="")
    if edited:
        desk.account.expunge("Drafts", draft.uid)
        desk.account.deliver("Drafts", draft.octets + b"And more.\r\n", received=desk.now)
    is_answered(desk)
    desk.sweep()
    assert len(desk.drafts()) == left


def test_a_draft_no_program_can_read_is_left_alone() -> None:
    desk, draft = laid()
    desk.account.spoil("Drafts", draft.uid)
    is_answered(desk)
    desk.restarted().sweep()
    assert len(desk.drafts()) == 1


def test_the_ledger_keeps_numbers_of_a_draft_that_is_done_with_and_no_trace_of_its_words() -> None:
    desk, draft = laid()
    sent = message_from_bytes(draft.octets)
    sent.replace_header("Message-ID", "<sent@client.example>")
    desk.account.deliver("Sent", sent.as_bytes(), received=desk.now)
    desk.account.expunge("Drafts", draft.uid)
    desk.sweep()
    [record] = desk.ledger.drafts(*Outcome)
    assert (record.outcome, record.kept, record.content, record.sketch) == (Outcome.ANSWERED, 1.0, "", "")
