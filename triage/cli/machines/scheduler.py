"""`run.py scheduler`: has every mailbox of a fleet on many machines swept in time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from triage.cli.logs import start_logging
from triage.cli.machines.shared import members_of, shared_fleet
from triage.cli.running.again import log_broken, read_again
from triage.cli.running.until import run_until_told
from triage.jobs.queue import Queue
from triage.ledger.store import Ledgers
from triage.settings.fleet import Fleet
from triage.work.fleet.scheduler import Scheduler


def run(config: Path) -> None:
    """Schedule until told to stop; HUP reads `config` and the files of the mailboxes again."""
    named, url = shared_fleet(config)
    start_logging(named.log_level)
    ledgers = Ledgers()
    ledgers.rounds(url)  # what is wrong with LEDGER_URL is told before anything else
    with Queue(url):
        pass
    log_broken(named)
    members = members_of(named)
    scheduler = Scheduler(lambda: ledgers.rounds(url), lambda: Queue(url), members)

    def take(named: Fleet) -> None:
        scheduler.keep(members_of(named))

    run_until_told(scheduler, f"{len(members)} mailboxes", partial(read_again, lambda: shared_fleet(config)[0], take))
    ledgers.close()
