"""Signing in with a code that is typed elsewhere (RFC 8628): for machines without a browser."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep

from triage.errors import ConfigError, TemporaryError, ThrottledError
from triage.signin.app import App
from triage.signin.conversation import (
    DeviceCode,
    Received,
    RefusedError,
    device_code_form,
    device_code_in,
    device_form,
    token_in,
)
from triage.signin.keep import Post
from triage.signin.post import post
from triage.signin.redirect import refused

_SLOWER = 5  # seconds, RFC 8628 section 3.5


def ask(app: App, send: Post = post) -> DeviceCode:
    """A code for the person. ConfigError where this server knows no device codes; SignInRefusedError."""
    if not app.endpoints.device:
        raise ConfigError(
            f"{app.provider} opens no mailbox with a device code; type: python run.py login --way browser"
        )
    try:
        return device_code_in(send(app.endpoints.device, device_form(app)).body)
    except RefusedError as error:
        raise refused(app, error) from None


def wait(
    app: App,
    device: DeviceCode,
    send: Post = post,
    *,
    rest: Callable[[float], None] = sleep,
    clock: Callable[[], float] = monotonic,
) -> Received:
    """Tokens, once the code has been typed. SignInRefusedError where it was not in time, or access was denied."""
    interval, until = float(device.interval), clock() + device.seconds
    while True:
        rest(interval)
        try:
            return token_in(send(app.endpoints.token, device_code_form(app, device)).body)
        except RefusedError as error:
            if clock() > until:
                raise refused(app, RefusedError("expired_token", ""), device.secret) from None
            if error.error not in ("authorization_pending", "slow_down"):
                raise refused(app, error, device.secret) from None
            interval += _SLOWER if error.error == "slow_down" else 0
        except ThrottledError as busy:
            interval = max(interval + _SLOWER, busy.wait_seconds)
        except TemporaryError:
            if clock() > until:
                raise
            interval *= 2  # RFC 8628 section 3.5 has it so for a connection that timed out
