"""Letters that cannot be read, and bombs in Drafts and Sent, on each server: what people see, and what they can do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.acceptance.shop import NOW, Shop
from tests.factories import US, letter_octets
from tests.servers.running import Running
from triage.cli.assemble import plain_line
from triage.errors import LetterError
from triage.model import RawMessage
from triage.plan import Line
from triage.work.context import Options
from triage.work.examine.examining import Examined, InProcess
from triage.work.examine.isolation import Isolated
from triage.work.sweep import SweepReport

UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
RETRY = Options(retry_quarantined=True)


class Older(InProcess):
    """The program before the upgrade: it could judge no kettle."""

    def examine(self, letters: Iterable[RawMessage], line: Line) -> Iterator[Examined]:
        for raw in letters:
            if b"kettle" in raw.octets:
                yield Examined(raw, error=LetterError("took longer than 2.0 s", stage="judge"))
            else:
                yield from super().examine([raw], line)


@pytest.fixture
def shop(imap_server: Running, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(imap_server, tmp_path, plain_line(US))
    yield shop
    shop.close()


def letter(number: int, text: str = UPSET, sender: str = "anna@mail.example") -> bytes:
    return letter_octets(text, sender=sender, message_id=f"<{number}@mail.example>")


def bomb(octets: bytes) -> bytes:
    """The same with more header fields than any program writes."""
    return b"X-Field: x\r\n" * 1_500 + octets


def reply(to: str) -> bytes:
    return letter_octets("We are on it.", sender="help@shop.example", to="anna@mail.example", In_Reply_To=to)


def accounts(report: SweepReport) -> bool:
    return report.server == report.known + report.old + report.missing


def test_what_cannot_be_read_carries_a_star_and_stands_in_the_queue_message(shop: Shop) -> None:
    stuck, good = shop.fill_inbox([bomb(letter(1)), letter(2, sender="ben@mail.example")])
    report = shop.sweep()
    [(_, told)] = [(uid, shop.octets(uid, "Triage")) for uid in shop.uids("Triage")]
    assert accounts(report)
    assert "\\Flagged" in shop.seen()["INBOX"].flags[stuck]
    assert b"1 letter could not be read by the bot" in told
    assert len(shop.drafts()) == 1
    assert good in shop.uids()
    assert shop.sweep().writes == 0


def test_after_an_upgrade_it_is_read_when_asked(shop: Shop) -> None:
    [uid] = shop.fill_inbox([letter(1)])
    shop.sweep(by=Older())
    assert shop.sweep().queue == ()
    report = shop.sweep(options=RETRY)
    assert (accounts(report), len(report.queue), len(shop.drafts())) == (True, 1, 1)
    assert "\\Flagged" not in shop.seen()["INBOX"].flags[uid]
    assert shop.sweep().writes == 0


def test_bombs_in_drafts_and_sent_keep_nobody_waiting(shop: Shop) -> None:
    shop.fill_inbox([letter(1), letter(2, sender="ben@mail.example")])
    shop.sweep()
    parts = letter_octets("x", sender="help@shop.example", to="ben@mail.example", In_Reply_To="<2@mail.example>")
    head = parts.partition(b"\r\n\r\n")[0].replace(b"text/plain", b"multipart/mixed; boundary=x; a=")
    shop.deliver(head + b"\r\n\r\n" + b"--x\r\n\r\na\r\n" * 5_000, "Drafts", received=NOW)
    shop.deliver(bomb(reply("<9@mail.example>")), "Sent", received=NOW)
    shop.deliver(reply("<1@mail.example>"), "Sent", received=NOW)
    with Isolated() as isolated:
        report = shop.sweep(by=isolated)
    assert (report.answered, len(report.queue)) == (1, 1)
    assert shop.sweep().writes == 0
