"""The letters of the inbox: every one accounted for, new ones taken in, those that wait gathered into cases.

A letter that was filed away and waits for what we promised is read where it lies.

Their words are kept nowhere but in the mailbox, and in memory between two sweeps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from triage.judge.heard import Listener
from triage.judge.priority import is_vip
from triage.model import Case, LetterRecord, Outcome, Place, QueueEntry, Skipped
from triage.plan import Line
from triage.work.context import Inbox, Sweep
from triage.work.inbox.cases import gather
from triage.work.inbox.intake import not_given, take_in
from triage.work.inbox.kept_letters import KeptLetters
from triage.work.packed import Packed
from triage.work.sent import filed, promised

_SOON = timedelta(hours=1)  # a letter that could be read once and cannot be read now is not asked for again before


@dataclass(frozen=True, slots=True)
class Arrived:
    """Every UID of the mailbox is accounted for: `server` = `known` + `old` + `missing`.

    `missing`: counted by the server, and not listed or not given. One that is listed is known after the next sweep, or
    quarantined.
    """

    skipped: tuple[Skipped, ...]
    server: int
    known: int
    old: int
    new: int
    missing: int


@dataclass(slots=True)
class _Taken:
    """Letters that were taken in: the UIDs of those that could be read and of those that could not, and the skipped."""

    read: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def uids(self) -> set[int]:
        return self.read | self.unread


class Reader:
    """Reads each letter once, as long as the rules stay the same."""

    def __init__(self) -> None:
        self._kept = KeptLetters()
        self._judged_by = ""
        self._listener: Listener | None = None
        self._missing: frozenset[int] = frozenset()  # UIDs
        self._inbox: Inbox | None = None  # whose letters are all on record
        self._arrived = Arrived((), 0, 0, 0, 0, 0)
        self._failed: dict[str, datetime] = {}  # when a letter that was read before could not be read

    def forget_other_rules(self, line: Line) -> None:
        if self._judged_by != line.rules.digest:
            self._kept, self._judged_by, self._failed = KeptLetters(), line.rules.digest, {}
            self._listener = None

    @property
    def unread(self) -> Set[str]:
        """Fingerprints of letters that could be read before, and not now."""
        return self._failed.keys()

    def forget(self, records: Iterable[LetterRecord]) -> None:
        self._kept.forget(record.fingerprint for record in records)

    def whole(self, case: Case) -> Case:
        """An open case, with all that its letters say."""
        return self._kept.whole(case)

    def shown(self, row: QueueEntry) -> QueueEntry:
        """A row of the queue, with all that is shown of it."""
        return self._kept.shown(row)

    def take_in_new(self, sweep: Sweep, inbox: Inbox, since: date, between: Callable[[], None]) -> Arrived:
        """Put on record what came in since the day `since`, and what has left the mailbox or come back.

        Where much has come in, it is done in parts, and `between` them what need not be kept is let go.
        """
        if inbox is self._inbox and not self._missing and not sweep.options.retry_quarantined:
            return self._arrived
        known = _known(sweep, inbox)
        recent = frozenset(sweep.mailbox.uids(since=since)) & inbox.uids
        wanted = recent - known
        again = _quarantined(sweep, inbox) if sweep.options.retry_quarantined else frozenset()
        taken = _Taken()
        asked = sorted(wanted | again)
        part = sweep.options.part
        for start in range(0, len(asked), part):
            if start:
                between()
            self._take(asked[start : start + part], inbox, sweep, taken)
        got = taken.uids
        gone, blamed = self._not_given(wanted - got, inbox, sweep)
        here, on_record = inbox.uids - gone, known | got | blamed
        arrived = Arrived(
            skipped=tuple(taken.skipped),
            server=len(here) + inbox.unlisted,
            known=len(here & on_record),
            old=len(here - recent - on_record),
            new=len(wanted & (got | blamed)),
            missing=len(self._missing) + inbox.unlisted,
        )
        self._inbox, self._arrived = inbox, replace(arrived, skipped=(), new=0)
        return arrived

    def _not_given(self, asked: frozenset[int], inbox: Inbox, sweep: Sweep) -> tuple[frozenset[int], frozenset[int]]:
        """The UIDs that were expunged meanwhile, and those that the server lists and has now failed to give twice:
        they are quarantined.
        """
        listed = asked & frozenset(sweep.mailbox.uids()) if asked else asked
        blamed = listed & self._missing
        self._missing = listed - blamed
        not_given(sorted(blamed), inbox, sweep)
        return asked - listed, blamed

    def cases(self, sweep: Sweep, inbox: Inbox, waiting: Packed[LetterRecord]) -> tuple[Case, ...]:
        """The open cases, each letter in short; the letters of earlier runs are read again."""
        self._read_again(waiting.where(lambda one: self._is_to_be_read(one, sweep.now)), inbox, sweep)
        read = (one for one in waiting if one.fingerprint in self._kept and one.outcome is not Outcome.QUARANTINED)
        judged = ((one, self._kept.short(one.fingerprint)) for one in read)
        promises = promised.open_by_customer(sweep.ledger.open_promises())
        return gather(judged, self._kept.is_vip, promises, sweep.now)

    def _read_again(self, unread: Iterable[LetterRecord], inbox: Inbox, sweep: Sweep) -> None:
        away = [one for one in unread if filed.is_filed(one, inbox.mailbox)]
        places, taken = {one.place for one in away}, _Taken()
        self._take(sorted(one.place.uid for one in unread if one.place not in places), inbox, sweep, taken)
        there = self._read_filed(away, inbox, sweep) if away else set()
        self._failed = {name: at for name, at in self._failed.items() if name not in self._kept}
        for one in unread:
            if one.place not in there and (one.place in places or one.place.uid not in taken.read):
                self._failed[one.fingerprint] = sweep.now

    def _is_to_be_read(self, record: LetterRecord, now: datetime) -> bool:
        """A letter that hangs costs seconds: it is not tried at every sweep."""
        if record.fingerprint in self._kept or record.outcome is Outcome.QUARANTINED:
            return False
        failed = self._failed.get(record.fingerprint)
        return failed is None or now - failed >= _SOON

    def _read_filed(self, records: Iterable[LetterRecord], inbox: Inbox, sweep: Sweep) -> set[Place]:
        """Where those lie that could be read. The inbox is open before and after."""
        places = set()
        for one in filed.read(records, sweep):
            self._kept.add(one, vip=is_vip(one, sweep.line.rules.senders))
            places.add(one.place)
        sweep.mailbox.open(inbox.mailbox, write=True)
        return places

    def _take(self, uids: Iterable[int], inbox: Inbox, sweep: Sweep, taken: _Taken) -> None:
        self._listener = self._listener or Listener(sweep.line.rules)
        for one in take_in(uids, inbox, sweep, self._listener):
            if one.judged is not None:
                self._kept.add(one.judged, vip=is_vip(one.judged, sweep.line.rules.senders))
            if one.skipped is not None:
                taken.skipped.append(one.skipped)
            unread = one.record.outcome is Outcome.QUARANTINED
            (taken.unread if unread else taken.read).add(one.record.place.uid)


def _known(sweep: Sweep, inbox: Inbox) -> Set[int]:
    """The UIDs on record, once it is noted which of them have left the mailbox or come back."""
    known = sweep.ledger.uids_in(inbox.mailbox, inbox.uidvalidity)
    moved = [
        uid for uid, present in known.items() if present != (uid in inbox.uids) and not (present and inbox.unlisted)
    ]
    if moved:
        records = sweep.ledger.letters_in(inbox.mailbox, inbox.uidvalidity)
        sweep.ledger.record((replace(records[uid], present=uid in inbox.uids) for uid in moved), now=sweep.now)
    return known.keys()


def _quarantined(sweep: Sweep, inbox: Inbox) -> frozenset[int]:
    stuck = (one for one in sweep.ledger.open_letters() if one.outcome is Outcome.QUARANTINED)
    return frozenset(one.place.uid for one in stuck if inbox.holds(one.place))
