"""Thousands of interrupted runs: nothing is lost, nothing is there twice, nobody's work is touched.

    python -m tests.acceptance.interruptions --runs 4000 --seed 1

The program is killed (SIGKILL) at each command of its conversation with the server and before each write of its
ledger, or its connection is cut there: within an APPEND at any octet, before the answer, or so that the server takes
the message in late. In every other run agents delete, send, edit and write drafts meanwhile. On Dovecot and Cyrus,
with SQLite and PostgreSQL. The same seed gives the same runs; `--life` repeats one of them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from traceback import format_exc

from tests.acceptance.clients import Clients
from tests.acceptance.lives import STAGES, How, Interruption, Life, Verdict
from tests.acceptance.office import ServerHands
from tests.acceptance.program import Program
from tests.acceptance.proxy import Moment, Reaches
from tests.servers.postgres import running_postgres
from tests.servers.running import Servers

SERVERS = ("dovecot", "cyrus")
LEDGERS = ("sqlite", "postgres")
WITH_AGENTS = 0.5  # of the runs
MOST_UNSURE = 0.1  # of those
BY_THE_SERVER: tuple[How, ...] = ("killed", "cut")
_WRITES = frozenset({"APPEND", "STORE", "EXPUNGE", "CREATE", "SUBSCRIBE"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a life is lived."""

    server: str
    ledger: str
    ledger_url: str

    def __str__(self) -> str:
        return f"{self.server}, {self.ledger}"


@dataclass(frozen=True, slots=True)
class Planned:
    """One life: where, and how each of its stages is interrupted. `number` gives its agents their chances."""

    number: int
    place: Place
    interruptions: tuple[Interruption, ...]


def lived(planned: Planned, servers: Servers, seed: int) -> list[Verdict]:
    """Its runs. What stops the life itself, a server or an agent's client, ends it and is wrong as well."""
    verdicts: list[Verdict] = []
    with _life(planned.place, servers, Random(f"{seed} {planned.number}")) as life:
        for stage, how in zip(STAGES, planned.interruptions, strict=True):
            try:
                verdicts.append(life.run(stage, how))
            except Exception:  # noqa: BLE001
                verdicts.append(Verdict(stage, how, wrong=[format_exc()]))
                break
    return verdicts


def plan(places: Iterable[Place], servers: Servers, seed: int) -> Iterator[Planned]:
    """Lives without end, in all places by turns; each point is interrupted once before any is a second time."""
    chance = Random(seed)
    points = {place: _points(place, servers, chance) for place in places}
    for number, place in enumerate(cycle(points)):
        yield Planned(number, place, tuple(next(each) for each in points[place]))


def _points(place: Place, servers: Servers, chance: Random) -> list[Iterator[Interruption]]:
    """For each stage its interruptions, again and again, each time with other agents."""
    with _life(place, servers, chance) as life:
        rehearsed = [life.rehearse(stage) for stage in STAGES]
    return [_with_agents(_every(commands, steps, chance), commands, chance) for commands, steps in rehearsed]


def _every(commands: list[str], steps: int, chance: Random) -> list[Interruption]:
    moments = [
        Moment(name, commands[: number + 1].count(name), reaches)
        for number, name in enumerate(commands)
        for reaches in _reaches(name, chance)
    ]
    found = [Interruption(how, moment) for moment in moments for how in BY_THE_SERVER]
    found += [Interruption("killed in the ledger", step=step) for step in range(1, steps + 1)]
    chance.shuffle(found)
    return found


def _reaches(command: str, chance: Random) -> tuple[Reaches, ...]:
    """A reading command that was answered is the same as the next one that was not."""
    if command not in _WRITES:
        return ("nothing",)
    if command != "APPEND":
        return ("nothing", "everything")
    return ("nothing", "line", chance.randrange(1, 200), chance.randrange(200, 1500), "literal", "everything", "later")


def _with_agents(points: list[Interruption], commands: list[str], chance: Random) -> Iterator[Interruption]:
    for one in cycle(points):
        name = chance.choice(commands)
        pause = Moment(name, chance.randint(1, commands.count(name)), "nothing")
        if chance.random() < WITH_AGENTS:
            when = chance.choice(((pause, False), (None, True), (None, True), (pause, True)))
            yield Interruption(one.how, one.moment, one.step, *when)
        else:
            yield one


@contextmanager
def _life(place: Place, servers: Servers, chance: Random) -> Iterator[Life]:
    """A new account at that place, with nothing in it."""
    server = servers.account(place.server)
    with TemporaryDirectory(prefix="triage-life-") as folder, closing(ServerHands(server)) as agents:
        yield Life(Program(Path(folder), server), Clients(agents, chance), place.ledger_url)


def tally(verdicts: Iterable[Verdict]) -> Counter[str]:
    """How many runs, and of them: interrupted, with agents, unsure with and without agents, wrong."""
    found: Counter[str] = Counter()
    for one in verdicts:
        found["runs"] += 1
        found["interrupted"] += one.interrupted
        found["with agents"] += bool(one.acts)
        found["unsure with agents"] += bool(one.acts and one.unsure)
        found["unsure without agents"] += bool(not one.acts and one.unsure)
        found["wrong"] += bool(one.wrong)
        found.update({one.partition(":")[0] for one in one.wrong})
    return found


def holds(found: Counter[str]) -> bool:
    few = found["unsure with agents"] <= MOST_UNSURE * found["with agents"]
    return few and not found["wrong"] and not found["unsure without agents"]


def places(servers: Iterable[str] = SERVERS, ledgers: Iterable[str] = LEDGERS) -> list[Place]:
    """ServerAbsentError where PostgreSQL is asked for and not installed."""
    found = []
    for ledger in ledgers:
        url = running_postgres().new_database() if ledger == "postgres" else "sqlite:///var/ledger.sqlite"
        found += [Place(server, ledger, url) for server in servers]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=4, help="lives at a time")
    parser.add_argument("--life", type=int, help="this one alone")
    asked = parser.parse_args()
    began, verdicts = monotonic(), []
    print(f"seed {asked.seed}", flush=True)
    with Servers() as servers, ThreadPoolExecutor(asked.jobs) as lives:
        wanted = range(-(-asked.runs // len(STAGES))) if asked.life is None else [asked.life]
        planned = islice(plan(places(), servers, asked.seed), max(wanted) + 1)
        for life in [(one, lives.submit(lived, one, servers, asked.seed)) for one in planned if one.number in wanted]:
            for verdict in life[1].result():
                verdicts.append(verdict)
                if verdict.wrong:
                    print(f"life {life[0].number}, {life[0].place}: {verdict}", flush=True)
            if life[0].number % 20 == 19:
                print(f"{monotonic() - began:.0f} s: {dict(tally(verdicts))}", flush=True)
    found = tally(verdicts)
    print(f"{monotonic() - began:.0f} s: {dict(found)}")
    print("held" if holds(found) else "NOT held")
    return 0 if holds(found) else 1


if __name__ == "__main__":
    sys.exit(main())
