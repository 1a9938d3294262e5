"""Files that are there whole or not at all, also after a crash of the machine: written aside, synced, and renamed."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def replace(path: Path, octets: bytes, *, mode: int = 0o600) -> None:
    """Make this the file at `path`, whatever was there before. Once it returns, the file outlives a crash.

    OSError where that cannot be done; what was there stands then.
    """
    descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        _fill(descriptor, octets, mode)
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
    _sync(path.parent)


def create(path: Path, octets: bytes, *, mode: int = 0o600) -> None:
    """A new file. OSError where it cannot be made, or one is there already."""
    _fill(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), octets, mode)


def _fill(descriptor: int, octets: bytes, mode: int) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(octets)
        file.flush()
        os.fchmod(descriptor, mode)
        os.fsync(descriptor)


def _sync(folder: Path) -> None:
    """A rename lasts when its folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
