"""The second half of the line, from cases to actions, and what the whole line knows. Pure: it decides, `work` acts.

octets -> letter -> judgement          (`triage.judge.reading`, once a letter)
case -> restatement                    (`restated`, once a case)
     -> priority                       (`entry`, once a case and sweep)
     -> reply                          (`written`, where a draft shall be laid)
     -> actions                        (`replied`)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    Telling,
    Us,
)
from triage.reply import compose, courtesy
from triage.reply import retold as retelling
from triage.reply.answer import answering
from triage.reply.doubt import beyond_doubt
from triage.reply.promise import promise
from triage.reply.restate import restate
from triage.rules.schema import BandRow, Rules


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
    signature: str = ""
    quote: bool = True

    def __reduce__(self) -> tuple[object, ...]:
        """It passes to another process as what it is built from, and is built there."""
        makings = Makings(self.us, self.rules, self.templates, self.hours, self.signature, self.quote)
        return Makings.line, (makings, dict(self.flags))

    def band(self, band: Band) -> BandRow:
        return next((row for row in self.rules.bands if row.id == band), BandRow(id=band.value, at_least=0.0))


@dataclass(frozen=True, slots=True)
class Makings:
    """What a line is built from: plain values, which another process can be told."""

    us: Us
    rules: Rules
    templates: Mapping[str, str]
    hours: BusinessHours
    signature: str = ""
    quote: bool = True

    def line(self, flags: Mapping[Band, frozenset[str]]) -> Line:
        composer = compose.Composer(self.templates, self.rules, signature=self.signature, quote=self.quote)
        judge = Judge(self.rules)
        return Line(self.us, self.rules, judge, composer, self.hours, self.templates, flags, self.signature, self.quote)


@dataclass(frozen=True, slots=True)
class Written:
    """A reply, and as it shall lie in Drafts."""

    draft: Draft
    octets: bytes


def plan(case: Case, line: Line, *, now: datetime, token: str) -> Plan:
    """What shall be done about a case at `now`. `token`: 32 hex digits that name its draft."""
    return reply(entry(case, restated(case, line), line, now=now), line, now=now, token=token)


def restated(case: Case, line: Line) -> Restatement:
    """The problem in second person. It changes with the letters alone, and takes as long as the reply itself."""
    return restate(_believed(case, line), line.rules, line.composer.language_for(case.newest.letter.language))


def template_for(case: Case, line: Line) -> str:
    """The template that would answer the case, without what takes long: the words."""
    return line.composer.template_for(_believed(case, line))


def _believed(case: Case, line: Line) -> Case:
    """The case as a reply may go by it."""
    return beyond_doubt(line.judge.told_plainly(case), line.rules)


def entry(case: Case, restatement: Restatement, line: Line, *, now: datetime) -> QueueEntry:
    """The case's row in the queue, still without a draft, and the refusal where there shall be none."""
    refusal = _refusal(case, restatement, line)
    return QueueEntry(case, priority(case, line.rules, now, line.hours), restatement, None, refusal)


def _refusal(case: Case, restatement: Restatement, line: Line) -> Refusal | None:
    answerability = case.newest.letter.answerability
    if answerability.reason is not None:
        return Refusal(answerability.reason, answerability.detail)
    if case.is_answered and not (case.promise_broken and _may_apologise(restatement, line)):
        return Refusal("promised", "")  # only somebody who knows can write what was promised
    problem = case.newest.judgement.problems[0].id
    return None if line.rules.problem(problem).draft else Refusal("no_drafts", problem)


def _may_apologise(restatement: Restatement, line: Line) -> bool:
    """Whether there is a complaint or a question to go on about: thanks for praise have no place for an apology."""
    return any(line.rules.problem(problem).tone != "praise" for problem in restatement.problems)


def entry_for_a_person(case: Case, error: LetterError) -> QueueEntry:
    """The row of a case that cannot be planned: first in the queue, so that somebody looks at it."""
    urgency = Priority(Band.P1, 0.0, (Reason("the bot cannot deal with this letter", 0.0),))
    restatement = Restatement(case.newest.letter.message.subject, ("other",))
    return QueueEntry(case, urgency, restatement, None, Refusal(f"failed_{error.stage}", str(error)))


def reply(row: QueueEntry, line: Line, *, now: datetime, token: str) -> Plan:
    """The plan for a row that has no draft: with one, unless it is refused."""
    if row.refusal is not None:
        return flags_only(row, line)
    return replied(row, written(row, line, now=now, token=token), line, token=token)


def drafted(row: QueueEntry, line: Line, *, now: datetime, token: str) -> Draft | Refusal:
    """The reply's words, to whom and about what, without its octets; or why there shall be none."""
    case, restatement = _believed(row.case, line), row.restatement
    language = line.composer.language_for(case.newest.letter.language)
    answered = answering(line.rules.problem(restatement.problems[0]), case, line.rules, language, restatement)
    promised = promise(answered, line.band(row.priority.band), line.hours, now, language, token, case.deadline)
    draft = line.composer.compose(case, restatement, promised, line.us, token, now)
    if isinstance(draft, Refusal):
        return draft
    breaches = courtesy.breaches(draft, case, line.rules)
    if breaches:
        return Refusal("contract", "; ".join(f"{breach.clause}: {breach.detail}" for breach in breaches))
    return draft


def written(row: QueueEntry, line: Line, *, now: datetime, token: str) -> Written | Refusal:
    """The reply, or why there shall be none."""
    made = drafted(row, line, now=now, token=token)
    return made if isinstance(made, Refusal) else Written(made, compose.octets(made))


def replied(row: QueueEntry, made: Written | Refusal, line: Line, *, token: str) -> Plan:
    """The plan for a row for which this was written."""
    if isinstance(made, Refusal):
        return flags_only(replace(row, refusal=made), line)
    covers = tuple(letter.fingerprint for letter in row.case.letters)
    laid = LayDraft(token, made.octets, made.draft, covers)
    return Plan(replace(row, draft=made.draft), (*_flags(row, line), laid))


def to_tell(row: QueueEntry, line: Line) -> Telling | None:
    """What a language model may be asked to tell in other words; None where our own are better."""
    language = line.composer.language_for(row.case.newest.letter.language)
    return retelling.telling(row.case, row.restatement, line.rules, language)


def retold(row: QueueEntry, words: str, line: Line, *, now: datetime, token: str) -> Written | Refusal:
    """The reply with the problem restated in a model's `words`; refused where these are not true to the letter, or do
    not keep the contract.
    """
    language = line.composer.language_for(row.case.newest.letter.language)
    told = retelling.retold(words, row.case, row.restatement, line.judge, language)
    if isinstance(told, retelling.Doubt):
        return Refusal("doubt", told.reason)
    made = written(replace(row, restatement=told), line, now=now, token=token)
    return Refusal("doubt", "contract") if isinstance(made, Refusal) else made


def flags_only(row: QueueEntry, line: Line) -> Plan:
    """The plan for a row that gets no draft."""
    return Plan(row, _flags(row, line))


def _flags(row: QueueEntry, line: Line) -> tuple[Action, ...]:
    flags = line.flags.get(row.priority.band, frozenset())
    return tuple(SetFlags(letter.place, flags) for letter in row.case.letters)
