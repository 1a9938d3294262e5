"""The queue as it stands, without a sweep: what is on record as waiting, read from the mailbox, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from triage.desk.queue import Queue
from triage.judge.priority import ranked
from triage.model import JudgedLetter, LetterRecord, Outcome, QueueEntry
from triage.plan import Line
from triage.work import promised
from triage.work.board import board
from triage.work.cases import gather
from triage.work.context import Options, Sweep
from triage.work.examining import IN_PROCESS, Examination
from triage.work.intake import take
from triage.work.memo import Memo
from triage.work.naming import Naming
from triage.work.planning import Ground, plans
from triage.work.protocols import Ledger, Mailbox

OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Seen:
    """The entries and the queue made of them, in the same order."""

    entries: tuple[QueueEntry, ...]
    queue: Queue


def look(
    mailbox: Mailbox,
    ledger: Ledger,
    line: Line,
    naming: Naming,
    now: datetime,
    *,
    examination: Examination = IN_PROCESS,
    options: Options = OPTIONS,
) -> Seen:
    """The queue of the last sweep, ranked as of now. Letters that no sweep has seen yet are not in it."""
    sweep = Sweep(mailbox, ledger, line, naming, mailbox.folders(), options, now, examination=examination)
    unanswered = ledger.open_letters()
    waiting = {one.fingerprint: one for one in unanswered if one.outcome is not Outcome.QUARANTINED}
    quarantined = [one for one in unanswered if one.outcome is Outcome.QUARANTINED]
    letters = [(waiting[one.fingerprint], one) for one in _read(waiting.values(), sweep) if one.fingerprint in waiting]
    promises = promised.open_by_customer(ledger.open_promises())
    cases = gather(letters, line.rules.senders, promises, now)
    entries = ranked(one.entry for one in plans(cases, Ground(waiting), sweep, Memo()))
    owed = promised.owed_to_others(sweep, {case.customer for case in cases}, {})
    return Seen(entries, board(entries, owed, ledger, line, now, unread=quarantined))


def _read(records: Iterable[LetterRecord], sweep: Sweep) -> Iterator[JudgedLetter]:
    opened = sweep.mailbox.open(sweep.folders.inbox)
    here = (sweep.folders.inbox, opened.status.uidvalidity)
    uids = sorted(one.place.uid for one in records if (one.place.mailbox, one.place.uidvalidity) == here)
    for taken in take(sweep.mailbox.messages(uids) if uids else (), sweep):
        if taken.judged is not None:
            yield taken.judged
