"""Every error of the libraries and every refusal of a server becomes temporary or permanent."""

from __future__ import annotations

import imaplib
import socket
import ssl

import pytest
from imapclient.exceptions import CapabilityError, LoginError, ProtocolError

from triage.errors import (
    AuthenticationError,
    NoSuchServerError,
    PermanentError,
    TemporaryError,
    ThrottledError,
    TriageError,
    UntrustedError,
)
from triage.imap.trouble import ConnectionLostError, refusal, throttled, translated


def outcome(error: BaseException, *, login: bool = False) -> TriageError:
    """What becomes of a library's error."""
    with pytest.raises(TriageError) as caught, translated("FETCH", login=login):
        raise error
    return caught.value


@pytest.mark.parametrize(
    "error",
    [
        imaplib.IMAP4.abort("socket error: EOF"),
        imaplib.IMAP4.abort("command: IDLE => socket error: unterminated line: b'* 5 EXI'"),
        imaplib.IMAP4.readonly("mailbox status changed to READ-ONLY"),
        imaplib.IMAP4.error("command: SEARCH => got more than 1000000 bytes"),
        imaplib.IMAP4.error("command FETCH illegal in state LOGOUT, only allowed in states SELECTED"),
        ProtocolError("unexpected EOF"),
        TimeoutError("The read operation timed out"),
        ConnectionResetError(104, "Connection reset by peer"),
        BrokenPipeError(32, "Broken pipe"),
        ssl.SSLEOFError(8, "EOF occurred in violation of protocol"),
        ValueError("unexpected message list data"),
        RecursionError("maximum recursion depth exceeded"),
    ],
)
def test_a_connection_in_doubt_is_lost(error: Exception) -> None:
    assert type(outcome(error)) is ConnectionLostError


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("[UNAVAILABLE] Temporary authentication failure.", TemporaryError),
        ("[INUSE] Mailbox is locked", TemporaryError),
        ("[SERVERBUG] Internal error occurred. Refer to server log", TemporaryError),
        ("User is authenticated but not connected.", ThrottledError),
        ("[NONEXISTENT] Unknown Mailbox: Nowhere", PermanentError),
        ("[TRYCREATE] Mailbox doesn't exist: Nowhere", PermanentError),
        ("[OVERQUOTA] Quota exceeded (mailbox for user is full)", PermanentError),
        ("[NOPERM] Permission denied", PermanentError),
        ("[CANNOT] Invalid mailbox name", PermanentError),
        ("[b'Command Argument Error. 11']", PermanentError),
        ("[LIMIT] Too many user flags in mailbox", PermanentError),
        ("Request is throttled. Suggested Backoff Time: 299961 milliseconds", ThrottledError),
        ("[OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)", ThrottledError),
    ],
)
def test_a_refusal_helps_later_or_never(said: str, kind: type[TriageError]) -> None:
    assert type(refusal("SELECT", said)) is kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("[AUTHENTICATIONFAILED] Authentication failed.", AuthenticationError),
        ("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", AuthenticationError),
        ("[EXPIRED] That password isn't valid any more", AuthenticationError),
        ("LOGIN failed.", AuthenticationError),
        ("Login failed: authentication failure", AuthenticationError),
        ("[UNAVAILABLE] Temporary authentication failure.", TemporaryError),
        ("[LIMIT] LOGIN Rate limit hit.", ThrottledError),
        ("[LIMIT] Come back in a while", ThrottledError),
        ("[ALERT] Too many simultaneous connections. (Failure)", ThrottledError),
        ("Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)", ThrottledError),
    ],
)
def test_a_refused_login_is_told_from_a_busy_server(said: str, kind: type[TriageError]) -> None:
    assert type(refusal("log in", said, login=True)) is kind
    assert type(outcome(LoginError(f"b'{said}'"), login=True)) is kind


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("Suggested Backoff Time: 299961 milliseconds", 299.961),
        ("Suggested Backoff Time: 1 milliseconds", 1.0),
        ("Suggested Backoff Time: 999999999999 milliseconds", 86_400.0),
        ("Account exceeded bandwidth limits", 3600),
        ("Too many simultaneous connections", 60),
        ("No such mailbox", None),
    ],
)
def test_how_long_to_wait_is_read_from_what_the_server_says(said: str, seconds: float | None) -> None:
    assert throttled(said) == seconds


def test_a_connection_lost_at_the_login_is_no_wrong_password() -> None:
    error = LoginError("socket error: [Errno 32] Broken pipe")
    error.__context__ = imaplib.IMAP4.abort("socket error: [Errno 32] Broken pipe")
    assert type(outcome(error, login=True)) is ConnectionLostError


def test_a_goodbye_because_of_too_much_traffic_is_a_request_to_wait() -> None:
    error = outcome(imaplib.IMAP4.abort("[ALERT] Account exceeded bandwidth limits. (Failure)"))
    assert isinstance(error, ThrottledError)
    assert error.wait_seconds == 3600


@pytest.mark.parametrize(
    "error",
    [
        imaplib.IMAP4.error("UID command error: BAD [b'Command Argument Error. 11']"),
        imaplib.IMAP4.error("select failed: [NONEXISTENT] Unknown Mailbox"),
    ],
)
def test_what_will_be_no_different_tomorrow_is_permanent(error: Exception) -> None:
    assert type(outcome(error)) is PermanentError


def test_what_the_owner_has_to_mend_in_another_way_is_told_apart() -> None:
    assert type(outcome(socket.gaierror(-2, "Name or service not known"))) is NoSuchServerError
    assert type(outcome(ssl.SSLCertVerificationError(1, "certificate verify failed"))) is UntrustedError


def test_a_missing_capability_is_no_reason_to_go_on() -> None:
    assert isinstance(outcome(CapabilityError("Server does not support IDLE capability")), TemporaryError)


def test_what_the_server_says_is_shown_as_one_short_line() -> None:
    message = str(refusal("SELECT", "no\r\nX-Injected: \x1b[31m" + "y" * 900))
    assert message.isprintable()
    assert len(message) < 250


def test_errors_of_our_own_pass_unchanged() -> None:
    ours = AuthenticationError("no")
    assert outcome(ours) is ours
