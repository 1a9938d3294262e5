"""New letters, one by one: read, judged, and put on record. What one letter does to us stays its own affair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import takewhile

from triage.desk.flags import moved
from triage.errors import LetterError, TemporaryError
from triage.judge.heard import Listener
from triage.model import JudgedLetter, LetterRecord, Outcome, Place, RawMessage, Skipped
from triage.plan import Line
from triage.work.context import Inbox, Sweep
from triage.work.examine.examining import Examined
from triage.work.fence import fenced
from triage.work.naming import Naming

_WORD = re.compile(r"[\w.]+")
BATCH = 100  # letters a transaction: a crash costs at most this much reading, and never a decision


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one letter that was read: its record, and the letter itself if it was judged."""

    record: LetterRecord
    flags: frozenset[str] = frozenset()  # those it carries
    judged: JudgedLetter | None = None
    skipped: Skipped | None = None
    new: bool = False  # never seen before
    was: LetterRecord | None = None  # the quarantined record that it had until it could be read

    @property
    def records(self) -> tuple[LetterRecord, ...]:
        return (self.record,) if self.was is None else (self.record, self.was)


def take(letters: Iterable[RawMessage], sweep: Sweep) -> Iterator[Taken]:
    """Read and judge letters. Whatever goes wrong with one, it ends on record as quarantined, with the stage."""
    for one in sweep.examination.examine(letters, sweep.line):
        named = fenced(partial(_named, one, sweep.line, sweep.naming), "judge")
        yield quarantined(one.raw, named, sweep.naming) if isinstance(named, LetterError) else named


def quarantined(raw: RawMessage, error: LetterError, naming: Naming) -> Taken:
    """The reason is one of ours, or the name of an error: it holds nothing of the letter (`work.fence`)."""
    name, reason = naming.unreadable(raw.place), "-".join(_WORD.findall(str(error)))
    return Taken(
        LetterRecord(name, raw.place, Outcome.QUARANTINED, raw.received, stage=error.stage, reason=reason), raw.flags
    )


def take_in(uids: Iterable[int], inbox: Inbox, sweep: Sweep, listener: Listener) -> Iterator[Taken]:
    """Every letter of `uids` in the open mailbox, on record before it is yielded, and heard by the listener.

    A letter that breaks connections is on record as quarantined before the TemporaryError passes: the next sweep goes
    on without it.
    """
    wanted = tuple(uids)
    try:
        letters = take(takewhile(lambda raw: not sweep.stopping(), sweep.mailbox.messages(wanted)), sweep)
        for batch in _batches(letters):
            settled = _known_before(batch, inbox, sweep)
            sweep.ledger.record((record for taken in settled for record in taken.records), now=sweep.now)
            _count_words(settled, sweep, listener)
            yield from settled
        sweep.go_on()
    except TemporaryError:
        not_given(_unreadable(wanted, sweep), inbox, sweep)
        raise
    yield from not_given(_unreadable(wanted, sweep), inbox, sweep)


def _batches(letters: Iterator[Taken]) -> Iterator[list[Taken]]:
    """What was read before a TemporaryError comes before it."""
    batch: list[Taken] = []
    try:
        for one in letters:
            batch.append(one)
            if len(batch) == BATCH:
                yield batch
                batch = []
    except TemporaryError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def not_given(uids: Collection[int], inbox: Inbox, sweep: Sweep) -> list[Taken]:
    """Quarantine letters that the server lists and does not give; what it says of that may hold anything."""
    if not uids:
        return []
    error = LetterError("not given", stage="fetch")
    places = [Place(inbox.mailbox, inbox.uidvalidity, uid) for uid in uids]
    raws = [RawMessage(place, frozenset(), sweep.now, 0, b"") for place in places]
    taken = _known_before([quarantined(raw, error, sweep.naming) for raw in raws], inbox, sweep)
    if taken:
        sweep.ledger.record((one.record for one in taken), now=sweep.now)
    return taken


def _unreadable(wanted: Iterable[int], sweep: Sweep) -> list[int]:
    unreadable = sweep.mailbox.unreadable()
    return [uid for uid in wanted if uid in unreadable]


def _named(examined: Examined, line: Line, naming: Naming) -> Taken:
    raw, letter = examined.raw, examined.letter
    if letter is None:
        return quarantined(raw, examined.error or LetterError(stage="mail"), naming)
    answerability = letter.answerability
    record = LetterRecord(
        fingerprint=naming.letter(letter.message, raw.octets),
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


def _count_words(batch: Iterable[Taken], sweep: Sweep, listener: Listener) -> None:
    """Add what new letters say, in words of the rules, to the count of their day; no letter keeps them."""
    days: dict[date, Counter[str]] = {}
    for taken in batch:
        if taken.new and taken.judged is not None:
            day = sweep.line.hours.local(taken.record.received).date()
            days.setdefault(day, Counter()).update(listener.heard(taken.judged.judgement))
    if days:
        sweep.ledger.hear(days)


def _known_before(batch: Iterable[Taken], inbox: Inbox, sweep: Sweep) -> list[Taken]:
    """Letters the ledger knows by fingerprint keep what was decided: they were moved, or given a new UID.

    Where the known one still lies in the mailbox, this is a second copy of it, and needs no second answer.
    """
    names = {taken.record.fingerprint for taken in batch}
    places = {sweep.naming.unreadable(taken.record.place) for taken in batch}
    known = dict(sweep.ledger.letters(names | places))
    settled = (_settle(taken, known, inbox, sweep.naming) for taken in batch)
    return [_read_at_last(taken, known.get(sweep.naming.unreadable(taken.record.place))) for taken in settled]


def _read_at_last(taken: Taken, before: LetterRecord | None) -> Taken:
    """A letter that was quarantined at this place keeps the flags it was given there, to have them cleared."""
    if before is None or not before.present or taken.record.outcome is Outcome.QUARANTINED:
        return taken
    record = replace(
        taken.record,
        flags=taken.record.flags | before.flags,
        moving=taken.record.moving | before.moving,
        removed=taken.record.removed | before.removed,
    )
    was = replace(before, present=False, flags=frozenset(), moving=frozenset())
    return replace(taken, record=record, was=was)


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
    if record.outcome is Outcome.QUARANTINED:
        settled = replace(settled, stage=record.stage, reason=record.reason)
    if taken.judged is not None:
        settled = _with_judgement(replace(settled, rules=record.rules), taken.judged)
    return replace(taken, record=settled)
