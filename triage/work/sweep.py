"""One pass over a mailbox: settle what a crash left open, see what was answered, take in what is new, rank, act.

The order matters: an intent is settled before anything is drafted; Drafts is looked at before Sent, for what an agent
sends is in Sent before it leaves Drafts; and what was answered is known before anything is ranked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from triage.desk.alarm import Outage
from triage.desk.queue import Owed, Queue
from triage.model import (
    LetterRecord,
    Opened,
    QueueEntry,
    SignInState,
    Skipped,
)
from triage.plan import Line
from triage.work.attentive import Attentive, Memory
from triage.work.clerk import Clerk, Done
from triage.work.context import Inbox, Options, Sweep
from triage.work.drafts import drafting
from triage.work.drafts.retelling import Retelling
from triage.work.drafts.shelf import NOTHING_SEEN, Look, Shelf
from triage.work.examine.examining import IN_PROCESS, Examination
from triage.work.inbox.flagging import Waiting
from triage.work.inbox.reading import Reader
from triage.work.naming import Naming
from triage.work.posts import alarming, queue_post, reporting
from triage.work.posts.board import board
from triage.work.protocols import Ledger, Mailbox
from triage.work.retention import clear_old
from triage.work.sent import answered, promised
from triage.work.sent.closing import Finished, clear_leftovers, close_answered, waiting_in
from triage.work.sent.filed import Cabinet
from triage.work.sent.sent_replies import look_into_sent


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What a sweep saw and did.

    Every UID of the mailbox is accounted for: `server` = `known` + `old` + `missing`. `writes` counts the messages
    appended and removed and the letters whose flags were changed.
    """

    queue: tuple[QueueEntry, ...] = ()
    board: Queue = field(default_factory=Queue)  # the same as people read it
    skipped: tuple[Skipped, ...] = ()
    quarantined: tuple[LetterRecord, ...] = ()
    server: int = 0
    known: int = 0
    old: int = 0
    missing: int = 0  # listed by the server and not given: asked for again by the next sweep, then quarantined
    new: int = 0
    answered: int = 0
    writes: int = 0
    removed: int = 0  # untouched drafts of ours: withdrawn, renewed, expired
    drafts: drafting.Laid = field(default_factory=drafting.Laid)
    recovery: drafting.Recovery = field(default_factory=drafting.Recovery)


class Sweeper:
    """Sweeps one account. Between sweeps it keeps in memory what it has read, and nothing else."""

    def __init__(
        self,
        ledger: Ledger,
        naming: Naming,
        options: Options,
        examination: Examination = IN_PROCESS,
        sign_in: Callable[[], SignInState] = SignInState,
        *,
        retelling: Retelling | None = None,
    ) -> None:
        self._examination = examination
        self._sign_in = sign_in
        self._ledger = ledger
        self._naming = naming
        self._options = options
        self._retelling = retelling
        self._stopping = False
        self.forget()

    def forget(self) -> None:
        """Read everything again at the next sweep: another has swept this account meanwhile."""
        self._reader = Reader()
        self._refused: set[str] = set()  # flags
        self._owed: dict[str, Owed] = {}  # what replies in Sent promise, by reply
        self._shelf = Shelf(self._naming)
        self._clerk = Clerk(self._reader, self._shelf, self._retelling)
        self._cabinet = Cabinet()
        self._memory: Memory = {}
        self._inbox: tuple[Opened, tuple[int, ...], Inbox] | None = None  # of what was read of it

    def stop(self) -> None:
        """End a running sweep after the letter in hand, with TemporaryError. From any thread."""
        self._stopping = True

    def sweep(self, mailbox: Mailbox, line: Line, now: datetime, outage: Outage | None = None) -> SweepReport:
        """One pass; `outage` tells since when none was possible.

        TemporaryError where the connection or the ledger is lost: the next pass goes on from there.
        """
        self._reader.forget_other_rules(line)
        sweep = Sweep(
            mailbox,
            self._ledger,
            line,
            self._naming,
            mailbox.folders(),
            self._options,
            now,
            stopping=lambda: self._stopping,
            examination=self._examination,
            refused=self._refused,
            sign_in=self._sign_in,
        )
        recovery = drafting.recover(sweep)
        sweep = replace(sweep, mailbox=Attentive(mailbox, self._memory, now, frozenset({sweep.folders.sent})))
        look = self._shelf.look(sweep)
        since = self._since(now)
        sent = look_into_sent(sweep, since)
        if sent is not None:
            look = replace(look, sent=answered.note_answers(sent.replies, sweep))
        inbox = self._open_inbox(sweep)
        closed: list[Finished] = []
        arrived = self._reader.take_in_new(
            sweep, inbox, since, lambda: closed.append(self._close_answered(NOTHING_SEEN, inbox, sweep)[1])
        )
        if sent is not None:
            promised.note(sent, inbox, sweep)
        waiting, finished = self._close(look, inbox, sweep, closed)
        posted = 0

        def post_first(done: Done) -> None:
            nonlocal posted
            if self._options.queue:
                posted += queue_post.post(self._board(done, arrived.missing, sweep), sweep)

        cases = self._reader.cases(sweep, inbox, waiting.records)
        done = self._clerk.act(cases, waiting, look, sweep, before_a_model=post_first)
        del cases, look, waiting  # of a flood they are much, and what follows shows the queue alone
        told = self._board(done, arrived.missing, sweep)
        posted += queue_post.post(told, sweep) if self._options.queue else 0
        posted += reporting.post_weekly(sweep) if self._options.weekly else 0
        posted += alarming.post(told, outage, sweep) if self._options.alarms else 0
        self._examination.rest()
        clear_old(inbox, sweep)
        return SweepReport(
            queue=done.queue,
            board=told,
            skipped=arrived.skipped,
            quarantined=done.quarantined,
            server=arrived.server,
            known=arrived.known,
            old=arrived.old,
            missing=arrived.missing,
            new=arrived.new,
            answered=finished.letters,
            writes=finished.cleared + done.flagged + done.laid.drafted + done.removed + posted,
            removed=done.removed,
            drafts=done.laid,
            recovery=recovery,
        )

    def _open_inbox(self, sweep: Sweep) -> Inbox:
        """A list of UIDs that is shorter than the mailbox is asked for once more: letters may leave meanwhile."""
        for _ in range(2):
            opened, uids = sweep.mailbox.open(sweep.folders.inbox, write=True), sweep.mailbox.uids()
            unlisted = max(opened.status.messages - len(uids), 0)
            if not unlisted:
                break
        if self._inbox is None or self._inbox[0] is not opened or self._inbox[1] is not uids:
            validity, kept = opened.status.uidvalidity, (opened.keywords, opened.settable)
            inbox = Inbox(sweep.folders.inbox, validity, frozenset(uids), *kept, unlisted)
            self._inbox = opened, uids, inbox
        return self._inbox[2]

    def _since(self, now: datetime) -> date:
        """The day before which letters are not ours to answer, fixed when the mailbox is first seen."""
        first = self._ledger.recall("since")
        if not first:
            first = (now - self._options.look_back).date().isoformat()
            self._ledger.remember("since", first)
        return date.fromisoformat(first)

    def _close(self, look: Look, inbox: Inbox, sweep: Sweep, before: list[Finished]) -> tuple[Waiting, Finished]:
        """`before`: what has been closed already while letters were taken in."""
        self._cabinet.check(inbox, sweep)
        waiting, finished = self._close_answered(look, inbox, sweep, in_parts=bool(before))
        cleared = clear_leftovers(inbox, sweep)
        if promised.reopen(sweep, inbox, self._cabinet):
            waiting = waiting_in(inbox, sweep)
        every = (*before, finished)
        return waiting, Finished(sum(one.letters for one in every), sum(one.cleared for one in every) + cleared)

    def _close_answered(
        self, look: Look, inbox: Inbox, sweep: Sweep, *, in_parts: bool = True
    ) -> tuple[Waiting, Finished]:
        """Close what is answered, and forget what it said."""
        waiting, records, finished = close_answered(waiting_in(inbox, sweep), inbox, look, sweep, in_parts=in_parts)
        self._reader.forget(records)
        return waiting, finished

    def _board(self, done: Done, missing: int, sweep: Sweep) -> Queue:
        most = self._options.most_rows
        return board(
            done.queue[:most],
            promised.owed_to_others(sweep, {entry.case.customer for entry in done.queue}, self._owed),
            self._ledger,
            sweep.line,
            sweep.now,
            more=done.queue[most:],
            unread=done.quarantined,
            missing=missing,
            refused=done.laid.refused,
        )
