"""A shop that has promised a customer something in a reply, for tests of what becomes of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.desks import Desk
from tests.factories import NOON, letter_octets
from triage.model import PromiseRecord

UPSET = "My kettle from order #4471 arrived broken and I am very disappointed."
ANSWER = "Thank you. I am sorry that your kettle arrived broken.\n\nI will write to you by 5 pm today.\n\nKind regards"
SENT = NOON + timedelta(hours=2)
DUE = NOON + timedelta(hours=5)
SOON = DUE - timedelta(hours=1)
LATER = DUE + timedelta(hours=1)


def answer(
    desk: Desk, text: str = ANSWER, *, at: datetime = SENT, to: str = "anna.mueller@mail.example", **fields: str
) -> None:
    """An agent sends a reply, from whatever client."""
    headers = fields or {"In_Reply_To": "<one@mail.example>"}
    octets = letter_octets(
        text, sender="help@shop.example", to=to, written=at, message_id=f"<sent{at:%d%H%M}@shop.example>", **headers
    )
    desk.account.deliver("Sent", octets, received=at)


def answered_desk(text: str = ANSWER, *, letter: str = UPSET) -> Desk:
    """A customer who was answered, and the sweep that saw it."""
    desk = Desk()
    desk.letter(letter)
    desk.sweep()
    answer(desk, text)
    desk.sweep()
    return desk


def overdue_desk(letter: str) -> Desk:
    """A customer who was answered, when the time that was promised has passed; not swept since."""
    desk = answered_desk(letter=letter)
    desk.now = LATER
    return desk


def the_promise(desk: Desk) -> PromiseRecord:
    [promise] = desk.ledger.promises_since(NOON - timedelta(days=30))
    return promise
