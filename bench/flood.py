"""A flood that waits: what it takes to keep it in mind.

    python -m bench.flood [--letters 1000 5000] [--real] [--json]

For each number an embedded server in a process of its own holds so many letters, half of them from one sender and half
from as many; another process sweeps it five times, an hour apart, with letters read in a child and a ledger in a file.
`--real`: letters of the size and the shape that shops get, each from somebody else.

    before   resident memory of the sweeping process before it starts
    after    after the last sweep; "each" of that for a letter
    most     at the most, within a sweep
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.acceptance.floods import HOUR, NAMING, flood
from tests.acceptance.resident import peak, resident
from tests.acceptance.years_of_mail import letters
from tests.factories import NOON, US
from triage.cli.assemble import plain_line
from triage.demo.imapd.server import ImapServer
from triage.imap.account import Account
from triage.imap.mailbox import open_mailbox
from triage.ledger.store import open_ledger
from triage.model import Budget
from triage.work.context import Options
from triage.work.examine.isolation import Isolated
from triage.work.sweep import Sweeper

PASSWORD = "secret"
SWEEPS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """MiB of resident memory, KiB a letter, seconds."""

    letters: int
    before: float
    after: float
    most: float
    each: float
    drafts: int
    first_seconds: float
    last_seconds: float


def measure(number: int, *, real: bool) -> Measured:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs, number, real), daemon=True)
    server.start()
    try:
        told, answer = context.Pipe(duplex=False)
        sweeping = context.Process(target=_sweep, args=(answer, ours.recv(), number))
        sweeping.start()
        answer.close()
        measured: Measured = told.recv()
        sweeping.join()
        return measured
    finally:
        server.kill()


def _serve(pipe: Connection, number: int, real: bool) -> None:
    with ImapServer({"support": PASSWORD}) as server:
        for octets, received in _real(number) if real else _flood(number):
            server.deliver("INBOX", octets, received=received)
        pipe.send(server.port)
        pipe.recv()


def _flood(number: int) -> Iterator[tuple[bytes, datetime]]:
    return ((one.octets, one.received) for one in flood(number // 2).messages("INBOX"))


def _real(number: int) -> Iterator[tuple[bytes, datetime]]:
    return ((one.octets, one.received) for one in letters(number, 1, NOON, waiting=1.0))


def _sweep(pipe: Connection, port: int, number: int) -> None:
    account = Account(host="127.0.0.1", port=port, user="support", secret=lambda: PASSWORD, tls="none")
    line, seconds, drafts = plain_line(US), list[float](), 0
    with TemporaryDirectory() as folder, Isolated() as examination:
        url = f"sqlite:///{Path(folder) / 'ledger.sqlite'}"
        with closing(open_ledger(url, NAMING.account, NAMING.key)) as ledger, closing(open_mailbox(account)) as mailbox:
            sweeper = Sweeper(ledger, NAMING, Options(budget=Budget(), look_back=timedelta(days=30)), examination)
            before = resident()
            for each in range(SWEEPS):
                began = monotonic()
                drafts += sweeper.sweep(mailbox, line, NOON + each * HOUR).drafts.drafted
                seconds.append(monotonic() - began)
            after = resident()
    share = (after - before) * 1024 / number
    pipe.send(Measured(number, before, after, peak(), share, drafts, seconds[0], seconds[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, nargs="+", default=[1_000, 5_000])
    parser.add_argument("--real", action="store_true")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if not given.json:
        print("letters  before   after    most  each KiB  drafts  first s  last s")
    for number in given.letters:
        one = measure(number, real=given.real)
        if given.json:
            print(json.dumps(asdict(one)), flush=True)
            continue
        print(
            f"{one.letters:7}{one.before:8.0f}{one.after:8.0f}{one.most:8.0f}{one.each:10.1f}{one.drafts:8}"
            f"{one.first_seconds:9.1f}{one.last_seconds:8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
