"""A form posted to an authorization server."""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from email.message import Message
from time import monotonic
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from triage.errors import ConfigError, PermanentError, TemporaryError, ThrottledError

SECONDS = 20  # without an octet
LONGEST = 40.0  # seconds in all
_LARGEST = 65536  # octets
_LONGEST_WAIT = 3600.0
_TOO_MANY, _SERVER_ERROR = 429, 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said: an HTTP status and a body, which may hold tokens."""

    status: int
    body: str


class _StayHere(HTTPRedirectHandler):
    """A token endpoint sends nobody elsewhere; whoever does, gets no secret."""

    def redirect_request(self, *_: object) -> None:
        return None


def post(url: str, form: str) -> Answer:
    """The answer to `form` (application/x-www-form-urlencoded).

    ConfigError where the address is not https; PermanentError where the certificate is wrong; TemporaryError or
    ThrottledError where the server is away, in trouble, slow, or wants to be left alone. No error repeats the form or
    the answer.
    """
    server = urlsplit(url)
    if server.scheme != "https":
        raise ConfigError(f"{url}: the address of an authorization server begins with https://")
    request = Request(url, form.encode(), {"Accept": "application/json"})  # noqa: S310 - https, as above
    opener = build_opener(_StayHere, HTTPSHandler(context=ssl.create_default_context()))
    until = monotonic() + LONGEST
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            return Answer(answer.status, _read(answer, until))
    except HTTPError as error:
        with error:
            return _refused(server.netloc, error, until)
    except URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise PermanentError(f"sign in at {server.netloc}: {error.reason.verify_message}") from error
        raise TemporaryError(f"sign in at {server.netloc}: {_said(error.reason)}") from error
    except (OSError, http.client.HTTPException) as error:
        raise TemporaryError(f"sign in at {server.netloc}: {_said(error)}") from error


def _refused(server: str, error: HTTPError, until: float) -> Answer:
    said = f"sign in at {server}: it answers {error.code}"
    if error.code == _TOO_MANY:
        raise ThrottledError(f"{said}, too many requests", wait_seconds=_wait(error.headers)) from None
    if error.code >= _SERVER_ERROR:
        raise TemporaryError(said) from None
    return Answer(error.code, _read(error, until))


def _read(answer: IO[bytes], until: float) -> str:
    octets = b""
    while len(octets) < _LARGEST and (more := answer.read(4096)):
        octets += more
        if monotonic() > until:
            raise TimeoutError("it answers too slowly")
    return octets.decode("utf-8", "replace")


def _wait(headers: Message) -> float:
    told = headers.get("Retry-After", "")
    return min(float(told), _LONGEST_WAIT) if told.isdecimal() and told.isascii() else 60.0


def _said(error: object) -> str:
    """A library's words may hold what the server sent; the system's own do not."""
    strerror = getattr(error, "strerror", None)
    return str(strerror or error) if isinstance(error, OSError) else type(error).__name__
