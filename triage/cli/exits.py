"""The exit codes of every command, from sysexits.h."""

from __future__ import annotations

from triage.errors import AuthenticationError, ConfigError, TemporaryError, TriageError

OK, USAGE, UNAVAILABLE, TEMPORARY, REFUSED, MISCONFIGURED = 0, 64, 69, 75, 77, 78
_CODES = (
    (ConfigError, MISCONFIGURED),
    (AuthenticationError, REFUSED),
    (TemporaryError, TEMPORARY),
    (TriageError, UNAVAILABLE),
)


def exit_code(error: TriageError) -> int:
    return next(code for kind, code in _CODES if isinstance(error, kind))
