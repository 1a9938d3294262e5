"""A plan for each case: at most one draft a customer, and none where an agent has the letter in hand.

Only a draft that shall be laid is composed. Whether it shall be is told by the ledger (which drafts stand, what they
cover and promise), by what lies in Drafts, and by the budget. What is made of customers' words is made where it can be
killed (`Examination.tell`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import count, islice

from triage.desk.draft_fate import is_too_old
from triage.desk.draft_versions import Lying, answers
from triage.errors import LetterError
from triage.judge.priority import ranked
from triage.model import Case, DraftRecord, LayDraft, LetterRecord, Plan, Priority, QueueEntry, Refusal, Restatement
from triage.plan import Line, Written, entry, entry_for_a_person, flags_only, replied, restated, written
from triage.work.context import Sweep
from triage.work.drafts.budgeting import Purse
from triage.work.drafts.drafting import LIVE, may_be_drafted
from triage.work.drafts.fates import terms
from triage.work.drafts.memo import Memo
from triage.work.fence import fenced
from triage.work.packed import PackedByName

_MOST_TOLD = 50  # letters of one customer
_BLOCK = 100  # replies written together
_MOST_AT_ONCE = 1000  # letters


def _as_it_is(case: Case) -> Case:
    return case


@dataclass(frozen=True, slots=True)
class Ground:
    """What plans are made on: the messages in Drafts that are no version of a draft of ours; the drafts in whose place
    a new one shall be laid, by customer; and what gives a case all that its letters say, where it has them in short.
    """

    others: tuple[Lying, ...] = ()
    renewing: Mapping[str, DraftRecord] = field(default_factory=dict)
    whole: Callable[[Case], Case] = _as_it_is


@dataclass(frozen=True, slots=True)
class Planned:
    """Some plans, and their letters on record, by fingerprint."""

    plans: tuple[Plan, ...]
    letters: Mapping[str, LetterRecord]


def plans(cases: Iterable[Case], ground: Ground, sweep: Sweep, memo: Memo) -> Iterator[Planned]:
    """The plans for `cases`, some at a time, most urgent first: they are provided for from the budget in that order."""
    waiting = {case.customer: case for case in cases}
    memo.begin(sweep.line, waiting.keys())
    planner = _Planner(ground, sweep, memo)
    restated = _restated(waiting.values(), ground, sweep, memo)
    rows = iter(ranked(_row(case, told, ground, sweep) for case, told in restated))
    for block in iter(lambda: tuple(islice(rows, _BLOCK)), ()):
        yield Planned(tuple(planner.plan(block)), planner.letters)


def _restated(
    cases: Iterable[Case], ground: Ground, sweep: Sweep, memo: Memo
) -> Iterator[tuple[Case, Restatement | LetterError]]:
    cases = tuple(cases)
    unknown = [case for case in cases if memo.restated(case) is None]
    told = sweep.examination.tell((partial(restated, ground.whole(_in_short(case))) for case in unknown), sweep.line)
    for case, one in zip(unknown, told, strict=True):
        memo.restate(case, one)
    for case in cases:
        if (known := memo.restated(case)) is not None:
            yield case, known


def _row(case: Case, told: Restatement | LetterError, ground: Ground, sweep: Sweep) -> QueueEntry:
    """A case that cannot be told is for a person."""
    if isinstance(told, LetterError):
        return _for_a_person(case, told, ground)
    made = fenced(lambda: entry(case, told, sweep.line, now=sweep.now), "reply")
    if isinstance(made, LetterError):
        return _for_a_person(case, made, ground)
    return replace(made, priority=_first_of_equals(made.priority))


@lru_cache(maxsize=1000)
def _first_of_equals(priority: Priority) -> Priority:
    """One value for all cases that are as urgent: in a flood many are."""
    return priority


def _for_a_person(case: Case, error: LetterError, ground: Ground) -> QueueEntry:
    newest = ground.whole(replace(case, letters=case.letters[-1:]))
    return replace(entry_for_a_person(newest, error), case=case)


def _in_short(case: Case) -> Case:
    """A case as it is told and answered: of a flood the first letter, by which the wait is known, and the newest."""
    if len(case.letters) <= _MOST_TOLD:
        return case
    return replace(case, letters=(case.letters[0], *case.letters[1 - _MOST_TOLD :]))


class _Planner:
    def __init__(self, ground: Ground, sweep: Sweep, memo: Memo) -> None:
        self._ground = ground
        self._sweep = sweep
        self._memo = memo
        self._purse = Purse(sweep, ground.whole)
        self._today = sweep.line.hours.local(sweep.now).date().isoformat()
        self._drafts: Mapping[str, Sequence[DraftRecord]] = {}  # by customer, and the letters on record: of the rows
        self.letters: Mapping[str, LetterRecord] = {}  # that are planned just now

    def plan(self, rows: Sequence[QueueEntry]) -> Iterator[Plan]:
        """The plans for `rows`, in that order. Their replies are written together, though the budget may end between
        two of them: what is too much is thrown away.
        """
        self._look_up(rows)
        wanted = [row for row in rows if self._may_have_one(row) and self._refusal(row) is None]
        tokens = {row.case.customer: self._unused_token(row.case) for row in wanted}
        works = (self._writing(row, tokens[row.case.customer]) for row in wanted)
        made = dict(zip(tokens, self._sweep.examination.tell(works, self._sweep.line), strict=True))
        for row in rows:
            customer = row.case.customer
            yield self._plan(row, (tokens[customer], made[customer]) if customer in made else None)

    def _look_up(self, rows: Sequence[QueueEntry]) -> None:
        ledger = self._sweep.ledger
        drafts: dict[str, list[DraftRecord]] = defaultdict(list)
        for draft in ledger.drafts_for(row.case.customer for row in rows):
            drafts[draft.customer].append(draft)
        self._drafts = drafts
        names = [letter.fingerprint for row in rows for letter in row.case.letters]
        self.letters = ledger.letters(names) if len(names) <= _MOST_AT_ONCE else _packed(names, self._sweep)

    def _may_have_one(self, row: QueueEntry) -> bool:
        return row.refusal is None and self._is_wanted(row.case)

    def _writing(self, row: QueueEntry, token: str) -> Callable[[Line], Written | Refusal]:
        case = self._ground.whole(_in_short(row.case))
        return partial(written, replace(row, case=case), now=self._sweep.now, token=token)

    def _plan(self, row: QueueEntry, reply: tuple[str, Written | Refusal | LetterError] | None) -> Plan:
        if not self._may_have_one(row):
            return flags_only(row, self._sweep.line)
        refusal = self._refusal(row)
        if isinstance(refusal, LetterError):
            return flags_only(_for_a_person(row.case, refusal, self._ground), self._sweep.line)
        if refusal is not None or reply is None:
            return flags_only(replace(row, refusal=refusal), self._sweep.line)
        return self._replied(row, *reply)

    def _is_wanted(self, case: Case) -> bool:
        """Whether a draft shall be laid: none stands that is not to be renewed, and nobody has deleted one."""
        renews = case.customer in self._ground.renewing
        stands = any(draft.outcome in LIVE for draft in self._drafts[case.customer])
        covers = [letter.fingerprint for letter in case.letters]
        return (renews or not stands) and may_be_drafted(covers, self.letters, renews=renews)

    def _refusal(self, row: QueueEntry) -> Refusal | LetterError | None:
        """Why no draft is laid for a case that could have one, or None; the dearest question last."""
        renews = row.case.customer in self._ground.renewing
        if not renews and self._in_hand(row.case):
            return Refusal("in_hand", "")
        if not renews and self._is_left_over(row.case):
            return Refusal("left_over", "")
        if not renews and self._is_too_old(row.case):
            return Refusal("expired", "")
        return self._memo.refused(row, self._today) or self._purse.refusal(row, renewal=renews)

    def _in_hand(self, case: Case) -> bool:
        """Whether a draft of an agent's own lies there for this customer."""
        records = (self.letters[letter.fingerprint] for letter in case.letters if letter.fingerprint in self.letters)
        thread = {record.message_id_hash for record in records if record.message_id_hash}
        return any(answers(one, case.customer, thread, case.waiting_since) for one in self._ground.others)

    def _is_left_over(self, case: Case) -> bool:
        """Whether a draft of ours lies there for this customer that the ledger knows nothing of: they were forgotten,
        or an older ledger was brought back.
        """
        known = {draft.token for draft in self._drafts[case.customer]}
        return any(
            one.token and one.token not in known and case.customer in one.recipients for one in self._ground.others
        )

    def _is_too_old(self, case: Case) -> bool:
        broken = case.promise_due if case.promise_broken else None
        return is_too_old((*(letter.received for letter in case.letters), broken), terms(self._sweep))

    def _replied(self, row: QueueEntry, token: str, made: Written | Refusal | LetterError) -> Plan:
        sweep, renewed = self._sweep, self._ground.renewing.get(row.case.customer)
        if isinstance(made, LetterError | Refusal):
            self._memo.refuse(row, self._today, made)
        if isinstance(made, LetterError):
            return flags_only(_for_a_person(row.case, made, self._ground), sweep.line)
        plan = replied(row, made, sweep.line, token=token)
        if isinstance(made, Refusal):
            return plan
        self._purse.spend(row, renewal=renewed is not None)
        return plan if renewed is None else _replacing(plan, renewed.token)

    def _unused_token(self, case: Case) -> str:
        """A token names one draft only, also where an earlier draft for the same letter was withdrawn."""
        used = {draft.token for draft in self._drafts[case.customer]}
        tokens = (self._sweep.naming.draft(case.newest.fingerprint, generation) for generation in count())
        return next(token for token in tokens if token not in used)


def _packed(names: Sequence[str], sweep: Sweep) -> Mapping[str, LetterRecord]:
    """The letters on record, where somebody has written thousands of them."""
    records: PackedByName[LetterRecord] = PackedByName()
    for start in range(0, len(names), _MOST_AT_ONCE):
        records.add(sweep.ledger.letters(names[start : start + _MOST_AT_ONCE]))
    return records


def _replacing(made: Plan, token: str) -> Plan:
    actions = (replace(one, replaces=token) if isinstance(one, LayDraft) else one for one in made.actions)
    return replace(made, actions=tuple(actions))
