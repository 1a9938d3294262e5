"""The key of all keyed hashes: 32 random octets, made on first use, then kept."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from triage.errors import ConfigError, unwritable
from triage.settings.secret import read_private

_OCTETS = 32
_HEX = re.compile(rf"[0-9a-f]{{{2 * _OCTETS}}}", re.IGNORECASE)


def read_key(path: Path) -> bytes:
    """The key in that file, in hex; made with mode 0600 where there is none.

    CannotCreateError where it cannot be made; ConfigError where it is not a key, or every user may read it.
    """
    if not path.exists():
        _make(path)
    text = read_private(path)
    if not _HEX.fullmatch(text):
        raise ConfigError(f"KEY_FILE: {path} holds no key of {2 * _OCTETS} hex digits; bring back the right file")
    return bytes.fromhex(text)


def _make(path: Path) -> None:
    # Whole or not at all, and never over a key that another process has made meanwhile.
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile("w", dir=path.parent) as draft:  # mode 0600
            draft.write(f"{secrets.token_hex(_OCTETS)}\n")
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):
                os.link(draft.name, path)
    except OSError as error:
        raise unwritable(f"KEY_FILE: {path}", error, "name a file this user may write") from error
