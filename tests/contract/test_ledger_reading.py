"""A ledger that is only looked at: found wherever its URL says, and never made."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.contract.ledgers import KEY, opened
from triage.ledger.reading import open_for_reading


def test_it_is_found_though_its_url_says_more_than_its_file(sqlite_url: str) -> None:
    with opened(sqlite_url) as ledger:
        ledger.remember("queue", "one")
    looked_at = open_for_reading(sqlite_url, "support", KEY)
    assert looked_at is not None
    with closing(looked_at):
        assert looked_at.recall("queue") == "one"


def test_where_there_is_none_none_is_made(sqlite_url: str, ledger_file: Path) -> None:
    assert open_for_reading(sqlite_url, "support", KEY) is None
    assert not ledger_file.exists()


def test_one_that_was_written_with_another_key_is_not_read(empty_url: str) -> None:
    with opened(empty_url):
        pass
    assert open_for_reading(empty_url, "support", b"another key, just as long as that") is None
