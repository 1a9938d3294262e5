"""A mailbox for drafts, made where there is none and somebody wants it."""

from __future__ import annotations

import sys
from contextlib import closing, suppress

from triage.cli.assemble import account_of
from triage.cli.setup.prompts import prompt
from triage.errors import NoDraftsError, TriageError
from triage.imap.mailbox import open_mailbox
from triage.settings.settings import Settings


def see_to_drafts(settings: Settings, *, wanted: bool) -> None:
    """Make one where there is none and it is `wanted`, or a person who is asked wants it. Whatever is wrong with the
    server is left to `check` to tell.
    """
    with suppress(TriageError), closing(open_mailbox(account_of(settings))) as mailbox:
        try:
            mailbox.folders()
        except NoDraftsError:
            if wanted or (sys.stdin.isatty() and _wants_it()):
                print(f"Made the mailbox '{mailbox.create_drafts()}'.")


def _wants_it() -> bool:
    print("There is no mailbox for drafts yet: mail programs make it with the first draft that is saved.")
    return prompt("Shall it be made now? (yes or no)", "yes").lower().startswith("y")
