"""An older copy of the ledger is brought back: what came in since is new to it, and lies in Drafts already."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.acceptance.office import BROKEN, CHARGED, HOUR, Office
from triage.ledger.backup import put_back, save
from triage.ledger.database import connect

LATER = {"sender": "Ben <ben@mail.example>", "subject": "Charged twice"}


def copy(folder: Path) -> Path:
    save(folder / "ledger.sqlite", folder / "copy.sqlite")
    return folder / "copy.sqlite"


def bring_back(folder: Path) -> None:
    with closing(connect(f"sqlite:///{folder / 'ledger.sqlite'}")) as database:
        put_back(folder / "copy.sqlite", database)


def test_no_second_draft_is_laid_beside_one_that_the_restored_ledger_does_not_know(
    office: Office, tmp_path: Path
) -> None:
    office.letter(BROKEN)
    office.sweep()
    copy(tmp_path)
    office.letter(CHARGED, "<two@mail.example>", **LATER)
    office.sweep(HOUR)
    drafts = office.drafts().keys()
    bring_back(tmp_path)
    office.sweep(HOUR)
    assert (len(drafts), office.drafts().keys()) == (2, drafts)
    assert office.rests()


def test_what_was_answered_since_is_read_from_sent(office: Office, tmp_path: Path) -> None:
    copy(tmp_path)
    letter = office.letter(BROKEN)
    office.sweep()
    office.send(office.draft())
    office.sweep()
    bring_back(tmp_path)
    office.sweep()
    assert (office.drafts(), office.triage_flags(letter)) == ({}, frozenset())
