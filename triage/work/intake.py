"""New letters, one by one: read, judged, and put on record. What one letter does to us stays its own affair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice, takewhile

from triage.desk.flags import moved
from triage.errors import LetterError, TemporaryError
from triage.judge.heard import Listener
from triage.model import JudgedLetter, LetterRecord, Outcome, Place, RawMessage, Skipped
from triage.plan import Line
from triage.work.context import Inbox, Sweep
from triage.work.examining import Examined
from triage.work.fence import fenced
from triage.work.naming import Naming

BATCH = 50  # letters a transaction: a crash costs at most this much reading, and never a decision


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one letter that was read: its record, and the letter itself if it was judged."""

    record: LetterRecord
    flags: frozenset[str] = frozenset()  # those it carries
    judged: JudgedLetter | None = None
    skipped: Skipped | None = None
    new: bool = False  # never seen before


def take(letters: Iterable[RawMessage], sweep: Sweep) -> Iterator[Taken]:
    """Read and judge letters. Whatever goes wrong with one, it ends on record as quarantined, with the stage."""
    for one in sweep.examination.examine(letters, sweep.line):
        named = fenced(partial(_named, one, sweep.line, sweep.naming), "judge")
        yield quarantined(one.raw, named.stage, sweep.naming) if isinstance(named, LetterError) else named


def quarantined(raw: RawMessage, stage: str, naming: Naming) -> Taken:
    record = LetterRecord(naming.unreadable(raw.place), raw.place, Outcome.QUARANTINED, raw.received, stage=stage)
    return Taken(record, raw.flags)


def take_in(uids: Iterable[int], inbox: Inbox, sweep: Sweep) -> Iterator[Taken]:
    """Every letter of `uids` in the open mailbox, on record before it is yielded.

    A letter that breaks connections is on record as quarantined before the TemporaryError passes: the next sweep goes
    on without it.
    """
    wanted = tuple(uids)
    try:
        letters = take(takewhile(lambda raw: not sweep.stopping(), sweep.mailbox.messages(wanted)), sweep)
        while batch := list(islice(letters, BATCH)):
            settled = _known_before(batch, inbox, sweep)
            sweep.ledger.record((taken.record for taken in settled), now=sweep.now)
            _count_words(settled, sweep)
            yield from settled
        sweep.go_on()
    except TemporaryError:
        _quarantine_unreadable(wanted, inbox, sweep)
        raise
    yield from _quarantine_unreadable(wanted, inbox, sweep)


def _quarantine_unreadable(wanted: Iterable[int], inbox: Inbox, sweep: Sweep) -> list[Taken]:
    unreadable = sweep.mailbox.unreadable()
    places = [Place(inbox.mailbox, inbox.uidvalidity, uid) for uid in wanted if uid in unreadable]
    taken = [quarantined(RawMessage(place, frozenset(), sweep.now, 0, b""), "fetch", sweep.naming) for place in places]
    if taken:
        sweep.ledger.record((one.record for one in taken), now=sweep.now)
    return taken


def _named(examined: Examined, line: Line, naming: Naming) -> Taken:
    raw, letter = examined.raw, examined.letter
    if letter is None:
        return quarantined(raw, examined.error.stage if examined.error else "mail", naming)
    answerability = letter.answerability
    record = LetterRecord(
        fingerprint=naming.letter(letter.message, raw),
        place=raw.place,
        outcome=Outcome.SKIPPED,
        received=raw.received,
        customer=naming.customer(answerability.correspondent),
        message_id_hash=naming.message_id(letter.message.message_id),
        reason=answerability.reason or "",
        rules=line.rules.digest,
    )
    if examined.judgement is None:
        subject, reason = letter.message.subject, answerability.reason or ""
        return Taken(record, raw.flags, skipped=Skipped(raw.place, subject, reason, answerability.detail))
    judged = JudgedLetter(raw.place, record.fingerprint, raw.received, letter, examined.judgement)
    return Taken(_with_judgement(replace(record, outcome=Outcome.JUDGED), judged), raw.flags, judged)


def _with_judgement(record: LetterRecord, judged: JudgedLetter) -> LetterRecord:
    judgement = judged.judgement
    return replace(record, frustration=judgement.frustration, problem=judgement.problems[0].id)


def _count_words(batch: Iterable[Taken], sweep: Sweep) -> None:
    """Add what new letters say, in words of the rules, to the count of their day; no letter keeps them."""
    listener = Listener(sweep.line.rules)
    days: dict[date, Counter[str]] = {}
    for taken in batch:
        if taken.new and taken.judged is not None:
            day = sweep.line.hours.local(taken.record.received).date()
            days.setdefault(day, Counter()).update(listener.heard(taken.judged.judgement))
    for day, words in days.items():
        sweep.ledger.hear(day, words)


def _known_before(batch: Iterable[Taken], inbox: Inbox, sweep: Sweep) -> list[Taken]:
    """Letters the ledger knows by fingerprint keep what was decided: they were moved, or given a new UID.

    Where the known one still lies in the mailbox, this is a second copy of it, and needs no second answer.
    """
    known = dict(sweep.ledger.letters(taken.record.fingerprint for taken in batch))
    return [_settle(taken, known, inbox, sweep.naming) for taken in batch]


def _settle(taken: Taken, known: dict[str, LetterRecord], inbox: Inbox, naming: Naming) -> Taken:
    record = taken.record
    before = known.get(record.fingerprint)
    if before is None:
        known[record.fingerprint] = record
        return replace(taken, new=True)
    if before.place != record.place and inbox.holds(before.place):
        copy = naming.copy(record.place)
        skipped = replace(record, fingerprint=copy, outcome=Outcome.SKIPPED, reason="copy", message_id_hash="")
        return Taken(skipped, taken.flags, skipped=Skipped(record.place, "", "copy"))
    here = before if before.place == record.place else moved(before, taken.flags)
    settled = replace(here, place=record.place, present=True)
    if taken.judged is not None:
        settled = _with_judgement(replace(settled, rules=record.rules), taken.judged)
    return replace(taken, record=settled)
