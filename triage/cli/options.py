"""The options that many commands take."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

CONFIG = Path(os.environ.get("TRIAGE_CONFIG", "config.env"))

ConfigOption = Annotated[Path, typer.Option("--config", "-c", help="The settings file.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
MailboxOption = Annotated[
    str, typer.Option("--mailbox", "-m", help="Of many mailboxes (MAILBOXES) this one; the name of its file.")
]
