"""`run.py queue`: the queue in the terminal, read from the ledger and the mailbox; nothing is written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from triage.cli import show
from triage.cli.assemble import account_of, configured_line, ledger_of, options_of, settings_of
from triage.cli.logs import start_logging
from triage.cli.report_json import print_json
from triage.imap.mailbox import open_mailbox
from triage.work.isolation import Isolated
from triage.work.looking import look


def run(config: Path, *, as_json: bool) -> None:
    """Print the queue as the last sweep left it, ranked as of now. The daemon may run meanwhile."""
    settings = settings_of(config)
    start_logging(settings.log_level)
    with Isolated() as examination:  # it starts while the rules are read
        line = configured_line(settings)
        ledger, naming = ledger_of(settings)
        mailbox = open_mailbox(account_of(settings))
        try:
            seen = look(
                mailbox, ledger, line, naming, datetime.now(UTC), examination=examination, options=options_of(settings)
            )
        finally:
            mailbox.close()
            ledger.close()
    if as_json:
        print_json(seen.entries, seen.queue)
    else:
        show.queue(Console(highlight=False), seen.queue)
