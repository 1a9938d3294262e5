"""The queue as people will read it, from a sweep's entries and what the ledger remembers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from triage.desk.health import Health, Unread
from triage.desk.queue import Owed, Queue, queue_of
from triage.desk.rows import View
from triage.desk.standing import DAYS, Standing
from triage.desk.words import day_and_time
from triage.hours import BusinessHours
from triage.model import DraftRecord, LetterRecord, Outcome, QueueEntry
from triage.plan import Line
from triage.work.drafts.drafting import LIVE
from triage.work.protocols import Ledger


def board(
    entries: Iterable[QueueEntry],
    owed: Iterable[Owed],
    ledger: Ledger,
    line: Line,
    now: datetime,
    *,
    more: Iterable[QueueEntry] = (),
    unread: Iterable[LetterRecord],
    missing: int = 0,
    refused: int = 0,
) -> Queue:
    """The queue at `now`. `more`: entries behind these that get no row; `unread`: the letters that were quarantined;
    `missing`: how many the server lists and does not give; `refused`: how many drafts it would not take.
    """
    entries = tuple(entries)
    shown = {entry.case.customer for entry in entries} | {draft.customer for draft in ledger.drafts(Outcome.UNSURE)}
    drafts = _latest(ledger.drafts_for(shown))
    standing = {draft.customer: draft for draft in drafts if draft.outcome in (*LIVE, Outcome.DELETED)}
    unsure = sum(draft.outcome is Outcome.UNSURE for draft in standing.values())
    view = View(
        line.hours,
        now,
        Standing(ledger.frustrations(first_day(line.hours, now, DAYS))),
        line.rules.escalation,
        standing,
    )
    letters = tuple(Unread(day_and_time(line.hours.local(one.received)), one.stage, one.reason) for one in unread)
    return queue_of(entries, view, owed, Health(letters, unsure, refused, missing), more)


def first_day(hours: BusinessHours, now: datetime, days: int) -> datetime:
    """The beginning of the day so many days ago, in the shop's zone: it moves once a day, not with every sweep."""
    day = hours.local(now).date() - timedelta(days=days)
    return datetime.combine(day, time(0), hours.tzinfo)


def _latest(drafts: Iterable[DraftRecord]) -> Iterable[DraftRecord]:
    """The newest of each customer's drafts, of `drafts` in the order they were intended."""
    return {draft.customer: draft for draft in drafts}.values()
