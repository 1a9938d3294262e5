"""`run.py once` and `run.py run`: sweeps over the configured mailbox."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console

from triage.cli import show
from triage.cli.assemble import account_of, configured_line, ledger_of, settings_of, sweeper_of
from triage.cli.figures import Figures
from triage.cli.logs import start_logging
from triage.cli.metrics import watching
from triage.cli.reload import Reloader
from triage.cli.report_json import print_json
from triage.cli.until import run_until_told
from triage.imap.mailbox import open_mailbox
from triage.settings.settings import Settings
from triage.work.daemon import Daemon
from triage.work.examining import Examination
from triage.work.isolation import Isolated
from triage.work.sweep import SweepReport

log = logging.getLogger(__name__)


def once(config: Path, *, as_json: bool, retry_quarantined: bool = False) -> None:
    """One sweep, then the queue. `retry_quarantined`: letters that could not be read before are tried again."""
    settings = settings_of(config)
    start_logging(settings.log_level)
    with Isolated() as examination:  # it starts while the rules are read
        line = configured_line(settings)
        ledger, naming = ledger_of(settings)
        with ledger.lock():
            mailbox = open_mailbox(account_of(settings))
            try:
                sweeper = sweeper_of(settings, ledger, naming, examination, retry_quarantined=retry_quarantined)
                report = sweeper.sweep(mailbox, line, datetime.now(UTC))
            finally:
                mailbox.close()
    if as_json:
        print_json(report.queue, report.board, report.skipped)
        return
    console = Console(highlight=False)
    show.queue(console, report.board)
    console.print()
    show.skipped(console, report.skipped)
    console.print(f"\n{summary(report)}", markup=False)


def run(config: Path) -> None:
    """Sweep until told to stop."""
    settings = settings_of(config)
    start_logging(settings.log_level)
    with Isolated() as examination:  # it starts while the rules are read
        _run(settings, examination)


def _run(settings: Settings, examination: Examination) -> None:
    watch = Figures()
    with watching(settings.metrics_port, {"": watch}):

        def told(report: SweepReport) -> None:
            _log(report)
            watch.swept(report)

        reloader = Reloader(lambda: configured_line(settings), _watched(settings), watch.reloaded)
        ledger, naming = ledger_of(settings)
        daemon = Daemon(
            sweeper_of(settings, ledger, naming, examination),
            lambda: open_mailbox(account_of(settings)),
            reloader.line,
            poll=timedelta(seconds=settings.poll_seconds),
            told=told,
            failed=watch.failed,
            hold=ledger.lock,
        )

        def reload() -> None:
            reloader.reload()
            daemon.wake()

        log.info("started; polling every %d s", settings.poll_seconds)
        run_until_told(daemon, reload)
        log.info("stopped")


def summary(report: SweepReport) -> str:
    """What a sweep saw and did, in one line."""
    parts = [
        f"{report.server} letters in the mailbox: {report.known} known ({report.new} new), {report.old} older",
        f"{report.missing} not to be got from the server" if report.missing else "",
        f"{len(report.queue)} customers wait",
        f"{report.drafts.drafted} drafts laid",
        f"{report.answered} letters answered" if report.answered else "",
        f"{len(report.quarantined)} letters for a person to read" if report.quarantined else "",
        f"{report.drafts.refused} drafts refused by the server" if report.drafts.refused else "",
        f"{report.recovery.waiting} drafts of an interrupted run still in doubt: sweep again"
        * bool(report.recovery.waiting),
        f"{report.recovery.unsure} drafts that may or may not have been laid: look" * bool(report.recovery.unsure),
    ]
    return "; ".join(part for part in parts if part) + "."


def _log(report: SweepReport) -> None:
    busy = report.writes or report.new or report.answered
    log.log(logging.INFO if busy else logging.DEBUG, "sweep: %s", summary(report))


def _watched(settings: Settings) -> tuple[Path, ...]:
    paths = (settings.rules_file, settings.templates_dir, settings.signature_file)
    return tuple(path for path in paths if path is not None)
