"""A sweep's queue as JSON; documented in the README."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from triage.desk.rows import row
from triage.hours import BusinessHours
from triage.model import QueueEntry
from triage.work.sweep import SweepReport


def print_json(report: SweepReport, hours: BusinessHours) -> None:
    """`{"queue": [...], "skipped": [...]}` on standard output."""
    now = datetime.now(UTC)
    told = {
        "queue": [_entry(entry, hours, now) for entry in report.queue],
        "skipped": [{"subject": one.subject, "reason": one.reason} for one in report.skipped],
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))


def _entry(entry: QueueEntry, hours: BusinessHours, now: datetime) -> dict[str, Any]:
    told, draft = row(entry, hours), entry.draft
    return {
        "customer": told.customer,
        "subject": entry.case.newest.letter.message.subject,
        "frustration": told.frustration,
        "band": told.band,
        "problem": told.problem,
        "restatement": entry.restatement.text,
        "waiting_hours": round((now - entry.case.waiting_since).total_seconds() / 3600, 1),
        "evidence": list(told.evidence),
        "draft": draft and {"to": draft.to.addr_spec, "subject": draft.subject, "body": draft.body},
    }
