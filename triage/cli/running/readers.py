"""What sweeping many mailboxes in one process begins with: a log that tells them apart, files enough, and readers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from triage.cli.logs import start_logging
from triage.rules.read import default_rules
from triage.work.examine.isolation import Isolated
from triage.work.examine.pool import Pool

_MOST = 4  # processes that read letters, each some 100 MB: fewer where there are fewer cores


@contextmanager
def readers(log_level: str) -> Iterator[Pool]:
    """The processes that read the letters of all mailboxes, until the block ends."""
    start_logging(log_level, by_thread=True)
    _allow_many_files()
    default_rules()  # read once, before all mailboxes ask for them at the same time
    with Pool(Isolated, min(os.cpu_count() or 1, _MOST)) as pool:
        yield pool


def _allow_many_files() -> None:
    """As many open files as this process may have: each mailbox takes one or two."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
