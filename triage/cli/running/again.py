"""Which mailboxes are kept, read again while they are: where that cannot be read, all stays as it was."""

from __future__ import annotations

import logging
from collections.abc import Callable

from triage.errors import ConfigError
from triage.settings.fleet import Fleet

log = logging.getLogger(__name__)


def read_again(read: Callable[[], Fleet], take: Callable[[Fleet], None]) -> None:
    """Have `take` take what `read` gives now. What is wrong with it is logged."""
    try:
        named = read()
    except ConfigError as error:
        log.error("the mailboxes stay as they were: %s", _in_a_line(error))
        return
    log_broken(named)
    take(named)
    log.info("read again; %d mailboxes", len(named.mailboxes))


def log_broken(named: Fleet) -> None:
    """What is wrong with the settings of single mailboxes."""
    for name, error in named.broken.items():
        log.error("%s: %s", name, _in_a_line(error))


def _in_a_line(error: ConfigError) -> str:
    return "; ".join(error.problems)
