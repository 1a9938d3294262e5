"""`run.py once` and `run.py run`: sweeps over the configured mailbox."""

from __future__ import annotations

import logging
import os
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from rich.console import Console

from triage.cli import show
from triage.cli.assemble import (
    account_of,
    configured_line,
    ledger_of,
    settings_of,
    sweeper_of,
    watched_files,
)
from triage.cli.each import each, print_each, show_each
from triage.cli.logs import start_logging
from triage.cli.queue_json import as_dict
from triage.cli.running.figures import Figures
from triage.cli.running.many_mailboxes import keep_many
from triage.cli.running.metrics import watching
from triage.cli.running.reload import Reloader
from triage.cli.running.summary import log_sweep, summary
from triage.cli.running.until import run_until_told
from triage.cli.sign_in import sign_in_of
from triage.imap.mailbox import open_mailbox
from triage.settings.fleet import read_fleet
from triage.settings.settings import Settings
from triage.work.daemon import Daemon
from triage.work.examine.examining import Examination
from triage.work.examine.isolation import Isolated
from triage.work.sweep import SweepReport

log = logging.getLogger(__name__)


def once(config: Path, *, as_json: bool, retry_quarantined: bool = False, mailbox: str = "") -> None:
    """One sweep, then the queue. `retry_quarantined`: letters that could not be read before are tried again."""
    with Isolated(most=os.cpu_count() or 1) as examination:  # it starts while the rules are read
        told = each(config, mailbox, partial(_swept, examination, retry_quarantined))
        if as_json:
            print_each(told, lambda report: as_dict(report.queue, report.board, report.skipped))
        else:
            show_each(told, _show)


def _swept(examination: Examination, retry_quarantined: bool, settings: Settings) -> SweepReport:
    start_logging(settings.log_level)
    line = configured_line(settings)
    ledger, naming = ledger_of(settings)
    sign_in = sign_in_of(settings)
    sweeper = sweeper_of(
        settings, ledger, naming, examination, sign_in, retry_quarantined=retry_quarantined, every_row=True
    )
    with closing(ledger), ledger.lock(), closing(open_mailbox(account_of(settings, sign_in))) as mailbox:
        return sweeper.sweep(mailbox, line, datetime.now(UTC))


def _show(report: SweepReport) -> None:
    console = Console(highlight=False)
    show.queue(console, report.board)
    console.print()
    show.skipped(console, report.skipped)
    console.print(f"\n{summary(report)}", markup=False)


def run(config: Path) -> None:
    """Sweep until told to stop: one mailbox, or many."""
    fleet = read_fleet(config, os.environ)
    if fleet is not None:
        keep_many(config, fleet)
        return
    settings = settings_of(config)
    start_logging(settings.log_level)
    with Isolated(most=os.cpu_count() or 1) as examination:  # it starts while the rules are read
        _run(settings, examination)


def _run(settings: Settings, examination: Examination) -> None:
    watch = Figures()
    with watching(settings.metrics_port, {"": watch}):

        def told(report: SweepReport) -> None:
            log_sweep(report)
            watch.swept(report)

        reloader = Reloader(lambda: configured_line(settings), watched_files(settings), watch.reloaded)
        ledger, naming = ledger_of(settings)
        sign_in = sign_in_of(settings)
        daemon = Daemon(
            sweeper_of(settings, ledger, naming, examination, sign_in),
            lambda: open_mailbox(account_of(settings, sign_in)),
            reloader.line,
            poll=timedelta(seconds=settings.poll_seconds),
            told=told,
            failed=watch.failed,
            hold=ledger.lock,
        )

        def reload() -> None:
            reloader.reload()
            daemon.wake()

        run_until_told(daemon, f"polling every {settings.poll_seconds} s", reload)
