"""Nothing but numbers and our own tokens gets into an IMAP command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.imap import guard

BREAKING = ("\r", "\n", "\0", " ", '"', "(", "{3}", "*", "%", "\\", "é", "\u2028")


def test_uids_are_sorted_and_each_once() -> None:
    assert guard.uids([7, 3, 7]) == (3, 7)


@pytest.mark.parametrize("value", ["1:*", "1", True, 0, -1, 2**32, 1.0, b"1"])
def test_only_plain_integers_are_uids(value: object) -> None:
    with pytest.raises(ValueError, match="not a UID"):
        guard.uids([value])  # type: ignore[list-item]


def test_a_message_id_of_ours_is_a_token() -> None:
    ours = "<triage.v1.0123456789abcdef@shop-help.example>"
    assert guard.token(ours) == ours


@pytest.mark.parametrize("broken", BREAKING)
def test_a_token_with_anything_else_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="token"):
        guard.token(f"<triage.v1.{broken}@shop.example>")


@given(st.text())
def test_a_token_that_passes_needs_no_quoting(value: str) -> None:
    try:
        passed = guard.token(value)
    except ValueError:
        return
    assert passed
    assert passed.isascii()
    assert not set(passed) & set('\r\n\0 "(){}%*\\[]')


@pytest.mark.parametrize("flag", ["\\Flagged", "$label1", "Triage-P1", "\\Draft", "NonJunk"])
def test_flags_and_keywords_pass(flag: str) -> None:
    assert guard.flags([flag]) == (flag,)


@pytest.mark.parametrize("flag", ["", "\\", "a b", "x)\r\nX1 LOGOUT", "\\*", "é", "a\\b", "[x]", "a" * 64])
def test_what_is_no_flag_is_refused(flag: str) -> None:
    with pytest.raises(ValueError, match="not a flag"):
        guard.flags([flag])


@pytest.mark.parametrize("flag", ["\\Seen", "\\DELETED", "\\Answered", "\\Draft", "\\Recent"])
def test_flags_of_people_and_servers_are_not_stored(flag: str) -> None:
    with pytest.raises(ValueError, match="not ours"):
        guard.stored_flags(["\\Flagged", flag])


@pytest.mark.parametrize("name", ["INBOX", "[Gmail]/Entwürfe", "a&b", 'say "hi"', "下書き"])
def test_mailboxes_may_be_called_many_things(name: str) -> None:
    assert guard.mailbox(name) == name


@pytest.mark.parametrize("name", ["", "a\r\nX1 LOGOUT", "a\0", "a\x85b", "\ud800", "x" * 501])
def test_a_mailbox_name_is_one_printable_line(name: str) -> None:
    with pytest.raises(ValueError, match="mailbox name"):
        guard.mailbox(name)
