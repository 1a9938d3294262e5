"""The real daemon through a hundred losses of its server: back at work within a minute, and idle meanwhile.

    python -m tests.acceptance.drops --count 100 --seed 1

Dovecot over TLS and Cyrus without it, each with a daemon of its own (`run.py run`, polling once a minute). The link is
reset, closed, torn within a TLS record, ended with BYE, or falls silent; or the server itself is stopped. After two to
twelve seconds the server is back and a letter comes in: its draft has to lie there within a minute. Prints every loss:
how long it took, and the share of a processor that the daemon and its child took while the server was away.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic

from tests.acceptance.flaky import FlakyLink
from tests.acceptance.processes import family_of, seconds_of
from tests.acceptance.program import Program
from tests.acceptance.shop import Agents
from tests.factories import letter_octets
from tests.servers.running import Servers

LONGEST = 60.0  # seconds from the server's return to the draft
MOST = 0.05  # of a processor
AWAY = (2.0, 12.0)  # seconds
PLACES = {"dovecot": "implicit", "cyrus": "none"}


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss of the server, in seconds: how long it was away, how long it then took to a draft, and what the daemon
    computed while it was away.
    """

    place: str
    kind: str
    away: float
    took: float
    cpu: float

    def __str__(self) -> str:
        share = 100 * self.cpu / self.away
        return f"{self.place} {self.kind}: away {self.away:.1f} s, {share:.1f} % CPU, draft {self.took:.1f} s after"


class Watched:
    """A daemon at work, the link to its server, and what agents see."""

    def __init__(self, place: str, pid: int, link: FlakyLink, agents: Agents) -> None:
        self._place = place
        self._pid = pid
        self._link = link
        self._agents = agents
        self._customers = 0

    @property
    def kinds(self) -> Mapping[str, Callable[[], None]]:
        """How the server is lost."""
        last = {"TLS cut": self._link.tear} if PLACES[self._place] == "implicit" else {"BYE": self._link.say_bye}
        return {
            "RST": self._link.reset,
            "EOF in IDLE": self._link.refuse,
            "silence": self._link.fall_silent,
            "stopped": self._agents.server.stop,
            **last,
        }

    def lose(self, kind: str, away: float) -> Loss:
        began, before = monotonic(), self._cpu()
        self.kinds[kind]()
        Event().wait(away)
        computed, lasted = self._cpu() - before, monotonic() - began
        if kind == "stopped":
            self._agents.server.start()
        self._link.mend()
        return Loss(self._place, kind, lasted, self.until_drafted(), computed)

    def until_drafted(self) -> float:
        """Seconds from now until a letter that comes in now has its draft; no more than twice `LONGEST`."""
        began = monotonic()
        with closing(Agents(self._agents.server)) as agents:
            self._customers += 1
            customer = f"c{self._customers}@mail.example"
            octets = letter_octets(sender=customer, message_id=f"<{self._customers}.{customer}>")
            agents.deliver(octets, received=datetime.now(UTC))
            while monotonic() - began < 2 * LONGEST and len(agents.uids("Drafts")) < self._customers:
                Event().wait(0.2)
        return monotonic() - began

    def _cpu(self) -> float:
        """Seconds of a processor that the daemon and its children have taken."""
        return sum(map(seconds_of, family_of(self._pid)))


def lived(place: str, count: int, seed: int, servers: Servers) -> list[Loss]:
    """`count` losses of one daemon's server, one after the other."""
    chance, losses = Random(f"{seed} {place}"), []
    with watched(place, servers) as daemon:
        daemon.until_drafted()
        kinds = list(daemon.kinds)
        for number in range(count):
            loss = daemon.lose(kinds[number % len(kinds)], chance.uniform(*AWAY))
            losses.append(loss)
            print(loss, flush=True)
    return losses


@contextmanager
def watched(place: str, servers: Servers) -> Iterator[Watched]:
    """A daemon that has begun its work."""
    server, account = servers.real(place), servers.account(place)
    port = server.tls_port if PLACES[place] == "implicit" else server.port
    with TemporaryDirectory() as folder, FlakyLink(port) as link, closing(Agents(account)) as agents:
        settings = {
            "IMAP_PORT": str(link.port),
            "IMAP_TLS": PLACES[place],
            "IMAP_CA_FILE": str(server.ca_file) if PLACES[place] == "implicit" else "",
            "LOG_LEVEL": "error",
        }
        changed = {f"TRIAGE_{name}": value for name, value in settings.items() if value}
        with Program(Path(folder), account).start_run(**changed) as daemon:
            yield Watched(place, daemon.pid, link, agents)
            daemon.terminate()


def holds(losses: list[Loss]) -> bool:
    idle = sum(loss.cpu for loss in losses) < MOST * sum(loss.away for loss in losses)
    return idle and all(loss.took <= LONGEST for loss in losses)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    with Servers() as servers, ThreadPoolExecutor(len(PLACES)) as together:
        each = -(-asked.count // len(PLACES))
        running = [together.submit(lived, place, each, asked.seed, servers) for place in PLACES]
        losses = [loss for one in running for loss in one.result()]
    cpu = 100 * sum(loss.cpu for loss in losses) / sum(loss.away for loss in losses)
    slowest = max(loss.took for loss in losses)
    print(f"{len(losses)} losses: at most {slowest:.1f} s to the draft, {cpu:.2f} % CPU while away")
    print("held" if holds(losses) else "NOT held")
    return 0 if holds(losses) else 1


if __name__ == "__main__":
    sys.exit(main())
