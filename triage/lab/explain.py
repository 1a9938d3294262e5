"""The whole line for one letter, as values a table or JSON can show. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from triage.judge.reading import judge_letter, read_letter
from triage.model import Case, Draft, FactKind, Judgement, Letter, Plan, Priority, RawMessage
from triage.plan import Line, plan

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the line made of one letter, as if it had just arrived."""

    id: str
    letter: Letter
    judgement: Judgement
    plan: Plan

    @property
    def reason(self) -> str | None:
        """Why there is no draft: an id of the skip list, "contract", or None where there is one."""
        if self.letter.answerability.reason:
            return self.letter.answerability.reason
        refusal = self.plan.entry.refusal
        return refusal.reason if refusal else None

    @property
    def draft(self) -> Draft | None:
        return self.plan.entry.draft


def explain(name: str, raw: RawMessage, line: Line) -> Explanation:
    """The line for one raw letter, received at `raw.received`. LetterError where it cannot be read."""
    return explain_letter(name, raw, read_letter(raw, line), line, now=raw.received)


def explain_letter(name: str, raw: RawMessage, letter: Letter, line: Line, *, now: datetime) -> Explanation:
    """The same for a letter that is read already. A robot's letter is judged too, for the curious, but not answered."""
    token = hashlib.sha256(raw.octets or name.encode()).hexdigest()[:32]
    judged = judge_letter(raw, letter, token, line)
    made = plan(Case(customer=token, letters=(judged,)), line, now=now, token=token)
    return Explanation(name, letter, judged.judgement, made)


def as_json(explanation: Explanation) -> Json:
    """One object a letter; documented in the README."""
    letter, judgement, entry = explanation.letter, explanation.judgement, explanation.plan.entry
    return {
        "id": explanation.id,
        "answerable": letter.answerability.reason is None,
        "reason": explanation.reason,
        "language": letter.language.code,
        "own_words": letter.own.text,
        "frustration": round(judgement.frustration, 1),
        "confidence": judgement.confidence.level.value,
        "signals": [
            {"rule": one.rule, "points": round(one.points, 2), "why": one.why, "evidence": list(one.evidence)}
            for one in judgement.signals
        ],
        "problems": [{"id": one.id, "evidence": list(one.evidence)} for one in judgement.problems],
        "facts": {kind.value: list(_texts(judgement, kind)) for kind in FactKind},
        "priority": _priority(entry.priority),
        "restatement": entry.restatement.text,
        "draft": _draft(explanation.draft),
    }


def _texts(judgement: Judgement, kind: FactKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.text for fact in judgement.facts_of(kind)))


def _priority(priority: Priority) -> Json:
    because = [f"{reason.what}: {reason.points:+g}" for reason in priority.because]
    return {"band": priority.band.value, "points": priority.points, "because": because}


def _draft(draft: Draft | None) -> Json | None:
    if draft is None:
        return None
    return {
        "from": draft.sender.addr_spec,
        "to": draft.to.addr_spec,
        "subject": draft.subject,
        "body": draft.body,
    }
