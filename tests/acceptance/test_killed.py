"""The real program, killed (SIGKILL) at each step around APPEND and started again: exactly one draft a customer."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.program import Program
from tests.acceptance.proxy import LONGEST_WAIT, KillingProxy, Moment
from tests.acceptance.reading_back import read_back
from tests.acceptance.shop import Agents, account_on
from tests.factories import letter_octets
from tests.servers.running import NAMES, Running, Servers
from triage.model import Outcome

CUSTOMERS = ["ben@mail.example", "zoe@mail.example"]
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."

# The third APPEND brings the queue message.
MOMENTS = (
    Moment("STORE", 1, "nothing"),
    Moment("STORE", 1, "everything"),
    Moment("STATUS", 1, "nothing"),
    Moment("STATUS", 1, "everything"),
    Moment("APPEND", 1, "nothing"),
    Moment("APPEND", 1, "line"),
    Moment("APPEND", 1, "half"),
    Moment("APPEND", 1, "literal"),
    Moment("APPEND", 1, "everything"),
    Moment("STATUS", 2, "nothing"),
    Moment("APPEND", 2, "nothing"),
    Moment("APPEND", 2, "half"),
    Moment("APPEND", 2, "everything"),
    Moment("CREATE", 1, "everything"),
    Moment("APPEND", 3, "nothing"),
    Moment("APPEND", 3, "half"),
    Moment("APPEND", 3, "everything"),
)
# Where servers may differ.
WITHIN_APPEND = tuple(one for one in MOMENTS if (one.command, one.nth) == ("APPEND", 1) and one.reaches != "nothing")
TRIED = [(name, moment) for name in NAMES for moment in (MOMENTS if name == "embedded" else WITHIN_APPEND)]
LATER = Moment("APPEND", 1, "later")


@dataclass(frozen=True, slots=True)
class Scene:
    """An account with the letters of two customers, and the program that is to answer them."""

    server: Running
    agents: Agents
    program: Program

    def die_at(self, proxy: KillingProxy) -> None:
        process = self.program.start_once(IMAP_PORT=str(proxy.port))
        proxy.kills(process)
        assert process.wait(LONGEST_WAIT) == -signal.SIGKILL

    def drafts(self) -> list[str]:
        """Whom the drafts are for."""
        return sorted(read_back(octets)["To"] for octets in self.agents.drafts().values())

    def rests(self) -> bool:
        """Whether another sweep changes nothing."""
        before = self.agents.seen()
        return self.program.sweep(DRAFT_GRACE_SECONDS="0").writes == 0 and self.agents.seen() == before


@contextmanager
def scene_on(name: str, servers: Servers, folder: Path) -> Iterator[Scene]:
    with account_on(name, servers) as server, closing(Agents(server)) as agents:
        for customer in CUSTOMERS:
            octets = letter_octets(UPSET, sender=customer, message_id=f"<{customer}>")
            agents.deliver(octets, received=datetime.now(UTC))
        yield Scene(server, agents, Program(folder, server))


@pytest.fixture(params=TRIED, ids=lambda tried: f"{tried[0]}-{tried[1]}")
def killed(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Scene]:
    """After the program was killed at one of the moments."""
    name, moment = request.param
    with scene_on(name, servers, tmp_path) as scene:
        with KillingProxy(scene.server.port, moment) as proxy:
            scene.die_at(proxy)
        yield scene


def test_started_again_it_lays_exactly_one_draft_each(killed: Scene) -> None:
    before = killed.agents.seen()["INBOX"]
    killed.program.sweep(DRAFT_GRACE_SECONDS="0")
    after = killed.agents.seen()
    assert killed.drafts() == CUSTOMERS
    assert set(killed.program.outcomes(before.uidvalidity).values()) == {Outcome.DRAFTED}
    assert (after["INBOX"].flags.keys(), after["INBOX"].unread) == (before.flags.keys(), before.unread)
    assert len(after["Triage"].flags) == 1
    assert killed.rests()


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_the_server_takes_in_late_is_waited_for_and_not_laid_again(
    name: str, servers: Servers, tmp_path: Path
) -> None:
    with scene_on(name, servers, tmp_path) as scene, KillingProxy(scene.server.port, LATER) as proxy:
        scene.die_at(proxy)
        soon = scene.program.sweep()
        assert (soon.recovery.waiting, len(scene.drafts())) == (1, 1)
        proxy.deliver()
        assert scene.program.sweep().recovery.found == 1
        assert scene.drafts() == CUSTOMERS


def test_killed_and_started_again_by_its_own_command(servers: Servers, tmp_path: Path) -> None:
    with scene_on("embedded", servers, tmp_path) as scene:
        with KillingProxy(scene.server.port, Moment("APPEND", 1, "everything")) as proxy:
            scene.die_at(proxy)
        assert scene.program.start_once().wait(LONGEST_WAIT) == 0
        assert scene.drafts() == CUSTOMERS
