"""Many mailboxes in one process: are all polled in time, and what does each cost?

    python -m bench.fleet [--mailboxes 1000] [--busy 0.01] [--minutes 3] [--poll 60] [--letters 5] [--seed 1] [--json]
    python -m bench.fleet --simulate

One embedded server with that many accounts, `--letters` customers waiting in each; `run.py run` as the program.
Once all have been swept, it is watched for `--minutes`: in each interval that share of the mailboxes gets a letter.

    late     the longest time between two sweeps of one mailbox, beyond the interval
    memory   of the daemon and the processes that read letters (PSS), at the most
    cpu      of both, for each poll that found nothing new, and for each new letter besides
"""

from __future__ import annotations

import argparse
import json
import random
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from bench import simulation
from tests.acceptance.fleets import write_fleet
from tests.acceptance.processes import family_of, memory_of_family, seconds_of
from tests.factories import letter_octets
from tests.servers.base import free_ports
from tests.servers.running import PASSWORD
from triage.demo.imapd.server import ImapServer

ROOT = Path(__file__).parents[1]
LOOK = 5.0  # seconds between two looks at the metrics
_SWEPT = re.compile(r'triage_last_sweep_timestamp_seconds\{mailbox="([^"]+)"\} (\S+)')


@dataclass(frozen=True, slots=True)
class Wanted:
    mailboxes: int
    busy: float
    minutes: float
    poll: int
    letters: int
    seed: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds, MB, ms."""

    first_round_seconds: float
    sweeps: int
    new_letters: int
    late_seconds: float
    memory_mb: float
    cpu_seconds: float
    cpu_share_of_a_core: float


class Service:
    """`run.py run`, seen from outside."""

    def __init__(self, config: Path, metrics: int) -> None:
        self._page = f"http://127.0.0.1:{metrics}/metrics"
        self._process = subprocess.Popen([sys.executable, str(ROOT / "run.py"), "run", "--config", str(config)])

    def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(30)

    def last_sweeps(self) -> Mapping[str, float]:
        """By mailbox; none while it starts."""
        try:
            with urllib.request.urlopen(self._page, timeout=60) as answer:
                return {name: float(when) for name, when in _SWEPT.findall(answer.read().decode())}
        except OSError:
            return {}

    def memory(self) -> float:
        return memory_of_family(self._process.pid)

    def cpu(self) -> float:
        return sum(map(seconds_of, family_of(self._process.pid)))


@contextmanager
def serving(wanted: Wanted) -> Iterator[tuple[ImapServer, Service]]:
    names = [f"shop{number:05}" for number in range(wanted.mailboxes)]
    with TemporaryDirectory() as folder, ImapServer(dict.fromkeys(names, PASSWORD)) as server:
        for name in names:
            for number in range(wanted.letters):
                deliver(server, name, f"old{number}")
        [metrics] = free_ports(1)
        settings = {"METRICS_PORT": metrics, "CONNECTIONS_PER_HOST": wanted.mailboxes, "POLL_SECONDS": wanted.poll}
        config = write_fleet(Path(folder), server.port, names, **settings)
        service = Service(config, metrics)
        try:
            yield server, service
        finally:
            service.stop()


def deliver(server: ImapServer, mailbox: str, number: str) -> None:
    letter = letter_octets(
        f"Where is my parcel? Order #{sum(map(ord, number)) + 4000} was due last week and nobody answers.",
        sender=f"{number}@customers.example",
        message_id=f"<{number}.{mailbox}@customers.example>",
    )
    server.deliver("INBOX", letter, received=datetime.now(UTC) - timedelta(hours=1), user=mailbox)


def measure(wanted: Wanted) -> Measured:
    chance = random.Random(wanted.seed)
    with serving(wanted) as (server, service):
        began = monotonic()
        while len(service.last_sweeps()) < wanted.mailboxes:
            sleep(LOOK)
        first_round = monotonic() - began
        sleep(wanted.poll)  # nothing of the first round is left
        return _watched(wanted, server, service, first_round, chance)


def _watched(
    wanted: Wanted, server: ImapServer, service: Service, first_round: float, chance: random.Random
) -> Measured:
    before, cpu, began = service.last_sweeps(), service.cpu(), monotonic()
    sweeps, letters, late, memory = 0, 0, 0.0, 0.0
    while (passed := monotonic() - began) < wanted.minutes * 60:
        due = passed / wanted.poll * wanted.mailboxes * wanted.busy
        while letters < due:
            deliver(server, f"shop{chance.randrange(wanted.mailboxes):05}", f"new{letters}")
            letters += 1
        sleep(LOOK)
        now = service.last_sweeps()
        gaps = [now[name] - when for name, when in before.items() if now[name] != when]
        sweeps += len(gaps)
        waiting = datetime.now(UTC).timestamp() - min(now.values())
        late = max(late, waiting - wanted.poll, *(gap - wanted.poll for gap in gaps), 0.0)
        memory = max(memory, service.memory())
        before = now
    spent = service.cpu() - cpu
    return Measured(first_round, sweeps, letters, late, memory, spent, spent / (monotonic() - began))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mailboxes", type=int, default=1000)
    parser.add_argument("--busy", type=float, default=0.01)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--poll", type=int, default=60)
    parser.add_argument("--letters", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--simulate", action="store_true", help="many machines, by bench.simulation; nothing is run")
    given = vars(parser.parse_args())
    as_json = given.pop("json")
    if given.pop("simulate"):
        simulation.main(as_json=as_json)
        return
    measured = asdict(measure(Wanted(**given)))
    if as_json:
        print(json.dumps(given | measured, indent=2))
        return
    for name, value in measured.items():
        print(f"{name.replace('_', ' '):>22}  {value:,.1f}" if isinstance(value, float) else f"{name:>22}  {value:,}")


if __name__ == "__main__":
    main()
