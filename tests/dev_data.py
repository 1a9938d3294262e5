"""The development data beside the repository, which is not the project's and never copied into it."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

_ROOT = Path(os.environ.get("TRIAGE_TEST_DATA", Path(__file__).parents[1] / "../shared/data"))


def real_messages(*folders: str) -> Iterator[tuple[str, bytes]]:
    """Name and octets of every file of mail.tar.xz in these folders (all, if none is named); skips without it."""
    for name, octets in _archive().items():
        if not folders or name.startswith(folders):
            yield name, octets


@cache
def _archive() -> dict[str, bytes]:
    path = _ROOT / "mail.tar.xz"
    if not path.is_file():
        pytest.skip(f"the mail fixtures are not here: {path} (TRIAGE_TEST_DATA names their folder)")
    files: dict[str, bytes] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is not None:
                files[member.name.removeprefix("./")] = content.read()
    return files
