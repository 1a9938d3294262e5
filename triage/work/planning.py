"""A plan for each case: at most one draft a customer, and none where an agent has the letter in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from triage.desk.draft_fate import is_too_old
from triage.desk.draft_versions import answers
from triage.errors import LetterError
from triage.model import Case, DraftRecord, LayDraft, Outcome, Plan, QueueEntry, Refusal
from triage.plan import for_a_person, plan
from triage.work.context import Sweep
from triage.work.drafting import LIVE
from triage.work.fates import terms
from triage.work.fence import fenced
from triage.work.shelf import Look


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts that stand and those that shall be renewed, by customer, and every token there is."""

    standing: Mapping[str, DraftRecord]
    renewing: Mapping[str, DraftRecord]
    used: frozenset[str]


def plans(cases: Iterable[Case], look: Look, renewing: Mapping[str, DraftRecord], sweep: Sweep) -> tuple[Plan, ...]:
    """`renewing`: the drafts in whose place a new one shall be laid, by customer."""
    known = sweep.ledger.drafts(*Outcome)
    standing = {draft.customer: draft for draft in known if draft.outcome in LIVE}
    drafts = Drafts(standing, renewing, frozenset(draft.token for draft in known))
    return tuple(_plan(case, drafts, look, sweep) for case in cases)


def _plan(case: Case, drafts: Drafts, look: Look, sweep: Sweep) -> Plan:
    """A case that cannot be planned is for a person."""
    standing, renewed = drafts.standing.get(case.customer), drafts.renewing.get(case.customer)
    token = standing.token if standing and not renewed else _unused_token(case, drafts.used, sweep)
    made = fenced(lambda: plan(case, sweep.line, now=sweep.now, token=token), "reply")
    if isinstance(made, LetterError):
        return for_a_person(case, sweep.line, made)
    if renewed:
        return _replacing(made, renewed.token)
    if standing:
        return _without_draft(made)
    refusal = _refusal(case, look, sweep)
    return made if refusal is None else _without_draft(replace(made, entry=_refused(made.entry, refusal)))


def _refusal(case: Case, look: Look, sweep: Sweep) -> Refusal | None:
    """Why no draft is laid for a case that could have one, or None."""
    if _in_hand(case, look, sweep):
        return Refusal("in_hand", "")
    broken = case.promise_due if case.promise_broken else None
    if is_too_old((*(letter.received for letter in case.letters), broken), terms(sweep)):
        return Refusal("expired", "")
    return None


def _refused(entry: QueueEntry, refusal: Refusal) -> QueueEntry:
    return replace(entry, draft=None, refusal=entry.refusal or refusal)


def _without_draft(made: Plan) -> Plan:
    return replace(made, actions=tuple(one for one in made.actions if not isinstance(one, LayDraft)))


def _in_hand(case: Case, look: Look, sweep: Sweep) -> bool:
    """Whether a draft of an agent's own lies there for this customer."""
    msg_ids = (letter.letter.message.message_id for letter in case.letters)
    thread = {sweep.naming.message_id(msg_id) for msg_id in msg_ids if msg_id}
    return any(answers(one, case.customer, thread, case.waiting_since) for one in look.others)


def _replacing(made: Plan, token: str) -> Plan:
    actions = (replace(one, replaces=token) if isinstance(one, LayDraft) else one for one in made.actions)
    return replace(made, actions=tuple(actions))


def _unused_token(case: Case, used: frozenset[str], sweep: Sweep) -> str:
    """A token names one draft only, also where an earlier draft for the same letter was withdrawn."""
    tokens = (sweep.naming.draft(case.newest.fingerprint, generation) for generation in count())
    return next(token for token in tokens if token not in used)
