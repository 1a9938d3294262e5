"""The queue message in its mailbox, as any mail client sees it: made, replaced, and never without one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import pytest
from imapclient import IMAPClient

from tests.acceptance.shop import NOW, Shop, account_on
from tests.desks import Desk
from tests.factories import US, letter_octets
from tests.fakes.account import KilledError, When
from tests.servers.running import NAMES, PASSWORD, Running, Servers, embedded
from triage.cli.assemble import plain_line
from triage.demo.imapd.server import ImapServer

LATER = NOW + timedelta(minutes=5)


@pytest.fixture(params=NAMES)
def account(request: pytest.FixtureRequest, servers: Servers) -> Iterator[Running]:
    with account_on(request.param, servers) as account:
        yield account


@pytest.fixture
def shop(account: Running, tmp_path: Path) -> Iterator[Shop]:
    """A shop to which one customer has written, before the first sweep."""
    with closing(Shop(account, tmp_path, plain_line(US))) as shop:
        write(shop, "anna", NOW)
        yield shop


def write(shop: Shop, name: str, at: datetime) -> None:
    octets = letter_octets(sender=f"{name}@mail.example", message_id=f"<{name}@mail.example>", written=at)
    shop.deliver(octets, received=at)


def queue_messages(shop: Shop) -> list[EmailMessage]:
    octets = (shop.octets(uid, "Triage") for uid in shop.uids("Triage"))
    found = [message_from_bytes(one, policy=policy.default) for one in octets]
    assert all(isinstance(one, EmailMessage) for one in found)
    return found


def test_its_mailbox_is_made_with_the_first_sweep_and_subscribed_to(shop: Shop, account: Running) -> None:
    before = shop.seen()
    shop.sweep()
    with IMAPClient(account.host, account.port, ssl=False) as client:
        client.login(account.user, account.password)
        subscribed = {name for _, _, name in client.list_sub_folders()}
    assert ("Triage" in before, "Triage" in shop.seen(), "Triage" in subscribed) == (False, True, True)


def test_it_is_html_with_a_plain_twin_and_links_to_the_letter(shop: Shop) -> None:
    shop.sweep()
    [message] = queue_messages(shop)
    html, plain = (message.get_body((kind,)) for kind in ("html", "plain"))
    assert html is not None
    assert plain is not None
    assert 'href="mid:anna@mail.example"' in html.get_content()
    assert "mid:anna@mail.example" in plain.get_content()


def test_it_is_replaced_when_something_has_changed_and_left_alone_otherwise(shop: Shop) -> None:
    shop.sweep()
    first = shop.uids("Triage")
    shop.sweep(LATER)
    same = shop.uids("Triage")
    write(shop, "ben", LATER)
    shop.sweep(LATER + timedelta(minutes=1))
    [message] = queue_messages(shop)
    assert (first == same, first == shop.uids("Triage"), str(message["Subject"])) == (
        True,
        False,
        "Triage queue: 2 waiting, 0 urgent",
    )


def test_what_others_put_beside_it_stays(shop: Shop) -> None:
    shop.sweep()
    note = letter_octets("A note to my colleagues.", message_id="<triage.queue.0@shop.example>")
    shop.deliver(note, "Triage", received=NOW)
    write(shop, "ben", LATER)
    shop.sweep(LATER)
    subjects = sorted(str(one["Subject"]) for one in queue_messages(shop))
    assert subjects == ["My order", "Triage queue: 2 waiting, 0 urgent"]


def test_the_new_one_lies_there_before_the_old_one_goes(tmp_path: Path) -> None:
    with (
        ImapServer({"support": PASSWORD}) as server,
        closing(Shop(embedded(server, "support"), tmp_path, plain_line(US))) as shop,
    ):
        shop.sweep()
        write(shop, "anna", NOW)
        server.wire_log.clear()
        shop.sweep(LATER)
        writes = [one for one in server.wire_log.writes() if one.name != "SUBSCRIBE"]
    # The flags of the letter, then the queue: a new message, and the old one's end.
    queue = [one.name for one in writes if one.name != "APPEND" or "Triage" in one.line]
    assert queue == ["UID STORE", "APPEND", "UID STORE", "UID EXPUNGE"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_wherever_a_sweep_is_killed_a_queue_lies_there_and_the_next_sweep_leaves_one(when: When) -> None:
    found = []
    for step in count(1):
        desk = Desk()
        desk.letter("It arrived broken.", message_id="<anna@mail.example>")
        desk.sweep()
        desk.letter("It is late.", sender="ben@mail.example", message_id="<ben@mail.example>")
        desk.account.fail(call=step, when=when, error=KilledError())
        if not desk.sweep_until_killed():
            break
        there = len(desk.account.messages("Triage"))
        desk.restarted().sweep()
        found.append((there > 0, len(desk.account.messages("Triage"))))
    assert (set(found), len(found) > 15) == ({(True, 1)}, True)
