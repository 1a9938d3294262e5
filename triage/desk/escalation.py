"""Whom to tell about a case that waits: the chain of the rules, by band and business time. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from triage.hours import BusinessHours
from triage.model import Band
from triage.rules.schema import EscalationRow


def whom(band: Band, since: datetime, rows: Iterable[EscalationRow], hours: BusinessHours, now: datetime) -> str:
    """Of the rows for that band whose time has passed since `since`, whom the last one names; "" where none has."""
    reached = [(at, row.tell) for row in rows if band.value in row.bands and (at := hours.add(since, row.after)) <= now]
    return max(reached)[1] if reached else ""
