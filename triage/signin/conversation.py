"""What is said to an authorization server and what its answers mean, by oauthlib. Pure; nothing here is logged."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import urlencode

from oauthlib.common import generate_token
from oauthlib.oauth2 import BackendApplicationClient, DeviceClient, OAuth2Error, WebApplicationClient

from triage.errors import TemporaryError
from triage.signin.app import App

_LONGEST_LIFE = 10 * 365 * 86400  # seconds


class RefusedError(Exception):
    """The server's own words: `error` (RFC 6749 section 5.2) and a description, which may repeat what we sent."""

    def __init__(self, error: str, description: str) -> None:
        self.error = error
        self.description = description
        super().__init__(error)


@dataclass(frozen=True, slots=True)
class Received:
    """A token answer. `seconds`: how long the access token holds, `refresh_seconds` the refresh token; None where the
    server does not tell.
    """

    access: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    seconds: int | None = None
    refresh_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """RFC 8628 section 3.2: `code` is for the person to type at `address`, `secret` for us to ask with."""

    code: str
    address: str
    secret: str = field(repr=False)
    seconds: int
    interval: int


@dataclass(frozen=True, slots=True)
class Errand:
    """One authorization request (RFC 7636): what the browser is sent to, and what only we know of it."""

    address: str
    redirect: str
    state: str = field(repr=False)
    verifier: str = field(repr=False)


def errand(app: App, redirect: str, user: str) -> Errand:
    """`redirect`: where the browser brings the code; `user`: whose mailbox it is."""
    client = WebApplicationClient(app.client_id)
    state, verifier = generate_token(40), client.create_code_verifier(64)
    address = client.prepare_request_uri(
        app.endpoints.authorization,
        redirect_uri=redirect,
        scope=app.scope,
        state=state,
        code_challenge=client.create_code_challenge(verifier, "S256"),
        code_challenge_method="S256",
        login_hint=user,
        **app.endpoints.also,
    )
    return Errand(address, redirect, state, verifier)


def code_in(address: str, sent: Errand) -> str:
    """The code in the address that the browser came back with.

    RefusedError where the server says no; ValueError where that address is no answer to our request.
    """
    client = WebApplicationClient("")
    _, _, query = address.strip().partition("?")
    try:
        # oauthlib wants https, but a browser comes back to this very machine (RFC 8252 section 8.3).
        found = client.parse_request_uri_response(f"https://localhost/?{query.partition('#')[0]}", state=sent.state)
    except OAuth2Error as error:
        if error.error in ("mismatching_state", "missing_code"):
            raise ValueError("it is no answer to this sign-in") from None
        raise RefusedError(str(error.error or ""), str(error.description or "")) from None
    return str(found["code"])


def code_form(app: App, code: str, sent: Errand) -> str:
    client = WebApplicationClient(app.client_id)
    return str(client.prepare_request_body(code, sent.redirect, code_verifier=sent.verifier, **_secret(app)))


def refresh_form(app: App, refresh: str) -> str:
    client = WebApplicationClient(app.client_id)
    form = client.prepare_refresh_body(refresh_token=refresh, scope=app.scope, client_id=app.client_id, **_secret(app))
    return str(form)


def app_form(app: App) -> str:
    client = BackendApplicationClient(app.client_id, scope=app.scope)
    return str(client.prepare_request_body(include_client_id=True, **_secret(app)))


def device_form(app: App) -> str:
    return urlencode({"client_id": app.client_id, "scope": app.scope})


def device_code_form(app: App, device: DeviceCode) -> str:
    client = DeviceClient(app.client_id)
    return str(client.prepare_request_body(device.secret, include_client_id=True, **_secret(app)))


def token_in(body: str) -> Received:
    """What a token endpoint answered. RefusedError where it says no, TemporaryError where it says nothing sensible."""
    client = WebApplicationClient("")
    try:
        found = client.parse_request_body_response(body)
    except OAuth2Error as error:
        if error.error == "missing_token":
            raise TemporaryError("the authorization server answers without a token") from None
        raise RefusedError(str(error.error or ""), str(error.description or "")) from None
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise _senseless() from None
    access, refresh = found["access_token"], found.get("refresh_token") or ""
    if not (isinstance(access, str) and access and isinstance(refresh, str)):
        raise _senseless()
    return Received(access, refresh, _seconds(found.get("expires_in")), _seconds(found.get("refresh_token_expires_in")))


def device_code_in(body: str) -> DeviceCode:
    """As `token_in`, of a device authorization endpoint."""
    try:
        found = json.loads(body)
        if "error" in found:
            raise RefusedError(str(found["error"]), str(found.get("error_description", "")))
        return DeviceCode(
            code=str(found["user_code"]),
            address=str(found.get("verification_uri") or found["verification_url"]),
            secret=str(found["device_code"]),
            seconds=_seconds(found.get("expires_in")) or 900,
            interval=_seconds(found.get("interval")) or 5,
        )
    except (ValueError, TypeError, LookupError):
        raise _senseless() from None


def _senseless() -> TemporaryError:
    return TemporaryError("the authorization server's answer cannot be read")


def _secret(app: App) -> dict[str, str]:
    secret = app.secret()
    return {"client_secret": secret} if secret else {}


def _seconds(told: object) -> int | None:
    try:
        seconds = int(str(told))
    except ValueError:
        return None
    return seconds if 0 < seconds <= _LONGEST_LIFE else None
