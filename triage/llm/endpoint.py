"""One question to an OpenAI-compatible endpoint (POST /chat/completions), within a time that nothing can stretch."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from triage.errors import ConfigError, PermanentError, TemporaryError

_MOST_OCTETS = 200_000  # of an answer
_MOST_TOKENS = 400
_OK = 200
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # RFC 9110 section 15, RFC 6585 section 4

Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`url`: up to and without "/chat/completions". `key`: the bearer token, asked for each time; "" for none.
    `seconds`: how long a question may take altogether.
    """

    url: str
    model: str
    key: Callable[[], str] = str
    seconds: float = 10.0


def answered(endpoint: Endpoint, messages: Sequence[Message]) -> str:
    """What the model says. TemporaryError: the endpoint is away, busy, too slow, or hangs up. PermanentError: it
    refuses, or what it gives is no whole chat completion.
    """
    status, octets = _within(endpoint.seconds, _Exchange(endpoint, messages))
    if status in _PASSING:
        raise TemporaryError(f"the language model's server is busy (HTTP {status})")
    if status != _OK:
        raise PermanentError(f"the language model's server refuses (HTTP {status})")
    return _words(octets)


class _Exchange:
    """One request and its answer. No proxy is asked and no redirect followed: letters go where the owner said."""

    def __init__(self, endpoint: Endpoint, messages: Sequence[Message]) -> None:
        parts = urlsplit(endpoint.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=endpoint.seconds)
        self._path = f"{parts.path.rstrip('/')}/chat/completions"
        self._key = endpoint.key
        self._body = json.dumps(
            {
                "model": endpoint.model,
                "messages": list(messages),
                "temperature": 0,
                "max_tokens": _MOST_TOKENS,
                "stream": False,
            }
        ).encode()

    def run(self) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key := self._key():
            headers["Authorization"] = f"Bearer {key}"
        try:
            self._connection.request("POST", self._path, self._body, headers)
            response = self._connection.getresponse()
            return response.status, response.read(_MOST_OCTETS)
        except (OSError, HTTPException) as error:
            raise TemporaryError(f"the language model's server does not answer ({type(error).__name__})") from error
        finally:
            self._connection.close()

    def cut(self) -> None:
        """End it, whatever it waits for."""
        connected = self._connection.sock
        if connected is not None:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


def _within(seconds: float, exchange: _Exchange) -> tuple[int, bytes]:
    """In a thread of its own: a server that sends an octet now and then never lets a socket's own timeout pass."""
    done: SimpleQueue[tuple[int, bytes] | ConfigError | TemporaryError] = SimpleQueue()

    def run() -> None:
        try:
            done.put(exchange.run())
        except (ConfigError, TemporaryError) as error:
            done.put(error)

    threading.Thread(target=run, name="language model", daemon=True).start()
    try:
        told = done.get(timeout=seconds)
    except Empty:
        exchange.cut()
        raise TemporaryError(f"the language model took over {seconds:g} seconds") from None
    if isinstance(told, Exception):
        raise told
    return told


def _words(octets: bytes) -> str:
    try:
        choice = json.loads(octets)["choices"][0]
        words = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise PermanentError("the language model's server gave no chat completion") from error
    if not isinstance(words, str):
        raise PermanentError("the language model's server gave no chat completion")
    if choice.get("finish_reason") == "length":
        raise PermanentError("the language model was cut off")
    return words
