"""A fleet on many machines whose workers are killed (SIGKILL) and frozen (SIGSTOP) while they lay drafts.

    python -m tests.acceptance.fleet_kills --strikes 100 --seed 1 [--worlds 3] [--within 30]

Each strike befalls the worker that sweeps a mailbox into which two customers have just written, at a command of its
talk with the mail server: before its line has left, or with half or all of its literal gone. Another worker has to go
on with that mailbox in time. One that is frozen wakes while it still has its place, or after another has taken it.
In the end every customer has one draft, and no other was ever laid. The same seed gives the same strikes.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from statistics import median
from time import monotonic, sleep

from tests.acceptance.provider import Point, Provider, Strike, providing

MAILBOXES, WORKERS = 4, 2
PATIENCE = 180.0  # seconds, for what takes twenty
LOOK = 0.2
POINTS: tuple[tuple[str, int, Point], ...] = (
    ("STORE", 1, "line"),
    ("STATUS", 1, "line"),
    ("APPEND", 1, "line"),
    ("APPEND", 1, "half"),
    ("APPEND", 1, "literal"),
    ("APPEND", 2, "line"),
    ("APPEND", 2, "half"),
    ("APPEND", 2, "literal"),
)
SOONER = (4.0, 14.0)  # seconds after which a frozen worker wakes that has not lost its place yet, or just so


@dataclass(frozen=True, slots=True)
class Planned:
    """`wakes`: seconds after the strike; None: when another has gone on."""

    number: int
    signal: signal.Signals
    command: str
    nth: int
    point: Point
    wakes: float | None
    later: float  # seconds


@dataclass(slots=True)
class Verdict:
    """`took`: seconds until another worker had swept the mailbox."""

    strike: str
    took: float = 0.0
    wrong: list[str] = field(default_factory=list)


def plan(seed: int) -> Iterator[Planned]:
    """Strikes without end: each signal at each point before any is repeated."""
    chance, number = Random(seed), 0
    while True:
        every = [(how, *point) for how in (signal.SIGKILL, signal.SIGSTOP) for point in POINTS]
        chance.shuffle(every)
        for how, command, nth, point in every:
            sooner = how == signal.SIGSTOP and chance.random() < 0.3
            wakes = chance.uniform(*SOONER) if sooner else None
            yield Planned(number, how, command, nth, point, wakes, chance.uniform(0, 5))
            number += 1


class World:
    """A provider whose workers are struck one after the other."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._customers: dict[str, list[str]] = {f"shop{number}": [] for number in range(MAILBOXES)}

    def befall(self, planned: Planned, within: float) -> Verdict:
        provider, mailbox = self._provider, f"shop{planned.number % MAILBOXES}"
        strike = provider.strike = Strike(mailbox, planned.command, planned.nth, planned.point, planned.signal)
        verdict = Verdict(f"{planned.number}: {strike}")
        for name in ("ann", "ben"):
            self._customers[mailbox].append(f"{name}{planned.number}@mail.example")
            provider.write(mailbox, self._customers[mailbox][-1])
        if not strike.struck.wait(PATIENCE):
            verdict.wrong.append("never struck")
            return verdict
        self._go_on(strike, planned, verdict)
        if verdict.took > within:
            verdict.wrong.append(f"it went on after {verdict.took:.0f} s")
        self._judge(mailbox, verdict)
        return verdict

    def _go_on(self, strike: Strike, planned: Planned, verdict: Verdict) -> None:
        provider, victim, moment = self._provider, strike.victim, self._provider.now()
        assert victim is not None
        if strike.signal == signal.SIGKILL:
            victim.start()
        elif planned.wakes is not None:
            sleep(planned.wakes)
            victim.process.send_signal(signal.SIGCONT)
        if not comes(lambda: provider.sweeps_since(strike.mailbox, moment)):
            verdict.wrong.append("nobody went on")
        verdict.took = monotonic() - strike.at
        if strike.signal == signal.SIGSTOP and planned.wakes is None:
            sleep(planned.later)
            victim.process.send_signal(signal.SIGCONT)

    def _judge(self, mailbox: str, verdict: Verdict) -> None:
        """Once all is settled, and the mailbox was swept twice more."""
        provider, customers = self._provider, sorted(self._customers[mailbox])
        if not comes(lambda: set(customers) <= set(provider.drafts(mailbox)) and not provider.unsettled(mailbox)):
            lost = set(customers) - set(provider.drafts(mailbox))
            verdict.wrong.append(f"lost: {len(lost)} drafts, {provider.unsettled(mailbox)} letters not settled")
        for _ in range(2):
            moment = provider.now()
            comes(lambda moment=moment: provider.sweeps_since(mailbox, moment))
        if provider.drafts(mailbox) != customers:
            verdict.wrong.append(f"{len(provider.drafts(mailbox))} drafts for {len(customers)} customers")
        if provider.ever_laid(mailbox) != len(customers):
            verdict.wrong.append(f"duplicates: {provider.ever_laid(mailbox) - len(customers)} were laid and removed")


def comes(what: object) -> bool:
    """Whether that becomes true in time."""
    assert callable(what)
    until = monotonic() + PATIENCE
    while not what():
        if monotonic() > until:
            return False
        sleep(LOOK)
    return True


def lived(planned: list[Planned], within: float) -> list[Verdict]:
    """In one world."""
    if not planned:
        return []
    with providing(MAILBOXES, WORKERS) as provider:
        world, verdicts = World(provider), []
        for one in planned:
            verdicts.append(world.befall(one, within))
            print(f"{verdicts[-1].strike}: {verdicts[-1].took:.1f} s {'; '.join(verdicts[-1].wrong)}", flush=True)
            if verdicts[-1].wrong:
                print(provider.last_words(), flush=True)
        return verdicts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strikes", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worlds", type=int, default=3, help="providers at a time")
    parser.add_argument("--within", type=float, default=30.0, help="seconds until another goes on")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    planned = list(islice(plan(asked.seed), asked.strikes))
    with ThreadPoolExecutor(asked.worlds) as worlds:
        shares = [planned[number :: asked.worlds] for number in range(asked.worlds)]
        verdicts = [one for some in worlds.map(lambda share: lived(share, asked.within), shares) for one in some]
    took = sorted(one.took for one in verdicts)
    wrong = Counter(text.partition(":")[0] for one in verdicts for text in one.wrong)
    print(f"{len(verdicts)} strikes; others went on after {median(took):.1f} s, {took[-1]:.1f} s at the most")
    print(dict(wrong) or "nothing lost, nothing laid twice")
    print("NOT held" if wrong else "held")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
