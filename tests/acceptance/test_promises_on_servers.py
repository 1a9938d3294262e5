"""A promise from the reply in Sent to the follow-up in Drafts, on each server, each sweep by a new process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.acceptance.shop import NOW, Shop, account_on
from tests.factories import US, letter_octets
from tests.servers.running import NAMES, Servers
from triage.cli.assemble import plain_line

LETTER = "My blue vase from order #4471 arrived broken and I am very disappointed."
ANSWER = "Thank you for writing. I am sorry that it arrived broken. I will write to you by 5 pm today.\n"
LEAVES = "Thank you for writing. I am sorry that it arrived broken. Your new vase leaves us today.\n"
SENT = NOW + timedelta(minutes=5)
SOON = NOW + timedelta(hours=2)
PASSED = NOW + timedelta(hours=4)
TRIAGE_FLAGS = frozenset(("\\Flagged", "$label1", "$label2", "$label3", "$label4"))


@pytest.fixture(params=NAMES)
def shop(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Shop]:
    """A customer who was answered with a promise."""
    with account_on(request.param, servers) as account, ExitStack() as stack:
        shop = stack.enter_context(closing(Shop(account, tmp_path, plain_line(US))))
        shop.deliver(letter_octets(LETTER, written=NOW), received=NOW)
        shop.sweep(NOW)
        shop.deliver(reply(ANSWER, SENT), "Sent", received=SENT)
        yield shop


def reply(text: str, at: datetime, to: str = "anna.mueller@mail.example", answers: str = "<one@mail.example>") -> bytes:
    """What an agent sent."""
    return letter_octets(
        text,
        sender="help@shop.example",
        to=f"Anna <{to}>",
        subject="Re: My order",
        message_id=f"<answer.{at:%H%M}.{to}>",
        written=at,
        References=answers,
    )


def newest_draft(shop: Shop) -> str:
    octets = list(shop.drafts().values())[-1]
    body = message_from_bytes(octets, policy=policy.default).get_body(("plain",))
    assert body is not None
    return " ".join(body.get_content().split())


def test_until_it_is_due_it_stands_below_the_queue(shop: Shop) -> None:
    board = shop.sweep(SENT + timedelta(minutes=1)).board
    assert [(one.customer, one.due, one.passed) for one in board.owed] == [
        ("Anna <anna.mueller@mail.example>", "Tue 3 Mar 17:00", False)
    ]
    assert board.rows == ()


def test_as_it_comes_due_the_customer_who_has_not_written_again_is_in_the_queue_and_no_draft_is_laid(
    shop: Shop,
) -> None:
    shop.sweep(SENT + timedelta(minutes=1))
    before = len(shop.drafts())
    board = shop.sweep(SOON).board
    assert [(row.answered, row.promised, row.owed) for row in board.rows] == [(True, "Tue 3 Mar 17:00", False)]
    assert (board.owed, len(shop.drafts()), shop.sweep(SOON).writes) == ((), before, 0)
    [uid] = shop.uids()
    assert shop.flags(uid) & TRIAGE_FLAGS


def test_of_two_alike_the_one_whose_promise_comes_due_first_stands_first(shop: Shop) -> None:
    other = letter_octets(LETTER, sender="Ben <ben@mail.example>", message_id="<ben@mail.example>", written=NOW)
    shop.deliver(other, received=NOW)
    shop.sweep(NOW)
    sooner = reply(ANSWER.replace("5 pm", "4:30 pm"), SENT, "ben@mail.example", "<ben@mail.example>")
    shop.deliver(sooner, "Sent", received=SENT)
    shop.sweep(SENT)
    assert [row.name for row in shop.sweep(SOON).board.rows] == ["Ben", "Anna Müller"]


def test_the_answer_that_comes_in_time_ends_it_and_takes_the_flags_off(shop: Shop) -> None:
    shop.sweep(SOON)
    shop.deliver(reply("The replacement leaves us. Kind regards", SOON), "Sent", received=SOON)
    board = shop.sweep(SOON + timedelta(minutes=1)).board
    [uid] = shop.uids()
    assert (board.rows, board.owed, shop.flags(uid) & TRIAGE_FLAGS) == ((), (), frozenset())


def test_what_leaves_us_by_then_is_a_promise_too(shop: Shop) -> None:
    later = SENT + timedelta(minutes=10)
    shop.deliver(reply(LEAVES, later), "Sent", received=later)
    assert [one.due for one in shop.sweep(later).board.owed] == ["Tue 3 Mar 17:00"]
    [row] = shop.sweep(PASSED).board.rows
    assert (row.band, row.owed) == ("P1", True)


def test_who_writes_after_it_has_passed_has_one_follow_up_for_everything(shop: Shop) -> None:
    shop.sweep(PASSED)
    again = letter_octets("I have been charged twice.", message_id="<two@mail.example>", written=PASSED)
    shop.deliver(again, received=PASSED)
    [entry] = shop.sweep(PASSED + timedelta(minutes=1)).queue
    assert (entry.priority.band, entry.case.promise_broken, entry.case.contacts) == ("P1", True, 1)
    assert (len(shop.drafts()), shop.sweep(PASSED + timedelta(minutes=2)).writes) == (1, 0)


@pytest.mark.parametrize("mailbox", ["Archive", "Customers", "Trash"])
def test_a_letter_that_was_filed_away_is_found_and_a_follow_up_lies_ready(shop: Shop, mailbox: str) -> None:
    shop.file(mailbox)
    shop.sweep(SENT + timedelta(minutes=1))
    before = shop.seen()[mailbox]
    [row] = shop.sweep(PASSED).board.rows
    assert (row.band, row.owed, row.promised) == ("P1", True, "Tue 3 Mar 17:00")
    [octets] = shop.drafts().values()
    assert message_from_bytes(octets)["In-Reply-To"] == "<one@mail.example>"
    assert "let the time pass without writing to you" in (said := newest_draft(shop)) or "heard nothing from us" in said
    after = shop.seen()[mailbox]
    assert (after.flags, after.uidnext, shop.sweep(PASSED).writes) == (before.flags, before.uidnext, 0)


def test_the_late_answer_takes_the_follow_up_to_a_filed_letter_away(shop: Shop) -> None:
    shop.file("Archive")
    shop.sweep(PASSED)
    shop.deliver(reply("I am sorry. It leaves us now.", PASSED), "Sent", received=PASSED)
    board = shop.sweep(PASSED + timedelta(minutes=1)).board
    assert (board.rows, board.owed, shop.drafts()) == ((), (), {})


def test_a_filed_letter_that_is_moved_back_keeps_its_follow_up_and_gets_its_flags(shop: Shop) -> None:
    shop.file("Archive")
    shop.sweep(PASSED)
    shop.file("INBOX", source="Archive")
    assert len(shop.sweep(PASSED + timedelta(minutes=1)).board.rows) == 1
    [uid] = shop.uids()
    assert (len(shop.drafts()), shop.flags(uid) & TRIAGE_FLAGS) == (1, frozenset(("\\Flagged", "$label1")))


def test_of_a_letter_that_was_deleted_for_good_the_queue_says_above_all_that_it_has_passed(shop: Shop) -> None:
    [uid] = shop.uids()
    shop.expunge(uid, "INBOX")
    shop.sweep(SENT + timedelta(minutes=1))
    board = shop.sweep(PASSED).board
    [message] = [message_from_bytes(shop.octets(one, "Triage")) for one in shop.uids("Triage")]
    assert ([one.due for one in board.overdue], board.rows) == (["Tue 3 Mar 17:00"], ())
    assert message["Subject"] == "Triage queue: nobody waits, 1 promise overdue"


def test_once_it_has_passed_the_customer_is_urgent_and_a_follow_up_lies_ready(shop: Shop) -> None:
    shop.sweep(SENT + timedelta(minutes=1))
    [row] = shop.sweep(PASSED).board.rows
    assert (row.band, row.owed, row.promised) == ("P1", True, "Tue 3 Mar 17:00")
    said = newest_draft(shop)
    assert "let the time pass without writing to you" in said or "you have heard nothing from us" in said
    assert shop.sweep(PASSED).writes == 0


def test_the_next_answer_ends_it(shop: Shop) -> None:
    shop.sweep(SENT + timedelta(minutes=1))
    shop.sweep(PASSED)
    shop.deliver(reply("It left us this morning.", PASSED), "Sent", received=PASSED)
    board = shop.sweep(PASSED + timedelta(minutes=1)).board
    assert (board.rows, board.owed) == ((), ())
