"""An agent's mail client saves our draft as it is while we renew or remove it: the end is the same at whatever step.

A client saves in two steps: the copy comes under a new UID, then the message it was opened from goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pytest

from tests.desks import Desk
from tests.unit.test_killed_over_drafts import SCENES, Scene, before, end


@dataclass(frozen=True, slots=True)
class Client:
    """`apart`: so many steps of ours lie between the two of its own. `message_id`: what the copy's begins with."""

    apart: int
    message_id: bytes = b"<triage.v1."

    def __str__(self) -> str:
        return f"{self.apart}-{self.message_id.decode()[1:-1]}"


NOTHING = Scene(lambda desk: None, ("drafted",), 1)
AT_ONCE, SOON, LATER, LAST = Client(0), Client(1, b"<client."), Client(3), Client(12)
TRIED = (
    ("renewed", SOON),
    ("withdrawn", AT_ONCE),
    ("withdrawn", SOON),
    ("withdrawn", LATER),
    ("nothing", LATER),
    ("nothing", LAST),
)


def swept_with_a_save(scene: Scene, client: Client) -> Iterator[Desk]:
    """After a sweep for each of its steps, before which the client begins to save."""
    for step in count(1):
        desk = before(scene)
        done = len(desk.account.steps)
        begin_to_save(desk, client, step)
        desk.sweep()
        if step > len(desk.account.steps) - done:
            return
        yield desk


def begin_to_save(desk: Desk, client: Client, step: int) -> None:
    account, [draft, *_] = desk.account, desk.account.messages("Drafts")
    lying = account.boxes["Drafts"].messages
    copied: list[int] = []

    def copy() -> None:
        if draft.uid in lying:
            octets = draft.octets.replace(b"<triage.v1.", client.message_id)
            copied.append(account.deliver("Drafts", octets, flags=draft.flags, received=desk.now))

    def discard() -> None:
        if copied and draft.uid in lying:
            account.expunge("Drafts", draft.uid)

    account.meanwhile(step, copy)
    account.meanwhile(step + client.apart, discard)


@pytest.mark.parametrize(("name", "client"), TRIED, ids=str)
def test_a_draft_an_agent_saves_as_it_is_ends_like_one_nobody_saves(name: str, client: Client) -> None:
    scene = SCENES.get(name, NOTHING)
    ends = {end_at_rest(desk) for desk in swept_with_a_save(scene, client)}
    assert ends == {(scene.outcomes, scene.drafts, 0)}


def end_at_rest(desk: Desk) -> tuple[tuple[str, ...], int, int]:
    """The next sweep sees what was saved; the one after it finds nothing more to do."""
    desk.sweep()
    return end(desk)
