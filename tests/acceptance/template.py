"""What every victim starts from: imported once, in the process that `tests.acceptance.victims` forks them from."""

from __future__ import annotations

import gc
from contextlib import closing
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import tests.acceptance.lives  # noqa: F401 - what the main module imports is there then
from tests.factories import NOON, US, letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from triage.cli.assemble import plain_line
from triage.ledger.store import open_ledger
from triage.work.context import Options
from triage.work.naming import Naming
from triage.work.sweep import Sweeper

NAMING = Naming(b"a key that only the tests know!!", "support")


def warm_up() -> None:
    """Read and import now what is only read and imported when it is first needed."""
    account = FakeAccount()
    account.deliver("INBOX", letter_octets(), received=NOON)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'ledger.sqlite'}"
        with closing(open_ledger(url, NAMING.account, NAMING.key)) as ledger:
            Sweeper(ledger, NAMING, Options()).sweep(FakeMailbox(account), plain_line(US), NOON)
    for driver in ("sqlalchemy.dialects.postgresql.psycopg", "psycopg", "alembic.ddl.postgresql"):
        import_module(driver)
    gc.collect()
    gc.freeze()


warm_up()
