"""Several processes and one ledger: sudden ends, one writer, and many at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.contract.ledgers import KEY, opened, require_postgres
from tests.factories import NOON, draft_record, letter_record
from triage.errors import TemporaryError
from triage.ledger.store import SqlLedger
from triage.model import Outcome

HOLDER = """
import sys
from triage.ledger.store import open_ledger
ledger = open_ledger(sys.argv[1], "support", bytes.fromhex(sys.argv[2]))
with ledger.lock():
    print("held", flush=True)
    sys.stdin.read()
"""
WRITER = """
import sys
from tests.factories import NOON, draft_record, letter_record
from triage.ledger.store import open_ledger
ledger = open_ledger(sys.argv[1], "support", bytes.fromhex(sys.argv[2]))
for number in range(10**6):
    ledger.record([letter_record(f"a{number}", uid=number + 1)], now=NOON)
    ledger.intend(draft_record(f"d{number}", f"a{number}"))
    print(f"d{number}", flush=True)
"""
OPENER = """
import sys
import alembic.command, alembic.script
from triage.ledger.store import open_ledger
print("ready", flush=True)
sys.stdin.readline()
print(list(open_ledger(sys.argv[1], "support", bytes.fromhex(sys.argv[2])).open_letters()))
"""
ROOT = Path(__file__).parents[2]

# --- a sudden end -----------------------------------------------------------------------------------------------------


def test_a_killed_process_leaves_every_intent_it_had_written_and_none_in_part(empty_url: str) -> None:
    with start(WRITER, empty_url) as writer:
        written = [line(writer) for _ in range(25)]
        writer.kill()
        written += writer.communicate()[0].split()
    with opened(empty_url) as ledger:
        intents = ledger.drafts(Outcome.INTENDED)
        covered = ledger.letters(name for draft in intents for name in draft.covers)
    assert set(written) <= {draft.token for draft in intents}
    assert {letter.outcome for letter in covered.values()} == {Outcome.INTENDED}


# --- one writer -------------------------------------------------------------------------------------------------------


def test_a_killed_process_lets_the_lock_go(sqlite_url: str) -> None:
    with start(HOLDER, sqlite_url) as holder, opened(sqlite_url) as ledger:
        assert line(holder) == "held"
        with pytest.raises(TemporaryError, match=f"process {holder.pid}"), ledger.lock():
            raise AssertionError("two writers")
        holder.kill()
        holder.wait()
        with ledger.lock():
            ledger.remember("queue", "mine")
        assert ledger.recall("queue") == "mine"


def test_a_writer_whose_lock_was_lost_with_its_connection_writes_no_more() -> None:
    server = require_postgres()
    with opened(server.new_database()) as ledger:
        with ledger.lock():
            ledger.remember("queue", "one")
            server.restart()
            for _ in range(2):
                with pytest.raises(TemporaryError):
                    ledger.remember("queue", "two")
        with ledger.lock():
            ledger.remember("queue", "three")
        assert ledger.recall("queue") == "three"


def test_a_writer_whose_lock_file_was_removed_writes_no_more(sqlite_url: str, ledger_file: Path) -> None:
    with opened(sqlite_url) as ledger, ledger.lock():
        for lock in ledger_file.parent.glob("*.lock"):
            lock.unlink()
        with pytest.raises(TemporaryError, match="lock"):
            ledger.remember("queue", "one")


def test_of_two_that_answer_the_same_letter_at_once_one_wins(empty_url: str) -> None:
    names = [f"a{number}" for number in range(20)]
    with opened(empty_url) as first, opened(empty_url) as second:
        first.record([letter_record(name, uid=uid) for uid, name in enumerate(names, 1)], now=NOON)
        at_once(names, first, second)
        covered = sorted(name for draft in first.drafts(Outcome.INTENDED) for name in draft.covers)
    assert covered == sorted(names)


def test_on_sqlite_the_second_waits_for_the_first_instead_of_failing(ledger_file: Path) -> None:
    names = [f"a{number}" for number in range(40)]
    with opened(f"sqlite:///{ledger_file}") as first, opened(f"sqlite:///{ledger_file}") as second:
        first.record([letter_record(name, uid=uid) for uid, name in enumerate(names, 1)], now=NOON)
        refusals = at_once(names, first, second)
    assert [type(refusal) for refusal in refusals] == [ValueError] * len(names)


def at_once(names: list[str], *ledgers: SqlLedger) -> list[Exception]:
    """Each ledger tries to intend a draft for each letter, all at the same time; what those that lost were told."""
    refusals: list[Exception] = []
    together = threading.Barrier(len(ledgers))

    def answer(ledger: SqlLedger) -> None:
        for name in names:
            together.wait()
            try:
                ledger.intend(draft_record(f"{id(ledger)} {name}", name))
            except (ValueError, TemporaryError) as refusal:
                refusals.append(refusal)

    threads = [threading.Thread(target=answer, args=(ledger,)) for ledger in ledgers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


def test_all_that_open_an_empty_database_at_once_may(empty_url: str) -> None:
    with ExitStack() as running:
        openers = [running.enter_context(start(OPENER, empty_url)) for _ in range(3)]
        assert [line(opener) for opener in openers] == ["ready"] * 3
        for opener in openers:
            assert opener.stdin is not None
            opener.stdin.write("go\n")
            opener.stdin.flush()
        assert [line(opener) for opener in openers] == ["[]"] * 3


def start(script: str, url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, url, KEY.hex()]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def line(process: subprocess.Popen[str]) -> str:
    """The next line it says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()
