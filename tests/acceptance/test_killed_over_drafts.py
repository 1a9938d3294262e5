"""The real program, killed (SIGKILL) while it renews or withdraws a draft, and started again: nothing is there twice,
nothing is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.proxy import KillingProxy, Moment
from tests.acceptance.reading_back import read_back
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
# Our draft is marked \Deleted and lies there still.
HALF_REMOVED = Moment("EXPUNGE", 1, "nothing")
AGAIN = "<again@mail.example>"


@pytest.fixture(params=TRIED, ids=lambda tried: f"{tried[0]}-{tried[1]}")
def renewing(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Scene]:
    """Killed after one of two customers with a draft has written again."""
    name, moment = request.param
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        write_again(scene)
        die_at(moment, scene)
        yield scene


@pytest.fixture(params=[one for one in TRIED if one[1] in WITHDRAWING], ids=lambda tried: f"{tried[0]}-{tried[1]}")
def withdrawing(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Scene]:
    """Killed after one of two customers with a draft has been answered without it."""
    name, moment = request.param
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        answer(scene, "Sent")
        die_at(moment, scene)
        yield scene


def test_started_again_there_is_one_draft_each_and_it_is_the_new_one(renewing: Scene) -> None:
    renewing.program.sweep(DRAFT_GRACE_SECONDS="0")
    assert renewing.drafts() == CUSTOMERS
    assert sum(AGAIN.encode() in octets for octets in renewing.agents.drafts().values()) == 1
    assert renewing.rests()


def test_started_again_the_draft_of_who_was_answered_is_gone_and_no_other(withdrawing: Scene) -> None:
    withdrawing.program.sweep(DRAFT_GRACE_SECONDS="0")
    assert withdrawing.drafts() == CUSTOMERS[1:]
    assert withdrawing.rests()


@pytest.mark.parametrize("name", NAMES)
def test_the_old_draft_half_removed_goes_though_an_agent_has_edited_the_new_one(
    name: str, servers: Servers, tmp_path: Path
) -> None:
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        write_again(scene)
        die_at(HALF_REMOVED, scene)
        edited = edit(scene, AGAIN)
        scene.program.sweep(DRAFT_GRACE_SECONDS="0")
        assert (scene.drafts(), edited in scene.agents.drafts()) == (CUSTOMERS, True)
        assert scene.rests()


def test_a_draft_half_withdrawn_goes_though_an_agent_begins_to_write_to_the_customer(
    servers: Servers, tmp_path: Path
) -> None:
    with scene_on("embedded", servers, tmp_path) as scene:
        scene.program.sweep()
        answer(scene, "Sent")
        die_at(HALF_REMOVED, scene)
        begun = answer(scene, "Drafts")
        scene.program.sweep(DRAFT_GRACE_SECONDS="0")
        assert (scene.drafts(), begun in scene.agents.drafts()) == (CUSTOMERS, True)
        assert scene.rests()


def test_a_draft_half_removed_beside_an_agents_own_goes(servers: Servers, tmp_path: Path) -> None:
    with scene_on("embedded", servers, tmp_path) as scene:
        scene.program.sweep()
        begun = answer(scene, "Drafts")
        die_at(HALF_REMOVED, scene)
        scene.program.sweep(DRAFT_GRACE_SECONDS="0")
        assert (scene.drafts(), begun in scene.agents.drafts()) == (CUSTOMERS, True)
        assert scene.rests()


@pytest.mark.parametrize("name", NAMES)
def test_the_old_draft_goes_though_an_agent_has_deleted_the_new_one_before_it_was_on_record(
    name: str, servers: Servers, tmp_path: Path
) -> None:
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        write_again(scene)
        die_at(Moment("APPEND", 1, "everything"), scene)
        scene.agents.expunge(max(scene.agents.drafts()), "Drafts")
        scene.program.sweep(DRAFT_GRACE_SECONDS="0")
        assert scene.drafts() == CUSTOMERS[1:]
        assert scene.rests()


def die_at(moment: Moment, scene: Scene) -> None:
    with KillingProxy(scene.server.port, moment) as proxy:
        scene.die_at(proxy)


def write_again(scene: Scene) -> None:
    """The first customer does."""
    again = letter_octets("I was charged twice, too.", sender=CUSTOMERS[0], message_id=AGAIN)
    scene.agents.deliver(again, received=datetime.now(UTC))


def answer(scene: Scene, mailbox: str) -> int:
    """An agent answers the first customer without our draft; the UID of the answer in that mailbox."""
    octets = letter_octets(
        "It is on its way.", sender="help@shop.example", to=CUSTOMERS[0], In_Reply_To=f"<{CUSTOMERS[0]}>"
    )
    return scene.agents.deliver(octets, mailbox, received=datetime.now(UTC))


def edit(scene: Scene, message_id: str) -> int:
    """An agent opens the draft that answers that letter and saves it with other words, as Thunderbird does: the UID."""
    [(uid, octets)] = [one for one in scene.agents.drafts().items() if read_back(one[1])["In-Reply-To"] == message_id]
    head, _, text = octets.replace(b"<triage.v1.", b"<client.").partition(b"\r\n\r\n")
    words = head + b"\r\n\r\nI have looked into this myself.\r\n\r\n" + text
    saved = scene.agents.deliver(words, "Drafts", flags=("\\Draft", "\\Seen"), received=datetime.now(UTC))
    scene.agents.expunge(uid, "Drafts")
    return saved
