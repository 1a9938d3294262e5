"""What every step of one sweep needs, and how a sweep is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from triage.errors import TemporaryError
from triage.model import Budget, Folders, Place, SignInState
from triage.plan import Line
from triage.work.examine.examining import IN_PROCESS, Examination
from triage.work.naming import Naming
from triage.work.protocols import Ledger, Mailbox


@dataclass(frozen=True, slots=True)
class Options:
    """`look_back`: how old a letter may be when the mailbox is first seen. `grace`: how long after an intent a draft
    may still turn up that a cut APPEND left behind. `queue`: whether the queue message is kept. `expires`: how old a
    customer's newest letter may be and still have a draft that nobody has touched.
    """

    look_back: timedelta = timedelta(days=14)
    grace: timedelta = timedelta(seconds=60)
    queue: bool = True
    expires: timedelta = timedelta(weeks=4)
    weekly: bool = False  # whether a report on each week is laid beside the queue message
    keep_letters: timedelta = timedelta(weeks=26)  # how long letters are on record that have left the mailbox
    keep_numbers: timedelta = timedelta(weeks=104)  # how long answers, promises and counts are
    budget: Budget = field(default_factory=Budget)
    retry_quarantined: bool = False  # whether letters that could not be read or judged are tried again
    alarms: bool = True  # whether the owner is told when something goes wrong
    part: int = 1000  # letters taken in at a time: what is answered of years of mail is let go in between
    most_rows: int = 500  # cases of the queue that people are shown; the others are counted
    most_waiting: int = 200  # customers; more than that are told of


@dataclass(frozen=True, slots=True)
class Sweep:
    """One pass over a mailbox at `now`. `refused`: flags that the server has refused to set since we came. `sign_in`
    renews what is due, and tells how it stands.
    """

    mailbox: Mailbox
    ledger: Ledger
    line: Line
    naming: Naming
    folders: Folders
    options: Options
    now: datetime
    stopping: Callable[[], bool] = lambda: False
    examination: Examination = IN_PROCESS
    refused: set[str] = field(default_factory=set)
    sign_in: Callable[[], SignInState] = SignInState

    def go_on(self) -> None:
        """Between two letters: TemporaryError where the program was asked to stop. All that was done is on record."""
        if self.stopping():
            raise TemporaryError("asked to stop")


@dataclass(frozen=True, slots=True)
class Inbox:
    """The open mailbox: its name, its UIDVALIDITY, every UID in it, and which flags it can keep. `unlisted`: how
    many letters more the server counts than it lists.
    """

    mailbox: str
    uidvalidity: int
    uids: frozenset[int]
    keywords: bool = True
    settable: frozenset[str] = frozenset()
    unlisted: int = 0

    def holds(self, place: Place) -> bool:
        return (place.mailbox, place.uidvalidity) == (self.mailbox, self.uidvalidity) and place.uid in self.uids

    def can_keep(self, flags: frozenset[str]) -> frozenset[str]:
        return flags if self.keywords else flags & self.settable
