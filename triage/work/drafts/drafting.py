"""One draft, exactly once: the intent is durable before APPEND, and after a crash we look before we leap.

The algorithm is isync's (src/sync.c, "F" and TUID journal entries), with a grace wait for an APPEND that the server
commits after its client is gone:

    window   STATUS Drafts                     what UIDs can a new draft get?
    intent   ledger.intend                     durable
    append   APPEND (\\Draft \\Seen)             the flags in the command itself
    settle   ledger.settle                     drafted

An intent that a crash left behind is settled only on evidence: the draft is in the window, or in another mailbox
because somebody has used it (drafted); or every UID of the window is accounted for and the draft is not among them,
even after the grace wait (never appended; the letters are judged again); or neither (unsure; a person looks).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from triage.desk.draft_content import content_of
from triage.desk.draft_versions import token_of
from triage.errors import PermanentError, ThrottledError
from triage.fingerprint import draft_message_id
from triage.model import DraftRecord, LayDraft, LetterRecord, Outcome
from triage.work.context import Sweep
from triage.work.protocols import Mailbox

FLAGS = ("\\Draft", "\\Seen")
LIVE = (Outcome.INTENDED, Outcome.DRAFTED, Outcome.UNSURE)
MAY_BE_DRAFTED = frozenset(
    {Outcome.JUDGED, Outcome.FLAGGED, Outcome.WITHDRAWN, Outcome.SUPERSEDED, Outcome.EXPIRED, Outcome.OWED}
)


@dataclass(frozen=True, slots=True)
class ToLay:
    """A draft that is planned, and whom it is for."""

    customer: str
    draft: LayDraft


@dataclass(frozen=True, slots=True)
class Laid:
    """How many drafts were laid, and how many the server would not take."""

    drafted: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of the intents that were found: by outcome, the number of drafts."""

    found: int = 0
    absent: int = 0
    unsure: int = 0
    waiting: int = 0  # too young to be proven absent; looked at again by the next sweep


def lay_all(drafts: Iterable[ToLay], sweep: Sweep, then: Callable[[LayDraft], None]) -> Laid:
    """Lay every draft that is planned, in the order given. One that the server refuses is refused alone.

    `then` is called for each as soon as it lies there.
    """
    tally: Counter[str] = Counter()
    for one in drafts:
        if _may_be_laid(one.draft, sweep):
            sweep.go_on()
            said = _try(one.draft, one.customer, sweep)
            tally[said] += 1
            if said == "drafted":
                then(one.draft)
    return Laid(tally["drafted"], tally["refused"])


def _may_be_laid(action: LayDraft, sweep: Sweep) -> bool:
    return may_be_drafted(action.covers, sweep.ledger.letters(action.covers), renews=bool(action.replaces))


def _try(action: LayDraft, customer: str, sweep: Sweep) -> str:
    try:
        lay(action, customer, sweep)
    except PermanentError:
        return "refused"
    return "drafted"


def may_be_drafted(covers: Iterable[str], known: Mapping[str, LetterRecord], *, renews: bool) -> bool:
    """Whether no other draft stands for these letters, and an agent has not deleted the one that answered them all.

    `known`: the letters on record, by fingerprint. `renews`: the one that stands is to go.
    """
    outcomes = {known[name].outcome for name in covers if name in known}
    if renews:
        return outcomes <= MAY_BE_DRAFTED | {Outcome.DELETED, Outcome.DRAFTED}
    return outcomes <= MAY_BE_DRAFTED | {Outcome.DELETED} and outcomes != {Outcome.DELETED}


def lay(action: LayDraft, customer: str, sweep: Sweep) -> None:
    """Append one draft. TemporaryError leaves a durable intent, which `recover` settles later.

    A refusal by the server (tagged NO or BAD) proves that nothing was appended (RFC 9051 section 6.3.12).
    """
    drafts = sweep.folders.drafts
    window = sweep.mailbox.status(drafts, flags=False)
    content = content_of(action.octets)
    intent = DraftRecord(
        token=action.token,
        customer=customer,
        outcome=Outcome.INTENDED,
        mailbox=drafts,
        uidvalidity=window.uidvalidity,
        uidnext=window.uidnext,
        sha256=hashlib.sha256(action.octets).hexdigest(),
        intended_at=sweep.now,
        covers=action.covers,
        promise_by=action.draft.promise.by if action.draft.promise else None,
        content=sweep.naming.content(content),
        sketch=sweep.naming.sketch(action.token, content),
        replaces=action.replaces,
        subject=sweep.naming.subject(customer, action.draft.subject),
    )
    sweep.ledger.intend(intent)
    try:
        uid = sweep.mailbox.append(drafts, action.octets, FLAGS)
    except (PermanentError, ThrottledError):
        sweep.ledger.settle(replace(intent, outcome=Outcome.JUDGED), now=sweep.now)
        raise
    sweep.ledger.settle(replace(intent, outcome=Outcome.DRAFTED, uid=uid), now=sweep.now)


def recover(sweep: Sweep) -> Recovery:
    """Settle every intent that an earlier run left behind."""
    tally: Counter[Outcome] = Counter()
    for intent in sweep.ledger.drafts(Outcome.INTENDED):
        uid, complete = _look_in_window(intent, sweep.mailbox)
        there = uid is not None or _used_elsewhere(intent, sweep)
        outcome = _verdict(there, complete, young=sweep.now - intent.intended_at < sweep.options.grace)
        tally[outcome] += 1
        if outcome is not Outcome.INTENDED:
            sweep.ledger.settle(replace(intent, outcome=outcome, uid=uid), now=sweep.now)
    return Recovery(
        found=tally[Outcome.DRAFTED],
        absent=tally[Outcome.JUDGED],
        unsure=tally[Outcome.UNSURE],
        waiting=tally[Outcome.INTENDED],
    )


def _verdict(there: bool, complete: bool, *, young: bool) -> Outcome:
    if there:
        return Outcome.DRAFTED
    if not complete:
        return Outcome.UNSURE
    return Outcome.INTENDED if young else Outcome.JUDGED


def _look_in_window(intent: DraftRecord, mailbox: Mailbox) -> tuple[int | None, bool]:
    """The draft's UID if it is in Drafts, and whether every UID given out since the intent is accounted for."""
    status = mailbox.open(intent.mailbox).status
    same = status.uidvalidity == intent.uidvalidity
    message_ids = mailbox.message_ids(intent.mailbox, lowest=intent.uidnext if same else 1)
    ours = [uid for uid, message_id in message_ids.items() if token_of(message_id) == intent.token]
    given_out = [uid for uid in message_ids if uid < status.uidnext]
    complete = same and len(given_out) == status.uidnext - intent.uidnext
    return (ours[0] if ours else None), complete


def _used_elsewhere(intent: DraftRecord, sweep: Sweep) -> bool:
    """Whether somebody has sent or deleted it already: most clients keep a draft's Message-ID."""
    folders = sweep.folders
    domains = sorted({identity.domain for identity in sweep.line.us.identities})
    for name in (folders.sent, folders.trash, folders.everything):
        if name is None:
            continue
        sweep.mailbox.open(name)
        if any(sweep.mailbox.find_message_id(name, draft_message_id(intent.token, domain)) for domain in domains):
            return True
    return False
