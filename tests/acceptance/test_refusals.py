"""What servers refuse and why (RFC 5530, and what some write instead): nothing is lost, nothing is laid twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.shop import NOW, Shop
from tests.factories import BROKEN_VASE, US, letter_octets
from tests.servers.running import PASSWORD, embedded
from triage.cli.assemble import plain_line
from triage.demo.imapd.effects import Refuse
from triage.demo.imapd.faults import Fault
from triage.demo.imapd.server import ImapServer
from triage.errors import ThrottledError, TriageError

FULL = "NO [OVERQUOTA] Quota exceeded"
NO_SUCH = "NO [TRYCREATE] Mailbox doesn't exist: Drafts"
LIMIT = "NO [LIMIT] Too many messages in mailbox"
AWAY = "NO [UNAVAILABLE] Backend is down"
SLOW = "BAD Request is throttled. Suggested Backoff Time: 90000 milliseconds"
NOT_CONNECTED = "BAD User is authenticated but not connected."
SAID = (FULL, NO_SUCH, LIMIT, AWAY, SLOW, NOT_CONNECTED)


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer({"support": PASSWORD}) as server:
        yield server


@pytest.fixture
def shop(server: ImapServer, tmp_path: Path) -> Iterator[Shop]:
    """A customer waits."""
    shop = Shop(embedded(server, "support"), tmp_path, plain_line(US))
    shop.fill_inbox([letter_octets(BROKEN_VASE, message_id="<one@mail.example>")])
    yield shop
    shop.close()


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("command", ["APPEND", "STATUS", "SELECT", "EXAMINE", "UID SEARCH", "UID STORE", "UID FETCH"])
def test_what_is_refused_once_is_done_later_and_once(server: ImapServer, shop: Shop, command: str, said: str) -> None:
    server.faults.add(Fault(command, Refuse(said)))
    with suppress(TriageError):
        shop.sweep(NOW)
    shop.sweep(NOW + timedelta(minutes=2))
    report = shop.sweep(NOW + timedelta(minutes=4))
    assert (len(shop.drafts()), len(report.queue), report.writes) == (1, 1, 0)


@pytest.mark.parametrize("said", SAID)
def test_a_refused_append_leaves_no_doubt(server: ImapServer, shop: Shop, said: str) -> None:
    server.faults.add(Fault("APPEND", Refuse(said)))
    with suppress(TriageError):
        shop.sweep(NOW)
    assert shop.sweep(NOW + timedelta(minutes=2)).recovery.unsure == 0


def test_the_time_to_wait_is_told(server: ImapServer, shop: Shop) -> None:
    server.faults.add(Fault("APPEND", Refuse(SLOW)))
    with pytest.raises(ThrottledError) as throttled:
        shop.sweep(NOW)
    assert throttled.value.wait_seconds == 90


def test_a_mailbox_that_is_full_keeps_nobody_from_being_flagged(server: ImapServer, shop: Shop) -> None:
    server.faults.add(*(Fault("APPEND", Refuse(FULL)) for _ in range(3)))
    with suppress(TriageError):
        shop.sweep(NOW)
    [flags] = shop.seen()["INBOX"].flags.values()
    assert flags & {"$label1", "$label2", "$label3", "$label4"}
