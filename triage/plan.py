"""The second half of the line, from cases to actions, and what the whole line knows. Pure: it decides, `work` acts.

octets -> letter -> judgement          (`triage.judge.reading`, once a letter)
case -> priority, reply -> actions     (`plan`, once a case and sweep)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from triage.errors import LetterError
from triage.hours import BusinessHours
from triage.judge.engine import Judge
from triage.judge.priority import priority
from triage.model import (
    Action,
    Band,
    Case,
    Draft,
    LayDraft,
    Plan,
    Priority,
    QueueEntry,
    Reason,
    Refusal,
    Restatement,
    SetFlags,
    Us,
)
from triage.reply import compose, courtesy
from triage.reply.answer import answering
from triage.reply.promise import promise
from triage.reply.restate import restate
from triage.rules.schema import BandRow, ProblemRow, Rules


@dataclass(frozen=True, slots=True)
class Line:
    """Everything that stays the same from letter to letter: who we are, the rules, and what was built from them."""

    us: Us
    rules: Rules
    judge: Judge
    composer: compose.Composer
    hours: BusinessHours
    templates: Mapping[str, str]
    flags: Mapping[Band, frozenset[str]] = field(default_factory=dict)  # the flags a letter of that band carries

    def problem(self, problem_id: str) -> ProblemRow:
        return next(row for row in self.rules.problems if row.id == problem_id)

    def band(self, band: Band) -> BandRow:
        return next((row for row in self.rules.bands if row.id == band), BandRow(id=band.value, at_least=0.0))


def plan(case: Case, line: Line, *, now: datetime, token: str) -> Plan:
    """What shall be done about a case at `now`. `token`: 32 hex digits that name its draft."""
    urgency = priority(case, line.rules, now, line.hours)
    restatement = restate(case, line.rules, line.composer.language_for(case.newest.letter.language))
    reply = _reply(case, urgency, restatement, line, now=now, token=token)
    draft, refusal = (reply, None) if isinstance(reply, Draft) else (None, reply)
    entry = QueueEntry(case, urgency, restatement, draft, refusal)
    return Plan(entry, _actions(entry, line, token))


def for_a_person(case: Case, line: Line, error: LetterError) -> Plan:
    """The plan for a case that cannot be planned: first in the queue, so that somebody looks at it."""
    urgency = Priority(Band.P1, 0.0, (Reason("the bot cannot deal with this letter", 0.0),))
    restatement = Restatement(case.newest.letter.message.subject, ("other",))
    entry = QueueEntry(case, urgency, restatement, None, Refusal(f"failed_{error.stage}", str(error)))
    return Plan(entry, _actions(entry, line, ""))


def _reply(
    case: Case, urgency: Priority, restatement: Restatement, line: Line, *, now: datetime, token: str
) -> Draft | Refusal:
    answerability = case.newest.letter.answerability
    if answerability.reason is not None:
        return Refusal(answerability.reason, answerability.detail)
    if case.is_answered and not case.promise_broken:
        return Refusal("promised", "")  # only somebody who knows can write what was promised
    language = line.composer.language_for(case.newest.letter.language)
    row = answering(line.problem(restatement.problems[0]), case, line.rules, language, restatement)
    promised = promise(row, line.band(urgency.band), line.hours, now, language, token, case.deadline)
    draft = line.composer.compose(case, urgency, restatement, promised, line.us, token, now)
    if isinstance(draft, Refusal):
        return draft
    breaches = courtesy.breaches(draft, case, line.rules)
    if breaches:
        return Refusal("contract", "; ".join(f"{breach.clause}: {breach.detail}" for breach in breaches))
    return draft


def _actions(entry: QueueEntry, line: Line, token: str) -> tuple[Action, ...]:
    flags = line.flags.get(entry.priority.band, frozenset())
    actions: list[Action] = [SetFlags(letter.place, flags) for letter in entry.case.letters]
    if entry.draft is not None:
        covers = tuple(letter.fingerprint for letter in entry.case.letters)
        actions.append(LayDraft(token, compose.octets(entry.draft), entry.draft, covers))
    return tuple(actions)
