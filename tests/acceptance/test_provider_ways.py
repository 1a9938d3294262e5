"""What agents see where a server goes ways of its own: Exchange, which is played, and Courier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.office import FURIOUS, Office, ServerHands
from tests.acceptance.shop import account_on
from tests.servers.running import Servers


@pytest.fixture
def exchange(servers: Servers, tmp_path: Path) -> Iterator[Office]:
    with account_on("exchange", servers) as server, closing(Office(ServerHands(server), tmp_path)) as office:
        yield office


@pytest.fixture
def courier(servers: Servers, tmp_path: Path) -> Iterator[Office]:
    with account_on("courier", servers) as server, closing(Office(ServerHands(server), tmp_path)) as office:
        yield office


def test_without_keywords_the_most_urgent_letter_has_its_star_and_every_letter_its_draft(exchange: Office) -> None:
    letter = exchange.letter(FURIOUS)
    exchange.sweep()
    assert (set(exchange.world.flags(letter)), len(exchange.drafts())) == ({"\\Flagged"}, 1)
    assert exchange.rests()


def test_without_special_use_answers_are_read_from_sent_items(exchange: Office) -> None:
    exchange.letter(FURIOUS)
    exchange.sweep()
    exchange.send(exchange.draft())
    assert exchange.sweep().answered == 1


def test_a_calendar_or_an_outbox_is_no_place_for_drafts(exchange: Office) -> None:
    with closing(exchange.world.connect()) as mailbox:
        assert mailbox.folders().drafts == "Drafts"


def test_below_the_inbox_of_courier_lie_drafts_and_the_queue(courier: Office) -> None:
    courier.letter(FURIOUS)
    courier.sweep()
    assert (len(courier.world.uids("Drafts")), len(courier.world.uids("Triage"))) == (1, 1)
    with closing(courier.world.connect()) as mailbox:
        folders = mailbox.folders()
    assert (folders.drafts, folders.queue) == ("INBOX.Drafts", "INBOX.Triage")


def test_courier_keeps_keywords_and_tells_where_a_draft_went(courier: Office) -> None:
    letter = courier.letter(FURIOUS)
    with closing(courier.world.connect()) as mailbox:
        mailbox.open("INBOX", write=True)
        mailbox.add_flags([letter], ["$label1"])
        assert mailbox.append("INBOX.Drafts", b"Subject: Late\r\n\r\nSoon.\r\n", ("\\Draft",)) == 1
    assert courier.world.flags(letter) == {"$label1"}
    assert courier.world.flags(1, "Drafts") == {"\\Draft"}


def test_a_mailbox_of_courier_tells_the_next_uid_also_when_its_last_letter_is_gone(courier: Office) -> None:
    courier.world.expunge(courier.letter(FURIOUS))
    with closing(courier.world.connect()) as mailbox:
        opened, asked = mailbox.open("INBOX").status, mailbox.status("INBOX")
    assert (opened, opened.uidnext) == (asked, 2)
