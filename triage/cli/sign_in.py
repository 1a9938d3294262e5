"""The sign-in by OAuth2 that the settings describe."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from triage.errors import missing_extra
from triage.settings.settings import Settings
from triage.signin.app import GOOGLE, App, Endpoints, microsoft

if TYPE_CHECKING:
    from triage.signin.keep import SignIn

_NAMES = {"google": "Google", "microsoft": "Microsoft", "other": "the authorization server"}


def sign_in_of(settings: Settings) -> SignIn | None:
    """None where there is a password. ConfigError where the library is missing."""
    app = app_of(settings)
    if app is None:
        return None
    try:
        from triage.signin.keep import InMemory, SignIn  # noqa: PLC0415 - an extra, for who signs in so
    except ModuleNotFoundError:
        raise missing_extra("OAUTH_CLIENT_ID", "oauth") from None
    from triage.signin.token_file import TokenFile  # noqa: PLC0415

    return SignIn(app, InMemory() if app.alone else TokenFile(token_path(settings)))


def app_of(settings: Settings) -> App | None:
    if settings.oauth_client_id is None:
        return None
    ends = settings.oauth_secret_expires
    return App(
        provider=_NAMES[settings.oauth_provider or "other"],
        client_id=settings.oauth_client_id,
        endpoints=_endpoints(settings),
        secret=settings.client_secret,
        alone=settings.oauth_grant == "app",
        secret_ends=datetime.combine(ends, time(0), UTC) if ends else None,
    )


def token_path(settings: Settings) -> Path:
    """Each mailbox has its own, also where names differ only in what no file name may hold."""
    name = f"{settings.imap_user} at {settings.imap_host}"
    readable = re.sub(r"[^A-Za-z0-9@._+-]", "_", settings.imap_user)[:60]
    return settings.oauth_tokens / f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:12]}.json"


def _endpoints(settings: Settings) -> Endpoints:
    if settings.oauth_provider == "google":
        return GOOGLE
    if settings.oauth_provider == "microsoft":
        return microsoft(settings.oauth_tenant)
    scope = settings.oauth_scope or ""
    return Endpoints(
        authorization=settings.oauth_authorization_url or "",
        token=settings.oauth_token_url or "",
        device=settings.oauth_device_url or "",
        scope=scope,
        app_scope=scope,
    )
