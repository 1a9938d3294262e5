"""`run.py ledger`, as a person types it."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.configs import write
from tests.unit.test_commands import run
from triage.cli.assemble import ledger_of, settings_of
from triage.ledger.store import SqlLedger


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a config.env, a ledger and its key."""
    write(tmp_path / "config.env")
    with closing(ledger_of(settings_of(tmp_path / "config.env"))[0]) as ledger:
        ledger.remember("colour", "green")
    return tmp_path


@pytest.fixture
def at_work(shop: Path) -> Iterator[SqlLedger]:
    """The shop's ledger, held by a bot."""
    with closing(ledger_of(settings_of(shop / "config.env"))[0]) as ledger, ledger.lock():
        yield ledger


def told(shop: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("ledger", *words, folder=shop)


def colour(shop: Path) -> str:
    with closing(ledger_of(settings_of(shop / "config.env"))[0]) as ledger:
        return ledger.recall("colour")


def paint(shop: Path, value: str) -> None:
    with closing(ledger_of(settings_of(shop / "config.env"))[0]) as ledger:
        ledger.remember("colour", value)


def kept_aside(shop: Path) -> list[Path]:
    return [path for path in (shop / "var").iterdir() if path.is_dir()]


def test_a_backup_holds_ledger_and_key_for_their_owner_alone(shop: Path) -> None:
    assert told(shop, "backup", "copy").returncode == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (shop / "copy").iterdir()}
    assert (modes, stat.S_IMODE((shop / "copy").stat().st_mode)) == ({"triage.sqlite": 0o600, "key": 0o600}, 0o700)


def test_a_backup_may_be_made_while_the_bot_runs(shop: Path, at_work: SqlLedger) -> None:
    assert told(shop, "backup", "copy").returncode == 0


def test_what_was_lost_is_brought_back_with_its_key(shop: Path) -> None:
    told(shop, "backup", "copy")
    for path in (shop / "var").iterdir():
        path.unlink()
    assert told(shop, "restore", "copy").returncode == 0
    assert (colour(shop), (shop / "var/key").read_text()) == ("green", (shop / "copy/key").read_text())


def test_what_was_there_when_a_backup_was_brought_back_is_kept_aside_and_can_be_brought_back_too(shop: Path) -> None:
    told(shop, "backup", "copy")
    paint(shop, "red")
    told(shop, "restore", "copy")
    assert colour(shop) == "green"
    [aside] = kept_aside(shop)
    told(shop, "restore", str(aside))
    assert colour(shop) == "red"


def test_a_restore_says_what_was_kept_where_and_what_to_type_next(shop: Path) -> None:
    told(shop, "backup", "copy")
    said = told(shop, "restore", "copy").stdout.replace("\n", " ")
    assert all(words in said for words in ("Kept: ", "Brought back: ", "Next: "))


def test_no_restore_while_the_bot_runs(shop: Path, at_work: SqlLedger) -> None:
    told(shop, "backup", "copy")
    done = told(shop, "restore", "copy")
    assert (done.returncode, "being worked on" in done.stderr, kept_aside(shop)) == (75, True, [])


def test_a_backup_does_not_go_over_another(shop: Path) -> None:
    told(shop, "backup", "copy")
    done = told(shop, "backup", "copy")
    assert (done.returncode, "copy: it is there already" in done.stderr) == (73, True)


@pytest.mark.parametrize("missing", ["key", "triage.sqlite"])
def test_half_a_backup_is_not_brought_back(missing: str, shop: Path) -> None:
    told(shop, "backup", "copy")
    (shop / "copy" / missing).unlink()
    paint(shop, "red")
    done = told(shop, "restore", "copy")
    assert (done.returncode, missing in done.stderr, colour(shop)) == (78, True, "red")


def test_a_downgrade_keeps_the_ledger_as_it_was_and_says_what_to_do_next(shop: Path) -> None:
    done = told(shop, "downgrade", "--to", "0003")
    assert done.returncode == 0
    assert all(words in done.stdout for words in ("Kept: ", "has schema 0003 now", "Install the version of triage"))
    with closing(sqlite3.connect(shop / "var/triage.sqlite")) as ledger:
        assert ledger.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
    [aside] = kept_aside(shop)
    told(shop, "restore", str(aside))
    assert colour(shop) == "green"


def test_an_upgrade_says_where_it_began(shop: Path) -> None:
    told(shop, "downgrade", "--to", "0003")
    assert "(before: 0003)" in told(shop, "upgrade").stdout
    assert "already" in told(shop, "upgrade").stdout


def test_to_go_down_one_says_to_which_schema(shop: Path) -> None:
    unknown = told(shop, "downgrade", "--to", "0042")
    assert (unknown.returncode, "0003, 0002, 0001" in unknown.stderr) == (78, True)
    assert told(shop, "downgrade").returncode == 64


def test_for_postgres_its_own_programs_are_named(tmp_path: Path) -> None:
    write(tmp_path / "config.env", "LEDGER_URL=postgresql://triage@db.shop.example/triage")
    done = told(tmp_path, "backup", "copy")
    assert (done.returncode, "pg_dump" in done.stderr, "var/key" in done.stderr) == (78, True, True)


def test_mailboxes_that_share_a_ledger_have_one_backup(shop: Path) -> None:
    (shop / "mailboxes.d").mkdir()
    for name in ("one", "two"):
        write(shop / "mailboxes.d" / f"{name}.env", IMAP_USER=name)
    write(shop / "config.env", "MAILBOXES=mailboxes.d/*.env")
    assert told(shop, "backup", "copy").returncode == 0
    write(shop / "mailboxes.d" / "two.env", "LEDGER_URL=sqlite:///own.sqlite", IMAP_USER="two")
    done = told(shop, "backup", "another")
    assert (done.returncode, "--mailbox" in done.stderr) == (78, True)
