"""The program as a shop has it: a folder with config.env, and `run.py` in a process of its own."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.factories import US
from tests.servers.running import Running
from triage.cli.assemble import account_of, ledger_of, plain_line, sweeper_of
from triage.imap.mailbox import open_mailbox
from triage.model import Outcome
from triage.settings.read import read_settings
from triage.work.sweep import SweepReport

ROOT = Path(__file__).parents[2]
MAILBOX = """\
IMAP_HOST={host}
IMAP_PORT={port}
IMAP_TLS=none
IMAP_USER={user}
IDENTITIES='Shop <help@shop.example>'
"""
CONFIG = MAILBOX + "IMAP_PASSWORD={password}\n"


def files_of(folder: Path) -> Mapping[str, str]:
    """What stands in every file, by name; of the ledger every row, for SQLite itself moves them between its files."""
    ledger = folder / "var" / "triage.sqlite"
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(f"{ledger.name}-"))
    found = {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path != ledger}
    with closing(sqlite3.connect(ledger)) as connection:
        return found | {str(ledger): "\n".join(connection.iterdump())}


class Program:
    """The settings say no more than they must; the shop is the one of `tests.factories`."""

    def __init__(self, folder: Path, server: Running) -> None:
        self.config = folder / "config.env"
        self.config.write_text(
            CONFIG.format(host=server.host, port=server.port, user=server.user, password=server.password), "utf-8"
        )
        self.config.chmod(0o600)

    def run(self, *words: str) -> str:
        """What `run.py` says, typed in the folder of the settings. It has nothing to complain of."""
        command = [sys.executable, str(ROOT / "run.py"), *words, "--config", self.config.name]
        done = subprocess.run(command, cwd=self.config.parent, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def start_once(self, **settings: str) -> subprocess.Popen[bytes]:
        """`run.py once`, with these settings changed."""
        command = [sys.executable, str(ROOT / "run.py"), "once", "--config", str(self.config)]
        changed = {f"TRIAGE_{name}": value for name, value in settings.items()}
        return subprocess.Popen(command, env=os.environ | changed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start_run(self, **environment: str) -> subprocess.Popen[bytes]:
        """`run.py run`, in a process group of its own, with its log on a pipe."""
        command = [sys.executable, str(ROOT / "run.py"), "run", "--config", str(self.config)]
        return subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.PIPE, start_new_session=True)

    def sweep(self, **settings: str) -> SweepReport:
        """What `run.py once` does, in this process: nothing is carried over but the files in the folder."""
        read = read_settings(self.config, {f"TRIAGE_{name}": value for name, value in settings.items()})
        ledger, naming = ledger_of(read)
        with ledger.lock():
            mailbox = open_mailbox(account_of(read))
            try:
                return sweeper_of(read, ledger, naming).sweep(mailbox, plain_line(US), datetime.now(UTC))
            finally:
                mailbox.close()

    def outcomes(self, uidvalidity: int) -> Mapping[int, Outcome]:
        """What the ledger says of the letters in INBOX, by UID."""
        ledger, _ = ledger_of(read_settings(self.config, {}))
        return {uid: record.outcome for uid, record in ledger.letters_in("INBOX", uidvalidity).items()}
