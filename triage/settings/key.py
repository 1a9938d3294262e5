"""The key of all keyed hashes: 32 random octets, made on first use, then kept."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from triage.errors import ConfigError, unwritable
from triage.settings.secret import read_private

_OCTETS = 32
_HEX = re.compile(rf"[0-9a-f]{{{2 * _OCTETS}}}", re.IGNORECASE)


def read_key(path: Path, *, make: bool = True) -> bytes:
    """The key in that file, in hex; made with mode 0600 where there is none, if it may be made.

    CannotCreateError where it cannot be made; ConfigError where it is not a key, or every user may read it.
    """
    if make and not path.exists():
        _make(path)
    text = read_private(path)
    if not _HEX.fullmatch(text):
        raise ConfigError(f"KEY_FILE: {path} holds no key of {2 * _OCTETS} hex digits; bring back the right file")
    return bytes.fromhex(text)


def replace_key(path: Path, key: bytes) -> None:
    """Write this key there, with mode 0600, whatever was there before. CannotCreateError where that cannot be done."""
    with _written(path, key) as draft:
        second = Path(f"{draft}.new")
        os.link(draft, second)
        second.replace(path)


def _make(path: Path) -> None:
    # Never over a key that another process has made meanwhile.
    with _written(path, secrets.token_bytes(_OCTETS)) as draft, suppress(FileExistsError):
        os.link(draft, path)


@contextmanager
def _written(path: Path, key: bytes) -> Iterator[Path]:
    """A file beside it that holds the key, on disk: it is given its name whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile("w", dir=path.parent) as draft:  # mode 0600
            draft.write(f"{key.hex()}\n")
            draft.flush()
            os.fsync(draft.fileno())
            yield Path(draft.name)
    except OSError as error:
        raise unwritable(f"KEY_FILE: {path}", error, "name a file this user may write") from error
