"""A fleet on many machines: what a sweep costs there, and what another worker adds.

    python -m bench.machines [--mailboxes 80] [--seconds 40] [--delay 0.1] [--together 4] [--seed 1] [--json]

Its own PostgreSQL and mail server (embedded), one scheduler, first one worker, then two; each answer of the server
comes `--delay` seconds late, so that neither the server nor the processor is the limit. Then, without a delay, what
one worker spends on mailboxes in which nothing is new, and on those that each get a letter before every sweep.

    sweeps       a second, where more are due than can be done
    worker ms    processor time of a worker and of the processes that read letters, for a sweep
    database ms  processor time of PostgreSQL, for a sweep
    commits      of PostgreSQL, and KB of its log (WAL), for a sweep
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import sqlalchemy as sa

from tests.acceptance.fleets import write_fleet
from tests.acceptance.processes import family_of, memory_of_family, seconds_of
from tests.factories import letter_octets
from tests.servers.base import HOST
from tests.servers.postgres import running_postgres
from tests.servers.running import PASSWORD
from triage.demo.imapd.server import ImapServer

ROOT = Path(__file__).parents[1]
SHORTEST_POLL = 5  # seconds
LONGEST_END = 180  # seconds, on a machine that has other things to do
_TEXTS = (
    "Where is my parcel? Order #4471 was due last week and nobody answers me.",
    "The kettle arrived broken and I am very disappointed.",
    "I was charged twice for my order and I want to know why.",
)


@dataclass(frozen=True, slots=True)
class Costs:
    """For a sweep; KB of WAL. `commands`: lines to the mail server, of a draft all. `connections`: of PostgreSQL."""

    sweeps: int
    sweeps_a_second: float
    worker_ms: float
    database_ms: float
    commits: float
    wal_kb: float
    commands: float
    connections: int
    memory_mb: float


class Relay:
    """A way to the mail server on which every answer is `delay` seconds late. Counts the commands."""

    def __init__(self, server_port: int, delay: float) -> None:
        self._server_port = server_port
        self._delay = delay
        self.commands = 0
        self.port = 0
        self._ready = threading.Event()
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        self._ready.wait()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._relay, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await server.serve_forever()

    async def _relay(self, program: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        answers, server = await asyncio.open_connection(HOST, self._server_port)
        passing = asyncio.create_task(self._pass(program, server, 0.0, counting=True))
        await self._pass(answers, back, self._delay)
        passing.cancel()

    async def _pass(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, delay: float, *, counting: bool = False
    ) -> None:
        try:
            while octets := await source.read(65536):
                if counting:
                    self.commands += octets.count(b"\r\n")
                await asyncio.sleep(delay)
                target.write(octets)
                await target.drain()
        except ConnectionError:
            pass
        target.close()


class Farm:
    """A scheduler and workers over `mailboxes`."""

    def __init__(self, folder: Path, server: ImapServer, mailboxes: int, delay: float, together: int) -> None:
        self.names = [f"shop{number}" for number in range(mailboxes)]
        self.server = server
        self.relay = Relay(server.port, delay)
        self._together = together
        self.url = running_postgres().new_database()
        settings = {"LEDGER_URL": self.url, "POLL_SECONDS": SHORTEST_POLL, "LOG_LEVEL": "warning"}
        self._config = write_fleet(folder, self.relay.port, self.names, **settings)
        self._engine = sa.create_engine(self.url.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.NullPool)
        self._scheduler = self._start("scheduler")
        self._workers: list[subprocess.Popen[bytes]] = []

    def add_worker(self) -> None:
        self._workers.append(self._start("worker", "--together", str(self._together)))

    def swept(self) -> int:
        """How many mailboxes have been swept at least once."""
        try:
            return int(self._ask("SELECT count(*) FROM rounds WHERE swept IS NOT NULL"))
        except sa.exc.DBAPIError:
            return 0

    def sweeps(self) -> float:
        """So far: each has a lease of its own."""
        return self._ask("SELECT coalesce(sum(epoch), 0) FROM leases")

    def measure(self, seconds: float) -> Costs:
        before, began = self._counters(), monotonic()
        connections = 0
        while monotonic() - began < seconds:
            sleep(1)
            query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            connections = max(connections, int(self._ask(query)) - 1)  # without this one
        passed = monotonic() - began
        sweeps, commands, worker, database, commits, wal = (
            after - one for after, one in zip(self._counters(), before, strict=True)
        )
        return Costs(
            int(sweeps),
            sweeps / passed,
            worker / sweeps * 1000,
            database / sweeps * 1000,
            commits / sweeps,
            wal / sweeps / 1024,
            commands / sweeps,
            connections,
            max(memory_of_family(worker.pid) for worker in self._workers),
        )

    def stop(self) -> None:
        for process in (*self._workers, self._scheduler):
            process.send_signal(signal.SIGTERM)
        for process in (*self._workers, self._scheduler):
            process.wait(LONGEST_END)

    def _counters(self) -> tuple[float, ...]:
        """Sweeps, commands, seconds of workers and of PostgreSQL, commits, octets of WAL; all so far."""
        ended = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
        return (
            self.sweeps(),
            self.relay.commands,
            sum(_cpu(worker.pid) for worker in self._workers),
            _cpu_of_postgres(),
            float(self._ask(ended)),
            float(self._ask("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn")),
        )

    def _ask(self, query: str) -> float:
        with self._engine.connect() as connection:
            return float(connection.exec_driver_sql(query).scalar_one())

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, str(ROOT / "run.py"), *command, "--config", str(self._config)])


@contextmanager
def farm(mailboxes: int, delay: float, together: int) -> Iterator[Farm]:
    users = {f"shop{number}": PASSWORD for number in range(mailboxes)}
    with TemporaryDirectory() as folder, ImapServer(users) as server:
        made = Farm(Path(folder), server, mailboxes, delay, together)
        try:
            yield made
        finally:
            made.stop()


def throughput(mailboxes: int, seconds: float, delay: float, together: int) -> tuple[Costs, Costs]:
    """Of one worker, and of two."""
    with farm(mailboxes, delay, together) as made:
        made.add_worker()
        _wait_for_all(made)
        _wait_until_known(made)
        one = made.measure(seconds)
        made.add_worker()
        for _ in range(2):
            _wait_until_known(made)
        return one, made.measure(seconds)


def costs(mailboxes: int, seconds: float, chance: Random) -> tuple[Costs, Costs]:
    """Of mailboxes in which nothing is new, and of those with a letter for every sweep."""
    with farm(mailboxes, 0.0, 4) as made:
        made.add_worker()
        for name in made.names:
            _deliver(made, name, 0, chance)
        _wait_for_all(made)
        sleep(2 * SHORTEST_POLL)
        idle = made.measure(seconds)
        writing = threading.Thread(target=_write_on, args=(made, seconds, chance))
        writing.start()
        busy = made.measure(seconds)
        writing.join()
        return idle, busy


def _write_on(made: Farm, seconds: float, chance: Random) -> None:
    began, number = monotonic(), 0
    while monotonic() - began < seconds:
        for name in made.names:
            number += 1
            _deliver(made, name, number, chance)
        sleep(SHORTEST_POLL)


def _deliver(made: Farm, mailbox: str, number: int, chance: Random) -> None:
    customer = f"c{number}@{mailbox}.example"
    octets = letter_octets(chance.choice(_TEXTS), sender=customer, message_id=f"<{customer}>")
    made.server.deliver("INBOX", octets, received=datetime.now(UTC), user=mailbox)


def _wait_for_all(made: Farm) -> None:
    while made.swept() < len(made.names):
        sleep(1)


def _wait_until_known(made: Farm) -> None:
    """Each mailbox to the worker that keeps it."""
    before = made.sweeps()
    while made.sweeps() - before < 3 * len(made.names):
        sleep(1)


def _cpu(pid: int) -> float:
    """Seconds so far of a process and its children, the dead ones included."""
    alive = (each for each in family_of(pid) if Path(f"/proc/{each}").exists())
    return sum(seconds_of(each, with_dead_children=True) for each in alive)


def _cpu_of_postgres() -> float:
    master = int((running_postgres().folder / "data" / "postmaster.pid").read_text().split()[0])
    return _cpu(master)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mailboxes", type=int, default=80)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument("--delay", type=float, default=0.1)
    parser.add_argument("--together", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    one, two = throughput(given.mailboxes, given.seconds, given.delay, given.together)
    print(f"{one.sweeps_a_second:.2f} and {two.sweeps_a_second:.2f} sweeps a second", file=sys.stderr, flush=True)
    idle, busy = costs(given.mailboxes // 8, given.seconds, Random(given.seed))
    measured = {"one worker": one, "two workers": two, "idle": idle, "busy": busy}
    if given.json:
        print(json.dumps({name: asdict(each) for name, each in measured.items()}, indent=2))
        return
    for name, each in measured.items():
        print(f"{name:>12}  " + "  ".join(f"{key} {value:,.1f}" for key, value in asdict(each).items()))
    print(f"two workers do {two.sweeps_a_second / one.sweeps_a_second:.2f} times what one does")


if __name__ == "__main__":
    main()
