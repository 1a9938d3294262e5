"""Flags on the letters that wait, and off those that are answered: the ledger, one STORE a value, the ledger again."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from triage.desk.flags import FlagChange, by_value, change
from triage.errors import PermanentError
from triage.model import LetterRecord, Outcome, Place, Plan, SetFlags
from triage.work.context import Inbox, Sweep
from triage.work.protocols import Ledger

log = logging.getLogger(__name__)

FOR_A_PERSON = frozenset({"\\Flagged"})  # on a letter the bot could not read


@dataclass(frozen=True, slots=True)
class Waiting:
    """The letters that wait for an answer, and the flags that those in the inbox carry on the server."""

    records: tuple[LetterRecord, ...]
    flags: Mapping[Place, frozenset[str]]

    @property
    def seen(self) -> tuple[LetterRecord, ...]:
        """Those that are there: one expunged a moment ago has no flags, but nobody took them off. One that was filed
        away is not ours to flag.
        """
        return tuple(record for record in self.records if record.place in self.flags)

    def with_outcomes(self, ledger: Ledger) -> Waiting:
        """The same letters as they stand on record now: their drafts may have changed their outcome, and what was
        quarantined may have been read.
        """
        known = ledger.letters(record.fingerprint for record in self.records)
        records = (known[record.fingerprint] for record in self.records)
        return replace(self, records=tuple(record for record in records if record.present))

    def carries(self, record: LetterRecord) -> frozenset[str]:
        return self.flags[record.place]


def flag(plans: Iterable[Plan], waiting: Waiting, unread: Collection[str], inbox: Inbox, sweep: Sweep) -> int:
    """Give every waiting letter the flags of its case; how many letters that changed on the server.

    `unread`: fingerprints of letters that could be read before, and not now; they keep the flags they have.
    """
    plans = tuple(plans)
    wanted = {action.place: action.flags for one in plans for action in one.actions if isinstance(action, SetFlags)}
    bands = {letter.place: one.entry.priority.band.value for one in plans for letter in one.entry.case.letters}
    changes = []
    for record in waiting.seen:
        if record.fingerprint in unread:
            continue
        asked = FOR_A_PERSON if record.outcome is Outcome.QUARANTINED else wanted.get(record.place, frozenset())
        seen = replace(record, outcome=_flagged(record.outcome), band=bands.get(record.place, record.band))
        one = change(seen, inbox.can_keep(asked) - sweep.refused, waiting.carries(record))
        if one.needed or one.record != record:
            changes.append(one)
    return _store(changes, sweep)


def clear(finished: Waiting, sweep: Sweep) -> int:
    """Take our flags off letters that wait no more; how many letters that changed on the server."""
    return _store([change(record, frozenset(), finished.carries(record)) for record in finished.seen], sweep)


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
