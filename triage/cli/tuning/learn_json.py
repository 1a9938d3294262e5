"""What was learnt as JSON; documented in docs/operations.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from triage.cli.tuning.learn_files import Changed, Written
from triage.lab.learn import words
from triage.lab.learn.learn import Learnt, Measured


def print_json(told: Learnt, changed: Changed, written: Written) -> None:
    """One object on standard output."""
    shown = {
        "proposals": [_measured(one) for one in told.proposed],
        "not_borne_out": [_measured(one) for one in told.dropped],
        "watched": [{"what": one.what, "seen": one.seen, "of": one.of} for one in told.watched],
        "written": [{"file": str(path), "old": str(old) if old else None} for path, old in written],
        "diff": {file.name: list(file.diff()) for file in changed.files},
    }
    print(json.dumps(shown, ensure_ascii=False, indent=2))


def _measured(one: Measured) -> dict[str, Any]:
    return {
        "what": one.proposal.what,
        "why": list(one.proposal.why),
        "rules": [asdict(edit) for edit in one.proposal.edits],
        "struck": [asdict(line) for line in one.proposal.struck],
        "by_hand": one.proposal.by_hand or None,
        "effect": list(words.effect(one)),
        "agreement": asdict(one.effect.agreement) if one.effect else None,
    }
