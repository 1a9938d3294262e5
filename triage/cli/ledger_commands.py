"""What each `run.py ledger` command takes; what it does stands in `triage.cli.ledger`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from triage.cli.options import CONFIG, ConfigOption, MailboxOption

ledger = typer.Typer(
    help="Keep, bring back, upgrade or downgrade what is remembered. Only backup may be typed while the bot runs.",
    no_args_is_help=True,
)

_FolderArgument = Annotated[Path, typer.Argument(help="The folder of the copy.")]


@ledger.command()
def backup(folder: _FolderArgument, *, config: ConfigOption = CONFIG, mailbox: MailboxOption = "") -> None:
    """Copy the ledger and its key into a new folder; the bot may go on meanwhile."""
    from triage.cli.ledger import backup as save

    save(config, folder, mailbox)


@ledger.command()
def restore(folder: _FolderArgument, *, config: ConfigOption = CONFIG, mailbox: MailboxOption = "") -> None:
    """Bring back what `backup` has copied; what is there now is copied aside first. The bot must not be running."""
    from triage.cli.ledger import restore as bring_back

    bring_back(config, folder, mailbox)


@ledger.command()
def upgrade(*, config: ConfigOption = CONFIG, mailbox: MailboxOption = "") -> None:
    """Bring the ledger to the newest schema, as every other command does by itself."""
    from triage.cli.ledger import upgrade as bring_up

    bring_up(config, mailbox)


@ledger.command()
def downgrade(
    *,
    to: Annotated[str, typer.Option(help="The schema that the older version of triage knows, such as 0004.")],
    config: ConfigOption = CONFIG,
    mailbox: MailboxOption = "",
) -> None:
    """Bring the ledger back to an older schema, before an older version of triage is installed. The bot must not be
    running.
    """
    from triage.cli.ledger import downgrade as bring_down

    bring_down(config, to, mailbox)
