"""`run.py scheduler`: has every mailbox of a fleet on many machines swept in time."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from triage.cli.logs import start_logging
from triage.cli.machines.shared import members_of, shared_fleet
from triage.cli.running.until import run_until_told
from triage.errors import ConfigError
from triage.jobs.queue import Queue
from triage.ledger.store import Ledgers
from triage.work.fleet.scheduler import Scheduler

log = logging.getLogger(__name__)


def run(config: Path) -> None:
    """Schedule until told to stop; HUP reads `config` and the files of the mailboxes again."""
    named, url = shared_fleet(config)
    start_logging(named.log_level)
    ledgers = Ledgers()
    ledgers.rounds(url)  # what is wrong with LEDGER_URL is told before anything else
    with Queue(url):
        pass
    members = members_of(named)
    scheduler = Scheduler(lambda: ledgers.rounds(url), lambda: Queue(url), members)

    def read_again() -> None:
        threading.Thread(target=_read_again, args=(config, scheduler)).start()

    run_until_told(scheduler, f"{len(members)} mailboxes", read_again)
    ledgers.close()


def _read_again(config: Path, scheduler: Scheduler) -> None:
    try:
        named, _ = shared_fleet(config)
    except ConfigError as error:
        log.error("the mailboxes stay as they were: %s", "; ".join(error.problems))
        return
    members = members_of(named)
    scheduler.keep(members)
    log.info("read again; %d mailboxes", len(members))
