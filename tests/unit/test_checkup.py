"""What `check` tells of a server."""

from __future__ import annotations

from tests.factories import US
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from triage.model import Provider
from triage.work import checkup
from triage.work.checkup import Finding, Level

WANTED = frozenset({"$label1", "\\Flagged"})
UNSEEN = Provider("Shopmail", seen=False)
TEST_ID = "<triage.v1.test@shop.example>"


def findings(account: FakeAccount) -> list[Finding]:
    return list(checkup.server(FakeMailbox(account), WANTED))


def notes(account: FakeAccount) -> list[str]:
    return [finding.what for finding in findings(account) if finding.level is not Level.OK]


def test_a_capable_server_leaves_nothing_to_do() -> None:
    assert notes(FakeAccount()) == []


def test_nothing_is_changed_by_looking() -> None:
    account = FakeAccount()
    findings(account)
    assert account.changes == 0


def test_a_server_without_keywords_is_noted_with_a_way_out() -> None:
    [note] = [one for one in findings(FakeAccount(keywords=False)) if one.level is Level.NOTE]
    assert "$label1" in note.what
    assert "FLAGS_P1" in note.advice


def test_a_server_without_extensions_is_noted() -> None:
    assert notes(FakeAccount(capabilities={"IMAP4REV1"})) == ["no UIDPLUS", "no IDLE"]


def test_a_provider_that_was_never_tried_is_noted_with_how_to_begin() -> None:
    [note] = [one for one in checkup.server(FakeMailbox(FakeAccount()), WANTED, UNSEEN) if one.level is Level.NOTE]
    assert ("Shopmail" in note.what, "--write-test" in note.advice) == (True, True)


def test_where_labels_are_kept_a_hidden_all_mail_is_noted() -> None:
    found = list(checkup.server(FakeMailbox(FakeAccount()), WANTED, Provider("Gmail", labels=True)))
    assert [one.what for one in found if one.level is Level.NOTE] == ["All Mail is hidden from IMAP"]


def test_an_account_without_sent_mail_is_noted() -> None:
    assert notes(FakeAccount(mailboxes=("INBOX", "Drafts"))) == ["no mailbox for sent mail was found"]


def test_the_write_test_leaves_no_draft_behind() -> None:
    account = FakeAccount()
    told = checkup.write_test(FakeMailbox(account), US.identities[0], TEST_ID)
    assert (told.level, account.messages("Drafts")) == (Level.OK, ())


def test_without_uidplus_the_write_test_asks_for_the_draft_to_be_deleted() -> None:
    account = FakeAccount(capabilities={"IMAP4REV1"})
    told = checkup.write_test(FakeMailbox(account), US.identities[0], TEST_ID)
    assert (told.level, len(account.messages("Drafts"))) == (Level.NOTE, 1)
