"""A private authorization server: tokens, rotation, device codes, PKCE, introspection, as the RFCs have them.

Over TLS with a certificate of its own, and in clear on a second port, where Dovecot asks about tokens (RFC 7662).
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import secrets
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Literal, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.servers.base import HOST, make_certificate
from triage.signin.app import App, Endpoints

Rotation = Literal["none", "strict"]
Form = dict[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a scripted answer says instead of tokens; `error` "" hangs up without a word."""

    error: str = ""
    description: str = ""
    status: int = 400
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Asked:
    """An authorization request, or a device's, that waits for its code to be traded."""

    challenge: str = ""
    redirect: str = ""
    allowed: bool = True


class AuthorizationServer:
    """`user` signs in at once wherever a person would be asked; `said` holds every form that came to a token endpoint.

    `rotation`: "strict" gives a new refresh token each time and refuses the old one. `script` is asked before each
    token answer: a `Refusal` stands in its place, once the server has done its part.
    """

    def __init__(
        self,
        root: Path,
        *,
        user: str = "support@shop.example",
        rotation: Rotation = "strict",
        seconds: int | None = 3600,
        refresh_seconds: int | None = None,
        secret: str = "",
    ) -> None:
        root.mkdir(parents=True, exist_ok=True)
        make_certificate(root)
        self.ca_file = root / "cert.pem"
        self.user = user
        self.rotation = rotation
        self.seconds = seconds
        self.refresh_seconds = refresh_seconds
        self.secret = secret
        self.allows_devices = True
        self.script: Callable[[Form], Refusal | None] = lambda form: None
        self.said: list[Form] = []
        self.live: set[str] = set()  # access tokens
        self.refresh: set[str] = set()
        self._codes: dict[str, _Asked] = {}
        self._numbers = itertools.count(1)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.ca_file, root / "key.pem")
        self._secure, self._clear = (ThreadingHTTPServer((HOST, 0), self._handler()) for _ in range(2))
        self._secure.socket = context.wrap_socket(self._secure.socket, server_side=True)
        self._threads = [threading.Thread(target=one.serve_forever, args=(0.02,)) for one in self._listeners]

    @property
    def _listeners(self) -> tuple[ThreadingHTTPServer, ThreadingHTTPServer]:
        return self._secure, self._clear

    @property
    def url(self) -> str:
        return f"https://localhost:{self._secure.server_address[1]}"

    @property
    def introspection(self) -> str:
        return f"http://{HOST}:{self._clear.server_address[1]}/introspect"

    @property
    def endpoints(self) -> Endpoints:
        return Endpoints(
            f"{self.url}/authorize", f"{self.url}/token", f"{self.url}/device", "mail offline_access", "mail"
        )

    def app(self, **changed: object) -> App:
        found: dict[str, object] = {"provider": "the test's server", "client_id": "shop", "endpoints": self.endpoints}
        return App(**{**found, "secret": lambda: self.secret, **changed})  # type: ignore[arg-type]

    def grant(self) -> str:
        """A refresh token, as if `user` had signed in before."""
        token = self._new("refresh")
        self.refresh.add(token)
        return token

    def access(self) -> str:
        """An access token, as another program of `user` has one."""
        token = self._new("access")
        self.live.add(token)
        return token

    def revoke(self) -> None:
        """All sign-ins, as a changed password does; access tokens too."""
        self.live.clear()
        self.refresh.clear()

    def expire(self) -> None:
        """All access tokens."""
        self.live.clear()

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for one in self._listeners:
            one.shutdown()
            one.server_close()
        for thread in self._threads:
            thread.join()

    # --- what it answers ----------------------------------------------------------------------------------------------

    def authorize(self, asked: Form) -> str:
        """Where the browser is sent back to (RFC 6749 section 4.1.2)."""
        code = self._new("code")
        self._codes[code] = _Asked(asked["code_challenge"], asked["redirect_uri"])
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def device(self, asked: Form) -> dict[str, object]:
        code = self._new("device")
        self._codes[code] = _Asked(allowed=self.allows_devices)
        address = {"verification_uri": f"{self.url}/activate", "user_code": "WDJB-MJHT"}
        return {**address, "device_code": code, "expires_in": 900, "interval": 1}

    def allow_devices(self) -> None:
        """The person types the code."""
        self.allows_devices = True
        for asked in self._codes.values():
            asked.allowed = True

    def token(self, form: Form) -> dict[str, object] | Refusal:
        self.said.append(form)
        answer = self._token(form)
        return self.script(form) or answer

    def _token(self, form: Form) -> dict[str, object] | Refusal:
        if form.get("client_secret", "") != self.secret:
            return Refusal("invalid_client", "AADSTS7000215: Invalid client secret provided.", 401)
        trades: dict[str, Callable[[Form], dict[str, object] | Refusal]] = {
            "refresh_token": self._refreshed,
            "authorization_code": self._traded,
            "urn:ietf:params:oauth:grant-type:device_code": self._polled,
            "client_credentials": lambda form: self._given(alone=True),
        }
        trade = trades.get(form["grant_type"])
        return trade(form) if trade else Refusal("unsupported_grant_type")

    def _refreshed(self, form: Form) -> dict[str, object] | Refusal:
        old = form["refresh_token"]
        if old not in self.refresh:
            return Refusal("invalid_grant", f"AADSTS70008: the token {old} has expired")  # servers do repeat it
        if self.rotation == "strict":
            self.refresh.discard(old)
            return self._given()
        return self._given(alone=True)

    def _traded(self, form: Form) -> dict[str, object] | Refusal:
        asked = self._codes.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or asked.challenge != proof or asked.redirect != form["redirect_uri"]:
            return Refusal("invalid_grant", "the code is not for you")
        return self._given()

    def _polled(self, form: Form) -> dict[str, object] | Refusal:
        asked = self._codes.get(form["device_code"])
        if asked is None:
            return Refusal("expired_token")
        if not asked.allowed:
            return Refusal("authorization_pending")
        del self._codes[form["device_code"]]
        return self._given()

    def _given(self, *, alone: bool = False) -> dict[str, object]:
        given: dict[str, object] = {"access_token": self.access(), "token_type": "Bearer"}
        if self.seconds is not None:
            given["expires_in"] = self.seconds
        if not alone:
            given["refresh_token"] = self.grant()
        if self.refresh_seconds is not None:
            given["refresh_token_expires_in"] = self.refresh_seconds
        return given

    def introspect(self, form: Form) -> dict[str, object]:
        """RFC 7662 section 2.2."""
        active = form.get("token", "") in self.live
        return {"active": active, **({"username": self.user} if active else {})}

    def _new(self, kind: str) -> str:
        return f"canary-{kind}-{next(self._numbers)}-{secrets.token_urlsafe(16)}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = _form(urlsplit(self.path).query)
                self.send_response(302)
                self.send_header("Location", server.authorize(asked))
                self.end_headers()

            def do_POST(self) -> None:
                form = _form(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
                answer = {"/device": server.device, "/introspect": server.introspect}.get(self.path, server.token)(form)
                if isinstance(answer, Refusal):
                    self._refuse(answer)
                else:
                    self._say(200, answer)

            def _refuse(self, refusal: Refusal) -> None:
                if refusal.error:
                    said = {"error": refusal.error, "error_description": refusal.description}
                    self._say(refusal.status, said, refusal.headers)
                else:
                    self.close_connection = True

            def _say(self, status: int, said: dict[str, object] | dict[str, str], headers: Form | None = None) -> None:
                body = json.dumps(said).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        return Handler


def _form(text: str) -> Form:
    return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
