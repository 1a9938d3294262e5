"""What a reply says, and what shall be done about a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from triage.model.judgement import Case, Priority
from triage.model.mail import Address
from triage.model.server import Place


@dataclass(frozen=True, slots=True)
class Restatement:
    """The problem in second person, ready to stand in a sentence of its own."""

    text: str
    problems: tuple[str, ...]
    quoted: bool = False  # fell back to a short quotation of the customer's words
    shown: bool = True  # whether what is told plainly shows the first problem
    asks: bool = False  # whether a wish or question of the customer's is told


@dataclass(frozen=True, slots=True)
class Promise:
    """What starts now and by when it is done. `words` is true also when the draft is sent a little later."""

    action: str
    by: datetime
    words: str  # "by 3 pm today"
    needed: date | None = None  # the day by which the customer needs it
    in_time: bool = True  # whether there is still business time left after `by` before that day is over


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply as a person will see it. Header values are clean: one line, no control characters."""

    sender: Address
    to: Address
    subject: str
    body: str
    language: str
    template: str
    message_id: str
    in_reply_to: str | None
    references: tuple[str, ...]
    date: datetime
    restatement: Restatement
    promise: Promise | None = None  # praise promises nothing
    signature: str = ""  # ours, as it stands in `body` after our words
    quoted: str = ""  # the customer's letter with its attribution, as it stands at the end of `body`

    @property
    def words(self) -> str:
        """`body` without signature and quoted letter: what the courtesy contract is about."""
        return self.body.removesuffix(self.quoted).rstrip("\n").removesuffix(self.signature).rstrip("\n")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no draft may be laid for a case that could have one."""

    reason: str  # an id: a skip-list id, or "contract"
    detail: str


@dataclass(frozen=True, slots=True)
class SetFlags:
    """Make the letter's triage flags exactly `flags`; flags that are not ours stay."""

    place: Place
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class LayDraft:
    """Append `octets` to Drafts, exactly once; `covers` are the letters it answers. `replaces`: the token of the draft
    that is to go once this one lies there.
    """

    token: str
    octets: bytes
    draft: Draft
    covers: tuple[str, ...] = field(default=())  # fingerprints
    replaces: str = ""


Action = SetFlags | LayDraft


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One row of the queue: a case, how urgent it is, and what a reply says or why there is none."""

    case: Case
    priority: Priority
    restatement: Restatement
    draft: Draft | None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What shall be done about a case, and the row it has in the queue."""

    entry: QueueEntry
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A letter that is not judged, and why."""

    place: Place
    subject: str
    reason: str
    detail: str = ""
