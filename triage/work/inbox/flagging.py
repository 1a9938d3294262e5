"""Flags on the letters that wait, and off those that are answered: the ledger, one STORE a value, the ledger again."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from triage.desk.flags import FlagChange, by_value, change
from triage.errors import PermanentError
from triage.model import LetterRecord, Outcome, Plan, SetFlags
from triage.work.context import Inbox, Sweep
from triage.work.packed import Packed

log = logging.getLogger(__name__)

FOR_A_PERSON = frozenset({"\\Flagged"})  # on a letter the bot could not read
_BATCH = 1000  # letters flagged at a time: a flood is ten thousand


@dataclass(frozen=True, slots=True)
class Waiting:
    """The letters that wait for an answer, and the flags that those in the inbox carry on the server, by UID."""

    records: Packed[LetterRecord]
    inbox: Inbox
    flags: Mapping[int, frozenset[str]]

    def holds(self, record: LetterRecord) -> bool:
        """Whether it is there: one expunged a moment ago has no flags, but nobody took them off. One that was filed
        away is not ours to flag.
        """
        return self.inbox.holds(record.place) and record.place.uid in self.flags

    def carries(self, record: LetterRecord) -> frozenset[str]:
        return self.flags[record.place.uid] if self.holds(record) else frozenset()


class Flagging:
    """Gives the letters that wait the flags of their cases, many at a time. `changed`: how many changed on the server.

    `unread`: fingerprints of letters that could be read before, and not now; they keep the flags they have.
    """

    def __init__(self, waiting: Waiting, unread: Collection[str], sweep: Sweep) -> None:
        self._waiting = waiting
        self._unread = unread
        self._sweep = sweep
        self.changed = 0

    def planned(self, plans: Iterable[Plan], letters: Mapping[str, LetterRecord]) -> None:
        """`letters`: those of these plans on record, by fingerprint."""
        self._store(
            self._change(letters[letter.fingerprint], action.flags, one.entry.priority.band.value)
            for one in plans
            for action, letter in zip(_flags(one), one.entry.case.letters, strict=True)
        )

    def quarantined(self, records: Iterable[LetterRecord]) -> None:
        self._store(self._change(record, FOR_A_PERSON, record.band) for record in records)

    def _change(self, record: LetterRecord, wanted: frozenset[str], band: str) -> FlagChange | None:
        """None where nothing is to change, on the server or on record."""
        waiting = self._waiting
        if not record.present or not waiting.holds(record) or record.fingerprint in self._unread:
            return None
        seen = replace(record, outcome=_flagged(record.outcome), band=band)
        one = change(seen, waiting.inbox.can_keep(wanted) - self._sweep.refused, waiting.carries(record))
        return one if one.needed or one.record != record else None

    def _store(self, changes: Iterable[FlagChange | None]) -> None:
        self.changed += _stored((one for one in changes if one is not None), self._sweep)


def clear(finished: Iterable[LetterRecord], waiting: Waiting, sweep: Sweep) -> int:
    """Take our flags off letters that wait no more; how many letters that changed on the server."""
    here = (record for record in finished if waiting.holds(record))
    return _stored((change(record, frozenset(), waiting.carries(record)) for record in here), sweep)


def _stored(changes: Iterable[FlagChange], sweep: Sweep) -> int:
    some = iter(changes)
    return sum(_store(batch, sweep) for batch in iter(lambda: list(islice(some, _BATCH)), []))


def _flags(plan: Plan) -> Iterator[SetFlags]:
    return (action for action in plan.actions if isinstance(action, SetFlags))


def _flagged(outcome: Outcome) -> Outcome:
    return Outcome.FLAGGED if outcome is Outcome.JUDGED else outcome


def _store(changes: list[FlagChange], sweep: Sweep) -> int:
    begun = [one.begun for one in changes if one.needed]
    if begun:
        sweep.ledger.record(begun, now=sweep.now)
    adds, removes = by_value(changes)
    taken = {flags: _taken(uids, flags, sweep) for flags, uids in adds.items()}
    gone = {flags: _gone(uids, flags, sweep) for flags, uids in removes.items()}
    if changes:
        done = (_as_done(one, taken.get(one.add, one.add), gone.get(one.remove, one.remove)) for one in changes)
        sweep.ledger.record(done, now=sweep.now)
    return sum(one.needed for one in changes)


def _as_done(change: FlagChange, taken: frozenset[str], gone: frozenset[str]) -> LetterRecord:
    """The record after STORE: flags that the server would not set are not ours, those it kept are."""
    return replace(change.record, flags=change.record.flags - (change.add - taken) | (change.remove - gone))


def _taken(uids: list[int], flags: frozenset[str], sweep: Sweep) -> frozenset[str]:
    """The flags that the server took: where it has no room for more keywords, system flags alone, or none.

    What it refused is not asked for again by this process.
    """
    for wanted in (flags, frozenset(flag for flag in flags if flag.startswith("\\"))):
        try:
            if wanted:
                sweep.mailbox.add_flags(sorted(uids), sorted(wanted))
        except PermanentError:
            continue
        break
    else:
        wanted = frozenset()
    if refused := flags - wanted - sweep.refused:
        sweep.refused.update(refused)
        log.warning("the mail server does not keep these flags, the queue message has to do: %s", sorted(refused))
    return wanted


def _gone(uids: list[int], flags: frozenset[str], sweep: Sweep) -> frozenset[str]:
    """The flags that the server took off."""
    try:
        sweep.mailbox.remove_flags(sorted(uids), sorted(flags))
    except PermanentError:
        return frozenset()
    return flags
