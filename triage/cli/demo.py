"""`run.py demo`: the sample mailbox on a real IMAP server in memory, one real sweep, and what came of it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_bytes

from rich.console import Console

from triage.cli import show
from triage.cli.assemble import demo_line
from triage.cli.queue_json import as_dict
from triage.cli.running.until import run_until_told
from triage.demo import sample
from triage.demo.imapd.server import ImapServer
from triage.imap.account import Account
from triage.imap.mailbox import open_mailbox
from triage.ledger.store import open_ledger
from triage.work.context import Options
from triage.work.daemon import Daemon
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

USER, PASSWORD = "support", "fern-and-oak"


def run(*, serve: bool, as_json: bool, port: int) -> None:
    """One sweep over the sample mailbox, shown; with `serve`, sweep on until interrupted."""
    with sample_server(port) as server, tempfile.TemporaryDirectory(prefix="triage-demo-") as folder:
        sweeper = _sweeper(Path(folder))
        report = _sweep(sweeper, server)
        if as_json:
            print(json.dumps(as_dict(report.queue, report.board, report.skipped), ensure_ascii=False, indent=2))
        else:
            _show(Console(highlight=False), report, serve=serve)
        if serve:
            _serve(sweeper, server)


@contextmanager
def sample_server(port: int = 0) -> Iterator[ImapServer]:
    """The embedded server, filled with the sample letters as of now."""
    server = ImapServer({USER: PASSWORD}, port=port)
    for letter in sample.letters(datetime.now(UTC)):
        server.deliver(letter.mailbox, letter.octets, letter.flags, letter.received)
    with server:
        yield server


def account_of(server: ImapServer) -> Account:
    return Account(host=server.host, port=server.port, tls="none", user=USER, secret=lambda: PASSWORD)


def _sweeper(folder: Path) -> Sweeper:
    key = token_bytes(32)
    ledger = open_ledger(f"sqlite:///{folder / 'ledger.sqlite'}", USER, key)
    return Sweeper(ledger, Naming(key, USER), Options())


def _sweep(sweeper: Sweeper, server: ImapServer) -> SweepReport:
    mailbox = open_mailbox(account_of(server))
    try:
        return sweeper.sweep(mailbox, demo_line(), datetime.now(UTC))
    finally:
        mailbox.close()


def _show(console: Console, report: SweepReport, *, serve: bool) -> None:
    show.queue(console, report.board)
    console.print()
    show.skipped(console, report.skipped)
    top = next((entry.draft for entry in report.queue if entry.draft), None)
    if top is not None:
        console.print()
        show.draft(console, top)
    hint = "" if serve else " `run.py demo --serve` keeps this mailbox up for your mail client."
    console.print(f"\n{report.drafts.drafted} drafts laid, none sent.{hint}")


def _serve(sweeper: Sweeper, server: ImapServer) -> None:
    address = f"imap://{USER}:{PASSWORD}@{server.host}:{server.port}"
    print("\nThe mailbox stays up until Ctrl-C. Look at it with any mail client, and write new letters into it.")
    print(f"host {server.host}  port {server.port}  user {USER}  password {PASSWORD}  (no encryption)")
    print(address, flush=True)
    daemon = Daemon(sweeper, lambda: open_mailbox(account_of(server)), demo_line, poll=timedelta(seconds=5))
    run_until_told(daemon, "the sample mailbox is there for any mail client", daemon.wake)
