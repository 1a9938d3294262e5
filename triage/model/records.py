"""What the ledger remembers: keyed hashes, numbers and times, never text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from triage.model.outcome import Outcome
from triage.model.server import Place


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """One letter in the ledger. `fingerprint` is its identity; the place may change (moves, new UIDVALIDITY)."""

    fingerprint: str
    place: Place
    outcome: Outcome
    received: datetime
    customer: str = ""  # keyed hash of the addr-spec; "" where nobody may be answered
    message_id_hash: str = ""  # keyed hash, for finding answers in Sent
    reason: str = ""  # why skipped, or why quarantined; never words of the letter
    stage: str = ""  # where it failed, when quarantined
    frustration: float = 0.0
    band: str = ""
    problem: str = ""  # the id of its first problem
    answered: datetime | None = None  # when the answer was sent, where Sent holds it
    flags: frozenset[str] = frozenset()  # the triage flags we set
    moving: frozenset[str] = frozenset()  # flags about to be set or cleared: whether that was done is not known yet
    removed: frozenset[str] = frozenset()  # flags of ours that people took off: corrections, to learn from
    rules: str = ""  # digest of the rules it was judged by
    present: bool = True  # still at its place at the last sweep


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """One draft in the ledger, from the durable intent on."""

    token: str
    customer: str
    outcome: Outcome  # INTENDED, DRAFTED, UNSURE, ANSWERED, WITHDRAWN, SUPERSEDED, EXPIRED or DELETED
    mailbox: str  # Drafts, as the server names it
    uidvalidity: int  # of Drafts when the intent was written
    uidnext: int  # of Drafts when the intent was written
    sha256: str  # of the octets
    intended_at: datetime
    covers: tuple[str, ...] = ()  # fingerprints of the letters it answers
    uid: int | None = None  # in Drafts, once known
    promise_by: datetime | None = None
    tries: int = 1
    content: str = ""  # keyed digest of recipients, subject and words: has somebody changed it?
    sketch: str = ""  # 16 bits a word of ours, keyed: how much of it is still there? "" once it is known
    kept: float | None = None  # how much of our words stood in the version seen last, or sent: 0..1
    replaces: str = ""  # the token of the draft it was laid for
    subject: str = ""  # keyed hash of customer and subject, so that a loop is seen
    leaving: Outcome | None = None  # it is about to be removed, and then has this outcome


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """By when a reply that was really sent says the customer hears from us again."""

    reply: str  # keyed hash of the reply's Message-ID, or of its place where it has none
    customer: str
    place: Place  # of the reply, in Sent
    sent: datetime
    due: datetime
    kept: datetime | None = None  # when the next answer was sent

    def broken(self, now: datetime) -> bool:
        """Whether it has passed, or was kept too late."""
        return (self.kept or now) > self.due


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many records of a customer were removed, or made nobody's."""

    letters: int = 0
    drafts: int = 0
    promises: int = 0
    answers: int = 0

    @property
    def rows(self) -> int:
        return self.letters + self.drafts + self.promises + self.answers


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a mailbox has been read: everything below `uidnext` is known."""

    mailbox: str
    uidvalidity: int
    uidnext: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A message somebody really sent. `message_id_hash` is the keyed hash of a msg-id it answers."""

    message_id_hash: str
    sent: datetime
