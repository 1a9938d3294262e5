"""The queue as it stands, without a sweep: what is on record as waiting, read from the mailbox, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from triage.desk.queue import Queue
from triage.errors import LetterError
from triage.judge.priority import ranked
from triage.model import Budget, Case, JudgedLetter, LetterRecord, Outcome, Plan, QueueEntry
from triage.plan import Line, for_a_person, plan
from triage.work import promised
from triage.work.board import board
from triage.work.budgeting import within_budget
from triage.work.cases import gather
from triage.work.context import Options, Sweep
from triage.work.examining import IN_PROCESS, Examination
from triage.work.fence import fenced
from triage.work.intake import take
from triage.work.naming import Naming
from triage.work.protocols import Ledger, Mailbox

BUDGET = Budget()


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
    budget: Budget = BUDGET,
) -> Seen:
    """The queue of the last sweep, ranked as of now. Letters that no sweep has seen yet are not in it."""
    options = Options(budget=budget)
    sweep = Sweep(mailbox, ledger, line, naming, mailbox.folders(), options, now, examination=examination)
    waiting = {one.fingerprint: one for one in ledger.open_letters() if one.outcome is not Outcome.QUARANTINED}
    letters = [
        (waiting[one.fingerprint], one) for one in _read(waiting.values(), sweep) if one.fingerprint in waiting
    ]
    promises = promised.open_by_customer(ledger.open_promises())
    cases = gather(letters, line.rules.senders, promises, now)
    entries = ranked(one.entry for one in within_budget((_plan(case, sweep) for case in cases), sweep))
    owed = promised.owed_to_others(sweep, {case.customer for case in cases}, {})
    return Seen(entries, board(entries, owed, ledger, line, now))


def _read(records: Iterable[LetterRecord], sweep: Sweep) -> Iterator[JudgedLetter]:
    opened = sweep.mailbox.open(sweep.folders.inbox)
    here = (sweep.folders.inbox, opened.status.uidvalidity)
    uids = sorted(one.place.uid for one in records if (one.place.mailbox, one.place.uidvalidity) == here)
    for taken in take(sweep.mailbox.messages(uids) if uids else (), sweep):
        if taken.judged is not None:
            yield taken.judged


def _plan(case: Case, sweep: Sweep) -> Plan:
    token = sweep.naming.draft(case.newest.fingerprint, 0)
    made = fenced(lambda: plan(case, sweep.line, now=sweep.now, token=token), "reply")
    return for_a_person(case, sweep.line, made) if isinstance(made, LetterError) else made
