"""`run.py replay` of a mailbox on each server: it reads what agents did, and writes nothing anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.acceptance.program import Program, files_of
from tests.acceptance.shop import Agents, Seen, account_on
from tests.factories import letter_octets
from tests.replays import late_gift
from tests.servers.running import NAMES, Servers

RULES = late_gift(60)
LETTERS = {
    "anna": "Where is my order 4471? It should have been here a week ago.",
    "ben": "When will my lamp be here? It is a birthday present.",
    "cid": "Do you have the oak tray in white? Thank you.",
}


@dataclass(frozen=True, slots=True)
class Replayed:
    """What it told, and the account and the ledger's folder before and after."""

    told: dict[str, Any]
    mailboxes: tuple[Mapping[str, Seen], Mapping[str, Seen]]
    files: tuple[Mapping[str, str], Mapping[str, str]]


@pytest.fixture(scope="module", params=NAMES)
def replayed(
    request: pytest.FixtureRequest, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Replayed]:
    """A shop that was swept, whose agents then answered Ben before Anna, Anna's draft as it was."""
    folder = tmp_path_factory.mktemp("shop")
    with account_on(request.param, servers) as server:
        program, agents = Program(folder, server), Agents(server)
        now = datetime.now(UTC).replace(microsecond=0)
        for number, (name, text) in enumerate(LETTERS.items()):
            octets = letter_octets(
                text, sender=f"{name}@mail.example", message_id=f"<{name}@mail.example>", written=now
            )
            agents.deliver(octets, "INBOX", received=now - timedelta(hours=20 - number))
        program.sweep()
        for hours, name in ((9, "ben"), (5, "anna")):
            answer = letter_octets(
                "We have sent it today.",
                sender="help@shop.example",
                to=f"{name}@mail.example",
                message_id=f"<answer.{name}@shop.example>",
                In_Reply_To=f"<{name}@mail.example>",
                written=now - timedelta(hours=hours),
            )
            agents.deliver(answer, "Sent", received=now - timedelta(hours=hours))
        (folder / "new.yaml").write_text(RULES)
        before = (agents.seen(), files_of(folder))
        told = json.loads(program.run("replay", "--rules", "new.yaml", "--json"))
        yield Replayed(told, (before[0], agents.seen()), (before[1], files_of(folder)))
        agents.close()


def test_no_mailbox_is_changed(replayed: Replayed) -> None:
    before, after = replayed.mailboxes
    assert after == before


def test_the_ledger_and_every_other_file_is_as_it_was(replayed: Replayed) -> None:
    before, after = replayed.files
    assert after == before


def test_the_letter_with_the_new_word_rises(replayed: Replayed) -> None:
    (change,) = replayed.told["changes"]
    assert change["customer"] == "ben@mail.example"
    assert change["after"]["rank"] == 1


def test_the_order_of_answers_is_read_from_sent(replayed: Replayed) -> None:
    order = replayed.told["agreement"]["order"]
    assert (order["pairs"], order["oldest"]) == (1, 0.0)
    assert order["ranked"] == {"before": 0.0, "after": 1.0}


def test_drafts_that_differ_are_held_beside_what_was_sent(replayed: Replayed) -> None:
    drafts = replayed.told["agreement"]["drafts"]
    assert drafts["compared"] == 1
    assert 0.0 <= drafts["like"]["after"] <= 1.0
