"""`run.py report`: what customers told the shop, as one page; read from the ledger alone."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from triage.cli.assemble import configured_line, ledger_of, settings_of
from triage.desk.report.page import page
from triage.errors import ConfigError, unwritable
from triage.settings.parsers import duration
from triage.work.posts.board import first_day
from triage.work.posts.reporting import gathered

_LONGEST = timedelta(days=3660)


def run(config: Path, since: str, output: Path, mailbox: str = "") -> None:
    """Write the page. ConfigError: no such time, no charts library; CannotCreateError: no place for it."""
    days = _days(since)
    settings = settings_of(config, mailbox)
    line, now = configured_line(settings), datetime.now(UTC)
    ledger, _ = ledger_of(settings)
    with closing(ledger):
        told = gathered(ledger, line, first_day(line.hours, now, days), now)
    html = page(told, line.templates, settings.identities[0].name or settings.identities[0].domain)
    if str(output) == "-":
        sys.stdout.write(html)
        return
    try:
        output.write_text(html, encoding="utf-8")
    except OSError as error:
        raise unwritable(output, error, "name another file with -o") from error
    print(f"{output}: {told.letters} letters of {told.customers} customers, {told.upset} of them upset.")


def _days(since: str) -> int:
    try:
        wanted = duration(since)
    except (ValueError, OverflowError) as error:
        raise ConfigError(f"--since {since}: {error}") from error
    if not timedelta() < wanted <= _LONGEST:
        raise ConfigError(f"--since {since}: from one day to ten years")
    return ceil(wanted / timedelta(days=1))
