"""Rules and templates picked up while running: all or nothing, and the last good ones stay in force.

A file that is being written may be good rules as far as it goes: one is read when nothing has been written for a
moment, and not believed where something was while it was read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from time import time

from triage.errors import ConfigError
from triage.plan import Line

log = logging.getLogger(__name__)

SETTLED = 2.0  # seconds since the last change of a file
Stamp = tuple[tuple[str, int, int], ...]


class Reloader:
    """Gives the line in force. `build` makes it from the files in `watched` (files, and folders with all in them).

    `told` hears whether what was read was taken.
    """

    def __init__(
        self,
        build: Callable[[], Line],
        watched: tuple[Path, ...],
        told: Callable[[bool], None] = lambda taken: None,
        *,
        settled: float = SETTLED,
    ) -> None:
        self._build = build
        self._watched = watched
        self._told = told
        self._settled = settled
        self._asked = False
        self._stamp = self._look()
        self._line = build()

    def line(self) -> Line:
        """The line from the files as they are now, or the last good one if they are not usable, or not yet."""
        stamp = self._look()
        if self._asked or (stamp != self._stamp and _is_settled(stamp, time(), self._settled)):
            self._asked = False
            self._read(stamp)
        return self._line

    def reload(self) -> None:
        """Read the files when the line is asked for next, changed or not. From any thread."""
        self._asked = True

    def _read(self, stamp: Stamp) -> None:
        try:
            line = self._build()
        except ConfigError as error:
            self._stamp = stamp
            log.error("the rules stay as they were: %s", "; ".join(error.problems))
            self._told(False)
            return
        if self._look() != stamp:
            return  # of both states, perhaps
        self._stamp, self._line = stamp, line
        log.info("rules read again: %s", line.rules.digest)
        self._told(True)

    def _look(self) -> Stamp:
        files = (file for path in self._watched for file in (sorted(path.rglob("*")) if path.is_dir() else [path]))
        return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> tuple[str, int, int]:
    try:
        status = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), status.st_mtime_ns, status.st_size


def _is_settled(stamp: Stamp, now: float, after: float) -> bool:
    """Whether nothing was changed in the last moment; a time to come is no reason to wait for it."""
    newest = max((changed for _, changed, _ in stamp), default=0) / 1e9
    return not 0 <= now - newest < after
