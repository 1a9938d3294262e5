"""The queue as JSON; documented in docs/operations.md."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from triage.desk.health import Health
from triage.desk.queue import Queue
from triage.desk.rows import Row
from triage.model import QueueEntry, Skipped


def as_dict(entries: Iterable[QueueEntry], told: Queue, skipped: Iterable[Skipped] | None = None) -> dict[str, Any]:
    """`{"queue": [...], "owed": [...], "skipped": [...]}`; `skipped` where a sweep was done."""
    now = datetime.now(UTC)
    content: dict[str, Any] = {
        "queue": [_entry(entry, row, now) for entry, row in zip(entries, told.rows, strict=True)],
        "owed": [
            {"customer": one.customer, "subject": one.subject, "due": one.due, "passed": one.passed}
            for one in told.owed
        ],
        "health": _health(told.health),
    }
    if skipped is not None:
        content["skipped"] = [{"subject": one.subject, "reason": one.reason} for one in skipped]
    return content


def _health(health: Health) -> dict[str, Any]:
    return {
        "unread": len(health.unread),
        "missing": health.missing,
        "unsure": health.unsure,
        "refused": health.refused,
        "letters": [{"received": one.received, "stage": one.stage, "reason": one.reason} for one in health.unread],
    }


def _entry(entry: QueueEntry, row: Row, now: datetime) -> dict[str, Any]:
    case, draft = entry.case, entry.draft
    return {
        "customer": row.customer,
        "subject": case.newest.letter.message.subject,
        "frustration": row.frustration,
        "judged": not row.unjudged,
        "calmer_of_100": row.calmer,
        "band": row.band,
        "priority": entry.priority.points,
        "because": list(row.because),
        "problem": row.problem,
        "restatement": entry.restatement.text,
        "waiting_hours": round((now - case.waiting_since).total_seconds() / 3600, 1),
        "answered": case.answered and case.answered.isoformat(),
        "contacts": row.contacts,
        "evidence": list(row.evidence),
        "promise_due": case.promise_due and case.promise_due.isoformat(),
        "promise_broken": case.promise_broken,
        "escalate_to": row.escalate or None,
        "state": row.state,
        "link": row.link or None,
        "draft": draft and {"to": draft.to.addr_spec, "subject": draft.subject, "body": draft.body},
    }
