"""Metrics for Prometheus, `/healthz` and `/readyz` on a port of this very machine. Only numbers leave it, and the names
that the owner has given to mailboxes.

`/healthz` answers 503 when nothing was heard of the daemon for an hour, `/readyz` when the last sweep failed or is
older than a quarter of an hour: the one says that a restart helps, the other that a person has to look.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from triage.cli.running.figures import SERIES, Figures
from triage.errors import ConfigError, missing_extra

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from prometheus_client import Metric

HOST = "127.0.0.1"
SILENCE = timedelta(hours=1)  # a sweep over years of mail may take a while
_NEIGHBOURS = 64  # workers on one machine
_STALE = "no sweep was done for a quarter of an hour"
_TEXT = ("Content-Type", "text/plain; charset=utf-8")


class Metrics:
    """What those are told who ask: about one mailbox, whose name is "", or about each of many by its name.

    ConfigError where the library is missing.
    """

    def __init__(self, mailboxes: Mapping[str, Figures]) -> None:
        try:
            from prometheus_client import (  # noqa: PLC0415 - 60 ms, and only this needs it
                CollectorRegistry,
                ProcessCollector,
                make_wsgi_app,
            )
        except ModuleNotFoundError:
            raise missing_extra("METRICS_PORT", "metrics") from None
        self._mailboxes = mailboxes
        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        registry.register(_Collected(mailboxes))
        self._page: WSGIApplication = make_wsgi_app(registry)

    def answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """WSGI (PEP 3333)."""
        page, _, name = str(environ.get("PATH_INFO", "")).lstrip("/").partition("/")
        asked = {name: self._mailboxes.get(name)} if name else dict(self._mailboxes)
        found = {name: figures.vitals for name, figures in asked.items() if figures is not None}
        if page == "metrics" and not name:
            return self._page(environ, start)
        if page == "healthz" and (found or not name):
            # Of many, one that hangs is no reason to start all of them again.
            silent = [name for name, vitals in found.items() if not vitals.is_alive(SILENCE)]
            well = not silent or len(silent) < len(found)
            return _said(well, [_line(name, "nothing was heard of it for an hour") for name in silent], start)
        if page == "readyz" and (found or not name):
            troubles = {name: vitals.trouble or _STALE for name, vitals in found.items() if not vitals.is_ready()}
            return _said(not troubles, [_line(name, why) for name, why in troubles.items()], start)
        start("404 Not Found", [_TEXT])
        return [b"/metrics, /healthz, /readyz; of many mailboxes also /healthz/NAME, /readyz/NAME\n"]


class _Collected:
    """A collector of Prometheus: the figures are read when somebody asks."""

    def __init__(self, mailboxes: Mapping[str, Figures]) -> None:
        self._mailboxes = mailboxes

    def collect(self) -> Iterator[Metric]:
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily  # noqa: PLC0415 - see above

        mailboxes = dict(self._mailboxes)
        of_many = ["mailbox"] if mailboxes.keys() != {""} else []
        for series in SERIES:
            kind = CounterMetricFamily if series.counted else GaugeMetricFamily
            family = kind(series.name, series.meaning, labels=[*of_many, *filter(None, [series.label])])
            for name, figures in mailboxes.items():
                for label, value in figures.values(series):
                    family.add_metric([*(name for _ in of_many), *filter(None, [label])], value)
            yield family


def _line(name: str, why: str) -> str:
    return f"{name}: {why}" if name else why


def _said(good: bool, lines: Iterable[str], start: StartResponse) -> list[bytes]:
    start("200 OK" if good else "503 Service Unavailable", [_TEXT])
    return [f"{line}\n".encode() for line in lines] or [b"ok\n"]


@contextmanager
def watching(port: int | None, mailboxes: Mapping[str, Figures]) -> Iterator[None]:
    """Tell of these on that port; nowhere where that is None."""
    if port is None:
        yield
        return
    with served(Metrics(mailboxes).answer, port):
        yield


def next_free(port: int) -> int:
    """That port, or the next on which nobody serves: of several workers on one machine each has its own."""
    for number in range(port, port + _NEIGHBOURS):
        with socket.socket() as trial, suppress(OSError):
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((HOST, number))
            return number
    return port


@contextmanager
def served(answer: WSGIApplication, port: int) -> Iterator[int]:
    """Serve on that port of this machine (0: any free one) and yield it. ConfigError where it is taken."""
    try:
        server = make_server(HOST, port, answer, server_class=_Server, handler_class=_Handler)
    except OSError as error:
        raise ConfigError(f"METRICS_PORT: {port}: {error.strerror}; choose another") from error
    with server:
        thread = threading.Thread(target=server.serve_forever, name="metrics", daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Handler(WSGIRequestHandler):
    timeout = 10.0  # seconds for a client that says nothing

    def log_message(self, format: str, *args: object) -> None:
        """Who asks how we are is not logged."""
