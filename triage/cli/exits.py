"""The exit codes of every command, from sysexits.h."""

from __future__ import annotations

from triage.errors import (
    AuthenticationError,
    CannotCreateError,
    ConfigError,
    DataError,
    LetterError,
    StorageError,
    TemporaryError,
    TriageError,
)

OK, STOPPED = 0, 130  # STOPPED: by Ctrl-C, as shells have it
USAGE, BAD_DATA, UNAVAILABLE, FAULT = 64, 65, 69, 70
CANNOT_CREATE, NO_STORAGE, TEMPORARY, REFUSED, MISCONFIGURED = 73, 74, 75, 77, 78
# The first that fits.
_CODES: tuple[tuple[type[Exception], int], ...] = (
    (CannotCreateError, CANNOT_CREATE),
    (ConfigError, MISCONFIGURED),
    (DataError, BAD_DATA),
    (LetterError, BAD_DATA),
    (AuthenticationError, REFUSED),
    (StorageError, NO_STORAGE),
    (TemporaryError, TEMPORARY),
    (TriageError, UNAVAILABLE),
    (PermissionError, REFUSED),
    (OSError, NO_STORAGE),
)


def exit_code(error: Exception) -> int:
    return next((code for kind, code in _CODES if isinstance(error, kind)), FAULT)
