"""Where a sign-in lies: one file, mode 0600, replaced as a whole, by one process at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from triage import durable
from triage.errors import ConfigError, TemporaryError, unwritable
from triage.signin.refusals import LOGIN
from triage.signin.tokens import Tokens, packed, unpacked

LOCK_SECONDS = 90.0  # longer than any renewal takes
_AGAIN = 0.05


class TokenFile:
    """After `write` returns, what was written outlives a crash of the machine; before, the old state does."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Tokens | None:
        """None where nobody has signed in. ConfigError where the file cannot be understood, or others may read it."""
        try:
            if self.path.stat().st_mode & 0o077:
                raise ConfigError(f"{self.path}: other users of this machine may read it; type: chmod 600 {self.path}")
            return unpacked(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ConfigError(f"{self.path}: {error.strerror}") from error
        except ValueError:
            raise ConfigError(f"{self.path}: this is no sign-in of ours; remove it and type: {LOGIN}") from None

    def write(self, tokens: Tokens) -> None:
        """StorageError where the disk is full, CannotCreateError where the place is wrong."""
        try:
            self._make_folder()
            durable.replace(self.path, packed(tokens).encode("utf-8"))
        except OSError as error:
            raise unwritable(self.path, error, "name a folder this user may write with OAUTH_TOKENS") from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """For one at a time, of all processes: a server that rotates tokens takes two renewals for a theft."""
        descriptor = self._open_lock()
        try:
            self._take(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _open_lock(self) -> int:
        try:
            self._make_folder()
            return os.open(f"{self.path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise unwritable(self.path, error, "name a folder this user may write with OAUTH_TOKENS") from error

    def _take(self, descriptor: int) -> None:
        until = monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if monotonic() > until:
                    raise TemporaryError(f"{self.path}: another process has been renewing it for too long") from None
                sleep(_AGAIN)
            else:
                return

    def _make_folder(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
