"""`run.py forget ADDRESS`: all that is remembered of a customer is removed; the mailbox is not touched."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import typer

from triage.cli.assemble import ledger_of, settings_of
from triage.desk.words import counted
from triage.model import Address, Forgotten
from triage.settings.parsers import addr_spec
from triage.work.retention import forget


def run(config: Path, address: str, mailbox: str = "") -> None:
    """Forget, and say how much that was. TemporaryError where a daemon is at work on this account."""
    try:
        asked = Address(addr_spec(address.strip()))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="ADDRESS") from None
    ledger, naming = ledger_of(settings_of(config, mailbox))
    with closing(ledger), ledger.lock():
        print(said(forget(asked, ledger, naming)))


def said(forgotten: Forgotten) -> str:
    if not forgotten.rows:
        return "Nothing is remembered of that address."
    parts = (
        counted(forgotten.letters, "letter", "letters"),
        counted(forgotten.drafts, "draft", "drafts"),
        counted(forgotten.promises, "promise", "promises"),
        counted(forgotten.answers, "answer", "answers"),
    )
    rows = counted(forgotten.rows, "row", "rows")
    return (
        f"Forgotten: {', '.join(parts)} ({rows} of the ledger).\n"
        "The mailbox was not touched: delete their mail, and drafts to them, in your mail client."
    )
