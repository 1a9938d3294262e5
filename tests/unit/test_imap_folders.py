"""Which mailbox is taken for which use."""

from __future__ import annotations

from typing import Any

import pytest

from triage.errors import ConfigError
from triage.imap.account import Account
from triage.imap.listing import Listed
from triage.imap.mailboxes import find
from triage.model import Folders


def listed(*names: str, delimiter: str = "/", **uses: str) -> list[Listed]:
    """Mailboxes: `uses` maps a special use to a name."""
    by_name = {name: f"\\{use.lower()}" for use, name in uses.items()}
    every = [*names, *by_name]
    return [Listed(name, delimiter, frozenset({by_name[name]} if name in by_name else ())) for name in every]


def account(**changes: Any) -> Account:
    return Account("imap.example", 993, "help", lambda: "secret", **changes)


def found(mailboxes: list[Listed], prefix: str = "", **changes: Any) -> Folders:
    return find(mailboxes, prefix, account(**changes))


def complaint(mailboxes: list[Listed], prefix: str = "", **changes: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        find(mailboxes, prefix, account(**changes))
    return str(caught.value)


def test_special_use_comes_before_names() -> None:
    folders = found(listed("INBOX", "Drafts", Drafts="[Gmail]/Entwürfe", Sent="[Gmail]/Gesendet", All="[Gmail]/Alle"))
    assert (folders.drafts, folders.sent, folders.everything) == (
        "[Gmail]/Entwürfe",
        "[Gmail]/Gesendet",
        "[Gmail]/Alle",
    )


def test_the_settings_come_before_special_use() -> None:
    assert found(listed("INBOX", "Triage drafts", Drafts="Drafts"), drafts="Triage drafts").drafts == "Triage drafts"


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("Entwürfe", "drafts"),
        ("Brouillons", "drafts"),
        ("BORRADORES", "drafts"),
        ("下書き", "drafts"),
        ("Gesendete Elemente", "sent"),
        ("Éléments envoyés", "sent"),
        ("Papierkorb", "trash"),
        ("Deleted Items", "trash"),
    ],
)
def test_a_well_known_name_will_do(name: str, use: str) -> None:
    given = ["INBOX", name] if use == "drafts" else ["INBOX", "Drafts", name]
    assert getattr(found(listed(*given)), use) == name


def test_of_two_well_known_names_none_is_guessed() -> None:
    said = complaint(listed("INBOX", "Drafts", "Entwürfe"))
    assert "DRAFTS_MAILBOX: several" in said
    assert "Drafts, Entwürfe" in said


def test_without_drafts_the_candidates_are_named() -> None:
    said = complaint(listed("INBOX", "Archive", "Vorlagen"))
    assert "there is no mailbox for drafts" in said
    assert all(remedy in said for remedy in ("Save any draft", "--create-drafts", "DRAFTS_MAILBOX="))
    assert "Archive, INBOX, Vorlagen" in said


def test_missing_drafts_do_not_hide_other_trouble() -> None:
    said = complaint(listed("INBOX", "Sent", "Sent Items"))
    assert [line.partition(":")[0] for line in said.splitlines()] == ["DRAFTS_MAILBOX", "SENT_MAILBOX"]


def test_two_sent_mailboxes_have_to_be_told_apart_by_a_person() -> None:
    assert "SENT_MAILBOX: several" in complaint(listed("INBOX", "Drafts", "Sent", "Sent Items"))


def test_sent_and_trash_may_be_missing() -> None:
    folders = found(listed("INBOX", "Drafts"))
    assert (folders.sent, folders.trash, folders.everything) == (None, None, None)


def test_all_that_is_wrong_is_told_at_once() -> None:
    said = complaint(listed("INBOX"), drafts="Draft", sent="Send", inbox="Support")
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "DRAFTS_MAILBOX=Draft",
        "SENT_MAILBOX=Send",
        "INBOX=Support",
    ]


def test_courier_keeps_everything_below_the_inbox() -> None:
    mailboxes = listed("INBOX", "INBOX.Drafts", "INBOX.Sent", "INBOX.Trash", delimiter=".")
    folders = found(mailboxes, "INBOX.")
    trash = "INBOX.Trash"
    assert folders == Folders("INBOX", "INBOX.Drafts", "INBOX.Triage", "INBOX.Sent", trash, None, (trash,))


def test_letters_may_be_filed_anywhere_but_among_drafts_sent_mail_junk_and_views() -> None:
    own = listed("INBOX", "Sent", "Triage", Drafts="Drafts", Junk="Spam", Flagged="Starred", Important="Important")
    others = listed("Anna", "Zoe", Archive="Kept", Trash="Bin", All="All Mail")
    assert found([*own, *others]).others == ("All Mail", "Kept", "Anna", "Zoe", "Bin")


def test_a_setting_may_leave_the_prefix_out() -> None:
    mailboxes = listed("INBOX", "INBOX.Later", delimiter=".")
    assert found(mailboxes, "INBOX.", drafts="Later").drafts == "INBOX.Later"


def test_a_drafts_of_somebody_else_is_not_ours() -> None:
    mailboxes = listed("INBOX", "Drafts", "shared/sales/Drafts", "Archive/2024/Drafts")
    assert found(mailboxes).drafts == "Drafts"


def test_an_existing_queue_is_used_as_it_is_named() -> None:
    mailboxes = listed("INBOX", "INBOX.Drafts", "Triage", delimiter=".")
    assert found(mailboxes, "INBOX.").queue == "Triage"


@pytest.mark.parametrize("use", ["Sent", "Trash", "Junk", "All", "Archive"])
def test_drafts_are_not_laid_where_something_else_is_kept(use: str) -> None:
    assert "DRAFTS_MAILBOX: Place is the server's" in complaint(listed("INBOX", **{use: "Place"}), drafts="Place")


@pytest.mark.parametrize("name", ["Outbox", "INBOX.Outbox", "Postausgang"])
def test_drafts_are_not_laid_where_they_would_be_sent(name: str) -> None:
    assert "outbox" in complaint(listed("INBOX", name, delimiter="."), drafts=name)


def test_the_inbox_is_no_place_for_drafts() -> None:
    assert "DRAFTS_MAILBOX" in complaint(listed("INBOX", "Drafts"), drafts="INBOX")


def test_the_queue_is_no_place_for_drafts() -> None:
    assert "DRAFTS_MAILBOX" in complaint(listed("INBOX", "Drafts"), queue="Drafts")


def test_a_queue_name_with_a_line_break_is_refused() -> None:
    assert "QUEUE_MAILBOX" in complaint(listed("INBOX", "Drafts"), queue="Triage\r\nX1 LOGOUT")


def test_inbox_is_written_in_any_case() -> None:
    assert found(listed("INBOX", "Drafts"), inbox="inbox").inbox == "INBOX"
