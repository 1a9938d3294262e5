"""A sample of the interrupted runs; `python -m tests.acceptance.interruptions` does them by the thousand."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from tests.acceptance.clients import Clients
from tests.acceptance.interruptions import LEDGERS, SERVERS, Place, lived, places, plan
from tests.acceptance.lives import Interruption, Life
from tests.acceptance.office import ServerHands
from tests.acceptance.program import Program
from tests.acceptance.proxy import Moment
from tests.contract.ledgers import require_postgres
from tests.servers.running import Running, Servers

SEED = 7


@pytest.fixture(params=LEDGERS)
def ledger(request: pytest.FixtureRequest) -> str:
    if request.param == "postgres":
        require_postgres()
    return str(request.param)


@pytest.mark.parametrize("server", SERVERS)
def test_interrupted_at_any_point_nothing_is_lost_doubled_or_touched(
    server: str, ledger: str, servers: Servers
) -> None:
    life = next(plan(places([server], [ledger]), servers, SEED))
    verdicts = lived(life, servers, SEED)
    assert [str(one) for one in verdicts if one.wrong] == []
    assert [str(one) for one in verdicts if one.unsure and not one.acts] == []
    assert any(one.interrupted for one in verdicts)


def test_a_program_that_forgets_what_it_laid_is_found_out(dovecot: Running, tmp_path: Path) -> None:
    with closing(ServerHands(dovecot)) as agents:
        clients, program = Clients(agents, Random(SEED)), Program(tmp_path, dovecot)
        killed = Interruption("killed", Moment("LOGOUT", 1, "nothing"))
        first = Life(program, clients, f"sqlite:///{tmp_path / 'first.sqlite'}")
        assert first.run("drafts, flags, queue", killed).wrong == []
        forgetful = Life(program, clients, f"sqlite:///{tmp_path / 'second.sqlite'}")
        assert forgetful.run("renewal", killed).wrong != []


def test_the_same_seed_gives_the_same_runs(dovecot: Running, servers: Servers) -> None:
    place = [Place("dovecot", "sqlite", "sqlite:///var/ledger.sqlite")]
    assert next(plan(place, servers, SEED)) == next(plan(place, servers, SEED))
