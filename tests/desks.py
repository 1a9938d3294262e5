"""A shop's mailbox and a worker on it, for tests of whole sweeps."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes
from functools import cache
from typing import TypedDict, Unpack

from tests.factories import NOON, US, letter_octets
from tests.fakes.account import FakeAccount, KilledError
from tests.fakes.ledger import FakeLedger, Fault, Killed
from tests.fakes.mailbox import FakeMailbox
from triage.cli.assemble import plain_line
from triage.desk.alarm import Outage
from triage.model import SignInState
from triage.plan import Line
from triage.work.context import Options
from triage.work.examine.examining import IN_PROCESS, Examination
from triage.work.naming import Naming
from triage.work.sweep import Sweeper, SweepReport

KEY = b"a key that only the tests know!!"
GRACE = timedelta(minutes=1)
OPTIONS = Options(grace=GRACE)


class LetterFields(TypedDict, total=False):
    """What `letter_octets` may be told of a letter, and header fields by name."""

    sender: str
    to: str
    subject: str
    message_id: str
    Auto_Submitted: str
    written: datetime


@cache
def line() -> Line:
    return plain_line(US)


class Desk:
    """One account and the bot that sweeps it. `restarted` is the same account met by a new process."""

    def __init__(
        self,
        account: FakeAccount | None = None,
        ledger: FakeLedger | None = None,
        examination: Examination = IN_PROCESS,
        *,
        options: Options = OPTIONS,
    ) -> None:
        self._options = options
        self.account = account or FakeAccount()
        self.ledger = ledger or FakeLedger()
        self.now = NOON + timedelta(hours=2)
        self.line = line()
        self.sign_in = SignInState()
        self._sweeper = Sweeper(self.ledger, Naming(KEY, "support"), options, examination, lambda: self.sign_in)

    def letter(
        self, text: str, *, received: datetime = NOON, flags: tuple[str, ...] = (), **fields: Unpack[LetterFields]
    ) -> int:
        """A letter arrives in the inbox; its UID."""
        return self.account.deliver("INBOX", letter_octets(text, **fields), flags=flags, received=received)

    def sweep(self, mailbox: FakeMailbox | None = None) -> SweepReport:
        return self._sweeper.sweep(mailbox or FakeMailbox(self.account), self.line, self.now)

    def sweep_after(self, outage: Outage) -> SweepReport:
        """The first sweep after none was possible."""
        return self._sweeper.sweep(FakeMailbox(self.account), self.line, self.now, outage)

    def sweep_until_killed(self) -> bool:
        """A sweep that a scripted fault may end; whether it did."""
        try:
            self.sweep()
        except (KilledError, Killed):
            return True
        return False

    def restarted(self, *, fault: Fault | None = None, later: timedelta = 2 * GRACE) -> Desk:
        desk = Desk(self.account, self.ledger.restarted(), options=self._options)
        desk.ledger.fault = fault
        desk.now = self.now + later
        return desk

    def drafts(self) -> list[str]:
        """Whom the drafts are for."""
        found = (message_from_bytes(stored.octets) for stored in self.account.messages("Drafts"))
        return [str(message["To"]) for message in found]

    def triage_flags(self, uid: int) -> frozenset[str]:
        return self.account.flags("INBOX", uid) - {"\\Seen", "\\Answered"}

    def outcomes(self) -> list[str]:
        return sorted(record.outcome.value for record in self.ledger.memory.letters.values())
