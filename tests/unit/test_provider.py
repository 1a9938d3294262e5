"""Which kind of server it is taken for."""

from __future__ import annotations

import pytest

from triage.imap.provider import recognise

PLAIN = frozenset({"IMAP4REV1", "IDLE", "UIDPLUS"})


@pytest.mark.parametrize(
    ("host", "more", "software", "name"),
    [
        ("imap.gmail.com", "X-GM-EXT-1", "GImap", "Gmail"),
        ("mail.shop.example", "X-GM-EXT-1", "", "Gmail"),
        ("outlook.office365.com", "", "", "Microsoft 365 or Exchange"),
        ("Outlook.Office365.com", "", "", "Microsoft 365 or Exchange"),
        ("mail.shop.example", "", "Microsoft.Exchange.Imap4.Imap4Server", "Microsoft 365 or Exchange"),
        ("mail.shop.example", "ACL2=UNION", "", "Courier"),
        ("mail.shop.example", "SPECIAL-USE", "Dovecot", "Dovecot"),
        ("mail.shop.example", "SPECIAL-USE", "Cyrus IMAP", "Cyrus"),
        ("mail.shop.example", "SPECIAL-USE", "", ""),
        ("outlook.office365.com.shop.example", "", "", ""),
    ],
)
def test_a_server_is_known_by_what_it_can_do_by_its_name_or_by_its_host(
    host: str, more: str, software: str, name: str
) -> None:
    assert recognise(host, PLAIN | {more}, software).name == name


def test_only_gmail_keeps_labels_and_what_was_expunged() -> None:
    gmail, cyrus = recognise("", {"X-GM-EXT-1"}, ""), recognise("", PLAIN, "Cyrus IMAP")
    assert ((gmail.labels, gmail.bin), (cyrus.labels, cyrus.bin)) == ((True, True), (False, False))
