"""A sign-in is kept, renewed and lost against a real authorization server."""

from __future__ import annotations

import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.servers.authorization import AuthorizationServer, Form, Refusal
from triage.errors import (
    CannotCreateError,
    ConfigError,
    PermanentError,
    SignInRefusedError,
    StorageError,
    TemporaryError,
    ThrottledError,
)
from triage.signin.conversation import Received
from triage.signin.keep import InMemory, SignIn
from triage.signin.token_file import TokenFile
from triage.signin.tokens import Tokens, packed, unpacked

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AuthorizationServer]:
    with AuthorizationServer(tmp_path / "authorization") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.ca_file))
        yield running


class Clock:
    """The clock of this machine, which people set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    return TokenFile(tmp_path / "var" / "tokens" / "support.json")


def signed_in(server: AuthorizationServer, file: TokenFile, clock: Clock) -> SignIn:
    """Somebody has signed in just now, and no access token is known yet."""
    granted = Tokens("shop", granted=clock.now, refresh=server.grant())
    file.write(granted)
    return SignIn(server.app(), file, clock=clock)


def kept(file: TokenFile) -> Tokens:
    found = file.read()
    assert found is not None
    return found


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


# --- crashes and disks ------------------------------------------------------------------------------------------------


def test_a_sign_in_is_readable_by_its_owner_alone(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    signed_in(server, file, clock).token()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert [one.name for one in file.path.parent.iterdir() if one.name.startswith(".signin")] == []


def test_a_sign_in_that_others_may_read_is_not_used(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    sign_in = signed_in(server, file, clock)
    file.path.chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        sign_in.token()


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"version": 1}', '{"version": 2}', "\x00", '{"version": 1, "x": 2}']
)
def test_a_file_that_is_no_sign_in_is_told_with_the_way_out(file: TokenFile, text: str) -> None:
    file.path.parent.mkdir(parents=True)
    file.path.write_text(text)
    file.path.chmod(0o600)
    with pytest.raises(ConfigError, match="python run.py login"):
        file.read()


class Killed(BaseException):
    """The process dies here."""


class KilledBeforeTheAnswerIsStored(TokenFile):
    def write(self, tokens: Tokens) -> None:
        if tokens.access:
            raise Killed
        super().write(tokens)


def crashed(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    """A process got an answer, and died before it was on the disk."""
    signed_in(server, file, clock)
    with pytest.raises(Killed):
        SignIn(server.app(), KilledBeforeTheAnswerIsStored(file.path), clock=clock).token()


def test_after_a_crash_between_answer_and_store_the_old_token_is_tried(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    server.rotation = "none"  # or a server that takes the old one for a while
    crashed(server, file, clock)
    assert SignIn(server.app(), file, clock=clock).token() in server.live
    assert kept(file).renewing is None


def test_where_the_old_token_is_refused_after_such_a_crash_the_message_says_why(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    crashed(server, file, clock)
    with pytest.raises(SignInRefusedError, match="whose answer never arrived.*run.py login"):
        SignIn(server.app(), file, clock=clock).token()


def test_an_answer_lost_on_its_way_is_told_in_the_same_way(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    sign_in = signed_in(server, file, clock)
    server.script = lambda form: Refusal() if len(server.said) == 1 else None
    with pytest.raises(TemporaryError):
        sign_in.token()
    with pytest.raises(SignInRefusedError, match="whose answer never arrived"):
        sign_in.token()


def test_a_process_killed_at_any_write_leaves_a_whole_file(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    signed_in(server, file, clock)
    code = (
        "import os, sys; from pathlib import Path; from triage.signin.app import App, Endpoints\n"
        "from triage.signin.keep import SignIn; from triage.signin.token_file import TokenFile\n"
        "calls = iter(range(int(sys.argv[3])))\n"
        "def audit(event, arguments):\n"
        "    if event in ('open', 'os.rename', 'os.remove') and '/tokens' in str(arguments):\n"
        "        next(calls, None) is None and os._exit(9)\n"
        "app = App('x', 'shop', Endpoints('', sys.argv[1], '', 'mail'))\n"
        "sign_in = SignIn(app, TokenFile(Path(sys.argv[2])))\n"
        "sys.addaudithook(audit)\n"
        "sign_in.token()"
    )
    server.rotation = "none"
    codes = []
    for step in range(40):
        file.write(Tokens("shop", granted=clock.now, refresh=next(iter(server.refresh))))
        command = [sys.executable, "-c", code, server.endpoints.token, str(file.path), str(step)]
        codes.append(subprocess.run(command, check=False).returncode)
        assert kept(file).refresh in server.refresh
        if codes[-1] == 0:
            break
    assert codes == [9] * step + [0]
    assert step > 5


class FullDisk(TokenFile):
    """Full from the nth write on; `room` makes it well again."""

    def __init__(self, path: Path, writes: int) -> None:
        super().__init__(path)
        self._left = writes

    def room(self) -> None:
        self._left = 1000

    def write(self, tokens: Tokens) -> None:
        if not self._left:
            raise StorageError("no space left on device")
        self._left -= 1
        super().write(tokens)


def test_on_a_full_disk_no_renewal_is_begun(server: AuthorizationServer, file: TokenFile, clock: Clock) -> None:
    signed_in(server, file, clock)
    with pytest.raises(StorageError):
        SignIn(server.app(), FullDisk(file.path, 0), clock=clock).token()
    assert server.said == []


def test_an_answer_the_disk_does_not_take_is_kept_in_mind_and_written_when_there_is_room(
    server: AuthorizationServer, file: TokenFile, clock: Clock
) -> None:
    signed_in(server, file, clock)
    disk = FullDisk(file.path, 1)  # room for the note that a renewal is begun
    sign_in = SignIn(server.app(), disk, clock=clock)
    assert {sign_in.token()} == server.live
    assert kept(file).refresh not in server.refresh
    disk.room()
    assert sign_in.look().refused == ""
    assert kept(file).refresh in server.refresh


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
