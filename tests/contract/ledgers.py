"""The ledgers the contract is held to, each by its name."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from tests.factories import NOON, draft_record, letter_record
from tests.fakes.ledger import FakeLedger, Memory
from tests.servers.base import ServerAbsentError
from tests.servers.postgres import Postgres, running_postgres
from triage.ledger.store import SqlLedger, open_ledger
from triage.model import DraftRecord, LetterRecord, Outcome
from triage.work.protocols import Ledger

KEY = b"the key of the contract tests..."
KINDS = ("fake", "sqlite", "postgres")

_NUMBERS = itertools.count(1)


class Ledgers:
    """Ledgers of one kind with nothing in them yet; those opened are closed at the end."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind = kind
        self._memories: dict[str, Memory] = {}
        self._opened = ExitStack()
        self._own = next(_NUMBERS)  # accounts are apart, so one PostgreSQL database serves every test
        self._url = _URLS[kind](folder / f"{self._own}.sqlite")

    def open(self, account: str = "support") -> Ledger:
        """The ledger of that account, as one more process would open it."""
        if self._kind == "fake":
            return FakeLedger(self._memories.setdefault(account, Memory()))
        ledger = open_ledger(self._url, f"{account} {self._own}", KEY)
        self._opened.callback(ledger.close)
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._opened.close()


@contextmanager
def opened(url: str, key: bytes = KEY) -> Iterator[SqlLedger]:
    """The ledger of `support` in that database."""
    with closing(open_ledger(url, "support", key)) as ledger:
        yield ledger


def put(ledger: Ledger, *letters: LetterRecord) -> None:
    """Record them."""
    ledger.record(letters, now=NOON)


def outcome_of(ledger: Ledger, fingerprint: str) -> Outcome:
    return ledger.letters([fingerprint])[fingerprint].outcome


def intended(ledger: Ledger, token: str = "d1", *covers: str) -> DraftRecord:
    """Record the letters it covers, and intend the draft."""
    covers = covers or ("a1",)
    put(ledger, *(letter_record(name, uid=uid) for uid, name in enumerate(covers, 1)))
    draft = draft_record(token, *covers)
    ledger.intend(draft)
    return draft


def require_postgres() -> Postgres:
    """The running cluster; the test is skipped where PostgreSQL is not installed."""
    try:
        return running_postgres()
    except ServerAbsentError as error:
        if os.environ.get("CI") == "true" or os.environ.get("TRIAGE_REQUIRE_SERVERS") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))


@cache
def _one_database() -> str:
    return require_postgres().new_database()


_URLS: dict[str, Callable[[Path], str]] = {
    "fake": lambda _: "",
    "sqlite": lambda path: f"sqlite:///{path}",
    "postgres": lambda _: _one_database(),
}
