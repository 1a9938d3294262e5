"""Sweeps over a mailbox in which nothing changes, on a ledger in a file: what each costs once every draft lies there.

    python -m tests.acceptance.idle [--waiting 2000] [--sweeps 5]

Asserts that none of them writes anything to the server. Prints seconds by the clock and of the processor.
"""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, process_time

from tests.acceptance.floods import HOUR, NAMING, TEXTS
from tests.factories import NOON, US, letter_octets
from tests.fakes.account import FakeAccount
from tests.fakes.mailbox import FakeMailbox
from triage.cli.assemble import plain_line
from triage.ledger.store import open_ledger
from triage.model import Allowance, Budget
from triage.work.context import Options
from triage.work.sweep import Sweeper


def waiting(number: int) -> FakeAccount:
    """So many customers wait, with a letter each."""
    account = FakeAccount()
    for each in range(number):
        octets = letter_octets(
            TEXTS[each % len(TEXTS)], sender=f"c{each}@mail.example", message_id=f"<{each}@mail.example>"
        )
        account.deliver("INBOX", octets, received=NOON)
    return account


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--waiting", type=int, default=2_000)
    parser.add_argument("--sweeps", type=int, default=5)
    given = parser.parse_args()
    account, line = waiting(given.waiting), plain_line(US)
    options = Options(budget=Budget(total=(Allowance(given.waiting, HOUR),)))
    with TemporaryDirectory(prefix="triage-idle-") as folder:
        url = f"sqlite:///{Path(folder) / 'ledger.sqlite'}"
        with closing(open_ledger(url, NAMING.account, NAMING.key)) as ledger:
            sweeper = Sweeper(ledger, NAMING, options)
            for number in range(given.sweeps + 2):  # the first lays the drafts, the second reads them
                began, used = monotonic(), process_time()
                report = sweeper.sweep(FakeMailbox(account), line, NOON)
                took = f"{monotonic() - began:.2f} s, {process_time() - used:.2f} s of the processor's"
                print(f"{took}: {len(report.queue)} wait, {report.writes} writes", flush=True)
                assert number == 0 or report.writes == 0


if __name__ == "__main__":
    main()
