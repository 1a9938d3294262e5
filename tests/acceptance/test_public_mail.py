"""Thousands of letters and bounces nobody wrote for us, and the sample shop's among them, in one mailbox on Dovecot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from tests.acceptance.reading_back import meant, read_back
from tests.acceptance.shop import NOW, Seen, Shop
from tests.dev_data import real_messages
from tests.servers.running import Servers
from triage.cli.assemble import demo_line
from triage.demo import sample
from triage.model import Outcome
from triage.work.sweep import SweepReport

# A person sends a bounce on by hand and says so above it.
FORWARDED_BOUNCE = "sisimai/bsd/lhost-sendmail-14.eml"
SETTLED = {Outcome.SKIPPED, Outcome.ANSWERED, Outcome.FLAGGED, Outcome.DRAFTED, Outcome.QUARANTINED}


@dataclass(frozen=True, slots=True)
class Swept:
    shop: Shop
    names: Mapping[int, str]  # of the public letters, by UID
    before: Seen
    report: SweepReport
    after: Mapping[str, Seen]


@pytest.fixture(scope="module")
def swept(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Swept]:
    public = {
        name: octets
        for name, octets in real_messages("spamassassin/", "sisimai/")
        if not name.endswith(("/LICENSE", "/NOTICE"))
    }
    line = demo_line()
    line = replace(line, us=replace(line.us, any_recipient=True))
    shop = Shop(servers.account("dovecot"), tmp_path_factory.mktemp("ledger"), line)
    shop.fill(sample.letters(NOW))
    names = dict(zip(shop.fill_inbox(public.values()), public, strict=True))
    before = shop.seen()["INBOX"]
    report = shop.sweep()
    yield Swept(shop, names, before, report, shop.seen())
    shop.close()


def test_there_are_thousands_of_letters(swept: Swept) -> None:
    assert len(swept.before.flags) > 3600


def test_every_letter_has_an_outcome(swept: Swept) -> None:
    known = swept.shop.ledger.letters_in("INBOX", swept.before.uidvalidity)
    assert known.keys() == swept.before.flags.keys()
    assert {record.outcome for record in known.values()} <= SETTLED
    assert (swept.report.server, swept.report.known, swept.report.old) == (len(known), len(known), 0)


def test_no_letter_is_beyond_reading_or_answering(swept: Swept) -> None:
    failed = [
        entry.refusal for entry in swept.report.queue if entry.refusal and entry.refusal.reason.startswith("failed_")
    ]
    assert (swept.report.quarantined, failed) == ((), [])


def test_letters_stay_where_they_are_and_unread(swept: Swept) -> None:
    after = swept.after["INBOX"]
    assert (after.uidvalidity, after.flags.keys()) == (swept.before.uidvalidity, swept.before.flags.keys())
    assert after.unread == swept.before.unread


def test_every_draft_reads_back_with_the_intended_header_fields_and_no_more(swept: Swept) -> None:
    intended = [meant(entry.draft) for entry in swept.report.queue if entry.draft]
    assert [read_back(octets) for octets in swept.shop.drafts().values()] == intended
    assert len(intended) > 300


def test_no_bounce_is_answered(swept: Swept) -> None:
    answered = [
        swept.names.get(letter.place.uid, "")
        for entry in swept.report.queue
        if entry.draft
        for letter in entry.case.letters
    ]
    assert [name for name in answered if name.startswith("sisimai/")] == [FORWARDED_BOUNCE]


def test_a_second_sweep_changes_nothing_in_any_mailbox(swept: Swept) -> None:
    assert swept.shop.sweep(NOW + timedelta(minutes=1)).writes == 0
    assert swept.shop.seen() == swept.after
