"""All commands, from the modules that carry them out."""

from triage.demo.imapd import adding, fetching, flagging, listing, logging_in, mailboxes, searching, selecting, status
from triage.demo.imapd.session import Commands

_MODULES = (logging_in, listing, status, mailboxes, selecting, adding, fetching, flagging, searching)

COMMANDS: Commands = {name: entry for module in _MODULES for name, entry in module.COMMANDS.items()}
