"""One pass over a mailbox: settle what a crash left open, see what was answered, take in what is new, rank, act.

The order matters: an intent is settled before anything is drafted, and what was answered is known before it is ranked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import count

from triage.desk.queue import Owed, Queue
from triage.errors import LetterError
from triage.judge.priority import ranked
from triage.model import (
    Case,
    DraftRecord,
    JudgedLetter,
    LayDraft,
    LetterRecord,
    Outcome,
    Plan,
    QueueEntry,
    Skipped,
)
from triage.plan import Line, for_a_person, plan
from triage.work import answered, drafting, flagging, promised, queue_post
from triage.work.board import board
from triage.work.cases import gather
from triage.work.context import Inbox, Options, Sweep
from triage.work.fence import fenced
from triage.work.flagging import Waiting
from triage.work.intake import Taken, take_in
from triage.work.naming import Naming
from triage.work.protocols import Ledger, Mailbox


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What a sweep saw and did.

    Every UID of the mailbox is accounted for: `server` = `known` + `old`. `writes` counts the messages appended and the
    letters whose flags were changed.
    """

    queue: tuple[QueueEntry, ...] = ()
    board: Queue = field(default_factory=Queue)  # the same as people read it
    skipped: tuple[Skipped, ...] = ()
    quarantined: tuple[LetterRecord, ...] = ()
    server: int = 0
    known: int = 0
    old: int = 0
    new: int = 0
    answered: int = 0
    writes: int = 0
    drafts: drafting.Laid = field(default_factory=drafting.Laid)
    recovery: drafting.Recovery = field(default_factory=drafting.Recovery)


class Sweeper:
    """Sweeps one account. Keeps the judged letters of open cases in memory between sweeps, and nothing else."""

    def __init__(self, ledger: Ledger, naming: Naming, options: Options) -> None:
        self._ledger = ledger
        self._naming = naming
        self._options = options
        self._judged: dict[str, JudgedLetter] = {}
        self._judged_by = ""
        self._owed: dict[str, Owed] = {}  # what replies in Sent promise, by reply
        self._stopping = False

    def stop(self) -> None:
        """End a running sweep after the letter in hand, with TemporaryError. From any thread."""
        self._stopping = True

    def sweep(self, mailbox: Mailbox, line: Line, now: datetime) -> SweepReport:
        """One pass. TemporaryError where the connection or the ledger is lost: the next pass goes on from there."""
        self._forget_other_rules(line)
        sweep = Sweep(
            mailbox, self._ledger, line, self._naming, mailbox.folders(), self._options, now, lambda: self._stopping
        )
        recovery = drafting.recover(sweep)
        since = self._since(now)
        answered.note_answers(sweep, since)
        inbox = _open_inbox(sweep)
        report = self._take_in_new(sweep, inbox, since)
        promised.note(sweep, inbox, since)
        waiting, finished = self._settle_answered(sweep, self._waiting(sweep, inbox))
        if promised.reopen(sweep, inbox):
            waiting = self._waiting(sweep, inbox)
        plans = self._plans(sweep, self._cases(sweep, inbox, waiting))
        changed = flagging.flag(plans, waiting, inbox, sweep)
        queue = ranked(one.entry for one in plans)
        laid = drafting.lay_all(_most_urgent_first(plans, queue), sweep)
        quarantined = tuple(record for record in waiting.records if record.outcome is Outcome.QUARANTINED)
        owed = promised.owed_to_others(sweep, {entry.case.customer for entry in queue}, self._owed)
        told = board(queue, owed, self._ledger, line, now, laid.refused)
        posted = queue_post.post(told, sweep) if self._options.queue else 0
        return replace(
            report,
            queue=queue,
            board=told,
            quarantined=quarantined,
            answered=finished.letters,
            writes=finished.cleared + changed + laid.drafted + posted,
            drafts=laid,
            recovery=recovery,
        )

    def _forget_other_rules(self, line: Line) -> None:
        if self._judged_by != line.rules.digest:
            self._judged, self._judged_by = {}, line.rules.digest

    def _since(self, now: datetime) -> date:
        """The day before which letters are not ours to answer, fixed when the mailbox is first seen."""
        first = self._ledger.recall("since")
        if not first:
            first = (now - self._options.look_back).date().isoformat()
            self._ledger.remember("since", first)
        return date.fromisoformat(first)

    def _take_in_new(self, sweep: Sweep, inbox: Inbox, since: date) -> SweepReport:
        known = self._ledger.letters_in(inbox.mailbox, inbox.uidvalidity)
        left_or_back = [
            replace(record, present=uid in inbox.uids)
            for uid, record in known.items()
            if record.present != (uid in inbox.uids)
        ]
        if left_or_back:
            self._ledger.record(left_or_back, now=sweep.now)
        recent = frozenset(sweep.mailbox.uids(since=since)) & inbox.uids
        taken = self._take(sorted(recent - known.keys()), inbox, sweep)
        return SweepReport(
            skipped=tuple(one.skipped for one in taken if one.skipped),
            server=len(inbox.uids),
            known=len(known.keys() & inbox.uids) + len(taken),
            old=len(inbox.uids - recent - known.keys()),
            new=len(taken),
        )

    def _take(self, uids: Iterable[int], inbox: Inbox, sweep: Sweep) -> list[Taken]:
        taken = []
        for one in take_in(uids, inbox, sweep):
            if one.judged is not None:
                self._judged[one.judged.fingerprint] = one.judged
            taken.append(one)
        return taken

    def _waiting(self, sweep: Sweep, inbox: Inbox) -> Waiting:
        records = tuple(record for record in self._ledger.open_letters() if inbox.holds(record.place))
        uids = sorted(record.place.uid for record in records)
        return Waiting(records, sweep.mailbox.flags(uids) if uids else {})

    def _settle_answered(self, sweep: Sweep, waiting: Waiting) -> tuple[Waiting, _Finished]:
        """Letters and drafts that are answered leave the queue, and their flags go."""
        answers = self._ledger.answers()
        done = answered.answered(waiting.records, answers, waiting.flags)
        done -= promised.still_owed(waiting.records, promised.broken(sweep))
        sent = answered.answered_at(waiting.records, answers)
        for draft in self._ledger.drafts(Outcome.DRAFTED, Outcome.UNSURE):
            if done.issuperset(draft.covers):
                self._ledger.settle(replace(draft, outcome=Outcome.ANSWERED), now=sweep.now)
        finished = tuple(
            replace(one, outcome=Outcome.ANSWERED, answered=one.answered or sent.get(one.fingerprint))
            for one in waiting.records
            if one.fingerprint in done
        )
        cleared = flagging.clear(replace(waiting, records=finished), sweep)
        for record in finished:
            self._judged.pop(record.fingerprint, None)
        still = tuple(record for record in waiting.records if record.fingerprint not in done)
        return replace(waiting, records=still), _Finished(len(finished), cleared)

    def _cases(self, sweep: Sweep, inbox: Inbox, waiting: Waiting) -> tuple[Case, ...]:
        """The open cases. Letters of earlier runs are read again: their words are kept nowhere but in the mailbox."""
        records = [record for record in waiting.records if record.outcome is not Outcome.QUARANTINED]
        self._take(sorted(one.place.uid for one in records if one.fingerprint not in self._judged), inbox, sweep)
        judged = [
            (record.customer, self._judged[record.fingerprint])
            for record in records
            if record.fingerprint in self._judged
        ]
        promises = promised.open_by_customer(self._ledger.open_promises())
        return gather(judged, sweep.line.rules.senders, promises, sweep.now)

    def _plans(self, sweep: Sweep, cases: Iterable[Case]) -> tuple[Plan, ...]:
        drafts = self._ledger.drafts(*Outcome)
        live = {draft.customer: draft for draft in drafts if draft.outcome in drafting.LIVE}
        used = frozenset(draft.token for draft in drafts)
        return tuple(self._plan(case, live.get(case.customer), used, sweep) for case in cases)

    def _plan(self, case: Case, draft: DraftRecord | None, used: frozenset[str], sweep: Sweep) -> Plan:
        """A customer who has a draft gets no second one. A case that cannot be planned is for a person."""
        token = draft.token if draft else self._unused_token(case, used)
        made = fenced(lambda: plan(case, sweep.line, now=sweep.now, token=token), "reply")
        if isinstance(made, LetterError):
            return for_a_person(case, sweep.line, made)
        if draft is None:
            return made
        return replace(made, actions=tuple(one for one in made.actions if not isinstance(one, LayDraft)))

    def _unused_token(self, case: Case, used: frozenset[str]) -> str:
        """A token names one draft only, also where an earlier draft for the same letter was withdrawn."""
        tokens = (self._naming.draft(case.newest.fingerprint, generation) for generation in count())
        return next(token for token in tokens if token not in used)


@dataclass(frozen=True, slots=True)
class _Finished:
    letters: int
    cleared: int


def _open_inbox(sweep: Sweep) -> Inbox:
    opened = sweep.mailbox.open(sweep.folders.inbox, write=True)
    uids = frozenset(sweep.mailbox.uids())
    return Inbox(sweep.folders.inbox, opened.status.uidvalidity, uids, opened.keywords, opened.settable)


def _most_urgent_first(plans: Iterable[Plan], queue: Iterable[QueueEntry]) -> list[Plan]:
    rank = {entry.case.newest.fingerprint: number for number, entry in enumerate(queue)}
    return sorted(plans, key=lambda one: rank[one.entry.case.newest.fingerprint])
