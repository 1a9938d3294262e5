"""Letters that have been answered: they leave the queue, wherever they lie, and their flags go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from triage.model import LetterRecord, Outcome
from triage.work.context import Inbox, Sweep
from triage.work.drafts.shelf import Look
from triage.work.inbox import flagging
from triage.work.inbox.flagging import Waiting
from triage.work.packed import Packed
from triage.work.sent import promised
from triage.work.sent.answered import answered, answered_at
from triage.work.sent.filed import is_filed

OVER = (Outcome.ANSWERED, Outcome.SKIPPED)
_BATCH = 1000  # letters asked about at a time


@dataclass(frozen=True, slots=True)
class Finished:
    """How many letters were found answered, and how many of them have lost a flag."""

    letters: int = 0
    cleared: int = 0


def waiting_in(inbox: Inbox, sweep: Sweep) -> Waiting:
    """The letters that wait for an answer: in the inbox, and those filed away that a promise is owed for."""
    waiting = sweep.ledger.open_letters()
    return _with_flags((one for one in waiting if inbox.holds(one.place) or is_filed(one, inbox.mailbox)), inbox, sweep)


def close_answered(
    waiting: Waiting, inbox: Inbox, look: Look, sweep: Sweep, *, in_parts: bool = False
) -> tuple[Waiting, Collection[LetterRecord], Finished]:
    """Those that still wait, and those that do no more: also where an agent has moved a letter away with the answer,
    and drafts for it are still about. `in_parts`: some may have been closed by this sweep before.
    """
    away = _away(waiting, look, inbox, sweep)
    records = waiting.records + away
    answers = _answers(records, sweep)
    before = sweep.ledger.closed(sweep.now, (one.customer for one in records if one.customer)) if in_parts else {}
    done = answered(records, answers, waiting.carries, before)
    if not done:
        return waiting, (), Finished()
    done -= promised.still_owed(records, promised.pressing(sweep))
    finished = _finished(records, done, answers)
    gone = [finished[one.fingerprint] for one in away if one.fingerprint in done]
    filed = (one for one in waiting.records if is_filed(one, inbox.mailbox) and one.fingerprint in done)
    gone += [replace(finished[one.fingerprint], present=False) for one in filed]
    if gone:
        sweep.ledger.record(gone, now=sweep.now)
    cleared = flagging.clear(finished.values(), waiting, sweep)
    still = waiting.records.where(lambda record: record.fingerprint not in done)
    return replace(waiting, records=still), finished.values(), Finished(len(finished), cleared)


def _finished(
    records: Collection[LetterRecord], done: Collection[str], answers: Mapping[str, datetime]
) -> dict[str, LetterRecord]:
    """Those that are done, by fingerprint, with the time of the answer."""
    customers = {record.customer for record in records if record.fingerprint in done}
    theirs = [record for record in records if record.fingerprint in done or record.customer in customers]
    sent = answered_at(theirs, answers)
    return {
        one.fingerprint: replace(one, outcome=Outcome.ANSWERED, answered=one.answered or sent.get(one.fingerprint))
        for one in theirs
        if one.fingerprint in done
    }


def _answers(records: Iterable[LetterRecord], sweep: Sweep) -> Mapping[str, datetime]:
    """When each of these letters was answered, by the keyed hash of its Message-ID."""
    hashes = (record.message_id_hash for record in records if record.message_id_hash)
    found: dict[str, datetime] = {}
    for batch in iter(lambda: tuple(islice(hashes, _BATCH)), ()):
        found |= sweep.ledger.answers(batch)
    return found


def clear_leftovers(inbox: Inbox, sweep: Sweep) -> int:
    """Take our flags off answered letters that were elsewhere when they were answered; how many that changed."""
    leftover = [one for one in sweep.ledger.still_flagged() if inbox.holds(one.place)]
    return flagging.clear(leftover, _with_flags(leftover, inbox, sweep), sweep)


def _away(waiting: Waiting, look: Look, inbox: Inbox, sweep: Sweep) -> list[LetterRecord]:
    """The letters that drafts answer and that are not in the inbox."""
    covered = {name for one in look.found for name in one.draft.covers}
    covered.difference_update(record.fingerprint for record in waiting.records)
    return [
        one for one in sweep.ledger.letters(covered).values() if one.outcome not in OVER and not inbox.holds(one.place)
    ]


def _with_flags(records: Iterable[LetterRecord], inbox: Inbox, sweep: Sweep) -> Waiting:
    uids: list[int] = []

    def noted() -> Iterator[LetterRecord]:
        for record in records:
            if inbox.holds(record.place):
                uids.append(record.place.uid)
            yield record

    waiting = Packed(noted())
    return Waiting(waiting, inbox, sweep.mailbox.flags(sorted(uids)) if uids else {})
