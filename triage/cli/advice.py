"""What the owner can do about an error, in a line."""

from __future__ import annotations

from triage.errors import (
    AuthenticationError,
    BusyError,
    DatabaseAwayError,
    NoStartTlsError,
    NoSuchServerError,
    NoTlsError,
    SignInRefusedError,
    StorageError,
    TemporaryError,
    ThrottledError,
    TokenRefusedError,
    TriageError,
    UntrustedError,
)

_NOT_THIS_MAILBOX = (
    "The sign-in itself works, but does not open this mailbox: compare IMAP_USER with the account that signed in "
    "(python run.py login), and see that IMAP is switched on for it. Where the app signs in by itself, an "
    "administrator has to let it into the mailbox: docs/operations.md says how."
)
# The first that fits; "" where the error itself says it.
_ADVICE: tuple[tuple[type[TriageError], str], ...] = (
    (SignInRefusedError, ""),
    (TokenRefusedError, _NOT_THIS_MAILBOX),
    (AuthenticationError, "Set IMAP_USER and IMAP_PASSWORD (or its _FILE or _COMMAND) to what the server knows."),
    (NoTlsError, "That port speaks no TLS from the start: write IMAP_TLS=starttls and IMAP_PORT=143, or its own port."),
    (NoStartTlsError, "Most such servers speak TLS from the start at another port: IMAP_TLS=implicit, IMAP_PORT=993."),
    (
        UntrustedError,
        "IMAP_HOST has to be the name the certificate is for. Where the server signs its certificate itself, name its "
        "authority's file with IMAP_CA_FILE.",
    ),
    (NoSuchServerError, "Look at IMAP_HOST for a misspelling, and whether this machine is online."),
    (BusyError, ""),
    (ThrottledError, "Try again later; nothing was lost."),
    (StorageError, "Make room on that disk; nothing was lost."),
    (
        DatabaseAwayError,
        "Try again later; nothing was lost. If it never worked: does PostgreSQL run, and is LEDGER_URL right?",
    ),
    (
        TemporaryError,
        "Try again later; nothing was lost. If it never worked, look at IMAP_HOST, IMAP_PORT and IMAP_TLS.",
    ),
)


def advice(error: TriageError) -> str:
    """The way out, naming the settings to look at; "" where the error itself says it."""
    return next((way_out for kind, way_out in _ADVICE if isinstance(error, kind)), "")
