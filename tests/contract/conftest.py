"""Fixtures shared by the contract tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.ledgers import KINDS, Ledgers, require_postgres
from triage.work.protocols import Ledger


@pytest.fixture(params=KINDS)
def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledgers]:
    """Ledgers of each kind, with nothing in them yet."""
    with Ledgers(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def ledger(ledgers: Ledgers) -> Ledger:
    return ledgers.open()


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    """Where `sqlite_url` points; neither it nor its folder is there yet."""
    return tmp_path / "var" / "triage.sqlite"


@pytest.fixture
def sqlite_url(ledger_file: Path) -> str:
    """A database on SQLite that waits for no lock."""
    return f"sqlite:///{ledger_file}?timeout=0"


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, ledger_file: Path) -> str:
    """An empty database of each kind."""
    return f"sqlite:///{ledger_file}" if request.param == "sqlite" else require_postgres().new_database()
