"""The real program, killed (SIGKILL) while it renews or withdraws a draft, and started again: nothing is there twice,
nothing is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.proxy import KillingProxy, Moment
from tests.acceptance.test_killed import CUSTOMERS, Scene, scene_on
from tests.factories import letter_octets
from tests.servers.running import NAMES, Servers

# The first STORE is for the flags, the second marks the old draft \Deleted.
RENEWING = (
    Moment("STORE", 1, "everything"),
    Moment("APPEND", 1, "nothing"),
    Moment("APPEND", 1, "half"),
    Moment("APPEND", 1, "everything"),
    Moment("STORE", 2, "nothing"),
    Moment("STORE", 2, "everything"),
    Moment("EXPUNGE", 1, "nothing"),
    Moment("EXPUNGE", 1, "everything"),
)
WITHDRAWING = tuple(moment for moment in RENEWING if moment.command != "APPEND")
# Where servers may differ.
REMOVING = (Moment("STORE", 2, "everything"), Moment("EXPUNGE", 1, "everything"))
TRIED = [(name, moment) for name in NAMES for moment in (RENEWING if name == "embedded" else REMOVING)]


@pytest.fixture(params=TRIED, ids=lambda tried: f"{tried[0]}-{tried[1]}")
def renewing(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Scene]:
    """Killed after one of two customers with a draft has written again."""
    name, moment = request.param
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        again = letter_octets("I was charged twice, too.", sender=CUSTOMERS[0], message_id="<again@mail.example>")
        scene.agents.deliver(again, received=datetime.now(UTC))
        with KillingProxy(scene.server.port, moment) as proxy:
            scene.die_at(proxy)
        yield scene


@pytest.fixture(params=[one for one in TRIED if one[1] in WITHDRAWING], ids=lambda tried: f"{tried[0]}-{tried[1]}")
def withdrawing(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Scene]:
    """Killed after one of two customers with a draft has been answered without it."""
    name, moment = request.param
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        answer = letter_octets("It is on its way.", sender="help@shop.example", In_Reply_To=f"<{CUSTOMERS[0]}>")
        scene.agents.deliver(answer, "Sent", received=datetime.now(UTC))
        with KillingProxy(scene.server.port, moment) as proxy:
            scene.die_at(proxy)
        yield scene


def test_started_again_there_is_one_draft_each_and_it_is_the_new_one(renewing: Scene) -> None:
    renewing.program.sweep(DRAFT_GRACE_SECONDS="0")
    assert renewing.drafts() == CUSTOMERS
    assert sum(b"<again@mail.example>" in octets for octets in renewing.agents.drafts().values()) == 1
    after = renewing.agents.seen()
    assert renewing.program.sweep(DRAFT_GRACE_SECONDS="0").writes == 0
    assert renewing.agents.seen() == after


def test_started_again_the_draft_of_who_was_answered_is_gone_and_no_other(withdrawing: Scene) -> None:
    withdrawing.program.sweep(DRAFT_GRACE_SECONDS="0")
    assert withdrawing.drafts() == CUSTOMERS[1:]
    after = withdrawing.agents.seen()
    assert withdrawing.program.sweep(DRAFT_GRACE_SECONDS="0").writes == 0
    assert withdrawing.agents.seen() == after
