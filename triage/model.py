"""The frozen values that travel down the line, and the table that says what may follow what.

    RawMessage -> Message -> Letter -> Judgement -> Case, Priority -> Draft -> Action

Every time is an aware `datetime`; every text is `str` without lone surrogates; octets are `bytes`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# --- where a letter ended ---------------------------------------------------------------------------------------------


class Outcome(StrEnum):
    """Where a letter, or the draft that answers it, stands."""

    NEW = "new"
    SKIPPED = "skipped"
    QUARANTINED = "quarantined"
    JUDGED = "judged"
    FLAGGED = "flagged"
    INTENDED = "intended"
    DRAFTED = "drafted"
    UNSURE = "unsure"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


MAY_FOLLOW: dict[Outcome, frozenset[Outcome]] = {
    Outcome.NEW: frozenset({Outcome.SKIPPED, Outcome.JUDGED, Outcome.QUARANTINED}),
    Outcome.SKIPPED: frozenset(),
    # A quarantined letter is tried again after an upgrade.
    Outcome.QUARANTINED: frozenset({Outcome.SKIPPED, Outcome.JUDGED, Outcome.QUARANTINED, Outcome.ANSWERED}),
    Outcome.JUDGED: frozenset({Outcome.FLAGGED, Outcome.INTENDED, Outcome.ANSWERED}),
    Outcome.FLAGGED: frozenset({Outcome.INTENDED, Outcome.ANSWERED}),
    # From INTENDED back to JUDGED only on proof that the draft was never appended.
    Outcome.INTENDED: frozenset({Outcome.DRAFTED, Outcome.UNSURE, Outcome.JUDGED}),
    Outcome.UNSURE: frozenset({Outcome.DRAFTED, Outcome.ANSWERED}),
    Outcome.DRAFTED: frozenset({Outcome.ANSWERED, Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.EXPIRED}),
    # The next draft for this customer names every letter that is still open.
    Outcome.WITHDRAWN: frozenset({Outcome.INTENDED, Outcome.ANSWERED}),
    Outcome.SUPERSEDED: frozenset({Outcome.INTENDED, Outcome.ANSWERED}),
    Outcome.EXPIRED: frozenset({Outcome.INTENDED, Outcome.ANSWERED}),
    Outcome.ANSWERED: frozenset(),
}


def may_follow(before: Outcome, after: Outcome) -> bool:
    """Whether a letter may go from `before` to `after`."""
    return after in MAY_FOLLOW[before]


# --- from the server --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message lies: the only name a server promises to keep (RFC 9051 section 2.3.1.1)."""

    mailbox: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class RawMessage:
    """A message as the server gave it. `partial`: the octets stop early or leave attachments out."""

    place: Place
    flags: frozenset[str]
    received: datetime  # INTERNALDATE
    size: int  # RFC822.SIZE, octets
    octets: bytes
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Folders:
    """The mailboxes by their use (RFC 6154), as the server names them; None where there is none.

    `queue` is the name the queue mailbox has or will have.
    """

    inbox: str
    drafts: str
    queue: str
    sent: str | None = None
    trash: str | None = None
    everything: str | None = None  # \\All


@dataclass(frozen=True, slots=True)
class Status:
    """STATUS or SELECT data of a mailbox (RFC 9051 sections 6.3.2 and 6.3.11)."""

    uidvalidity: int
    uidnext: int
    messages: int
    highestmodseq: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A selected mailbox. `keywords`: PERMANENTFLAGS holds \\*; `settable`: the flags it names."""

    status: Status
    writable: bool
    keywords: bool
    settable: frozenset[str]


@dataclass(frozen=True, slots=True)
class Head:
    """What a header fetch gives. `octets` is the header block alone."""

    uid: int
    flags: frozenset[str]
    received: datetime
    size: int
    octets: bytes


# --- mail: octets -> what a person wrote ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Address:
    """A display name (may be empty) and an addr-spec (RFC 5322 section 3.4.1), lower-case domain."""

    addr_spec: str
    name: str = ""

    @property
    def domain(self) -> str:
        return self.addr_spec.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Us:
    """Who we are. `identities` answer letters, the first by default; `aliases` are further addr-specs or "@domain"
    that are ours. `authserv_id` is the only one whose Authentication-Results are believed (RFC 8601 section 5).
    """

    identities: tuple[Address, ...]
    aliases: tuple[str, ...] = ()
    authserv_id: str = ""
    any_recipient: bool = False  # a catch-all: letters need not name one of our addresses


@dataclass(frozen=True, slots=True)
class Attachment:
    content_type: str
    filename: str
    size: int  # decoded octets, or octets as they stand where they were not decoded


@dataclass(frozen=True, slots=True)
class Message:
    """A parsed message (RFC 5322, RFC 2045).

    `fields`: every header field in order, name as written, value unfolded but *not* decoded.
    `message_id`, `in_reply_to`, `references`: only well-formed msg-ids, with their angle brackets.
    """

    fields: tuple[tuple[str, str], ...]
    subject: str = ""  # decoded, one line, control characters removed
    message_id: str | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    date: datetime | None = None
    content_type: str = "text/plain"  # of the whole, lower-case, without parameters
    content_params: tuple[tuple[str, str], ...] = ()  # of the whole, lower-case names
    part_types: tuple[str, ...] = ()  # every part's content type, outermost first
    plain: str | None = None  # the text/plain body, decoded; None where there is none
    flowed: bool = False  # format=flowed (RFC 3676) of `plain`, not yet unflowed
    delsp: bool = False
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every field of that name, first one first; () where there is none."""
        wanted = name.lower()
        return tuple(value for key, value in self.fields if key.lower() == wanted)

    def first(self, name: str) -> str | None:
        """The value of the first field of that name, or None."""
        values = self.all(name)
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What this person newly wrote: no quotes, no signature, no boilerplate."""

    text: str
    share: float = 1.0  # of the whole visible text, 0..1; low means mostly quoted
    signature: str = ""  # what was taken for the signature, for the name in it
    quoted: str = ""  # the quoted history beneath or above, visible text
    doubtful: bool = False  # stripping left too little to be trusted, so nothing was stripped


@dataclass(frozen=True, slots=True)
class Language:
    """An ISO 639-1 code, or "un" where it cannot be told."""

    code: str
    reliable: bool


@dataclass(frozen=True, slots=True)
class Answerability:
    """Whether, whom and as whom to answer.

    `reason` is None where a draft may be written; otherwise an id of the skip list (docs/glossary.md).
    `person` is False for robots, lists, bounces, spam and our own mail: these are skipped, not judged.
    """

    reason: str | None
    person: bool
    correspondent: Address | None = None  # whom a reply goes to; None unless exactly one is safe
    identity: Address | None = None  # the address of ours the letter was written to
    detail: str = ""  # for people: what was seen


@dataclass(frozen=True, slots=True)
class Letter:
    """A message with everything the judge may know about it."""

    message: Message
    answerability: Answerability
    own: OwnWords
    language: Language


# --- judge: own words -> how upset, about what, how urgent ------------------------------------------------------------

Span = tuple[int, int]  # start and end in the text, in characters


@dataclass(frozen=True, slots=True)
class Signal:
    """One rule that fired. Points are negative in the families `courtesy` and `praise` only."""

    rule: str
    family: str
    points: float
    why: str
    evidence: tuple[str, ...] = ()  # the customer's own words
    spans: tuple[Span, ...] = ()


class ConfidenceLevel(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"  # nothing could be read: ranked by waiting and repeats alone


@dataclass(frozen=True, slots=True)
class Confidence:
    level: ConfidenceLevel
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What the letter is about: the id of a problem row and the words that say so."""

    id: str
    points: float
    evidence: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


class FactKind(StrEnum):
    ORDER = "order"
    PRODUCT = "product"
    AMOUNT = "amount"
    DATE = "date"
    TRACKING = "tracking"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its exact wording and place in the own words (or in the subject: `span` None).

    `value` is the normalised form where there is one: ISO date, "129.00 USD", the bare order number.
    """

    kind: FactKind
    text: str
    span: Span | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    frustration: float  # 0..100
    confidence: Confidence
    signals: tuple[Signal, ...] = ()  # most points first
    problems: tuple[Problem, ...] = ()  # most certain first; never empty: `other` stands last
    facts: tuple[Fact, ...] = ()  # in the order of the text
    sentences: tuple[Span, ...] = ()

    def facts_of(self, kind: FactKind) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.kind is kind)


class Band(StrEnum):
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"
    P4 = "P4"


@dataclass(frozen=True, slots=True)
class Reason:
    """One summand of a priority."""

    what: str
    points: float


@dataclass(frozen=True, slots=True)
class Priority:
    band: Band
    points: float
    because: tuple[Reason, ...] = ()


# --- case: all unanswered mail of one customer ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JudgedLetter:
    """A letter that waits for an answer, with what was found in it."""

    place: Place
    fingerprint: str  # keyed, hex
    received: datetime
    letter: Letter
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Case:
    """All unanswered mail of one customer, oldest first.

    `customer` is a keyed hash. `contacts` counts letters since the last answer. `promise_due` is what we last
    promised in a reply that was really sent.
    """

    customer: str
    letters: tuple[JudgedLetter, ...]
    vip: bool = False
    promise_due: datetime | None = None
    promise_broken: bool = False

    @property
    def contacts(self) -> int:
        return len(self.letters)

    @property
    def newest(self) -> JudgedLetter:
        return self.letters[-1]

    @property
    def waiting_since(self) -> datetime:
        return self.letters[0].received


# --- reply: judgement -> draft ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Restatement:
    """The problem in second person, ready to stand in a sentence of its own."""

    text: str
    problems: tuple[str, ...]
    quoted: bool = False  # fell back to a short quotation of the customer's words


@dataclass(frozen=True, slots=True)
class Promise:
    """What starts now and by when it is done. `words` is true also when the draft is sent a little later."""

    action: str
    by: datetime
    words: str  # "by 3 pm today"


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


# --- plan: what shall be done -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetFlags:
    """Make the letter's triage flags exactly `flags`; flags that are not ours stay."""

    place: Place
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class LayDraft:
    """Append `octets` to Drafts, exactly once; `covers` are the letters it answers."""

    token: str
    octets: bytes
    draft: Draft
    covers: tuple[str, ...] = field(default=())  # fingerprints


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


# --- what the ledger remembers: keyed hashes, numbers and times, never text -------------------------------------------


@dataclass(frozen=True, slots=True)
class LetterRecord:
    """One letter in the ledger. `fingerprint` is its identity; the place may change (moves, new UIDVALIDITY)."""

    fingerprint: str
    place: Place
    outcome: Outcome
    received: datetime
    customer: str = ""  # keyed hash of the addr-spec; "" where nobody may be answered
    message_id_hash: str = ""  # keyed hash, for finding answers in Sent
    reason: str = ""  # why skipped or why no draft
    stage: str = ""  # where it failed, when quarantined
    frustration: float = 0.0
    band: str = ""
    flags: frozenset[str] = frozenset()  # the triage flags we set and have seen confirmed
    rules: str = ""  # digest of the rules it was judged by
    present: bool = True  # still in the mailbox at the last sweep


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """One draft in the ledger, from the durable intent on."""

    token: str
    customer: str
    outcome: Outcome  # INTENDED, DRAFTED, UNSURE, ANSWERED, WITHDRAWN, SUPERSEDED or EXPIRED
    mailbox: str  # Drafts, as the server names it
    uidvalidity: int  # of Drafts when the intent was written
    uidnext: int  # of Drafts when the intent was written
    sha256: str  # of the octets
    intended_at: datetime
    covers: tuple[str, ...] = ()  # fingerprints of the letters it answers
    uid: int | None = None  # in Drafts, once known
    promise_by: datetime | None = None
    tries: int = 1


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
