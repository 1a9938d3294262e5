"""`run.py queue`: the queue in the terminal, read from the ledger and the mailbox; nothing is written."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console

from triage.cli import show
from triage.cli.assemble import account_of, configured_line, ledger_of, options_of
from triage.cli.each import each, print_each, show_each
from triage.cli.logs import start_logging
from triage.cli.queue_json import as_dict
from triage.imap.mailbox import open_mailbox
from triage.settings.settings import Settings
from triage.work.examine.examining import Examination
from triage.work.examine.isolation import Isolated
from triage.work.past.looking import Seen, look


def run(config: Path, *, as_json: bool, mailbox: str = "") -> None:
    """Print the queue as the last sweep left it, ranked as of now. The daemon may run meanwhile."""
    with Isolated() as examination:  # it starts while the rules are read
        told = each(config, mailbox, partial(_seen, examination))
        if as_json:
            print_each(told, lambda seen: as_dict(seen.entries, seen.queue))
        else:
            show_each(told, lambda seen: show.queue(Console(highlight=False), seen.queue))


def _seen(examination: Examination, settings: Settings) -> Seen:
    start_logging(settings.log_level)
    line = configured_line(settings)
    ledger, naming = ledger_of(settings)
    with closing(ledger), closing(open_mailbox(account_of(settings))) as mailbox:
        return look(
            mailbox, ledger, line, naming, datetime.now(UTC), examination=examination, options=options_of(settings)
        )
