"""The settings of a sign-in by OAuth2."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.configs import problems, read, write

GOOGLE = ("OAUTH_CLIENT_ID=shop", "OAUTH_PROVIDER=google")
MICROSOFT = ("OAUTH_CLIENT_ID=shop", "OAUTH_PROVIDER=microsoft")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.env"


def oauth(file: Path, *lines: str) -> Path:
    return write(file, *lines, IMAP_PASSWORD="")


def test_an_app_and_its_provider_stand_for_a_password(file: Path) -> None:
    settings = read(oauth(file, *MICROSOFT))
    assert (settings.auth, settings.oauth_tenant, settings.oauth_grant) == ("xoauth2", "organizations", "user")
    assert settings.oauth_tokens == file.parent / "var/tokens"


def test_the_mechanism_may_be_chosen(file: Path) -> None:
    assert read(oauth(file, *GOOGLE, "IMAP_AUTH=oauthbearer")).auth == "oauthbearer"


def test_the_secret_of_the_app_may_stand_in_a_file(file: Path) -> None:
    secret = file.with_name("secret")
    secret.write_text("canary\n")
    secret.chmod(0o600)
    settings = read(oauth(file, *GOOGLE, f"OAUTH_CLIENT_SECRET_FILE={secret}"))
    assert settings.client_secret() == "canary"
    assert "canary" not in repr(settings)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("OAUTH_CLIENT_ID=shop",), ":5: OAUTH_PROVIDER: missing; write google, microsoft or other"),
        (
            ("OAUTH_CLIENT_ID=shop", "OAUTH_PROVIDER=other"),
            ":6: OAUTH_PROVIDER='other': OAUTH_TOKEN_URL and OAUTH_SCOPE are missing",
        ),
        (
            (*GOOGLE, "OAUTH_SCOPE=mail"),
            ":7: OAUTH_SCOPE: it is for OAUTH_PROVIDER=other; google's is known",
        ),
        (
            (*GOOGLE, "OAUTH_GRANT=app", "OAUTH_CLIENT_SECRET=s"),
            ":7: OAUTH_GRANT='app': Google opens no mailbox to an app by itself; write user",
        ),
        (
            (*MICROSOFT, "OAUTH_GRANT=app", "OAUTH_CLIENT_SECRET=s"),
            ":7: OAUTH_GRANT='app': OAUTH_TENANT has to name the one directory of the mailbox",
        ),
        (
            (*MICROSOFT, "OAUTH_GRANT=app", "OAUTH_TENANT=shop.example"),
            ":7: OAUTH_GRANT='app': OAUTH_CLIENT_SECRET is missing: the app signs in with it",
        ),
        (
            (*GOOGLE, "OAUTH_SECRET_EXPIRES=soon"),
            ":7: OAUTH_SECRET_EXPIRES='soon': write year, month and day: 2027-05-31",
        ),
        (
            ("OAUTH_CLIENT_ID=shop", "OAUTH_PROVIDER=other", "OAUTH_SCOPE=mail", "OAUTH_TOKEN_URL=http://a.example/t"),
            ":8: OAUTH_TOKEN_URL='http://a.example/t': write an address that begins with https://",
        ),
    ],
)
def test_what_is_missing_or_too_much_is_told_with_the_way_out(file: Path, lines: tuple[str, ...], said: str) -> None:
    assert problems(oauth(file, *lines)) == [said]


def test_a_password_beside_it_is_one_too_many(file: Path) -> None:
    [said] = problems(write(file, *GOOGLE))
    assert said.startswith(":5: OAUTH_CLIENT_ID: IMAP_PASSWORD is set too")


def test_a_client_secret_that_others_may_read_is_refused(file: Path) -> None:
    oauth(file, *GOOGLE, "OAUTH_CLIENT_SECRET=canary").chmod(0o644)
    [said] = problems(file)
    assert said.startswith(":7: OAUTH_CLIENT_SECRET: ")
    assert "chmod 600" in said
    assert "canary" not in said
