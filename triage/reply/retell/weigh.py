"""What in a part of a letter is worth telling, whatever its language: facts, problems, waiting, broken promises."""

from __future__ import annotations

from collections import Counter

from triage.judge.wordlist import words
from triage.model import FactKind, JudgedLetter, Span

_LOUD_FAMILIES = words(
    "profanity rudeness accusation anger legal chargeback public_review churn ultimatum sarcasm strong_verdict",
)
_TELLING_FAMILIES = words(
    "waiting no_response repeat_contact broken_promise failure money negated_service demand stakes disappointment",
    "sentiment",
)
_FEELINGS = words("disappointment sentiment")
_WEIGHTS = {
    "fact:order": 1.2,
    "fact:product": 1.5,
    "fact:amount": 1.2,
    "fact:date": 1.0,
    "fact:tracking": 0.6,
    "problem": 2.5,
    "signal": 1.2,
    "feeling": 0.5,
}


def is_loud(letter: JudgedLetter, place: Span) -> bool:
    """Whether a signal of anger, threat or scorn lies in that part of the letter."""
    return any(
        signal.family in _LOUD_FAMILIES and any(overlap(span, place) for span in signal.spans)
        for signal in letter.judgement.signals
    )


def is_pleased(letter: JudgedLetter, place: Span) -> bool:
    """Whether that part of the letter praises or thanks."""
    return any(
        signal.family == "praise" and any(overlap(span, place) for span in signal.spans)
        for signal in letter.judgement.signals
    )


def points_of(letter: JudgedLetter, place: Span) -> frozenset[str]:
    """What is told in that part of a letter, each with its kind before a colon, so that nothing counts twice."""
    judgement = letter.judgement
    facts = (f"fact:{fact.kind.value}:{fact.text}" for fact in judgement.facts if fact.span and _in(fact.span, place))
    problems = (
        f"problem:{problem.id}"
        for problem in judgement.problems
        if problem.points > 0 and any(_in(span, place) for span in problem.spans)
    )
    signals = (
        f"signal:{signal.family}"
        for signal in judgement.signals
        if signal.points > 0 and signal.family in _TELLING_FAMILIES and any(_in(span, place) for span in signal.spans)
    )
    return frozenset([*facts, *problems, *signals])


def weight(points: frozenset[str]) -> float:
    """What so many things told are worth together; from the third of a kind on they tell little more."""
    total = 0.0
    for kind, count in Counter(map(_kind, points)).items():
        total += _WEIGHTS[kind] * (min(count, 2) + max(count - 2, 0) / 3)
    return total


def _kind(point: str) -> str:
    kind, _, rest = point.partition(":")
    if kind == "fact":
        return f"{kind}:{rest.partition(':')[0]}"
    return "feeling" if rest in _FEELINGS else kind


def has_fact(points: frozenset[str], kind: FactKind | None = None) -> bool:
    return any(point.startswith(f"fact:{kind.value}" if kind else "fact:") for point in points)


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
