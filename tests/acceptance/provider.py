"""A provider with a fleet on many machines: PostgreSQL, a mail server, a scheduler and workers that may be struck."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Literal

import sqlalchemy as sa

from tests.acceptance.fleets import write_fleet
from tests.acceptance.reading_back import read_back
from tests.factories import letter_octets
from tests.servers.base import HOST
from tests.servers.postgres import engine_of, running_postgres
from tests.servers.running import PASSWORD
from triage.demo.imapd.server import ImapServer

ROOT = Path(__file__).parents[2]
_ANNOUNCED = re.compile(rb"\{(\d+)\}\r\n$")
_LOGIN = re.compile(rb"\S+ LOGIN \"?([\w.]+)", re.I)
_COMMAND = re.compile(rb"\S+ (?:UID )?([A-Z]+)", re.I)

Point = Literal["line", "half", "literal"]


class Strike:
    """What befalls the worker that reaches this point of its talk about `mailbox`: once, at the `nth` such command.

    "line": before the line of the command has left; "half", "literal": when so much of its literal has.
    """

    def __init__(self, mailbox: str, command: str, nth: int, point: Point, number: int) -> None:
        self.mailbox = mailbox
        self.command = command
        self.point = point
        self.signal = number
        self.struck = threading.Event()
        self.at = 0.0  # on the monotonic clock
        self.victim: Machine | None = None
        self._left = nth
        self._one_at_a_time = threading.Lock()

    def is_now(self, user: str, command: str) -> bool:
        with self._one_at_a_time:
            if (user, command) != (self.mailbox, self.command) or self.struck.is_set():
                return False
            self._left -= 1
            return self._left == 0

    def befall(self, machine: Machine) -> None:
        machine.process.send_signal(self.signal)
        if self.signal == signal.SIGKILL:
            machine.process.wait()
        self.at, self.victim = monotonic(), machine
        self.struck.set()

    def __str__(self) -> str:
        name = "killed" if self.signal == signal.SIGKILL else "frozen"
        return f"{name} at {self.command} ({self.point}) in {self.mailbox}"


class Machine:
    """A worker in a process of its own, and the way it reaches the mail server: a relay where it may be struck."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._listener = socket.create_server((HOST, 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        self.start()

    def start(self) -> None:
        """As systemd does with a process that has died."""
        port = self._listener.getsockname()[1]
        self.process = self._provider.start("worker", "--together", "4", TRIAGE_IMAP_PORT=str(port))

    def stop(self) -> int:
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()
        finally:
            self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                program, _ = self._listener.accept()
                server = socket.create_connection((HOST, self._provider.server.port))
                for act, *ends in ((self._pass_on, program, server), (_pass_back, server, program)):
                    threading.Thread(target=act, args=ends, daemon=True).start()

    def _pass_on(self, program: socket.socket, server: socket.socket) -> None:
        user = ""
        with suppress(OSError), program.makefile("rb") as lines:
            for line in iter(lines.readline, b""):
                if login := _LOGIN.match(line):
                    user = login[1].decode()
                command = _COMMAND.match(line)
                strike = self._provider.strike
                now = strike is not None and command is not None and strike.is_now(user, command[1].decode().upper())
                if strike is not None and now:
                    self._struck(strike, line, lines.read, server)
                else:
                    server.sendall(line)
                    if announced := _ANNOUNCED.search(line):
                        server.sendall(lines.read(int(announced[1])))
        _hang_up(server)

    def _struck(self, strike: Strike, line: bytes, read: Callable[[int], bytes], server: socket.socket) -> None:
        announced = _ANNOUNCED.search(line)
        if strike.point == "line" or announced is None:
            strike.befall(self)
            server.sendall(line)
            return
        server.sendall(line)
        literal = read(int(announced[1]))
        cut = len(literal) // 2 if strike.point == "half" else len(literal)
        server.sendall(literal[:cut])
        strike.befall(self)
        if strike.signal != signal.SIGKILL:  # what has left a machine arrives, whatever becomes of the process
            server.sendall(literal[cut:])


class Provider:
    """Mailboxes swept by `workers` machines; `folder` has the settings."""

    def __init__(
        self,
        folder: Path,
        server: ImapServer,
        mailboxes: tuple[str, ...],
        poll: int,
        grace: int,
        **settings: object,
    ) -> None:
        self.server = server
        self.strike: Strike | None = None
        self.url = running_postgres().new_database()
        settings |= {"POLL_SECONDS": poll, "DRAFT_GRACE_SECONDS": grace, "LOG_LEVEL": "warning"}
        self._config = write_fleet(folder, server.port, mailboxes, LEDGER_URL=self.url, **settings)
        self._engine = engine_of(self.url)
        self._log_file = folder / "log"
        self._log = self._log_file.open("ab")
        self.machines: list[Machine] = []

    def start(self, *command: str, **settings: str) -> subprocess.Popen[bytes]:
        arguments = [sys.executable, str(ROOT / "run.py"), *command, "--config", str(self._config)]
        return subprocess.Popen(arguments, env=os.environ | settings, stdout=self._log, stderr=self._log)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        arguments = [sys.executable, str(ROOT / "run.py"), *command, "--config", str(self._config)]
        return subprocess.run(arguments, capture_output=True, text=True, check=True)

    def write(self, mailbox: str, customer: str) -> None:
        octets = letter_octets(
            "My kettle from order #4471 arrived broken and I am very disappointed.",
            sender=customer,
            message_id=f"<{customer}>",
        )
        self.server.deliver("INBOX", octets, received=datetime.now(UTC), user=mailbox)

    def drafts(self, mailbox: str) -> list[str]:
        """Whom they are for."""
        return sorted(read_back(one.octets)["To"] for one in self.server.messages("Drafts", user=mailbox))

    def ever_laid(self, mailbox: str) -> int:
        """How many messages were ever in Drafts: a UID is given out once (RFC 9051 section 2.3.1.1)."""
        return max((one.uid for one in self.server.messages("Drafts", user=mailbox)), default=0)

    def sweeps_since(self, mailbox: str, moment: datetime) -> bool:
        """Whether it was swept after that moment, by PostgreSQL's clock."""
        found = self._ask("SELECT swept FROM rounds WHERE mailbox = :mailbox", mailbox=mailbox)
        return bool(found and found[0][0] and found[0][0] > moment)

    def now(self) -> datetime:
        moment = self._ask("SELECT clock_timestamp()")[0][0]
        assert isinstance(moment, datetime)
        return moment

    def unsettled(self, mailbox: str) -> int:
        """Letters of which it is not settled, on record, that their draft lies there. On a machine that is busy enough
        one may be quarantined, for taking too long, after its draft was laid.
        """
        account = f"{mailbox} at 127.0.0.1"
        settled = "outcome IN ('drafted', 'quarantined')"
        query = f"SELECT count(*) FROM letters WHERE account = :account AND NOT {settled}"
        return int(self._ask(query, account=account)[0][0])

    def jobs(self) -> Mapping[str, int]:
        return {row[0]: row[1] for row in self._ask("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1")}

    def last_words(self) -> str:
        """The end of the log."""
        return self._log_file.read_text("utf-8", "replace")[-3000:]

    def close(self) -> None:
        for machine in self.machines:
            machine.stop()
        self._engine.dispose()
        self._log.close()

    def _ask(self, statement: str, **given: str) -> list[sa.Row[tuple[object, ...]]]:
        with self._engine.connect() as connection:
            return list(connection.execute(sa.text(statement), given))


@contextmanager
def providing(mailboxes: int, workers: int, *, poll: int = 5, grace: int = 2, **settings: object) -> Iterator[Provider]:
    """A provider whose workers are up, with so many empty mailboxes: shop0, shop1 ..."""
    names = tuple(f"shop{number}" for number in range(mailboxes))
    with (
        TemporaryDirectory(prefix="triage-fleet-") as folder,
        ImapServer(dict.fromkeys(names, PASSWORD)) as server,
        closing(Provider(Path(folder), server, names, poll, grace, **settings)) as provider,
    ):
        scheduler = provider.start("scheduler")
        try:
            provider.machines += [Machine(provider) for _ in range(workers)]
            yield provider
        finally:
            scheduler.kill()
            scheduler.wait()


def _pass_back(server: socket.socket, program: socket.socket) -> None:
    with suppress(OSError):
        while octets := server.recv(65536):
            program.sendall(octets)
    _hang_up(program)


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
