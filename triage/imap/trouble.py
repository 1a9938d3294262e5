"""Whatever imapclient, imaplib, ssl or the server say went wrong, as errors of this program."""

from __future__ import annotations

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imapclient.exceptions import LoginError, ProtocolError

from triage.errors import (
    AuthenticationError,
    NoSuchServerError,
    NoTlsError,
    PermanentError,
    TemporaryError,
    ThrottledError,
    TriageError,
    UntrustedError,
)


class ConnectionLostError(TemporaryError):
    """The connection is gone, or out of step so that nothing on it can be believed."""


# What servers say when they want to be left alone, and for how many seconds where they do not tell.
_THROTTLES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"backoff time:? *(\d+) *milliseconds", re.I), 60),
    (re.compile(r"bandwidth limit", re.I), 3600),
    # Exchange's word for a mailbox that is being throttled, or that this user has no right to.
    (re.compile(r"authenticated but not connected", re.I), 60),
    (re.compile(r"throttl|rate.?limit|slow down|maximum number of connections", re.I), 60),
    (re.compile(r"too many (?:\w+ ){0,2}(?:connections|logins|sessions|attempts|requests|commands)", re.I), 60),
)
_LONGEST_WAIT = 86_400.0

_TEMPORARY = re.compile(r"\[(UNAVAILABLE|INUSE|SERVERBUG)\]|try (again )?later|temporar", re.I)
_REFUSED_LOGIN = re.compile(r"\[(AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED)\]", re.I)

# A peer that speaks no TLS, or none we accept, will not speak it a minute later either.
_NO_TLS_HERE = "WRONG_VERSION_NUMBER"
_OLD_TLS = frozenset({"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION"})

# imaplib reports BAD and NO like this, but a NO to a login by its text alone.
_REFUSAL = re.compile(r"(?:command error: BAD|failed:) ?(.*)", re.S)
# ... and this is no answer of the server at all.
_OWN_WORDS = re.compile(r"^command:? \w+ (?:=>|illegal)|got more than \d+ bytes")


@contextmanager
def translated(what: str, *, login: bool = False) -> Iterator[None]:
    """Raise the program's errors for those of the libraries. `what` was being done, for the message."""
    try:
        yield
    except imaplib.IMAP4.error as error:
        raise _of_imaplib(what, error, login) from error
    except ssl.SSLError as error:
        raise _of_tls(what, error) from error
    except socket.gaierror as error:
        raise NoSuchServerError(f"{what}: no server of that name is known ({_clean(str(error))})") from error
    except OSError as error:
        raise ConnectionLostError(f"{what}: {_clean(str(error) or type(error).__name__)}") from error
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        # imapclient's parser at a loss.
        raise ConnectionLostError(f"{what}: the answer cannot be read ({type(error).__name__})") from error


def _of_tls(what: str, error: ssl.SSLError) -> TriageError:
    said, reason = f"{what}: {_clean(str(error))}", getattr(error, "reason", None)
    if isinstance(error, ssl.SSLCertVerificationError):
        return UntrustedError(said)
    if reason == _NO_TLS_HERE:
        return NoTlsError(f"{what}: no TLS is spoken there ({reason})")
    return PermanentError(said) if reason in _OLD_TLS else ConnectionLostError(said)


def _of_imaplib(what: str, error: imaplib.IMAP4.error, login: bool) -> TriageError:
    # imapclient makes a LoginError of whatever happened at a login, also of a lost connection.
    first = error.__context__ if isinstance(error, LoginError) else None
    text = _text(first or error)
    answer = _REFUSAL.search(text)
    if isinstance(first or error, imaplib.IMAP4.abort | ProtocolError) or _OWN_WORDS.search(text):
        return _lost(what, text)
    if answer is None and not login:
        return _lost(what, text)
    return refusal(what, answer.group(1) if answer else text, login=login)


def refusal(what: str, text: str, *, login: bool = False) -> TriageError:
    """The error for a NO or BAD with that text (RFC 5530 response codes, and what servers write instead)."""
    said = f"{what}: the server says: {_clean(text)}"
    wait = throttled(text) or (60.0 if login and "[LIMIT]" in text.upper() else None)
    if wait:
        return ThrottledError(said, wait_seconds=wait)
    if login and _REFUSED_LOGIN.search(text):
        return AuthenticationError(said)
    if _TEMPORARY.search(text):
        return TemporaryError(said)
    if login:
        # RFC 3501 section 6.2.3 gives NO to LOGIN one meaning only.
        return AuthenticationError(said)
    return PermanentError(said)


def throttled(text: str) -> float | None:
    """How many seconds the server wants us to wait, by what it says; None where it says nothing of the kind."""
    for pattern, wait in _THROTTLES:
        if found := pattern.search(text):
            told = float(found.group(1)) / 1000 if found.groups() else wait
            return min(max(told, 1.0), _LONGEST_WAIT)
    return None


def _lost(what: str, text: str) -> TemporaryError:
    if wait := throttled(text):  # in the text of a BYE
        return ThrottledError(f"{what}: the server says: {_clean(text)}", wait_seconds=wait)
    return ConnectionLostError(f"{what}: {_clean(text)}")


def _text(error: BaseException) -> str:
    first = error.args[0] if error.args else ""
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(first)


def _clean(text: str) -> str:
    """One short printable line."""
    return "".join(char if char.isprintable() else " " for char in text)[:200].strip()
