"""What can go wrong, sorted by the one question that matters: does trying again help?

The class's docstring is its default message.
"""

from __future__ import annotations

import errno
from functools import partial

_STORAGE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class TriageError(Exception):
    """Something went wrong."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class ConfigError(TriageError):
    """The settings, rules or templates are not usable.

    `problems` holds one line for each thing to mend: where, what, and the way out.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class CannotCreateError(ConfigError):
    """A file cannot be created where the settings want it."""


class NoDraftsError(ConfigError):
    """There is no mailbox for drafts."""


class DataError(TriageError):
    """What was given to read holds no letter that can be read."""


class TemporaryError(TriageError):
    """The server or the ledger is not available just now; trying again later helps."""


class StorageError(TemporaryError):
    """The disk is full, or cannot be read or written."""


class DatabaseAwayError(TemporaryError):
    """PostgreSQL does not answer, or lets us not in."""


class NoSuchServerError(TemporaryError):
    """There is no server of that name, or nobody can be asked for it."""


class BusyError(TemporaryError):
    """Another process is at work on this mailbox; the message says which, and what to do."""


class ThrottledError(TemporaryError):
    """The server asks us to slow down."""

    def __init__(self, message: str = "", *, wait_seconds: float = 60.0) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(message)


class PermanentError(TriageError):
    """Trying again does not help; a person has to do something."""


class NoTlsError(PermanentError):
    """No TLS is spoken at that port."""


class NoStartTlsError(PermanentError):
    """The server offers no STARTTLS, and without it no password is sent."""


class UntrustedError(PermanentError):
    """The server's certificate is not to be trusted, or is for another name."""


class AuthenticationError(PermanentError):
    """The server refused the user name or the password."""


class SignInRefusedError(AuthenticationError):
    """The authorization server refused to renew the sign-in; the message says who has to do what."""


class TokenRefusedError(AuthenticationError):
    """The mail server refused an access token that was made just now."""


class LetterError(PermanentError):
    """This letter cannot be read or judged; it stays where it is and is flagged for a person.

    `stage` is the room that failed: fetch, mail, judge or reply.
    """

    def __init__(self, message: str = "", *, stage: str) -> None:
        self.stage = stage
        super().__init__(message)

    def __reduce__(self) -> tuple[partial[LetterError], tuple[object, ...]]:
        """It passes from the process that reads letters to the one that records them."""
        return partial(LetterError, stage=self.stage), self.args


def missing_extra(what: str, extra: str) -> ConfigError:
    """That a library is not installed, which `what` needs and that extra of ours brings."""
    return ConfigError(f"{what} needs a library; type: {installing(extra)}")


def installing(extra: str) -> str:
    """The command that installs the libraries of an extra."""
    return f".venv/bin/pip install -e '.[{extra}]'"


def unwritable(path: object, error: OSError, way_out: str = "") -> TriageError:
    """That a file cannot be written: whether the disk is to blame, or the place."""
    if error.errno in _STORAGE:
        return StorageError(f"{path}: {error.strerror}")
    return CannotCreateError(f"{path}: {error.strerror}" + f"; {way_out}" * bool(way_out))
