"""A shop whose mailbox holds a customer's letter and what an attacker or a broken program writes, swept with the limits
of the running program: each letter is read in a process of its own.
"""

from __future__ import annotations

import base64
import email
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage

from tests.desks import Desk, line
from tests.factories import NOON, octets_of
from triage.model import Place, RawMessage
from triage.plan import Line
from triage.work.examine.examining import Examined
from triage.work.examine.isolation import Isolated
from triage.work.sweep import SweepReport

EVE, TO_US, SUBJECT, ID = (
    "From: Eve <eve@evil.example>",
    "To: help@shop.example",
    "Subject: My lamp",
    "Message-ID: <eve@evil.example>",
)
WORDS = "My lamp arrived broken and I am very disappointed. Please send a new one."
CUSTOMER = octets_of(
    "From: Ann <ann@mail.example>", TO_US, "Subject: My chair", "Message-ID: <ann@mail.example>", body=WORDS
)


@dataclass(frozen=True)
class Swept:
    """A mailbox after one sweep. `hostile` are the drafts for everybody but the customer."""

    desk: Desk
    report: SweepReport
    hostile: tuple[EmailMessage, ...]


@dataclass(frozen=True)
class Shop:
    """Sweeps mailboxes that hold a customer's letter and others, and is sure that the customer's is answered."""

    isolated: Isolated

    def sweep(self, *letters: bytes, by: Line | None = None, received: datetime = NOON) -> Swept:
        desk = Desk(examination=self.isolated)
        desk.line = by or desk.line
        for octets in (*letters, CUSTOMER):
            desk.account.deliver("INBOX", octets, received=received)
        report = desk.sweep()
        drafts = [_parsed(stored.octets) for stored in desk.account.messages("Drafts")]
        assert "ann@mail.example" in [str(one["To"]) for one in drafts]
        assert report.server == report.known + report.old
        return Swept(desk, report, tuple(one for one in drafts if one["To"] != "ann@mail.example"))

    def examine(self, octets: bytes, by: Line | None = None) -> Examined:
        """As it comes out of the process, however large it is."""
        raw = RawMessage(Place("INBOX", 7, 1), frozenset(), NOON, len(octets), octets)
        (examined,) = self.isolated.examine([raw], by or line())
        return examined


def _parsed(octets: bytes) -> EmailMessage:
    message = email.message_from_bytes(octets, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def letter(*fields: str | bytes, body: str | bytes = WORDS) -> bytes:
    """Eve's letter, with these fields in place of hers of the same name."""
    given = {(one if isinstance(one, str) else one.decode("latin-1")).partition(":")[0].lower() for one in fields}
    kept = [one for one in (EVE, TO_US, SUBJECT, ID) if one.partition(":")[0].lower() not in given]
    return octets_of(*kept, *fields, body=body)


def encoded(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode('utf-8', 'surrogatepass')).decode()}?="


def is_drafted(swept: Swept) -> bool:
    return [str(one["To"]) for one in swept.hostile] == ["eve@evil.example"]


def is_refused(examined: Examined) -> bool:
    """Before it could cost anything: not for having taken too long."""
    return examined.error is not None and "larger than a letter can be" in str(examined.error)
