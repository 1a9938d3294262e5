"""A ledger is copied, brought back, and brought to an older schema."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.contract.ledgers import opened, put
from tests.factories import draft_record, letter_record
from triage.errors import CannotCreateError, ConfigError, TemporaryError
from triage.ledger import locks
from triage.ledger.backup import put_back, save
from triage.ledger.database import connect
from triage.ledger.store import SqlLedger
from triage.ledger.upgrade import Change, downgrade, upgrade
from triage.model import Outcome


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """A ledger that remembers one letter."""
    path = tmp_path / "live.sqlite"
    with opened(f"sqlite:///{path}") as ledger:
        put(ledger, letter_record("a1"))
    return path


@pytest.fixture
def saved(live: Path, tmp_path: Path) -> Path:
    save(live, tmp_path / "saved.sqlite")
    return tmp_path / "saved.sqlite"


def remembered(path: Path) -> set[str]:
    with opened(f"sqlite:///{path}") as ledger:
        return {letter.fingerprint for letter in ledger.open_letters()}


def bring_back(saved: Path, live: Path) -> None:
    with closing(connect(f"sqlite:///{live}")) as database:
        put_back(saved, database)


def set_schema(path: Path, schema: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", (schema,))


# --- copying ----------------------------------------------------------------------------------------------------------


def test_a_copy_remembers_what_the_ledger_does_and_only_its_owner_may_read_it(saved: Path) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert remembered(saved) == {"a1"}


def test_nothing_but_the_copy_is_left(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir() if "saved" in path.name] == ["saved.sqlite"]


def intend_on(ledger: SqlLedger, stop: threading.Event) -> None:
    """One letter after the other, each with the intent of a draft in the same transaction."""
    for number in count():
        if stop.is_set():
            return
        put(ledger, letter_record(f"w{number}", uid=100 + number))
        ledger.intend(draft_record(f"d{number}", f"w{number}"))


def test_copies_that_are_taken_while_others_write_are_each_one_moment_of_the_ledger(live: Path, tmp_path: Path) -> None:
    stop = threading.Event()
    moments: list[int] = []
    with opened(f"sqlite:///{live}") as ledger:
        writing = threading.Thread(target=intend_on, args=(ledger, stop))
        writing.start()
        try:
            while len(moments) < 20 or len(set(moments)) < 5:
                copy = tmp_path / f"{len(moments)}.sqlite"
                save(live, copy)
                covered, intended = halves(copy)
                assert covered == intended
                assert writing.is_alive()
                moments.append(len(intended))
        finally:
            stop.set()
            writing.join()
    assert moments == sorted(moments)


def halves(path: Path) -> tuple[set[str], set[str]]:
    """What one transaction writes in two tables: the letters that intents cover, and those that are intended."""
    with opened(f"sqlite:///{path}") as ledger:
        covered = {name for draft in ledger.drafts(Outcome.INTENDED) for name in draft.covers}
        intended = {one.fingerprint for one in ledger.open_letters() if one.outcome is Outcome.INTENDED}
    return covered, intended


def test_where_there_is_no_ledger_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no ledger yet"):
        save(tmp_path / "none.sqlite", tmp_path / "saved.sqlite")


def test_no_copy_takes_the_place_of_another(live: Path, saved: Path) -> None:
    with pytest.raises(CannotCreateError, match="already"):
        save(live, saved)


# --- bringing back ----------------------------------------------------------------------------------------------------


def test_what_was_written_since_is_gone_and_what_was_there_is_back(live: Path, saved: Path) -> None:
    with opened(f"sqlite:///{live}") as ledger:
        put(ledger, letter_record("a1", present=False), letter_record("later", uid=2))
    bring_back(saved, live)
    assert remembered(live) == {"a1"}


def test_a_ledger_that_was_lost_is_back(live: Path, saved: Path) -> None:
    live.unlink()
    bring_back(saved, live)
    assert remembered(live) == {"a1"}


def test_a_copy_of_an_older_schema_is_brought_to_the_newest_when_it_is_used(live: Path, saved: Path) -> None:
    with closing(connect(f"sqlite:///{saved}")) as database:
        downgrade(database, "0003")
    bring_back(saved, live)
    assert remembered(live) == {"a1"}


def refused(saved: Path, live: Path) -> str:
    before = live.read_bytes()
    with pytest.raises(ConfigError) as caught:
        bring_back(saved, live)
    assert live.read_bytes() == before
    return str(caught.value)


def test_a_copy_of_a_newer_schema_is_refused(live: Path, saved: Path) -> None:
    set_schema(saved, "0999")
    assert "newer triage (schema 0999)" in refused(saved, live)


def test_nothing_is_written_over_a_ledger_of_a_newer_schema(live: Path, saved: Path) -> None:
    set_schema(live, "0999")
    assert "newer triage (schema 0999)" in refused(saved, live)


def test_a_damaged_copy_is_refused(live: Path, saved: Path) -> None:
    octets = bytearray(saved.read_bytes())
    octets[4096:] = b"\xff" * (len(octets) - 4096)
    saved.write_bytes(octets)
    assert str(saved) in refused(saved, live)


@pytest.mark.parametrize("octets", [b"", b"not a database at all, but a file of some length" * 100])
def test_what_is_no_ledger_is_refused(octets: bytes, live: Path, saved: Path) -> None:
    saved.write_bytes(octets)
    assert str(saved) in refused(saved, live)


def test_while_the_bot_is_at_work_nothing_is_brought_back(live: Path, saved: Path) -> None:
    with opened(f"sqlite:///{live}") as ledger, ledger.lock(), pytest.raises(TemporaryError, match="being worked on"):
        bring_back(saved, live)


# --- an older schema --------------------------------------------------------------------------------------------------


def test_down_to_an_older_schema_and_up_again_letters_are_still_known(empty_url: str) -> None:
    with opened(empty_url) as ledger:
        put(ledger, letter_record("a1"))
    with closing(connect(empty_url)) as database:
        assert downgrade(database, "0003").after == "0003"
        assert upgrade(database).before == "0003"
    with opened(empty_url) as ledger:
        assert ledger.letters(["a1"]) == {"a1": letter_record("a1")}


def test_after_a_downgrade_the_schema_is_the_one_that_the_older_version_made(empty_url: str) -> None:
    with closing(connect(empty_url)) as database:
        upgrade(database)
        downgrade(database, "0001")
        with database.reading() as connection:
            columns = {column["name"] for column in sa.inspect(connection).get_columns("drafts")}
    assert "subject" not in columns


@pytest.mark.parametrize("target", ["0999", "", "head"])
def test_only_an_older_schema_is_one_to_go_down_to(empty_url: str, target: str) -> None:
    with closing(connect(empty_url)) as database:
        newest = upgrade(database).after
        with pytest.raises(ConfigError, match="0003, 0002, 0001"):
            downgrade(database, target)
        assert upgrade(database) == Change(newest, newest)


def test_while_the_bot_is_at_work_the_schema_stays(empty_url: str) -> None:
    with opened(empty_url) as ledger, ledger.lock(), closing(connect(empty_url)) as database:
        with pytest.raises(TemporaryError, match="being worked on"):
            downgrade(database, "0001")
        with locks.hold(database, "another account"):
            assert upgrade(database).before == upgrade(database).after


def test_what_has_to_be_done_before_is_done_only_where_nothing_stands_against_it(empty_url: str) -> None:
    done: list[str] = []
    with closing(connect(empty_url)) as database:
        upgrade(database)
        with pytest.raises(ConfigError):
            downgrade(database, "0999", lambda: done.append("before an unknown schema"))
        downgrade(database, "0001", lambda: done.append("before 0001"))
    assert done == ["before 0001"]
