"""Killed anywhere while a draft is renewed, withdrawn, expired or left to an agent: the end is the same.

Every step on the server and every write of the ledger is tried, before and after it takes effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes
from itertools import count
from typing import Literal

import pytest

from tests.desks import Desk
from tests.factories import letter_octets
from tests.fakes.account import KilledError
from tests.fakes.ledger import Fault
from triage.model import Outcome
from triage.work.context import Options

When = Literal["before", "after"]
UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
CHARGED = "I have been charged twice for order #4471."
EDITED = letter_octets("Dear Anna, let me see.", sender="help@shop.example", to="anna.mueller@mail.example")


def writes_again(desk: Desk) -> None:
    desk.now += timedelta(minutes=10)
    desk.letter(CHARGED, message_id="<two@mail.example>", received=desk.now)


def is_answered(desk: Desk) -> None:
    reply = letter_octets("We are on it.", sender="help@shop.example", In_Reply_To="<one@mail.example>")
    desk.account.deliver("Sent", reply, received=desk.now)


def is_moved_away(desk: Desk) -> None:
    [letter] = desk.account.messages("INBOX")
    desk.account.expunge("INBOX", letter.uid)


def waits_for_a_week(desk: Desk) -> None:
    desk.now += timedelta(days=7)


def waits_for_weeks(desk: Desk) -> None:
    desk.now += Options().expires


def is_written_to(desk: Desk) -> None:
    desk.account.deliver("Drafts", EDITED, flags=("\\Draft",), received=desk.now)


@dataclass(frozen=True, slots=True)
class Scene:
    """What happens to a customer for whom a draft lies ready, and what is to come of it."""

    happens: Callable[[Desk], None]
    outcomes: tuple[str, ...]  # of the drafts, oldest first
    drafts: int


SCENES = {
    "renewed": Scene(writes_again, ("superseded", "drafted"), 1),
    "renewed in time": Scene(waits_for_a_week, ("superseded", "drafted"), 1),
    "withdrawn": Scene(is_answered, ("withdrawn",), 0),
    "moved away": Scene(is_moved_away, ("withdrawn",), 0),
    "expired": Scene(waits_for_weeks, ("expired",), 0),
    "taken": Scene(is_written_to, ("drafted",), 1),
}


def before(scene: Scene) -> Desk:
    desk = Desk()
    desk.letter(UPSET)
    desk.sweep()
    scene.happens(desk)
    return desk.restarted(later=timedelta())


def killed_at_every_step(scene: Scene, when: When, *, of: Literal["server", "ledger"]) -> Iterator[Desk]:
    """The next process after each kill, until a sweep comes through."""
    for step in count(1):
        desk = before(scene)
        if of == "server":
            desk.account.fail(call=step, when=when, error=KilledError())
        else:
            desk.ledger.fault = Fault(step, when)
        if not desk.sweep_until_killed():
            assert step > 1
            return
        yield desk.restarted()


def end(desk: Desk) -> tuple[tuple[str, ...], int, int]:
    """The outcomes of the drafts, how many lie there, and what one more sweep writes."""
    desk.sweep()
    outcomes = tuple(draft.outcome.value for draft in desk.ledger.drafts(*Outcome))
    return outcomes, len(desk.drafts()), desk.restarted(later=timedelta()).sweep().writes


@pytest.mark.parametrize("of", ["server", "ledger"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("name", SCENES)
def test_the_end_is_the_same_wherever_it_is_killed(name: str, when: When, of: Literal["server", "ledger"]) -> None:
    scene = SCENES[name]
    ends = {end(desk) for desk in killed_at_every_step(scene, when, of=of)}
    assert ends == {(scene.outcomes, scene.drafts, 0)}


@pytest.mark.parametrize("of", ["server", "ledger"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_an_agent_edits_while_a_renewal_is_cut_off_is_never_lost(
    when: When, of: Literal["server", "ledger"]
) -> None:
    for desk in killed_at_every_step(SCENES["renewed"], when, of=of):
        for stored in desk.account.messages("Drafts")[:1]:
            desk.account.expunge("Drafts", stored.uid)
            desk.account.deliver("Drafts", edited(stored.octets), flags=stored.flags, received=desk.now)
        for _ in range(3):
            desk.sweep()
        assert [b"I have looked into this" in stored.octets for stored in desk.account.messages("Drafts")] == [True]
        assert desk.sweep().writes == 0


def edited(octets: bytes) -> bytes:
    """As Thunderbird saves it: with a Message-ID of its own."""
    message = message_from_bytes(octets)
    message.replace_header("Message-ID", "<new@client.example>")
    head, _, body = message.as_bytes().partition(b"\n\n")
    return head + b"\n\nI have looked into this myself.\n" + body
