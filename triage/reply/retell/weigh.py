"""What in a part of a letter is worth telling, whatever its language: facts, problems, waiting, broken promises."""

from __future__ import annotations

from collections import Counter

from triage.judge.wordlist import words
from triage.model import FactKind, JudgedLetter, Span
from triage.reply.spans import overlap, within

_LOUD_FAMILIES = words(
    "profanity rudeness accusation anger legal public_review ultimatum sarcasm",
)
_TONES = words("sarcasm anger rudeness accusation")
_THREATS = words("legal public_review anger accusation rudeness")
_SET_DAYS = words("ultimatum")
_OWED_FAMILIES = words("waiting no_response repeat_contact broken_promise")
_TELLING_FAMILIES = _OWED_FAMILIES | words("failure money negated_service demand stakes disappointment sentiment")
_SAYS_LITTLE = frozenset({"praise", "other"})
_NO_EVENT = words("told needed_by event away no_call unrepairable digital distressed for_information bereaved despair")
_WORD_RULES = frozenset({"warm_words", "kind_signs"})  # single words, which praise little by themselves
_FACTS = tuple(f"{kind.value}:" for kind in FactKind)
_PROMISED = "owed:broken_promise"
_CROSS = 16.0
_HEATED = 45.0  # frustration, 0..100
EVENT = "event:first"  # the first part that says what happened
AHEAD = "ahead"  # a day that was still to come
WISH = "wish"  # what the customer asks for
# What the first of a kind is worth, the second, and every further one.
_WEIGHTS = {
    "order": (1.0, 1.0, 0.3),
    "product": (2.0, 0.8, 0.4),
    "amount": (1.2, 1.2, 0.4),
    "date": (1.0, 1.0, 0.3),
    "tracking": (0.6, 0.6, 0.2),
    "problem": (2.5, 2.5, 1.5),
    "plain": (1.5, 0.5, 0.2),  # what was done, in plain words
    "detail": (0.0, 0.9, 0.5),  # another place that tells of a problem
    "owed": (1.2, 1.2, 0.4),
    "telling": (0.4, 0.4, 0.1),
    "event": (2.6, 0.0, 0.0),
    AHEAD: (0.0, 0.0, 0.0),
    WISH: (4.0, 2.6, 1.4),
}


def is_loud(letter: JudgedLetter, place: Span, *, wish: bool = False, turned: bool = False) -> bool:
    """Whether a signal of anger, threat or scorn lies in that part of the letter.

    A wish may have a day set to it, and so may what we promised; what is threatened is not `turned` with it. One such
    signal in what tells something may be no more than its tone ("promised to come on Tuesday").
    """
    points = points_of(letter, place)
    families = (
        _LOUD_FAMILIES
        - (_SET_DAYS if wish or _PROMISED in points else frozenset())
        - (_THREATS if wish and turned else frozenset())
    )
    loud = [
        signal.family
        for signal in letter.judgement.signals
        if signal.family in families and any(overlap(span, place) for span in signal.spans)
    ]
    return bool(loud) and not (len(loud) == 1 and loud[0] in _TONES and _tells(points))


def is_heated(letter: JudgedLetter) -> bool:
    """Whether somebody is so upset that a question may be a reproach."""
    return letter.judgement.frustration >= _HEATED


def is_cross(letter: JudgedLetter) -> bool:
    """Whether a question may be a jibe: there is trouble, and not only a wish to know."""
    only_asks = letter.judgement.problems[:1] and letter.judgement.problems[0].id == "product_question"
    return letter.judgement.frustration >= (_HEATED if only_asks else _CROSS)


def threatens(letter: JudgedLetter) -> bool:
    """Whether somebody speaks of lawyers, courts or the authorities: what we repeat, we may be held to."""
    return any(signal.family == "legal" and signal.points > 0 for signal in letter.judgement.signals)


def _tells(points: frozenset[str]) -> bool:
    """Whether there is a fact, a problem or a failing of ours."""
    return any(point.startswith(("problem:", "owed:", *_FACTS)) for point in points)


def is_pleased(letter: JudgedLetter, place: Span) -> bool:
    """Whether that part of the letter praises or thanks."""
    return any(
        signal.family == "praise"
        and signal.rule not in _WORD_RULES
        and any(overlap(span, place) for span in signal.spans)
        for signal in letter.judgement.signals
    )


def points_of(letter: JudgedLetter, place: Span) -> frozenset[str]:
    """What is told in that part of a letter, each with its kind before a colon, so that nothing counts twice."""
    judgement = letter.judgement
    facts = (f"{fact.kind.value}:{fact.text}" for fact in judgement.facts if fact.span and within(fact.span, place))
    problems = (
        f"problem:{problem.id}"
        for problem in (*judgement.problems, *judgement.suspected)
        if problem.points > 0 and problem.id not in _SAYS_LITTLE and any(within(span, place) for span in problem.spans)
    )
    signals = (
        f"{'owed' if signal.family in _OWED_FAMILIES else 'telling'}:{signal.family}"
        for signal in judgement.signals
        if signal.points > 0
        and signal.family in _TELLING_FAMILIES
        and any(within(span, place) for span in signal.spans)
    )
    plain = (
        f"plain:{cue.id}"
        for cue in judgement.circumstances
        if cue.id not in _NO_EVENT and any(overlap(span, place) for span in cue.spans)
    )
    return frozenset([*facts, *problems, *plain, *_details(letter, place), *_days_ahead(letter, place), *signals])


def _days_ahead(letter: JudgedLetter, place: Span) -> list[str]:
    """The days named in it that were still to come."""
    dates = (fact for fact in letter.judgement.facts_of(FactKind.DATE) if fact.span and within(fact.span, place))
    return [f"{AHEAD}:{fact.value}" for fact in dates if fact.value > letter.received.date().isoformat()]


def _details(letter: JudgedLetter, place: Span) -> list[str]:
    """That it tells of a problem, by its place: a second thing may be broken, too."""
    found = (*letter.judgement.problems, *letter.judgement.suspected)
    spans = [span for problem in found if problem.id not in _SAYS_LITTLE for span in problem.spans]
    return [f"detail:{place[0]}"] if any(within(span, place) for span in spans) else []


def weight(points: frozenset[str]) -> float:
    """What so many things told are worth together; from the third of a kind on they tell little more."""
    total = 0.0
    for kind, count in Counter(point.partition(":")[0] for point in points).items():
        first, second, further = _WEIGHTS[kind]
        total += first + (second if count > 1 else 0) + further * max(count - 2, 0)
    return total


def has_fact(points: frozenset[str], kind: FactKind | None = None) -> bool:
    return any(point.startswith(f"{kind.value}:" if kind else _FACTS) for point in points)
