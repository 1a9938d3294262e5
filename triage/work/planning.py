"""A plan for each case: at most one draft a customer, and none where an agent has the letter in hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from triage.desk.draft_fate import is_too_old
from triage.desk.draft_versions import answers
from triage.errors import LetterError
from triage.model import Case, DraftRecord, LayDraft, Outcome, Plan
from triage.plan import for_a_person, plan
from triage.work.context import Sweep
from triage.work.drafting import LIVE
from triage.work.fates import terms
from triage.work.fence import fenced
from triage.work.shelf import Look


@dataclass(frozen=True, slots=True)
class Drafts:
    """The newest draft on record of each customer; every token there is; and of which drafts a new one shall be laid,
    by customer.
    """

    newest: Mapping[str, DraftRecord]
    used: frozenset[str]
    renewals: Mapping[str, DraftRecord]


def plans(cases: Iterable[Case], look: Look, renewals: Mapping[str, DraftRecord], sweep: Sweep) -> tuple[Plan, ...]:
    known = sweep.ledger.drafts(*Outcome)
    # Of several the one that stands counts, however old.
    by_standing = sorted(known, key=lambda draft: draft.outcome in LIVE)
    drafts = Drafts(
        {draft.customer: draft for draft in by_standing}, frozenset(draft.token for draft in known), renewals
    )
    return tuple(_plan(case, drafts, look, sweep) for case in cases)


def _plan(case: Case, drafts: Drafts, look: Look, sweep: Sweep) -> Plan:
    """A case that cannot be planned is for a person."""
    newest = drafts.newest.get(case.customer)
    stands = newest is not None and newest.outcome in LIVE
    renewed = drafts.renewals.get(case.customer)
    token = newest.token if newest and stands and not renewed else _unused_token(case, drafts.used, sweep)
    made = fenced(lambda: plan(case, sweep.line, now=sweep.now, token=token), "reply")
    if isinstance(made, LetterError):
        made = for_a_person(case, sweep.line, made)
    in_hand = _in_hand(case, look, sweep)
    made = replace(made, entry=replace(made.entry, laid=_of_these_letters(newest, case), in_hand=in_hand))
    if renewed:
        return _replacing(made, renewed.token)
    if stands or in_hand or is_too_old({one.fingerprint: one.received for one in case.letters}, terms(sweep)):
        return replace(made, actions=tuple(one for one in made.actions if not isinstance(one, LayDraft)))
    return made


def _of_these_letters(draft: DraftRecord | None, case: Case) -> DraftRecord | None:
    waiting = {letter.fingerprint for letter in case.letters}
    return draft if draft is not None and not waiting.isdisjoint(draft.covers) else None


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
