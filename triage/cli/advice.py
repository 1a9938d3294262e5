"""What the owner can do about an error, in a line."""

from __future__ import annotations

from triage.errors import AuthenticationError, StorageError, TemporaryError, ThrottledError, TriageError


def advice(error: TriageError) -> str:
    """The way out, naming the settings to look at; "" where the error itself says it."""
    match error:
        case AuthenticationError():
            return "Set IMAP_USER and IMAP_PASSWORD (or its _FILE or _COMMAND) to what the server knows."
        case ThrottledError():
            return "Try again later; nothing was lost."
        case StorageError():
            return "Make room on that disk; nothing was lost."
        case TemporaryError():
            return "Try again later; nothing was lost. If it never worked, look at IMAP_HOST, IMAP_PORT and IMAP_TLS."
        case _:
            return ""
