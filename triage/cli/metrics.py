"""Metrics for Prometheus, `/healthz` and `/readyz` on a port of this very machine. Only numbers leave it.

`/healthz` answers 503 when nothing was heard of the daemon for an hour, `/readyz` when the last sweep failed or is
older than a quarter of an hour: the one says that a restart helps, the other that a person has to look.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from triage.errors import ConfigError, TriageError
from triage.model import Band
from triage.work.sweep import SweepReport
from triage.work.vitals import Vitals

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"
SILENCE = timedelta(hours=1)  # a sweep over years of mail may take a while
_TEXT = ("Content-Type", "text/plain; charset=utf-8")


class Unheard:
    """Where nobody asks, nothing is counted."""

    def swept(self, report: SweepReport) -> None:
        """A sweep was done."""

    def failed(self, error: TriageError) -> None:
        """A sweep was not possible."""

    def reloaded(self, taken: bool) -> None:
        """The rules were read again."""


class Metrics(Unheard):
    """The counts of one daemon. ConfigError where the library is missing."""

    def __init__(self, vitals: Vitals) -> None:
        try:
            from prometheus_client import (  # noqa: PLC0415 - 60 ms, and only this needs it
                CollectorRegistry,
                Counter,
                Gauge,
                ProcessCollector,
                make_wsgi_app,
            )
        except ModuleNotFoundError:
            raise ConfigError("METRICS_PORT needs a library; type: pip install 'triage[metrics]'") from None
        self._vitals = vitals
        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._sweeps = Counter("triage_sweeps", "Sweeps, by result", ["result"], registry=registry)
        self._last = Gauge("triage_last_sweep_timestamp_seconds", "When the last sweep was done", registry=registry)
        self._letters = Counter("triage_letters", "New letters, by what came of them", ["result"], registry=registry)
        self._drafts = Counter("triage_drafts", "Drafts, by what came of them", ["outcome"], registry=registry)
        self._answered = Counter("triage_answered", "Letters that somebody answered", registry=registry)
        self._writes = Counter("triage_writes", "Messages appended or removed, letters flagged", registry=registry)
        self._held = Gauge("triage_mailbox_letters", "Letters in the mailbox", ["known"], registry=registry)
        self._waiting = Gauge("triage_waiting", "Customers who wait, by band", ["band"], registry=registry)
        self._oldest = Gauge("triage_oldest_waiting_seconds", "How long the first of them waits", registry=registry)
        self._look = Gauge("triage_to_look_at", "Letters and drafts a person has to see", ["why"], registry=registry)
        self._reads = Counter("triage_rules_reloads", "Rules read again, by result", ["result"], registry=registry)
        self._page: WSGIApplication = make_wsgi_app(registry)

    def swept(self, report: SweepReport) -> None:
        """Count a sweep."""
        swept = self._vitals.swept()
        self._last.set(swept.timestamp())
        self._sweeps.labels("done").inc()
        skipped = len(report.skipped)
        self._letters.labels("skipped").inc(skipped)
        self._letters.labels("judged").inc(max(report.new - skipped, 0))
        self._drafts.labels("laid").inc(report.drafts.drafted)
        self._drafts.labels("refused").inc(report.drafts.refused)
        self._drafts.labels("recovered").inc(report.recovery.found)
        self._drafts.labels("unsure").inc(report.recovery.unsure)
        self._drafts.labels("removed").inc(report.removed)
        self._answered.inc(report.answered)
        self._writes.inc(report.writes)
        self._held.labels("yes").set(report.known)
        self._held.labels("older").set(report.old)
        self._held.labels("missing").set(report.missing)
        self._look.labels("unread").set(len(report.board.health.unread))
        self._look.labels("unsure").set(report.board.health.unsure)
        bands = report.board.bands
        for band in Band:
            self._waiting.labels(band.value).set(bands.get(band.value, 0))
        since = min((entry.case.waiting_since for entry in report.queue), default=None)
        self._oldest.set((swept - since).total_seconds() if since else 0)

    def failed(self, error: TriageError) -> None:
        """Count a sweep that was not possible, by the kind of error."""
        self._vitals.failed(error)
        self._sweeps.labels(type(error).__name__).inc()

    def reloaded(self, taken: bool) -> None:
        """Count a reading of the rules, which were taken or left as they were."""
        self._reads.labels("taken" if taken else "refused").inc()

    def answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """WSGI (PEP 3333)."""
        match environ.get("PATH_INFO"):
            case "/metrics":
                return self._page(environ, start)
            case "/healthz":
                return _said(self._vitals.is_alive(SILENCE), "nothing was heard of the daemon for an hour", start)
            case "/readyz":
                why = self._vitals.trouble or "no sweep was done for a quarter of an hour"
                return _said(self._vitals.is_ready(), why, start)
        start("404 Not Found", [_TEXT])
        return [b"/metrics, /healthz, /readyz\n"]


def _said(good: bool, why: str, start: StartResponse) -> list[bytes]:
    start("200 OK" if good else "503 Service Unavailable", [_TEXT])
    return [b"ok\n" if good else f"{why}\n".encode()]


@contextmanager
def watching(port: int | None) -> Iterator[Unheard]:
    """What hears of the daemon: served on that port; nothing where that is None."""
    if port is None:
        yield Unheard()
        return
    metrics = Metrics(Vitals())
    with served(metrics.answer, port):
        yield metrics


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
