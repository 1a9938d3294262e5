"""The life of one mailbox, in which the program is interrupted again and again: once at each of its write paths.

A run is one interruption and what follows: agents may act, the program is started again, and then all has to be as if
nothing had happened.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from tests.acceptance.clients import Clients
from tests.acceptance.program import Program
from tests.acceptance.proxy import Moment, Proxy
from tests.acceptance.shop import NOW
from tests.acceptance.victims import LONGEST_WAIT, Orders, Told, Victim
from triage.model import Outcome

BETWEEN = timedelta(minutes=5)  # two stages
SOON, LATER = timedelta(seconds=20), timedelta(seconds=80)  # before and after the grace is over
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
ANN, BEN, CID = "ann@mail.example", "ben@mail.example", "cid@mail.example"


def first_letters(clients: Clients) -> None:
    clients.write(ANN, UPSET)
    clients.write(BEN, "Where is my parcel? It was promised for Monday, and nobody answers me.")


def second_letter(clients: Clients) -> None:
    clients.write(ANN, "I was charged twice for order #4471, too.")


def answered_without_us(clients: Clients) -> None:
    clients.answer(clients.customers[BEN])


def third_customer(clients: Clients) -> None:
    clients.write(CID, "The blue mug has a crack. This is the second time, I am fed up.")


def filed_away(clients: Clients) -> None:
    clients.move_away(clients.customers[ANN])


# What happens, and so which path the program writes on.
STAGES: Mapping[str, Callable[[Clients], None]] = {
    "drafts, flags, queue": first_letters,
    "renewal": second_letter,
    "withdrawal": answered_without_us,
    "one more draft": third_customer,
    "withdrawal of what was moved": filed_away,
}

How = Literal["killed", "cut", "killed in the ledger"]


@dataclass(frozen=True, slots=True)
class Interruption:
    """`moment`: of the conversation with the server; `step`: of the ledger. Agents may act at `pause` of the sweep,
    while it goes on, and `after` it was interrupted.
    """

    how: How
    moment: Moment | None = None
    step: int | None = None
    pause: Moment | None = None
    after: bool = False

    def __str__(self) -> str:
        at = f"before write {self.step}" if self.moment is None else f"command {self.moment}"
        return (
            f"{self.how} at {at}" + f", an agent at {self.pause}" * bool(self.pause) + ", an agent after" * self.after
        )


SETTLED = frozenset(Outcome) - {Outcome.NEW, Outcome.JUDGED, Outcome.INTENDED}


@dataclass(slots=True)
class Verdict:
    """What one run came to. `interrupted`: whether the moment came at all. `wrong`: what should not be."""

    stage: str
    interruption: Interruption
    interrupted: bool = False
    acts: list[str] = field(default_factory=list)
    unsure: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.stage}; {self.interruption}; agent: {' '.join(self.acts) or 'none'}: {'; '.join(self.wrong)}"


class Life:
    """One account and its ledger, from the first sweep on."""

    def __init__(self, program: Program, clients: Clients, ledger_url: str) -> None:
        self._program = program
        self._clients = clients
        self._ledger_url = ledger_url
        self._unsure: frozenset[str] = frozenset()
        self._now = NOW

    def rehearse(self, stage: str) -> tuple[list[str], int]:
        """The commands and the ledger's steps of a sweep that is not interrupted."""
        self._begin(stage)
        with Proxy(self._clients.agents.server.port) as proxy, closing(self._victim(proxy.port, self._now)) as victim:
            told = victim.told()
        assert told is not None
        return proxy.commands, told.steps

    def run(self, stage: str, interruption: Interruption) -> Verdict:
        self._begin(stage)
        verdict = Verdict(stage, interruption)
        inbox = self._clients.agents.seen()["INBOX"]
        told = self._interrupted(verdict)
        if told is None:
            verdict.wrong.append("it could not be started again")
            return verdict
        after = self._clients.agents.seen()["INBOX"]
        if (after.flags.keys(), after.unread) != (inbox.flags.keys(), inbox.unread):
            verdict.wrong.append("INBOX was touched")
        self._judge(told, verdict)
        return verdict

    def _begin(self, stage: str) -> None:
        self._now += BETWEEN
        self._clients.now = self._now
        STAGES[stage](self._clients)

    def _interrupted(self, verdict: Verdict) -> Told | None:
        how, port = verdict.interruption, self._clients.agents.server.port
        known: Future[Victim] = Future()

        def act() -> None:
            verdict.acts.append(self._clients.act())

        def strike() -> None:
            if how.how == "killed":
                known.result(LONGEST_WAIT).kill()
            elif how.after:
                act()

        with Proxy(port, how.moment, strike, pause=how.pause, meanwhile=act) as proxy:
            with closing(self._victim(proxy.port, self._now, dies_at=how.step)) as victim:
                known.set_result(victim)
                told = victim.told()
                verdict.interrupted = victim.wait() == -signal.SIGKILL or (told is not None and told.lost > 0)
            if how.after and not (how.how == "cut" and verdict.interrupted):
                act()
            if how.moment is not None and how.moment.reaches == "later" and verdict.interrupted:
                with closing(self._victim(port, self._now + SOON)) as soon:
                    soon.wait()
                proxy.deliver()
            with closing(self._victim(port, *(self._now + times * LATER for times in (1, 2, 3)))) as again:
                return again.told()

    def _victim(self, port: int, *times: datetime, dies_at: int | None = None) -> Victim:
        settings = {"LEDGER_URL": self._ledger_url, "IMAP_PORT": str(port)}
        return Victim(Orders(self._program.config, settings, times, dies_at))

    def _judge(self, told: Told, verdict: Verdict) -> None:
        unsure = {token: whose for token, (whose, outcome) in told.drafts.items() if outcome is Outcome.UNSURE}
        verdict.unsure = len(unsure.keys() - self._unsure)
        self._unsure = frozenset(unsure)
        lying = self._clients.lying()
        missing = 0
        for address, customer in self._clients.customers.items():
            ours = [one for one in lying if one.ours and one.to == address]
            missing += max(customer.drafts - len(ours), 0)
            if len(ours) > customer.drafts:
                verdict.wrong.append(f"duplicate: {len(ours)} drafts for {address}, not {customer.drafts}")
            if not unsure and any(one.answers != customer.letters for one in ours):
                verdict.wrong.append(f"stale: the draft for {address} answers an earlier letter")
        if missing > len(set(unsure.values())):
            verdict.wrong.append(f"lost: {missing} drafts are missing, {len(unsure)} are unsure")
        if sum(not one.ours for one in lying) != self._clients.written:
            verdict.wrong.append("lost: what an agent has written")
        verdict.wrong += self._unrest(told)

    def _unrest(self, told: Told) -> list[str]:
        """What the last of the sweeps should not have left."""
        open_still = set(told.letters.values()) - SETTLED
        return [
            *[f"restless: the last sweep still writes {told.writes}"] * bool(told.writes),
            *["not one queue message"] * (len(self._clients.agents.uids("Triage")) != 1),
            *[f"unsettled: {sorted(open_still)}"] * bool(open_still),
        ]
