"""What is wrong with the OAuth2 settings together, each being right by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_ANY_DIRECTORY = ("organizations", "common", "consumers")
_URLS = ("OAUTH_AUTHORIZATION_URL", "OAUTH_TOKEN_URL", "OAUTH_DEVICE_URL", "OAUTH_SCOPE")


def sign_in_problems(values: Mapping[str, Any], at: Mapping[str, str]) -> Iterator[str]:
    """`values`: what was read, by field; `at`: where each was set, by name."""
    where = at.get("OAUTH_CLIENT_ID")
    if where is None:
        return
    provider, alone = values.get("oauth_provider"), values.get("oauth_grant") == "app"
    if "OAUTH_PROVIDER" not in at:
        yield f"{where}: OAUTH_PROVIDER: missing; write google, microsoft or other"
    if provider == "other" and not {"OAUTH_TOKEN_URL", "OAUTH_SCOPE"} <= at.keys():
        yield f"{at['OAUTH_PROVIDER']}: OAUTH_PROVIDER='other': OAUTH_TOKEN_URL and OAUTH_SCOPE are missing"
    if provider in ("google", "microsoft"):
        for name in filter(at.__contains__, _URLS):
            yield f"{at[name]}: {name}: it is for OAUTH_PROVIDER=other; {provider}'s is known"
    if alone and provider == "google":
        yield f"{at['OAUTH_GRANT']}: OAUTH_GRANT='app': Google opens no mailbox to an app by itself; write user"
    if alone and provider == "microsoft" and values.get("oauth_tenant", _ANY_DIRECTORY[0]) in _ANY_DIRECTORY:
        yield f"{at['OAUTH_GRANT']}: OAUTH_GRANT='app': OAUTH_TENANT has to name the one directory of the mailbox"
    secrets = [name for name in ("OAUTH_CLIENT_SECRET", "OAUTH_CLIENT_SECRET_FILE") if name in at]
    if alone and not secrets:
        yield f"{at['OAUTH_GRANT']}: OAUTH_GRANT='app': OAUTH_CLIENT_SECRET is missing: the app signs in with it"
    if len(secrets) > 1:
        yield f"{at[secrets[1]]}: {secrets[1]}: {secrets[0]} is set too, at {at[secrets[0]]}; keep one"
