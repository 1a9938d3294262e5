"""What an authorization server refuses, or cannot do just now; and nothing it said or was told is shown."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from tests.servers.authorization import AuthorizationServer, Form, Refusal
from tests.sign_ins import HOUR, NOW, Clock, kept, signed_in
from triage.errors import (
    CannotCreateError,
    ConfigError,
    PermanentError,
    SignInRefusedError,
    TemporaryError,
    ThrottledError,
)
from triage.signin.conversation import Received
from triage.signin.keep import SignIn
from triage.signin.token_file import TokenFile
from triage.signin.tokens import Tokens

# --- refusals ---------------------------------------------------------------------------------------------------------


def test_a_refused_renewal_says_what_happened_who_has_to_act_and_how(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    server.revoke()
    with pytest.raises(SignInRefusedError) as refused:
        sign_in.token()
    assert "has ended or was revoked" in str(refused.value)
    assert "invalid_grant (AADSTS70008)" in str(refused.value)
    assert "whoever may sign in to this mailbox: type: python run.py login" in str(refused.value)


def test_who_was_refused_does_not_ask_every_minute_but_a_new_sign_in_is_used_at_once(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    server.revoke()
    for _ in range(10):
        assert sign_in.look().refused
        clock.now += timedelta(minutes=1)
    assert len(server.said) == 1
    signed_in(server, file, clock)
    assert sign_in.token() in server.live


def test_a_refusal_is_asked_about_again_after_a_while(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    server.script = lambda form: Refusal("invalid_client") if len(server.said) == 1 else None
    server.rotation = "none"
    assert sign_in.look().refused
    clock.now += HOUR
    assert sign_in.look().refused == ""


def test_nobody_has_signed_in_yet(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    with pytest.raises(ConfigError, match="python run.py login"):
        SignIn(server.app(), file, clock=clock).token()


def test_a_sign_in_with_another_app_is_none(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    signed_in(server, file, clock)
    with pytest.raises(ConfigError, match="OAUTH_CLIENT_ID"):
        SignIn(server.app(client_id="another"), file, clock=clock).token()


def test_a_sign_in_that_would_end_within_the_hour_is_not_taken(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    with pytest.raises(ConfigError, match="offline_access"):
        SignIn(server.app(), file, clock=clock).accept(Received("access"))
    assert file.read() is None


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        (Refusal("server_error"), TemporaryError),
        (Refusal("temporarily_unavailable"), TemporaryError),
        (Refusal("whatever", status=503), TemporaryError),
        (Refusal(), TemporaryError),
        (Refusal("slow_down", status=429, headers={"Retry-After": "120"}), ThrottledError),
        (Refusal("x", status=302, headers={"Location": "https://elsewhere.example/"}), SignInRefusedError),
        (Refusal("interaction_required"), SignInRefusedError),
        (Refusal("never_heard_of"), SignInRefusedError),
    ],
)
def test_trouble_is_told_from_refusal(
    server: AuthorizationServer, file: TokenFile, clock: Clock, refusal: Refusal, kind: type[Exception]
) -> None:
    sign_in = signed_in(server, file, clock)
    server.script = lambda form: refusal
    with pytest.raises(kind):
        sign_in.token()


def test_a_server_that_wants_to_be_left_alone_says_for_how_long(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    server.script = lambda form: Refusal("slow_down", status=429, headers={"Retry-After": "120"})
    with pytest.raises(ThrottledError) as told:
        sign_in.token()
    assert told.value.wait_seconds == 120


def test_a_server_that_is_away_is_tried_again(file: TokenFile, clock: Clock, tmp_path: Path) -> None:
    server = AuthorizationServer(tmp_path / "authorization")
    with server:
        sign_in = signed_in(server, file, clock)
    with pytest.raises(TemporaryError):
        sign_in.token()
    assert sign_in.look().refused == ""


def test_a_server_with_a_certificate_nobody_vouches_for_gets_no_secret(
    server: AuthorizationServer, file: TokenFile, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(PermanentError, match="self-signed"):
        signed_in(server, file, clock).token()
    assert server.said == []


def test_a_token_crosses_no_network_in_clear(file: TokenFile, clock: Clock, server: AuthorizationServer) -> None:
    endpoints = server.endpoints
    plain = type(endpoints)("", endpoints.token.replace("https", "http"), "", "mail")
    file.write(Tokens("shop", granted=NOW, refresh="r"))
    with pytest.raises(ConfigError, match="https"):
        SignIn(server.app(endpoints=plain), file, clock=clock).token()


# --- nothing is told to anybody ---------------------------------------------------------------------------------------


def test_no_token_and_no_secret_is_logged_printed_or_told(
    server: AuthorizationServer, file: TokenFile, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.secret = "canary-secret"
    sign_in = signed_in(server, file, clock)
    sign_in.token()
    said: list[object] = [kept(file), sign_in.app, sign_in.look()]

    def repeating(form: Form) -> Refusal:
        return Refusal(form["refresh_token"], f"no: {form}")

    server.script = repeating
    clock.now += 2 * HOUR
    said.append(sign_in.look())
    server.script = lambda form: Refusal()
    clock.now += 2 * HOUR
    said.append(sign_in.look())
    assert "could not be renewed" in caplog.text
    assert "canary" not in caplog.text
    assert "canary" not in repr(said)


def test_a_place_where_nothing_can_be_written_is_told_with_the_setting(file: TokenFile) -> None:
    file.path.parent.parent.write_text("a file where a folder should be")
    with pytest.raises(CannotCreateError, match="OAUTH_TOKENS"):
        file.write(Tokens("shop", granted=NOW))
