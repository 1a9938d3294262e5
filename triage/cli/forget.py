"""`run.py forget ADDRESS`: all that is remembered of a customer is removed; the mailbox is not touched."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import typer

from triage.cli.assemble import ledger_of, settings_of
from triage.desk.words import counted
from triage.model import Address, Forgotten
from triage.settings.parsers import addr_spec
from triage.work.retention import Pending, forget, pending

_BUT = (
    "Forgotten, they leave the queue at once, unanswered. Flags and drafts in the mailbox stay: a draft there is then "
    "anybody's, to be deleted or sent by hand. While it lies there no other is laid beside it."
)

_NOT_SAID = 2  # as of a command that lacks an option


def run(config: Path, address: str, mailbox: str = "", *, sure: bool = False) -> None:
    """Forget, and say how much that was; where they still wait, only if somebody is `sure`. BusyError where a daemon is
    at work on this account.
    """
    try:
        asked = Address(addr_spec(address.strip()))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="ADDRESS") from None
    ledger, naming = ledger_of(settings_of(config, mailbox))
    with closing(ledger), ledger.lock():
        if sure or _is_agreed(pending(asked, ledger, naming)):
            print(said(forget(asked, ledger, naming)))
        else:
            print("Nothing was forgotten.")


def _is_agreed(left: Pending) -> bool:
    if not left.any:
        return True
    letters = counted(left.letters, "letter of theirs waits", "letters of theirs wait")
    drafts = counted(left.drafts, "draft of ours lies", "drafts of ours lie")
    told = f"{letters} for an answer, and {drafts} in Drafts. {_BUT}"
    if not sys.stdin.isatty():
        print(f"{told} If that is wanted, add --yes", file=sys.stderr)
        raise typer.Exit(_NOT_SAID)
    print(told)
    return typer.confirm("Forget them now?")


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
