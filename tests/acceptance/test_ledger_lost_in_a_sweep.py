"""PostgreSQL refuses a transaction, or is lost, in the middle of a sweep: the sweep ends, the next one heals what it
left, and the end is the same at whatever write it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa

from tests.contract.ledgers import KEY, require_postgres
from tests.desks import GRACE, OPTIONS, line
from tests.factories import NOON, letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from tests.servers.postgres import Postgres
from triage.errors import TemporaryError
from triage.ledger.store import open_ledger
from triage.model import Outcome
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
CHARGED = "I have been charged twice for order #4471."
_WRITES = ("INSERT", "UPDATE", "DELETE")
_SENT = ("do_execute", "do_executemany")
_NUMBERS = count(1)

Trouble = Callable[[Any, Postgres], object]  # by the cursor of the statement that is about to be sent, and the server


def refused(sqlstate: str) -> Trouble:
    """As PostgreSQL ends a transaction that cannot go on beside another (its manual, section 13.5)."""
    return lambda cursor, server: cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{sqlstate}'; END $$")


def disconnected(_cursor: object, server: Postgres) -> None:
    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'triage'")


def restarted(_cursor: object, server: Postgres) -> None:
    server.restart()


class Shop:
    """A mailbox in memory and a worker with its ledger in PostgreSQL, whose lock is let go after a failure and taken
    again, as the daemon does.
    """

    def __init__(self, url: str) -> None:
        account = f"support {next(_NUMBERS)}"
        self._ledger = open_ledger(url, account, KEY)
        self._sweeper = Sweeper(self._ledger, Naming(KEY, account), OPTIONS)
        self._held: ExitStack | None = None
        self.account = FakeAccount()
        self.now = NOON + timedelta(hours=1)

    def letter(self, text: str, message_id: str) -> None:
        self.account.deliver("INBOX", letter_octets(text, message_id=message_id), received=self.now)

    def sweep(self) -> SweepReport | None:
        """None where it came to no end."""
        self.now += 2 * GRACE
        try:
            if self._held is None:
                with ExitStack() as taken:
                    taken.enter_context(self._ledger.lock())
                    self._held = taken.pop_all()
            return self._sweeper.sweep(FakeMailbox(self.account), line(), self.now)
        except TemporaryError:
            self._let_go()
            return None

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            with suppress(TemporaryError):
                held.close()

    def outcomes(self) -> list[str]:
        """Of every draft there was, oldest first."""
        return [draft.outcome.value for draft in self._ledger.drafts(*Outcome)]

    def close(self) -> None:
        self._let_go()
        self._ledger.close()


@contextmanager
def trouble_at(number: int, trouble: Trouble, server: Postgres) -> Iterator[Callable[[], bool]]:
    """That happens before the ledger's write of that number; whether it has come to so many."""
    done = count(1)
    came = False

    def before(cursor: object, statement: str, *_: object) -> None:
        nonlocal came
        if statement.lstrip().upper().startswith(_WRITES) and next(done) == number:
            came = True
            trouble(cursor, server)

    for event in _SENT:
        sa.event.listen(sa.Engine, event, before)
    try:
        yield lambda: came
    finally:
        for event in _SENT:
            sa.event.remove(sa.Engine, event, before)


def renewals(trouble: Trouble, numbers: Iterator[int]) -> Iterator[tuple[SweepReport | None, Shop]]:
    """A customer writes again, and that happens before one after the other of the writes of the sweep that follows."""
    server = require_postgres()
    url = server.new_database()
    for number in numbers:
        shop = Shop(url)
        shop.letter(UPSET, "<one@mail.example>")
        shop.sweep()
        shop.letter(CHARGED, "<two@mail.example>")
        with trouble_at(number, trouble, server) as came:
            report = shop.sweep()
        if not came():
            shop.close()
            return
        yield report, shop
        shop.close()


RESTARTED_AT = (5, 8, 12)  # a restart takes a second: at the intent, what became of it, and the old draft's end
TROUBLES = {
    "serialization failure": refused("40001"),
    "deadlock": refused("40P01"),
    "connection lost": disconnected,
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_sweep_that_loses_its_ledger_ends_and_the_next_ones_heal_it(name: str) -> None:
    ends = set()
    for ended, shop in renewals(TROUBLES[name], count(1)):
        shop.sweep()
        after = shop.sweep()
        ends.add((ended, tuple(shop.outcomes()), len(shop.account.messages("Drafts")), after and after.writes))
    assert ends == {(None, ("superseded", "drafted"), 1, 0)}


def test_a_server_that_is_restarted_while_a_draft_is_on_its_way_costs_none() -> None:
    ends = set()
    for ended, shop in renewals(restarted, iter(RESTARTED_AT)):
        shop.sweep()
        after = shop.sweep()
        ends.add((ended, tuple(shop.outcomes()), len(shop.account.messages("Drafts")), after and after.writes))
    assert ends == {(None, ("superseded", "drafted"), 1, 0)}
