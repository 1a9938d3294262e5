"""Signing in in a browser that comes back to this machine (RFC 8252 section 7.3), or whose address is brought to us."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from time import monotonic
from types import TracebackType
from typing import Self

from triage.errors import ConfigError, TemporaryError, TriageError
from triage.signin.app import App
from triage.signin.conversation import Errand, Received, RefusedError, code_form, code_in, errand, token_in
from triage.signin.keep import Post
from triage.signin.post import post
from triage.signin.refusals import LOGIN, refusal

LOOPBACK = "127.0.0.1"
WAIT = 600.0  # seconds for a person
_PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Signed in</title>
<p>That is all here: close this window, and look at the terminal.</p></html>
"""


class Listener:
    """Hears the browser come back, on a free port of this machine alone, until it is left."""

    def __init__(self, port: int = 0) -> None:
        self._heard: list[str] = []
        try:
            self._server = HTTPServer((LOOPBACK, port), _handler(self._heard))
        except OSError as error:
            raise ConfigError(f"--port {port}: {error.strerror}; choose another, or leave it out") from error

    @property
    def redirect(self) -> str:
        """By name: Microsoft lets any port of "localhost" pass, and none of an IP address."""
        return f"http://localhost:{self._server.server_address[1]}/"

    def wait(self, sent: Errand, app: App, seconds: float = WAIT) -> str:
        """The code. Errors as of `code_of`; TemporaryError where nobody comes in time. What is no answer to our
        request is passed over: any page in that browser may knock here.
        """
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            self._server.timeout = left
            self._server.handle_request()
            while self._heard:
                try:
                    return code_of(self._heard.pop(), sent, app)
                except ValueError:
                    continue
        raise TemporaryError(f"sign-in: nobody came back from the browser in {seconds / 60:.0f} minutes; {LOGIN}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.server_close()


def begin(app: App, redirect: str, user: str) -> Errand:
    """Where to send the browser. ConfigError where this server is not to be asked by one."""
    if not app.endpoints.authorization:
        raise ConfigError(f"OAUTH_AUTHORIZATION_URL: missing; without it no browser can be sent there: {LOGIN}")
    return errand(app, redirect, user)


def code_of(address: str, sent: Errand, app: App) -> str:
    """The code in the address the browser was sent back to. ValueError where it is no answer to what was `sent`;
    SignInRefusedError or TemporaryError where the server said no.
    """
    try:
        return code_in(address, sent)
    except RefusedError as error:
        raise refused(app, error) from None


def trade(app: App, code: str, sent: Errand, send: Post = post) -> Received:
    """Tokens for the code. Errors as of `post`, and SignInRefusedError."""
    try:
        return token_in(send(app.endpoints.token, code_form(app, code, sent)).body)
    except RefusedError as error:
        raise refused(app, error, code, sent.verifier) from None


def refused(app: App, error: RefusedError, *ours: str) -> TriageError:
    return refusal(app.provider, error.error, error.description, (*ours, app.secret()))


def _handler(heard: list[str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5  # seconds, for who connects and says nothing

        def do_GET(self) -> None:
            if "state=" in self.path:
                heard.append(self.path)
            self.send_response(200 if "state=" in self.path else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(_PAGE.encode())

        def log_message(self, format: str, *args: object) -> None:
            """The line would hold the code."""

    return Handler
