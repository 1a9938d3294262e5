"""What is forgotten on request, and what in time."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.desks import KEY, Desk
from triage.cli.forget import said
from triage.model import Address, Forgotten
from triage.work.naming import Naming
from triage.work.retention import Pending, forget, pending

ROOT = Path(__file__).parents[2]
NAMING = Naming(KEY, "support")
BEN, ZOE = Address("ben@mail.example"), Address("zoe@mail.example")
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."


def desk_with_two() -> Desk:
    desk = Desk()
    for one in (BEN, ZOE):
        desk.letter(UPSET, sender=one.addr_spec, message_id=f"<{one.addr_spec}>")
    desk.sweep()
    return desk


def customers(desk: Desk) -> set[str]:
    memory = desk.ledger.memory
    known = {one.customer for one in memory.letters.values()} | {one.customer for one in memory.drafts.values()}
    return known - {""}


def test_only_the_others_are_remembered() -> None:
    desk = desk_with_two()
    forget(BEN, desk.ledger, NAMING)
    assert customers(desk) == {NAMING.customer(ZOE)}


def test_the_state_of_the_queue_names_them_no_more() -> None:
    desk = desk_with_two()
    forget(BEN, desk.ledger, NAMING)
    assert NAMING.customer(BEN)[:12] not in " ".join(desk.ledger.memory.values.values())


def test_however_the_address_is_written() -> None:
    assert forget(Address("Ben@Mail.Example"), desk_with_two().ledger, NAMING).letters == 1


def test_the_mailbox_is_not_touched() -> None:
    desk = desk_with_two()
    before = desk.account.changes
    forget(BEN, desk.ledger, NAMING)
    assert desk.account.changes == before


def test_the_next_sweep_does_not_take_their_letters_for_new_ones() -> None:
    desk = desk_with_two()
    forget(BEN, desk.ledger, NAMING)
    report = desk.restarted().sweep()
    assert (report.new, report.server, report.known, report.drafts.drafted) == (0, 2, 2, 0)
    assert customers(desk) == {NAMING.customer(ZOE)}


def test_when_they_write_again_they_are_answered_like_anybody() -> None:
    desk = desk_with_two()
    forget(BEN, desk.ledger, NAMING)
    desk.account.expunge("Drafts", *(one.uid for one in desk.account.messages("Drafts")))  # by hand, as they were told
    again = desk.restarted()
    again.letter(UPSET, sender=BEN.addr_spec, message_id="<again@mail.example>")
    assert BEN.addr_spec in [entry.draft.to.addr_spec for entry in again.sweep().queue if entry.draft]


def test_no_second_draft_is_laid_beside_one_from_before_they_were_forgotten() -> None:
    desk = desk_with_two()
    forget(BEN, desk.ledger, NAMING)
    desk.now += timedelta(days=1)
    again = desk.restarted()
    again.letter(UPSET, sender=BEN.addr_spec, message_id="<again@mail.example>")
    refusals = [entry.refusal.reason for entry in again.sweep().queue if entry.refusal]
    assert (refusals, len(desk.account.messages("Drafts"))) == (["left_over"], 2)


def test_what_would_be_left_undone_is_counted_before_they_are_forgotten() -> None:
    desk = desk_with_two()
    assert pending(BEN, desk.ledger, NAMING) == Pending(letters=1, drafts=1)
    assert not pending(Address("cid@mail.example"), desk.ledger, NAMING).any


def test_an_unknown_address_is_said_to_be_unknown() -> None:
    forgotten = forget(Address("cid@mail.example"), desk_with_two().ledger, NAMING)
    assert said(forgotten) == "Nothing is remembered of that address."


def test_what_was_forgotten_is_counted() -> None:
    assert said(Forgotten(2, 1, 0, 1)).startswith("Forgotten: 2 letters, 1 draft, 0 promises, 1 answer (4 rows ")


def gone_for(days: int) -> Desk:
    """A letter that left the mailbox so many days ago, and a sweep since then."""
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep()
    desk.account.expunge("INBOX", uid)
    desk.sweep()
    desk.now += timedelta(days=days)
    desk.sweep()
    return desk


def test_half_a_year_after_it_left_a_letter_is_forgotten_with_its_draft() -> None:
    memory = gone_for(190).ledger.memory
    assert (memory.letters, memory.drafts) == ({}, {})


def test_before_that_it_is_not() -> None:
    assert len(gone_for(170).ledger.memory.letters) == 1


def test_a_letter_of_an_inbox_that_was_recreated_without_it_is_forgotten() -> None:
    desk = Desk()
    uid = desk.letter(UPSET)
    desk.sweep()
    desk.account.expunge("INBOX", uid)
    desk.account.boxes["INBOX"].uidvalidity += 1
    for days in (1, 190):
        desk.now += timedelta(days=days)
        desk.sweep()
    assert desk.ledger.memory.letters == {}


def test_letters_in_the_mailbox_are_never_forgotten() -> None:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    desk.now += timedelta(days=3000)
    desk.sweep()
    assert len(desk.ledger.memory.letters) == 1


def test_the_command_says_so_too(tmp_path: Path) -> None:
    done = forget_command(tmp_path, "cid@mail.example")
    assert (done.returncode, done.stdout) == (0, "Nothing is remembered of that address.\n")


def test_what_is_no_address_is_a_usage_error(tmp_path: Path) -> None:
    assert forget_command(tmp_path, "cid at mail").returncode == 64


def forget_command(folder: Path, address: str) -> subprocess.CompletedProcess[str]:
    config = folder / "config.env"
    config.write_text("IMAP_HOST=127.0.0.1\nIMAP_USER=u\nIMAP_PASSWORD=p\nIDENTITIES=help@shop.example\n")
    config.chmod(0o600)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    command = [sys.executable, str(ROOT / "run.py"), "forget", address, "--config", str(config)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
