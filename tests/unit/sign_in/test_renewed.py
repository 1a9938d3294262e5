"""A sign-in is kept and renewed against a real authorization server, whatever the clocks say."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.servers.authorization import AuthorizationServer
from tests.sign_ins import DAY, HOUR, NOW, Clock, kept, signed_in
from triage.signin.keep import InMemory, SignIn
from triage.signin.token_file import TokenFile
from triage.signin.tokens import Tokens, packed, unpacked

# --- renewing ---------------------------------------------------------------------------------------------------------


def test_a_token_is_had_once_and_then_kept(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    sign_in = signed_in(server, file, clock)
    assert {sign_in.token() for _ in range(3)} == server.live
    assert len(server.said) == 1


def test_another_process_uses_the_token_that_is_kept(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    token = signed_in(server, file, clock).token()
    assert SignIn(server.app(), TokenFile(file.path), clock=clock).token() == token


@pytest.mark.parametrize(("later", "asked"), [(54, 1), (56, 2), (90, 2)])
def test_a_token_is_renewed_before_it_ends(
    server: AuthorizationServer, file: TokenFile, clock: Clock, later: int, asked: int
) -> None:
    sign_in = signed_in(server, file, clock)
    sign_in.token()
    clock.now += timedelta(minutes=later)
    sign_in.token()
    assert len(server.said) == asked


def test_a_server_that_does_not_say_how_long_is_asked_again_within_the_hour(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    server.seconds = None
    sign_in = signed_in(server, file, clock)
    first = sign_in.token()
    clock.now += HOUR
    assert sign_in.token() != first


def test_rotated_tokens_are_followed(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    sign_in = signed_in(server, file, clock)
    for _ in range(5):
        sign_in.token()
        clock.now += 2 * HOUR
    assert {kept(file).refresh} == server.refresh


def test_a_server_that_names_no_new_refresh_token_means_the_old_one(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    server.rotation = "none"
    sign_in = signed_in(server, file, clock)
    sign_in.token()
    clock.now += 2 * HOUR
    assert sign_in.token() in server.live
    assert {kept(file).refresh} == server.refresh


def test_of_many_processes_one_renews(server: AuthorizationServer, file: TokenFile) -> None:
    file.write(Tokens("shop", granted=datetime.now(UTC), refresh=server.grant()))
    code = (
        "import sys; from pathlib import Path; from triage.signin.app import App, Endpoints\n"
        "from triage.signin.keep import SignIn; from triage.signin.token_file import TokenFile\n"
        "app = App('x', 'shop', Endpoints('', sys.argv[1], '', 'mail'))\n"
        "print(SignIn(app, TokenFile(Path(sys.argv[2]))).token())"
    )
    command = [sys.executable, "-c", code, server.endpoints.token, str(file.path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {process.communicate()[0].strip() for process in running}
    assert said == server.live
    assert len(server.said) == 1


def test_an_app_that_signs_in_by_itself_needs_nobody_and_keeps_nothing(
    server: AuthorizationServer, clock: Clock
) -> None:
    server.secret = "the app's secret"
    sign_in = SignIn(server.app(alone=True), InMemory(), clock=clock)
    first = sign_in.token()
    clock.now += 2 * HOUR
    assert {first, sign_in.token()} == server.live
    assert {form["grant_type"] for form in server.said} == {"client_credentials"}


MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
KEPT = st.builds(
    Tokens,
    client_id=st.text(),
    granted=MOMENTS,
    access=st.text(),
    refresh=st.text(),
    obtained=st.none() | MOMENTS,
    seconds=st.integers(0, 10**8),
    ends=st.none() | MOMENTS,
    renewing=st.none() | MOMENTS,
)


@given(KEPT)
def test_what_is_kept_reads_back_as_it_was(tokens: Tokens) -> None:
    assert unpacked(packed(tokens)) == tokens


@given(KEPT, MOMENTS)
def test_a_token_is_fresh_only_between_its_coming_and_its_end(tokens: Tokens, now: datetime) -> None:
    if tokens.is_fresh(now):
        assert tokens.obtained is not None
        assert tokens.obtained <= now < tokens.obtained + timedelta(seconds=tokens.seconds)


# --- clocks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [-30000, -5, 5, 30000])
def test_a_clock_that_is_wrong_all_the_time_does_no_harm(
    server: AuthorizationServer, file: TokenFile, clock: Clock, hours: int
) -> None:
    clock.now += hours * HOUR
    sign_in = signed_in(server, file, clock)
    sign_in.token()
    clock.now += HOUR / 2
    assert sign_in.token() in server.live
    assert len(server.said) == 1


def test_a_clock_set_back_makes_a_kept_token_doubtful(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    first = sign_in.token()
    clock.now -= 3 * HOUR
    assert sign_in.token() != first


def test_a_token_that_is_refused_though_our_clock_trusts_it_is_renewed(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    old = sign_in.token()
    server.expire()
    new = sign_in.renewed(old)
    assert {new} == server.live
    assert sign_in.renewed(old) == new  # as another thread asks, whose login was refused too
    assert len(server.said) == 2


# --- ends that are known ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lasts", "silent"), [(30, 22), (7, 4)])
def test_an_end_that_is_known_is_told_days_before(
    server: AuthorizationServer, file: TokenFile, clock: Clock, lasts: int, silent: int
) -> None:
    sign_in = signed_in(server, file, clock)
    server.rotation, server.refresh_seconds = "none", lasts * 86400
    sign_in.token()
    server.refresh_seconds = None
    clock.now += silent * DAY
    assert sign_in.look().ends is None
    clock.now += DAY
    assert sign_in.look().ends == NOW + lasts * DAY


def test_the_end_of_a_client_secret_is_told_days_before(server: AuthorizationServer, clock: Clock) -> None:
    app = server.app(alone=True, secret_ends=NOW + 10 * DAY)
    sign_in = SignIn(app, InMemory(), clock=clock)
    assert sign_in.look().ends is None
    clock.now += 4 * DAY
    assert sign_in.look().ends == NOW + 10 * DAY
