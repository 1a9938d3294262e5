"""LOGIN and AUTHENTICATE: by password, or by an access token (XOAUTH2; OAUTHBEARER, RFC 7628)."""

from __future__ import annotations

from collections.abc import Callable

from imapclient import IMAPClient

from triage.errors import AuthenticationError, ConfigError, TokenRefusedError
from triage.imap.account import Account
from triage.imap.trouble import translated
from triage.imap.watchdog import COMMAND_SECONDS, limited


def log_in(client: IMAPClient, account: Account) -> None:
    """Log in. A token that is refused may have ended sooner than our clock says: once, another is tried.

    AuthenticationError, or what `secret` and `renew` raise; else as any command.
    """
    secret = account.secret()
    try:
        _as(client, account, secret)
    except AuthenticationError:
        if account.renew is None:
            raise
        _anew(client, account, account.renew(secret))


def _anew(client: IMAPClient, account: Account, token: str) -> None:
    try:
        _as(client, account, token)
    except AuthenticationError as error:
        raise TokenRefusedError(str(error)) from error


def _as(client: IMAPClient, account: Account, secret: str) -> None:
    with translated("log in", login=True), limited(client, COMMAND_SECONDS):
        _authenticate(client, account, secret)


def _authenticate(client: IMAPClient, account: Account, secret: str) -> None:
    user = account.user
    if any(ord(char) < 32 for char in user + secret):
        raise ConfigError("the user name or the password holds a control character")
    if account.auth == "xoauth2":
        client.sasl_login("XOAUTH2", _once(f"user={user}\1auth=Bearer {secret}\1\1", b""))
    elif account.auth == "oauthbearer":
        identity = user.replace("=", "=3D").replace(",", "=2C")
        client.sasl_login("OAUTHBEARER", _once(f"n,a={identity},\1auth=Bearer {secret}\1\1", b"\1"))
    elif (user + secret).isascii() and not client.has_capability("LOGINDISABLED"):
        client.login(user, secret)
    else:
        client.plain_login(user, secret)  # LOGIN knows no UTF-8


def _once(first: str, then: bytes) -> Callable[[bytes], bytes]:
    """A SASL conversation: the token, then `then` to whatever the server has to say against it (RFC 7628 3.2.3)."""
    answers = iter([first.encode()])
    return lambda _challenge: next(answers, then)
