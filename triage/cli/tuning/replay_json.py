"""A replay as JSON; documented in docs/operations.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from triage.lab.replay import words
from triage.lab.replay.difference import Difference
from triage.lab.replay.values import Change, Hunk, Standing


def print_json(told: Difference) -> None:
    """One object on standard output; every letter that changes is in it."""
    print(json.dumps(_difference(told), ensure_ascii=False, indent=2))


def _difference(told: Difference) -> dict[str, Any]:
    return {
        "letters": told.letters,
        "skipped": told.skipped,
        "unreadable": [{"where": where, "why": why} for where, why in told.unreadable],
        "rules": [{"section": one.section, "id": one.id, "what": one.what} for one in told.rows],
        "templates": list(told.templates),
        "moved": told.moved,
        "passed": told.passed,
        "reworded": told.reworded,
        "lost_drafts": told.lost,
        "gained_drafts": told.gained,
        "other_problems": told.other_problems,
        "bands": [{"before": one, "after": other, "letters": n} for (one, other), n in sorted(told.bands.items())],
        "movers": [asdict(one) for one in told.movers],
        "wordings": [{**_hunk(hunk), "drafts": number} for hunk, number in told.wordings],
        "agreement": asdict(told.agreement),
        "changes": [_change(one) for one in told.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "name": change.name,
        "received": change.received.isoformat(),
        "customer": change.customer,
        "subject": change.subject,
        "before": _standing(change.standings.before, change.skipped.before),
        "after": _standing(change.standings.after, change.skipped.after),
        "causes": [asdict(one) | {"words": list(one.words)} for one in change.causes],
        "draft": words.draft(change) or None,
        "wording": [_hunk(one) for one in change.wording],
    }


def _standing(standing: Standing | None, skipped: str) -> dict[str, Any]:
    if standing is None:
        return {"skipped": skipped}
    return {
        "rank": standing.rank,
        "band": standing.band.value,
        "points": standing.points,
        "frustration": standing.frustration,
        "problem": standing.problem,
    }


def _hunk(hunk: Hunk) -> dict[str, Any]:
    return {"removed": list(hunk.removed), "added": list(hunk.added)}
