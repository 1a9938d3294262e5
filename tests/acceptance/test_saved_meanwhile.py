"""An agent's client saves our draft as it is in the moment in which we remove it: none is left that nobody minds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acceptance.proxy import Moment, Proxy
from tests.acceptance.test_killed import CUSTOMERS, Scene, scene_on
from tests.factories import letter_octets
from tests.servers.running import NAMES, Servers

# The first STORE is for the flags, the second marks the draft \Deleted.
REMOVING = (Moment("STORE", 2, "nothing"), Moment("EXPUNGE", 1, "nothing"))
READING = tuple(Moment("FETCH", number, "nothing") for number in range(1, 7))


@pytest.mark.parametrize("moment", REMOVING, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_the_copy_of_a_draft_that_is_withdrawn_goes_too(
    name: str, moment: Moment, servers: Servers, tmp_path: Path
) -> None:
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        answer_without_us(scene)
        assert swept_with_a_save(scene, moment) == CUSTOMERS
        scene.program.sweep()
        assert scene.drafts() == CUSTOMERS[1:]
        assert scene.program.sweep().writes == 0


@pytest.mark.parametrize("moment", REMOVING, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_the_copy_of_a_draft_that_is_renewed_goes_too(
    name: str, moment: Moment, servers: Servers, tmp_path: Path
) -> None:
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        again = letter_octets("I was charged twice, too.", sender=CUSTOMERS[0], message_id="<again@mail.example>")
        scene.agents.deliver(again, received=datetime.now(UTC))
        assert swept_with_a_save(scene, moment) == [CUSTOMERS[0], *CUSTOMERS]
        scene.program.sweep()
        assert scene.drafts() == CUSTOMERS
        assert sum(b"<again@mail.example>" in octets for octets in scene.agents.drafts().values()) == 1
        assert scene.program.sweep().writes == 0


@pytest.mark.parametrize("moment", READING, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_a_draft_saved_while_drafts_is_read_is_withdrawn_under_its_new_uid(
    name: str, moment: Moment, servers: Servers, tmp_path: Path
) -> None:
    with scene_on(name, servers, tmp_path) as scene:
        scene.program.sweep()
        answer_without_us(scene)
        swept_with_a_save(scene, moment)
        scene.program.sweep()
        assert scene.drafts() == CUSTOMERS[1:]
        assert scene.program.sweep().writes == 0


def answer_without_us(scene: Scene) -> None:
    """An agent answers the first customer."""
    answer = letter_octets("It is on its way.", sender="help@shop.example", In_Reply_To=f"<{CUSTOMERS[0]}>")
    scene.agents.deliver(answer, "Sent", received=datetime.now(UTC))


def swept_with_a_save(scene: Scene, moment: Moment) -> list[str]:
    """Sweep, while an agent saves the first customer's draft at that moment; whom the drafts are for then."""
    with Proxy(scene.server.port, pause=moment, meanwhile=saving(scene)) as proxy:
        scene.program.sweep(IMAP_PORT=str(proxy.port))
    return scene.drafts()


def saving(scene: Scene) -> Callable[[], None]:
    [(uid, octets)] = [
        (uid, octets) for uid, octets in scene.agents.drafts().items() if f"To: {CUSTOMERS[0]}".encode() in octets
    ]

    def save() -> None:
        copy = octets.replace(b"<triage.v1.", b"<client.")
        scene.agents.deliver(copy, "Drafts", flags=("\\Draft", "\\Seen"), received=datetime.now(UTC))
        scene.agents.expunge(uid, "Drafts")

    return save
