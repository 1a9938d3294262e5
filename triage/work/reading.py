"""The letters of the inbox: new ones taken in, those that wait gathered into cases.

Their words are kept nowhere but in the mailbox, and in memory between two sweeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from triage.model import Case, JudgedLetter, LetterRecord, Outcome, Skipped
from triage.plan import Line
from triage.work import promised
from triage.work.cases import gather
from triage.work.context import Inbox, Sweep
from triage.work.intake import Taken, take_in


@dataclass(frozen=True, slots=True)
class Arrived:
    """Every UID of the mailbox is accounted for: `server` = `known` + `old`."""

    skipped: tuple[Skipped, ...]
    server: int
    known: int
    old: int
    new: int


class Reader:
    """Reads each letter once, as long as the rules stay the same."""

    def __init__(self) -> None:
        self._judged: dict[str, JudgedLetter] = {}
        self._judged_by = ""

    def forget_other_rules(self, line: Line) -> None:
        if self._judged_by != line.rules.digest:
            self._judged, self._judged_by = {}, line.rules.digest

    def forget(self, records: Iterable[LetterRecord]) -> None:
        for record in records:
            self._judged.pop(record.fingerprint, None)

    def take_in_new(self, sweep: Sweep, inbox: Inbox, since: date) -> Arrived:
        """Put on record what came in since the day `since`, and what has left the mailbox or come back."""
        known = sweep.ledger.letters_in(inbox.mailbox, inbox.uidvalidity)
        left_or_back = [
            replace(record, present=uid in inbox.uids)
            for uid, record in known.items()
            if record.present != (uid in inbox.uids)
        ]
        if left_or_back:
            sweep.ledger.record(left_or_back, now=sweep.now)
        recent = frozenset(sweep.mailbox.uids(since=since)) & inbox.uids
        taken = self._take(sorted(recent - known.keys()), inbox, sweep)
        return Arrived(
            skipped=tuple(one.skipped for one in taken if one.skipped),
            server=len(inbox.uids),
            known=len(known.keys() & inbox.uids) + len(taken),
            old=len(inbox.uids - recent - known.keys()),
            new=len(taken),
        )

    def cases(self, sweep: Sweep, inbox: Inbox, waiting: Iterable[LetterRecord]) -> tuple[Case, ...]:
        """The open cases; the letters of earlier runs are read again."""
        records = [record for record in waiting if record.outcome is not Outcome.QUARANTINED]
        self._take(sorted(one.place.uid for one in records if one.fingerprint not in self._judged), inbox, sweep)
        judged = [
            (record, self._judged[record.fingerprint]) for record in records if record.fingerprint in self._judged
        ]
        promises = promised.open_by_customer(sweep.ledger.open_promises())
        return gather(judged, sweep.line.rules.senders, promises, sweep.now)

    def _take(self, uids: Iterable[int], inbox: Inbox, sweep: Sweep) -> list[Taken]:
        taken = []
        for one in take_in(uids, inbox, sweep):
            if one.judged is not None:
                self._judged[one.judged.fingerprint] = one.judged
            taken.append(one)
        return taken
