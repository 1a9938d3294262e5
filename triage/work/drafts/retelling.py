"""Drafts in which a language model restates the problem, where the shop wants that and the model can be trusted.

It is asked as late as can be, for the letters are flagged and the queue is posted by then, and for no longer than its
share of a sweep. Whatever it does, the draft that our own rules wrote is laid in its place.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from triage.errors import LetterError, TriageError
from triage.model import Case, LayDraft, QueueEntry, Refusal, Telling
from triage.plan import Written, retold, to_tell
from triage.work.context import Sweep
from triage.work.drafts.drafting import ToLay
from triage.work.protocols import Teller

log = logging.getLogger(__name__)

SECONDS = 20.0  # of a sweep
_MOST_LETTERS = 10  # of one customer; who writes more needs no finer words
_MODEL = "by the model"


class Retelling:
    """`teller` is asked for `seconds` of each sweep at most, and one question longer. `clock`: seconds that only go
    forward.
    """

    def __init__(self, teller: Teller, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._teller = teller
        self._seconds = seconds
        self._clock = clock

    def retold(
        self,
        drafts: Sequence[ToLay],
        rows: Iterable[QueueEntry],
        whole: Callable[[Case], Case],
        sweep: Sweep,
        *,
        first: Callable[[], None],
    ) -> Iterator[ToLay]:
        """The drafts, each in the words it shall be laid in, as they are asked for. `rows`: of the queue; `whole` gives
        a case all that its letters say. `first` is done before a model is asked, if there is a draft.
        """
        if drafts:
            first()
        by_customer: Mapping[str, QueueEntry] = {row.case.customer: row for row in rows}
        ends = self._clock() + self._seconds
        tally: Counter[str] = Counter()
        for one in drafts:
            row = by_customer.get(one.customer)
            if row is None or len(row.case.letters) > _MOST_LETTERS or self._clock() >= ends:
                tally["no time"] += 1
                yield one
                continue
            sweep.go_on()
            made = self._told(replace(row, case=whole(row.case)), one.draft, sweep)
            tally[_MODEL if isinstance(made, LayDraft) else made] += 1
            yield replace(one, draft=made) if isinstance(made, LayDraft) else one
        if tally:
            log.info("problems restated %s", ", ".join(f"{said}: {number}" for said, number in sorted(tally.items())))

    def _told(self, row: QueueEntry, draft: LayDraft, sweep: Sweep) -> LayDraft | str:
        """The draft in the model's words, or why not."""
        [asked] = sweep.examination.tell([partial(to_tell, row)], sweep.line)
        if not isinstance(asked, Telling):
            return "by our rules: better so"
        try:
            words = self._teller.tell(asked)
        except TriageError as error:
            return f"by our rules: {error}"
        writing = partial(retold, row, words, now=sweep.now, token=draft.token)
        [made] = sweep.examination.tell([writing], sweep.line)
        if isinstance(made, Written):
            return replace(draft, octets=made.octets, draft=made.draft)
        return f"by our rules: {_doubt(made)}"


def _doubt(made: Refusal | LetterError) -> str:
    return (
        f"the model's words fail in {made.detail}" if isinstance(made, Refusal) else "the model's words cannot be read"
    )
