"""The answer budget of a sweep: drafts beyond it are left out, the least urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from triage.desk.budget import Expense, Spending
from triage.judge.priority import ranked
from triage.model import DraftRecord, LayDraft, LetterRecord, Plan, Refusal
from triage.work.context import Sweep
from triage.work.drafting import may_be_drafted


def within_budget(plans: Iterable[Plan], sweep: Sweep) -> tuple[Plan, ...]:
    """The plans, those without a draft for which nothing is left; the most urgent customers are provided for first."""
    by_customer = {one.entry.case.newest.fingerprint: one for one in plans}
    order = ranked(one.entry for one in by_customer.values())
    known = sweep.ledger.letters(name for one in by_customer.values() for name in _covers(one))
    budget = sweep.options.budget
    laid = (_laid(one) for one in sweep.ledger.drafts_since(sweep.now - budget.longest))
    spending = Spending(budget, sweep.now, laid)
    plans_in_order = (by_customer[entry.case.newest.fingerprint] for entry in order)
    return tuple(_provided(one, spending, known, sweep) for one in plans_in_order)


def _provided(one: Plan, spending: Spending, known: Mapping[str, LetterRecord], sweep: Sweep) -> Plan:
    action = next((each for each in one.actions if isinstance(each, LayDraft)), None)
    if action is None or not may_be_drafted(action, known):
        return one
    wanted = _wanted(action, one.entry.case.customer, sweep)
    refusal = spending.refusal(wanted)
    if not refusal:
        spending.spend(wanted)
        return one
    entry = replace(one.entry, draft=None, refusal=Refusal(refusal, ""))
    return replace(one, entry=entry, actions=tuple(each for each in one.actions if each is not action))


def _wanted(action: LayDraft, customer: str, sweep: Sweep) -> Expense:
    subject = sweep.naming.subject(customer, action.draft.subject)
    return Expense(sweep.now, customer, subject, action.covers[-1], bool(action.replaces))


def _laid(draft: DraftRecord) -> Expense:
    newest = draft.covers[-1] if draft.covers else ""
    return Expense(draft.intended_at, draft.customer, draft.subject, newest, bool(draft.replaces))


def _covers(one: Plan) -> tuple[str, ...]:
    return next((each.covers for each in one.actions if isinstance(each, LayDraft)), ())
