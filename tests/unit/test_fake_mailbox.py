"""The fake fails where it is told to, and only there."""

from __future__ import annotations

import pytest

from tests.fakes.account import FakeAccount, KilledError
from tests.fakes.mailbox import FakeMailbox
from triage.errors import PermanentError, TemporaryError

DRAFT = b"Message-ID: <triage.v1.00@shop.example>\r\n\r\nThank you.\r\n"


def test_a_failure_before_a_step_leaves_nothing_behind() -> None:
    account = FakeAccount()
    account.fail("append", when="before")
    with pytest.raises(TemporaryError):
        FakeMailbox(account).append("Drafts", DRAFT, ())
    assert account.messages("Drafts") == ()


def test_a_failure_after_a_step_leaves_its_effect() -> None:
    account = FakeAccount()
    account.fail("append", when="after")
    with pytest.raises(TemporaryError):
        FakeMailbox(account).append("Drafts", DRAFT, ())
    assert [stored.octets for stored in account.messages("Drafts")] == [DRAFT]


def test_a_failure_happens_once() -> None:
    account = FakeAccount()
    account.fail("append")
    with pytest.raises(TemporaryError):
        FakeMailbox(account).append("Drafts", DRAFT, ())
    assert FakeMailbox(account).append("Drafts", DRAFT, ()) == 1


def test_the_call_to_fail_at_can_be_counted() -> None:
    account = FakeAccount()
    mailbox = FakeMailbox(account)
    account.fail("append", call=2, error=PermanentError("full"))
    mailbox.append("Drafts", DRAFT, ())
    with pytest.raises(PermanentError, match="full"):
        mailbox.append("Drafts", DRAFT, ())


@pytest.mark.parametrize("step", range(1, 4))
def test_a_program_can_be_killed_at_any_step(step: int) -> None:
    account = FakeAccount()
    account.fail(call=step, error=KilledError())
    mailbox = FakeMailbox(account)
    with pytest.raises(KilledError):
        lay(mailbox)
    assert account.steps == ["folders", "status", "append"][:step]


@pytest.mark.parametrize("error", [TemporaryError(), KilledError()])
def test_after_a_lost_connection_a_new_one_is_needed(error: BaseException) -> None:
    account = FakeAccount()
    mailbox = FakeMailbox(account)
    account.fail("status", error=error)
    with pytest.raises(type(error)):
        mailbox.status("Drafts")
    with pytest.raises(TemporaryError):
        mailbox.status("Drafts")
    assert FakeMailbox(account).status("Drafts").messages == 0


def test_a_refusal_leaves_the_connection_as_it_is() -> None:
    account = FakeAccount()
    mailbox = FakeMailbox(account)
    account.fail("append", error=PermanentError("[OVERQUOTA]"))
    with pytest.raises(PermanentError):
        mailbox.append("Drafts", DRAFT, ())
    assert mailbox.append("Drafts", DRAFT, ()) == 1


def test_a_spoiled_message_is_named_and_left_out() -> None:
    account = FakeAccount()
    spoiled, good = (account.deliver("INBOX", DRAFT) for _ in range(2))
    account.spoil("INBOX", spoiled)
    mailbox = FakeMailbox(account)
    mailbox.open("INBOX")
    assert [message.place.uid for message in mailbox.messages([spoiled, good])] == [good]
    assert set(mailbox.unreadable()) == {spoiled}


def test_status_of_the_open_mailbox_is_fresh() -> None:
    account = FakeAccount()
    mailbox = FakeMailbox(account)
    mailbox.open("INBOX")
    account.deliver("INBOX", b"Subject: new\r\n\r\n")
    assert mailbox.status("INBOX").messages == 1


def test_a_renumbered_mailbox_has_a_new_uidvalidity_and_the_same_letters() -> None:
    account = FakeAccount()
    account.deliver("INBOX", b"Subject: gone\r\n\r\n")
    account.deliver("INBOX", DRAFT)
    account.expunge("INBOX", 1)
    before = FakeMailbox(account).status("INBOX").uidvalidity
    account.renumber("INBOX")
    assert FakeMailbox(account).status("INBOX").uidvalidity != before
    assert [(stored.uid, stored.octets) for stored in account.messages("INBOX")] == [(1, DRAFT)]


def lay(mailbox: FakeMailbox) -> None:
    """Three steps a worker might take."""
    mailbox.folders()
    mailbox.status("Drafts")
    mailbox.append("Drafts", DRAFT, ())
