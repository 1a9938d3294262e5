"""The ways in which a person signs in, and what may go wrong in each; `run.py login` itself on Dovecot is elsewhere."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPSHandler, build_opener

import pytest

from tests.servers.authorization import AuthorizationServer, Form, Refusal
from triage.errors import ConfigError, SignInRefusedError, TemporaryError
from triage.signin import device, redirect
from triage.signin.app import GOOGLE, Endpoints, microsoft
from triage.signin.conversation import DeviceCode, Errand, errand

USER = "support@shop.example"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AuthorizationServer]:
    with AuthorizationServer(tmp_path / "authorization") as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.ca_file))
        yield running


def browse(*addresses: str) -> None:
    """What a browser does, whatever it is answered."""
    opener = build_opener(HTTPSHandler(context=ssl.create_default_context()))
    for address in addresses:
        try:
            opener.open(address).close()
        except HTTPError as error:
            error.close()


# --- a browser that comes back ----------------------------------------------------------------------------------------


def browsed(server: AuthorizationServer, *before: str) -> tuple[str, Errand]:
    """The code and what was asked, after a browser has been at the server, and `before` at these paths of ours."""
    app = server.app()
    with redirect.Listener() as listener:
        sent = redirect.begin(app, listener.redirect, USER)
        addresses = [listener.redirect + path for path in before] + [sent.address]
        browser = threading.Thread(target=browse, args=addresses)
        browser.start()
        code = listener.wait(sent, app)
    browser.join()
    return code, sent


def test_a_browser_brings_the_code_and_the_code_brings_tokens(server: AuthorizationServer) -> None:
    code, sent = browsed(server)
    received = redirect.trade(server.app(), code, sent)
    assert {received.access} == server.live
    assert {received.refresh} == server.refresh


@pytest.mark.parametrize(
    "path", ["favicon.ico", "?state=forged&code=stolen", "?code=without", "?state=", "?" + "x" * 9000]
)
def test_whoever_else_knocks_is_passed_over(server: AuthorizationServer, path: str) -> None:
    code, _ = browsed(server, path)
    assert code.startswith("canary-code")


def test_a_code_is_worth_nothing_without_what_only_we_know(server: AuthorizationServer) -> None:
    code, sent = browsed(server)
    stranger = Errand(sent.address, sent.redirect, sent.state, "v" * 64)
    with pytest.raises(SignInRefusedError):
        redirect.trade(server.app(), code, stranger)


def test_who_says_no_is_told_how_to_say_yes(server: AuthorizationServer) -> None:
    sent = redirect.begin(server.app(), "http://localhost:1/", USER)
    with pytest.raises(SignInRefusedError, match="whoever was asked said no.*login, and allow the access"):
        redirect.code_of(f"http://localhost:1/?error=access_denied&state={sent.state}", sent, server.app())


def test_nobody_comes_back(server: AuthorizationServer) -> None:
    sent = redirect.begin(server.app(), "http://localhost:1/", USER)
    with redirect.Listener() as listener, pytest.raises(TemporaryError, match="nobody came back"):
        listener.wait(sent, server.app(), seconds=0.01)


def test_a_port_that_is_taken_is_told_by_its_flag(server: AuthorizationServer) -> None:
    with redirect.Listener() as taken, pytest.raises(ConfigError, match="--port"):
        redirect.Listener(urlsplit(taken.redirect).port or 0)


@pytest.mark.parametrize("endpoints", [GOOGLE, microsoft("shop.example")], ids=["google", "microsoft"])
def test_a_request_names_what_the_providers_ask_for(server: AuthorizationServer, endpoints: Endpoints) -> None:
    sent = errand(server.app(endpoints=endpoints), "http://localhost:8400/", USER)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(sent.address).query).items()}
    assert (asked["response_type"], asked["code_challenge_method"], asked["login_hint"]) == ("code", "S256", USER)
    assert (asked["scope"], asked["redirect_uri"]) == (endpoints.scope, "http://localhost:8400/")
    assert endpoints.also.items() <= asked.items()
    assert sent.verifier not in sent.address
    assert sent.verifier not in repr(sent)


# --- a code typed elsewhere -------------------------------------------------------------------------------------------


class Evening:
    """Time that passes only while we rest."""

    def __init__(self) -> None:
        self.now = 0.0
        self.rests: list[float] = []

    def rest(self, seconds: float) -> None:
        self.now += seconds
        self.rests.append(seconds)

    def clock(self) -> float:
        return self.now


def test_a_code_brings_tokens_once_it_is_typed(server: AuthorizationServer) -> None:
    server.allows_devices = False
    asked = device.ask(server.app())
    evening = Evening()

    def typed_after_three(seconds: float) -> None:
        evening.rest(seconds)
        if len(evening.rests) == 3:
            server.allow_devices()

    received = device.wait(server.app(), asked, rest=typed_after_three, clock=evening.clock)
    assert {received.refresh} == server.refresh
    assert evening.rests == [1.0, 1.0, 1.0]


def test_a_server_that_wants_it_slower_gets_it_slower(server: AuthorizationServer) -> None:
    server.allows_devices = False
    asked, evening = device.ask(server.app()), Evening()
    answers = [Refusal("slow_down"), Refusal(status=429, error="x", headers={"Retry-After": "30"}), Refusal()]

    def script(form: Form) -> Refusal | None:
        if answers:
            return answers.pop(0)
        server.allow_devices()
        return None

    server.script = script
    device.wait(server.app(), asked, rest=evening.rest, clock=evening.clock)
    assert evening.rests[:4] == [1.0, 6.0, 30.0, 60.0]


@pytest.mark.parametrize("error", ["access_denied", "expired_token", "invalid_grant"])
def test_a_code_that_is_refused_is_not_asked_about_again(server: AuthorizationServer, error: str) -> None:
    asked, evening = device.ask(server.app()), Evening()
    server.script = lambda form: Refusal(error)
    with pytest.raises(SignInRefusedError, match=error):
        device.wait(server.app(), asked, rest=evening.rest, clock=evening.clock)
    assert len(evening.rests) == 1


@pytest.mark.parametrize(("answer", "kind"), [("authorization_pending", SignInRefusedError), ("", TemporaryError)])
def test_nobody_types_the_code(server: AuthorizationServer, answer: str, kind: type[Exception]) -> None:
    server.allows_devices = False
    evening = Evening()
    server.script = lambda form: Refusal(answer)
    asked = DeviceCode("ABCD", "https://a.example", "secret", seconds=10, interval=4)
    with pytest.raises(kind):
        device.wait(server.app(), asked, rest=evening.rest, clock=evening.clock)
    assert evening.now >= 10


def test_a_provider_without_device_codes_says_what_to_type_instead(server: AuthorizationServer) -> None:
    with pytest.raises(ConfigError, match="--way browser"):
        device.ask(server.app(endpoints=GOOGLE))
