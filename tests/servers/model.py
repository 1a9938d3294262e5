"""A server that speaks the protocol of a language model, and does what a test wants with each question."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Asked"], None]


@dataclass(slots=True)
class ModelServer:
    """`questions`: the bodies of the requests, oldest first; `keys`: their Authorization fields. `closing` is set when
    the test is over.
    """

    url: str = ""
    questions: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def given(self, number: int = -1) -> dict[str, Any]:
        """What a question told of the letters."""
        content: dict[str, Any] = json.loads(self.questions[number]["messages"][1]["content"])
        return content


class Asked(BaseHTTPRequestHandler):
    """One request. `act` answers it."""

    server_state: ModelServer
    act: Act

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server_state.questions.append(json.loads(body))
        self.server_state.keys.append(self.headers.get("Authorization", ""))
        type(self).act(self)

    def give(self, octets: bytes, status: int = 200, length: int | None = None, location: str = "") -> None:
        """An answer; `length`: what it says its length is."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(octets) if length is None else length))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


def completion(words: str, finish: str = "stop") -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": finish}
    return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]}).encode()


def saying(words: str, finish: str = "stop") -> Act:
    return lambda asked: asked.give(completion(words, finish))


def dripping(asked: Asked) -> None:
    """An octet now and then, so that no read of a socket ever takes long, until the test is over or nobody listens."""
    try:
        asked.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while not asked.server_state.closing.wait(0.01):
            asked.wfile.write(b" ")
    except OSError:
        return


@contextmanager
def model_server(act: Act) -> Iterator[ModelServer]:
    """On a free port of this machine."""
    state = ModelServer()
    handler = type("Handler", (Asked,), {"server_state": state, "act": staticmethod(act)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
