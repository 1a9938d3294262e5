"""The program in processes that may be killed by the thousand.

Each is a process of its own, with its own connection and its own ledger, and dies by SIGKILL. Only what takes long is
done before: they are forked from a process that has read the rules (`tests.acceptance.template`).
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import sqlalchemy as sa

from tests.factories import US
from triage.cli.assemble import account_of, ledger_of, plain_line, sweeper_of
from triage.errors import TemporaryError
from triage.imap.mailbox import open_mailbox
from triage.ledger.store import SqlLedger
from triage.model import Outcome
from triage.settings.read import read_settings
from triage.settings.settings import Settings
from triage.work.protocols import Mailbox
from triage.work.sweep import Sweeper, SweepReport

LONGEST_WAIT = 120.0  # seconds, for a process that sweeps a dozen letters
MOST_LOST = 5
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_WRITES = ("INSERT", "UPDATE", "DELETE")

_context = get_context("forkserver")
_context.set_forkserver_preload(["tests.acceptance.template"])


@dataclass(frozen=True, slots=True)
class Orders:
    """Sweep at each of these moments, as the program that `config` and `settings` describe.

    `dies_at`: the number of the ledger's statement or COMMIT before which it kills itself. A sweep that loses its
    connection, or has to give way to another account in PostgreSQL, is done again, as the daemon does.
    """

    config: Path
    settings: Mapping[str, str]
    times: tuple[datetime, ...]
    dies_at: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a process that came to its end has to say: of its last sweep, and of what is on record then.

    `steps`: the ledger's statements that write, and its COMMITs.
    """

    writes: int
    steps: int
    lost: int  # connections, or transactions
    letters: Mapping[str, Outcome] = field(default_factory=dict)  # by fingerprint
    drafts: Mapping[str, tuple[str, Outcome]] = field(default_factory=dict)  # by token: whose, and its outcome


class Victim:
    """Obeys `orders` from the moment it is made. One thread waits for it; another may kill it."""

    def __init__(self, orders: Orders) -> None:
        self._pipe, theirs = _context.Pipe(duplex=False)
        self._process = _context.Process(target=_obey, args=(orders, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._ended = Event()

    def kill(self) -> None:
        """SIGKILL; returns when it is dead, and who waits for it knows."""
        self._process.kill()
        self._ended.wait(LONGEST_WAIT)

    def wait(self) -> int | None:
        """Its exit code: 0, or the number of the signal that killed it, negative; None where it hangs."""
        self._process.join(LONGEST_WAIT)
        self._ended.set()
        return self._process.exitcode

    def told(self) -> Told | None:
        """What it said; None where it was killed before."""
        try:
            told = self._pipe.recv() if self._pipe.poll(LONGEST_WAIT) else None
        except EOFError:
            told = None
        self.wait()
        return told

    def close(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()


class Steps:
    """Counts what the ledger writes, and kills this very process before one of them."""

    def __init__(self, dies_at: int | None) -> None:
        self._dies_at = dies_at
        self.done = 0
        sa.event.listen(sa.Engine, "before_cursor_execute", self._before_statement)
        sa.event.listen(sa.Engine, "commit", self._step)

    def _before_statement(self, _connection: object, _cursor: object, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith(_WRITES):
            self._step()

    def _step(self, *_: Any) -> None:
        self.done += 1
        if self.done == self._dies_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _obey(orders: Orders, pipe: Connection) -> None:
    steps = Steps(orders.dies_at)
    settings = read_settings(orders.config, {f"TRIAGE_{name}": value for name, value in orders.settings.items()})
    ledger, naming = ledger_of(settings)
    with closing(ledger), _locked(ledger), ExitStack() as connections:
        sweeper, lost = sweeper_of(settings, ledger, naming), 0
        connection = _Connection(settings)
        connections.callback(connection.close)
        for now in orders.times:
            report, again = _swept(sweeper, connection, now)
            lost += again
        drafts = {one.token: (one.customer, one.outcome) for one in ledger.drafts(*Outcome)}
        letters = {one.fingerprint: one.outcome for one in ledger.letters_since(LONG_AGO)}
        pipe.send(Told(report.writes, steps.done, lost, letters, drafts))


def _swept(sweeper: Sweeper, connection: _Connection, now: datetime) -> tuple[SweepReport, int]:
    """What the sweep did that came to its end, and how many did not before."""
    for lost in range(MOST_LOST):
        try:
            return sweeper.sweep(connection.opened(), plain_line(US), now), lost
        except TemporaryError:
            connection.close()
    raise TimeoutError


class _Connection:
    """Kept from sweep to sweep."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._mailbox: Mailbox | None = None

    def opened(self) -> Mailbox:
        self._mailbox = self._mailbox or open_mailbox(account_of(self._settings))
        return self._mailbox

    def close(self) -> None:
        mailbox, self._mailbox = self._mailbox, None
        if mailbox is not None:
            mailbox.close()


@contextmanager
def _locked(ledger: SqlLedger) -> Iterator[None]:
    """The lock of a process that has just been killed: PostgreSQL takes a moment to notice that it is gone."""
    until = monotonic() + LONGEST_WAIT / 2
    while True:
        with ExitStack() as held:
            try:
                held.enter_context(ledger.lock())
            except TemporaryError:
                if monotonic() > until:
                    raise
                Event().wait(0.01)
                continue
            yield
            return
