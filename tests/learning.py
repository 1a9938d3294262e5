"""What agents did, for tests that ask what a shop's rules could learn from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from tests.factories import NOON, draft_record, letter_record
from tests.replays import rules_of
from triage.hours import BusinessHours
from triage.lab.learn.values import Evidence, Found, Proposal, Watched
from triage.model import Outcome
from triage.rules.read import default_rules

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOTHING = Evidence(default_rules(), BusinessHours(), NOON + 90 * DAY)


def proposals(found: Iterable[Found]) -> list[Proposal]:
    return [one for one in found if isinstance(one, Proposal)]


def watched(found: Iterable[Found]) -> list[Watched]:
    return [one for one in found if isinstance(one, Watched)]


DELETED = (Outcome.DELETED, None)
REWRITTEN = (Outcome.ANSWERED, 0.1)
IGNORED = (Outcome.WITHDRAWN, 0.0)
SENT = (Outcome.ANSWERED, 0.97)
UNKNOWN = (Outcome.EXPIRED, None)


def drafts(ends: Sequence[tuple[Outcome, float | None]], problem: str = "late", yaml: str = "") -> Evidence:
    """Drafts for letters about one problem, one an hour, and what became of them."""
    letters, made = {}, []
    for number, (outcome, kept) in enumerate(ends):
        name = f"{problem}{number}"
        letters[name] = replace(letter_record(name), problem=problem)
        at = NOON + number * HOUR
        made.append(replace(draft_record(f"d{name}", name, outcome=outcome, intended_at=at), kept=kept))
    rules = rules_of(yaml) if yaml else default_rules()
    return replace(NOTHING, rules=rules, letters=letters, drafts=tuple(made))
