"""Letters that have been answered: they leave the queue, wherever they lie, and their flags go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from triage.model import LetterRecord, Outcome
from triage.work.context import Inbox, Sweep
from triage.work.drafts.shelf import Look
from triage.work.inbox import flagging
from triage.work.inbox.flagging import Waiting
from triage.work.sent import promised
from triage.work.sent.answered import answered, answered_at
from triage.work.sent.filed import is_filed

OVER = (Outcome.ANSWERED, Outcome.SKIPPED)


@dataclass(frozen=True, slots=True)
class Finished:
    """How many letters were found answered, and how many of them have lost a flag."""

    letters: int = 0
    cleared: int = 0


def waiting_in(inbox: Inbox, sweep: Sweep) -> Waiting:
    """The letters that wait for an answer: in the inbox, and those filed away that a promise is owed for."""
    waiting = sweep.ledger.open_letters()
    here = _with_flags((one for one in waiting if inbox.holds(one.place)), sweep)
    return replace(here, records=(*here.records, *(one for one in waiting if is_filed(one, inbox.mailbox))))


def close_answered(
    waiting: Waiting, inbox: Inbox, look: Look, sweep: Sweep, *, in_parts: bool = False
) -> tuple[Waiting, Collection[LetterRecord], Finished]:
    """Those that still wait, and those that do no more: also where an agent has moved a letter away with the answer,
    and drafts for it are still about. `in_parts`: some may have been closed by this sweep before.
    """
    away = _away(waiting, look, inbox, sweep)
    records = (*waiting.records, *away)
    answers = sweep.ledger.answers()
    flags = {record.fingerprint: waiting.carries(record) for record in waiting.seen}
    before = sweep.ledger.closed(sweep.now, (one.customer for one in records if one.customer)) if in_parts else {}
    done = answered(records, answers, flags, before) - promised.still_owed(records, promised.pressing(sweep))
    sent = answered_at(records, answers)
    finished = {
        record.fingerprint: replace(
            record, outcome=Outcome.ANSWERED, answered=record.answered or sent.get(record.fingerprint)
        )
        for record in records
        if record.fingerprint in done
    }
    gone = [finished[one.fingerprint] for one in away if one.fingerprint in done]
    filed = (one for one in waiting.records if is_filed(one, inbox.mailbox) and one.fingerprint in done)
    gone += [replace(finished[one.fingerprint], present=False) for one in filed]
    if gone:
        sweep.ledger.record(gone, now=sweep.now)
    here = tuple(finished[one.fingerprint] for one in waiting.seen if one.fingerprint in done)
    cleared = flagging.clear(replace(waiting, records=here), sweep)
    still = tuple(record for record in waiting.records if record.fingerprint not in done)
    return replace(waiting, records=still), finished.values(), Finished(len(finished), cleared)


def clear_leftovers(inbox: Inbox, sweep: Sweep) -> int:
    """Take our flags off answered letters that were elsewhere when they were answered; how many that changed."""
    leftover = [one for one in sweep.ledger.still_flagged() if inbox.holds(one.place)]
    return flagging.clear(_with_flags(leftover, sweep), sweep)


def _away(waiting: Waiting, look: Look, inbox: Inbox, sweep: Sweep) -> list[LetterRecord]:
    """The letters that drafts answer and that are not in the inbox."""
    here = {record.fingerprint for record in waiting.records}
    covered = sweep.ledger.letters({name for one in look.found for name in one.draft.covers} - here)
    return [one for one in covered.values() if one.outcome not in OVER and not inbox.holds(one.place)]


def _with_flags(records: Iterable[LetterRecord], sweep: Sweep) -> Waiting:
    records = tuple(records)
    uids = sorted(record.place.uid for record in records)
    flags = sweep.mailbox.flags(uids) if uids else {}
    return Waiting(records, {one.place: flags[one.place.uid] for one in records if one.place.uid in flags})
