"""The queue as it stands, without a sweep: what is on record as waiting, read from the mailbox, nothing written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from triage.desk.queue import Queue
from triage.judge.priority import is_vip, ranked
from triage.model import Outcome, QueueEntry
from triage.plan import Line
from triage.work.context import Options, Sweep
from triage.work.drafts.memo import Memo
from triage.work.drafts.planning import Ground, plans
from triage.work.examine.examining import IN_PROCESS, Examination
from triage.work.inbox.cases import gather
from triage.work.naming import Naming
from triage.work.posts.board import board
from triage.work.protocols import Ledger, Mailbox
from triage.work.sent import filed, promised

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
    inbox = sweep.folders.inbox
    unanswered = [one for one in ledger.open_letters() if one.place.mailbox == inbox or filed.is_filed(one, inbox)]
    waiting = {one.fingerprint: one for one in unanswered if one.outcome is not Outcome.QUARANTINED}
    quarantined = [one for one in unanswered if one.outcome is Outcome.QUARANTINED]
    letters = [(waiting[one.fingerprint], one) for one in filed.read(waiting.values(), sweep)]
    promises = promised.open_by_customer(ledger.open_promises())
    cases = gather(letters, partial(is_vip, senders=line.rules.senders), promises, now)
    planned = plans(cases, Ground(), sweep, Memo())
    entries = ranked(one.entry for some in planned for one in some.plans)
    owed = promised.owed_to_others(sweep, {case.customer for case in cases}, {})
    return Seen(entries, board(entries, owed, ledger, line, now, unread=quarantined))
