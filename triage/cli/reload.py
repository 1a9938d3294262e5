"""Rules and templates picked up while running: all or nothing, and the last good ones stay in force."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from triage.errors import ConfigError
from triage.plan import Line

log = logging.getLogger(__name__)

Stamp = tuple[tuple[str, int, int], ...]


class Reloader:
    """Gives the line in force. `build` makes it from the files in `watched` (files, and folders with all in them).

    `told` hears whether what was read was taken.
    """

    def __init__(
        self, build: Callable[[], Line], watched: tuple[Path, ...], told: Callable[[bool], None] = lambda taken: None
    ) -> None:
        self._build = build
        self._watched = watched
        self._told = told
        self._stamp = self._look()
        self._line = build()

    def line(self) -> Line:
        """The line from the files as they are now, or the last good one if they are not usable."""
        stamp = self._look()
        if stamp != self._stamp:
            self._stamp = stamp
            self.reload()
        return self._line

    def reload(self) -> None:
        """Read the files again, changed or not."""
        try:
            self._line = self._build()
        except ConfigError as error:
            log.error("the rules stay as they were: %s", "; ".join(error.problems))
            self._told(False)
        else:
            log.info("rules read again: %s", self._line.rules.digest)
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
