"""A whole sweep over the sample shop's mailbox, on each server: what the agents find, and what stays as it was."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.utils import getaddresses
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from tests.acceptance.reading_back import meant, read_back
from tests.acceptance.shop import NAMING, NOW, Seen, Shop, account_on
from tests.fakes.account import FakeAccount
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox
from tests.servers.running import NAMES, PASSWORD, Running, Servers, embedded
from triage.cli.assemble import BAND_FLAGS, demo_line
from triage.demo import sample
from triage.demo.imapd.server import ImapServer
from triage.model import QueueEntry
from triage.plan import Line
from triage.work.context import Options
from triage.work.sweep import Sweeper, SweepReport

LETTERS = sample.letters(NOW)
LATER = NOW + timedelta(minutes=1)


@cache
def line() -> Line:
    return demo_line()


@dataclass(frozen=True, slots=True)
class Swept:
    """A shop after its first sweep."""

    shop: Shop
    before: Mapping[str, Seen]
    report: SweepReport
    after: Mapping[str, Seen]
    drafts: Mapping[int, bytes]


@pytest.fixture(scope="module", params=NAMES)
def swept(
    request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Swept]:
    with account_on(request.param, servers) as server:
        shop = Shop(server, tmp_path_factory.mktemp("ledger"), line())
        shop.fill(LETTERS)
        before = shop.seen()
        report = shop.sweep()
        yield Swept(shop, before, report, shop.seen(), shop.drafts())
        shop.close()


@pytest.fixture
def swept_shop(imap_server: Running, tmp_path: Path) -> Iterator[Shop]:
    """A shop of the test's own, after its first sweep."""
    shop = Shop(imap_server, tmp_path, line())
    shop.fill(LETTERS)
    shop.sweep()
    yield shop
    shop.close()


@cache
def queue_in_memory() -> tuple[QueueEntry, ...]:
    account = FakeAccount()
    for letter in LETTERS:
        account.deliver(letter.mailbox, letter.octets, flags=letter.flags, received=letter.received)
    return Sweeper(FakeLedger(), NAMING, Options()).sweep(FakeMailbox(account), line(), NOW).queue


def customers_who_wait() -> set[str]:
    """By the index of the sample letters."""
    rows = json.loads((files("triage.demo") / "letters/index.json").read_text("utf-8"))
    waiting = {row["file"] for row in rows if row["expect"]["rank"]}
    headers = [message_from_bytes(letter.octets) for letter in LETTERS if letter.name in waiting]
    return {getaddresses([header["Reply-To"] or header["From"]])[0][1] for header in headers}


def told(entry: QueueEntry) -> tuple[object, ...]:
    """What a queue entry says, wherever its letters lie."""
    letters = tuple(letter.fingerprint for letter in entry.case.letters)
    return entry.case.customer, letters, entry.priority, entry.restatement, entry.draft, entry.refusal


def with_drafts(report: SweepReport) -> list[QueueEntry]:
    return [entry for entry in report.queue if entry.draft]


def test_the_queue_is_the_one_that_comes_out_in_memory(swept: Swept) -> None:
    assert [told(entry) for entry in swept.report.queue] == [told(entry) for entry in queue_in_memory()]


def test_every_customer_who_waits_has_one_draft_and_no_robot_has(swept: Swept) -> None:
    to = Counter(read_back(octets)["To"] for octets in swept.drafts.values())
    assert to == Counter(customers_who_wait())


def test_every_letter_is_accounted_for(swept: Swept) -> None:
    report, uids = swept.report, swept.before["INBOX"].flags.keys()
    known = swept.shop.ledger.letters_in("INBOX", swept.before["INBOX"].uidvalidity)
    assert (report.server, report.known + report.old) == (len(uids), len(uids))
    assert known.keys() == uids


def test_letters_stay_where_they_are_and_unread(swept: Swept) -> None:
    before, after = swept.before["INBOX"], swept.after["INBOX"]
    assert (after.uidvalidity, after.flags.keys()) == (before.uidvalidity, before.flags.keys())
    assert after.unread == before.unread
    assert before.unread


def test_sent_mail_stays_as_it_is(swept: Swept) -> None:
    assert swept.after["Sent"] == swept.before["Sent"]


def test_every_letter_that_waits_carries_the_flags_of_its_band_and_no_other_letter_any(swept: Swept) -> None:
    wanted = {
        letter.place.uid: BAND_FLAGS[entry.priority.band]
        for entry in swept.report.queue
        for letter in entry.case.letters
    }
    before, after = swept.before["INBOX"].flags, swept.after["INBOX"].flags
    assert after == {uid: flags | wanted.get(uid, frozenset()) for uid, flags in before.items()}


def test_every_draft_lies_there_as_a_draft_that_is_read(swept: Swept) -> None:
    assert set(swept.after["Drafts"].flags.values()) == {frozenset({"\\Draft", "\\Seen"})}


def test_every_draft_reads_back_with_the_intended_header_fields_and_no_more(swept: Swept) -> None:
    found = sorted((read_back(octets) for octets in swept.drafts.values()), key=lambda fields: fields["To"])
    intended = [meant(entry.draft) for entry in with_drafts(swept.report) if entry.draft]
    assert found == sorted(intended, key=lambda fields: fields["To"])


def test_drafts_are_laid_most_urgent_first(swept: Swept) -> None:
    to = [read_back(octets)["To"] for octets in swept.drafts.values()]
    assert to == [entry.draft.to.addr_spec for entry in with_drafts(swept.report) if entry.draft]


def test_the_queue_lies_in_triage_as_one_message(swept: Swept) -> None:
    [uid] = swept.after["Triage"].flags
    message = message_from_bytes(swept.shop.octets(uid, "Triage"), policy=policy.default)
    urgent = sum(entry.priority.band == "P1" for entry in swept.report.queue)
    assert message["Subject"] == f"Triage queue: {len(swept.report.queue)} waiting, {urgent} urgent"
    assert swept.after["Triage"].flags[uid] == {"\\Seen"}


def test_a_second_sweep_by_a_new_process_changes_nothing_in_any_mailbox(swept: Swept) -> None:
    report = swept.shop.sweep(LATER)
    assert swept.shop.seen() == swept.after
    assert (report.writes, len(report.queue)) == (0, len(swept.report.queue))


def test_a_second_sweep_sends_no_command_that_writes(tmp_path: Path) -> None:
    with ImapServer({"support": PASSWORD}) as server:
        shop = Shop(embedded(server, "support"), tmp_path, line())
        shop.fill(LETTERS)
        shop.sweep()
        server.wire_log.clear()
        shop.sweep(LATER)
        shop.close()
        assert (server.wire_log.writes(), "UID FETCH" in server.wire_log.names()) == ([], True)


def test_a_customer_whose_draft_an_agent_sent_leaves_the_queue(swept_shop: Shop) -> None:
    uid, draft = next(iter(swept_shop.drafts().items()))
    sent = re.sub(rb"(?m)^Message-ID: <[^>]*>", b"Message-ID: <made-by-a-mail-client@fernandoak.example>", draft)
    swept_shop.deliver(sent, "Sent", flags=("\\Seen",), received=LATER)
    swept_shop.expunge(uid, "Drafts")
    drafts = swept_shop.drafts()
    first, *others = queue_in_memory()
    report = swept_shop.sweep(LATER)
    assert [entry.case.customer for entry in report.queue] == [entry.case.customer for entry in others]
    assert swept_shop.drafts() == drafts
    assert report.answered == len(first.case.letters)
