"""`run.py queue`, `once` and `explain` on a shop's mailbox: the same queue, and what they say of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desks import KEY, Desk
from tests.factories import NOON, letter_octets
from tests.fakes.mailbox import FakeMailbox
from triage.demo.imapd.server import ImapServer
from triage.work.naming import Naming
from triage.work.past.looking import Seen, look

ROOT = Path(__file__).parents[2]
CALM = "Hello, could you tell me whether the oak tray fits a round table? Thank you, Ben"
FURIOUS = "Worst service ever! My kettle arrived broken, nobody answers. I am furious and will dispute the charge."


def looked_at(desk: Desk) -> Seen:
    return look(FakeMailbox(desk.account), desk.ledger, desk.line, Naming(KEY, "support"), desk.now)


def desk_with_customers() -> Desk:
    desk = Desk()
    desk.letter(CALM, sender="ben@mail.example", message_id="<calm@mail.example>")
    desk.letter(FURIOUS, sender="zoe@mail.example", message_id="<furious@mail.example>")
    desk.sweep()
    return desk


def test_it_is_the_queue_of_the_last_sweep() -> None:
    desk = desk_with_customers()
    assert looked_at(desk).queue == desk.sweep().board


def test_looking_writes_nothing() -> None:
    desk = desk_with_customers()
    before = (desk.account.changes, desk.ledger.steps)
    looked_at(desk)
    assert (desk.account.changes, desk.ledger.steps) == before


def test_a_letter_no_sweep_has_seen_is_not_in_it() -> None:
    desk = desk_with_customers()
    desk.letter("Where is it?", sender="cid@mail.example", message_id="<new@mail.example>")
    assert len(looked_at(desk).entries) == 2


def test_customers_who_were_promised_an_answer_are_listed_beside_it() -> None:
    desk = desk_with_customers()
    answer = letter_octets(
        "I will write to you by noon tomorrow.",
        sender="help@shop.example",
        to="Zoe <zoe@mail.example>",
        subject="Re: My order",
        message_id="<sent@shop.example>",
        In_Reply_To="<furious@mail.example>",
    )
    desk.account.deliver("Sent", answer, received=NOON)
    [owed] = desk.sweep().board.owed
    assert (owed.customer, owed.due, owed.passed, owed.link) == (
        "Zoe <zoe@mail.example>",
        "Wed 4 Mar 12:00",
        False,
        "mid:sent@shop.example",
    )
    assert looked_at(desk).queue.owed == (owed,)


def test_a_promise_to_a_customer_whose_letter_was_filed_away_is_called_passed() -> None:
    desk = desk_with_customers()
    answer = letter_octets(
        "I will write to you by 5 pm today.", to="zoe@mail.example", In_Reply_To="<furious@mail.example>"
    )
    desk.account.deliver("Sent", answer, received=NOON)
    desk.account.expunge("INBOX", 2)
    desk.now = NOON + timedelta(days=1)
    assert [(one.customer, one.passed) for one in desk.sweep().board.owed] == [("zoe@mail.example", True)]
    desk.now = NOON + timedelta(days=20)
    assert desk.sweep().board.owed == ()


# --- as commands ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a shop whose mailbox was swept once."""
    folder = tmp_path_factory.mktemp("shop")
    with ImapServer({"support": "secret"}) as server:
        now = datetime.now(UTC)
        for number in range(21):
            octets = letter_octets(
                FURIOUS if number == 0 else CALM,
                sender=f"Customer {number} <c{number}@mail.example>",
                message_id=f"<m{number}@mail.example>",
                written=now,
            )
            server.deliver("INBOX", octets, (), now - timedelta(hours=2))
        config = folder / "config.env"
        config.write_text(
            f"IMAP_HOST={server.host}\nIMAP_PORT={server.port}\nIMAP_TLS=none\nIMAP_USER=support\n"
            "IMAP_PASSWORD=secret\nIDENTITIES='Shop <help@shop.example>'\n"
        )
        config.chmod(0o600)
        run(folder, "once")
        yield folder


def run(folder: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    command = [sys.executable, str(ROOT / "run.py"), *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True, env=environment | {"COLUMNS": "160"}
    ).stdout


def queue_of(folder: Path) -> list[dict[str, Any]]:
    told: dict[str, list[dict[str, Any]]] = json.loads(run(folder, "queue", "--json"))
    return told["queue"]


def test_the_terminal_shows_it_most_upset_first(shop: Path) -> None:
    shown = run(shop, "queue")
    assert "21 customers wait" in shown
    assert shown.index("c0@mail.example") < shown.index("c1@mail.example")


def test_the_json_names_what_the_message_shows(shop: Path) -> None:
    first = queue_of(shop)[0]
    assert first["customer"] == "Customer 0 <c0@mail.example>"
    assert first["calmer_of_100"] == 95
    assert first["state"].startswith("A reply lies ready in Drafts")


def test_the_shops_own_distribution_stands_beside_the_score_in_every_command(shop: Path) -> None:
    beside = "more upset than 95 of 100 letters of the last 90 days"
    (shop / "letter.txt").write_text(FURIOUS)
    assert beside in run(shop, "queue")
    assert beside in run(shop, "once")
    assert beside in " ".join(run(shop, "explain", "letter.txt").split())


def test_explain_says_nothing_of_others_where_there_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(FURIOUS)
    assert "letters of the last" not in run(tmp_path, "explain", "letter.txt")
    assert list(tmp_path.iterdir()) == [tmp_path / "letter.txt"]


def test_the_entries_stand_in_the_order_of_the_rows() -> None:
    seen = looked_at(desk_with_customers())
    subjects = [replace(row, priority=0).link for row in seen.queue.rows]
    assert subjects == ["mid:furious@mail.example", "mid:calm@mail.example"]
    assert [entry.case.newest.letter.message.message_id for entry in seen.entries] == [
        "<furious@mail.example>",
        "<calm@mail.example>",
    ]
