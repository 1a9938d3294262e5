"""A promise from the reply in Sent to the follow-up in Drafts, on each server, each sweep by a new process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.acceptance.shop import NOW, Shop, account_on
from tests.factories import US, letter_octets
from tests.servers.running import NAMES, Servers
from triage.cli.assemble import plain_line

LETTER = "My blue vase from order #4471 arrived broken and I am very disappointed."
ANSWER = "Thank you for writing. I am sorry that it arrived broken. I will write to you by 5 pm today.\n"
SENT = NOW + timedelta(minutes=5)
PASSED = NOW + timedelta(hours=4)


@pytest.fixture(params=NAMES)
def shop(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Shop]:
    """A customer who was answered with a promise."""
    with account_on(request.param, servers) as account, ExitStack() as stack:
        shop = stack.enter_context(closing(Shop(account, tmp_path, plain_line(US))))
        shop.deliver(letter_octets(LETTER, written=NOW), received=NOW)
        shop.sweep(NOW)
        answer = letter_octets(
            ANSWER,
            sender="help@shop.example",
            to="Anna <anna.mueller@mail.example>",
            subject="Re: My order",
            message_id="<answer@shop.example>",
            written=SENT,
            References="<one@mail.example>",
        )
        shop.deliver(answer, "Sent", received=SENT)
        yield shop


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


def test_once_it_has_passed_the_customer_is_urgent_and_a_follow_up_lies_ready(shop: Shop) -> None:
    shop.sweep(SENT + timedelta(minutes=1))
    [row] = shop.sweep(PASSED).board.rows
    assert (row.band, row.owed, row.promised) == ("P1", True, "Tue 3 Mar 17:00")
    said = newest_draft(shop)
    assert "did not keep our word" in said or "let the time pass" in said
    assert shop.sweep(PASSED).writes == 0


def test_the_next_answer_ends_it(shop: Shop) -> None:
    shop.sweep(SENT + timedelta(minutes=1))
    shop.sweep(PASSED)
    late = letter_octets(
        "The replacement leaves today.",
        sender="help@shop.example",
        to="anna.mueller@mail.example",
        message_id="<late@shop.example>",
        written=PASSED,
        In_Reply_To="<one@mail.example>",
    )
    shop.deliver(late, "Sent", received=PASSED)
    board = shop.sweep(PASSED + timedelta(minutes=1)).board
    assert (board.rows, board.owed) == ((), ())
