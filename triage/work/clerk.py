"""What a sweep does about the cases it has gathered: it plans for each, flags its letters, and lays drafts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from triage.judge.priority import ranked
from triage.model import Case, LayDraft, LetterRecord, Outcome, Plan, QueueEntry
from triage.work.context import Sweep
from triage.work.drafts import drafting
from triage.work.drafts.fates import Acting, Letters, decide, known_letters
from triage.work.drafts.memo import Memo
from triage.work.drafts.planning import Ground, plans
from triage.work.drafts.retelling import Retelling
from triage.work.drafts.shelf import Look, Shelf
from triage.work.inbox.flagging import Flagging, Waiting
from triage.work.inbox.reading import Reader
from triage.work.packed import Packed


@dataclass(frozen=True, slots=True)
class Done:
    """The queue and what was done about it."""

    queue: tuple[QueueEntry, ...]
    quarantined: tuple[LetterRecord, ...]
    flagged: int
    laid: drafting.Laid
    removed: int


class Clerk:
    """Keeps in memory how problems were told, from one sweep to the next."""

    def __init__(self, reader: Reader, shelf: Shelf, retelling: Retelling | None) -> None:
        self._reader = reader
        self._shelf = shelf
        self._retelling = retelling
        self._memo = Memo()

    def act(
        self,
        cases: Collection[Case],
        waiting: Waiting,
        look: Look,
        sweep: Sweep,
        *,
        before_a_model: Callable[[Done], None],
    ) -> Done:
        """Plan for every case, flag its letters, and lay the drafts, most urgent first."""
        acting = self._settle_drafts(look, known_letters(cases, waiting.records, look, sweep), sweep)
        quarantined = _quarantined(waiting, sweep)
        flagging = Flagging(waiting, self._reader.unread, sweep)
        flagging.quarantined(quarantined)
        ground = Ground(look.others, acting.renewing, self._reader.whole)
        rows, drafts = self._planned(cases, ground, flagging, sweep)
        acting.withdraw_refused(rows)
        done = Done(self._in_order(rows, sweep), quarantined, flagging.changed, drafting.Laid(), acting.removed)
        told: Iterable[drafting.ToLay] = drafts
        if self._retelling is not None:
            told = self._retelling.retold(drafts, rows, ground.whole, sweep, first=lambda: before_a_model(done))
        laid = drafting.lay_all(told, sweep, acting.supersede)
        return replace(done, laid=laid, removed=acting.removed)

    def _settle_drafts(self, look: Look, letters: Letters, sweep: Sweep) -> Acting:
        """What can be settled at once is; a draft that shall be renewed stays until the new one lies there."""
        acting = Acting(look, self._shelf, sweep)
        for found, one in decide(look, letters, sweep):
            acting.act(found, one)
        if acting.touched:
            sweep.mailbox.open(sweep.folders.inbox, write=True)
        return acting

    def _planned(
        self, cases: Iterable[Case], ground: Ground, flagging: Flagging, sweep: Sweep
    ) -> tuple[list[QueueEntry], Packed[drafting.ToLay]]:
        """The rows of the queue, and the drafts to be laid. Where a reply stands in no row, its words are not kept."""
        rows: list[QueueEntry] = []
        drafts: Packed[drafting.ToLay] = Packed()
        for some in plans(cases, ground, sweep, self._memo):
            flagging.planned(some.plans, some.letters)
            drafts += [drafting.ToLay(one.entry.case.customer, lay) for one in some.plans for lay in _lays(one)]
            full = max(sweep.options.most_rows - len(rows), 0)
            rows += [one.entry for one in some.plans[:full]]
            rows += [replace(one.entry, draft=None) for one in some.plans[full:]]
        return rows, drafts

    def _in_order(self, rows: Iterable[QueueEntry], sweep: Sweep) -> tuple[QueueEntry, ...]:
        """The queue: as many rows as people are shown with all that is shown of them."""
        queue, most = ranked(rows), sweep.options.most_rows
        return (*map(self._reader.shown, queue[:most]), *queue[most:])


def _lays(plan: Plan) -> Iterator[LayDraft]:
    return (action for action in plan.actions if isinstance(action, LayDraft))


def _quarantined(waiting: Waiting, sweep: Sweep) -> tuple[LetterRecord, ...]:
    """As they stand on record now: some may have been read meanwhile."""
    stuck = (record.fingerprint for record in waiting.records if record.outcome is Outcome.QUARANTINED)
    now = sweep.ledger.letters(stuck).values()
    return tuple(record for record in now if record.present and record.outcome is Outcome.QUARANTINED)
