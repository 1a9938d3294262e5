"""Whom to tell about a case: by what stands in its letters, else by band and business time. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from triage.hours import BusinessHours
from triage.model import Band, Case
from triage.rules.schema import EscalationRow


def whom(  # noqa: PLR0917
    band: Band,
    since: datetime,
    rows: Iterable[EscalationRow],
    hours: BusinessHours,
    now: datetime,
    signs: Collection[str] = (),
) -> str:
    """Whom the first row names for any of these `signs`; else, of the rows for that band whose time has passed since
    `since`, whom the last one names; "" where there is none.
    """
    rows = tuple(rows)
    at_once = next((row.tell for row in rows if not set(signs).isdisjoint(row.signs)), "")
    reached = [(at, row.tell) for row in rows if band.value in row.bands and (at := hours.add(since, row.after)) <= now]
    return at_once or (max(reached)[1] if reached else "")


def signs(case: Case) -> frozenset[str]:
    """The circumstances of a case, and the ids and families of the signals in its letters."""
    found = [one for letter in case.letters for one in letter.judgement.signals if one.points > 0]
    return case.circumstances | {one.rule for one in found} | {one.family for one in found}
