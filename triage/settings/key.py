"""The key of all keyed hashes: 32 random octets, made on first use, then kept."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from triage import durable
from triage.errors import ConfigError, TriageError, unwritable
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
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        durable.replace(path, _packed(key))
    except OSError as error:
        raise _unwritable(path, error) from error


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=path.parent) as draft:  # mode 0600
            draft.write(_packed(secrets.token_bytes(_OCTETS)))
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):  # never over a key that another process has made meanwhile
                os.link(draft.name, path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _packed(key: bytes) -> bytes:
    return f"{key.hex()}\n".encode()


def _unwritable(path: Path, error: OSError) -> TriageError:
    return unwritable(f"KEY_FILE: {path}", error, "name a file this user may write")
