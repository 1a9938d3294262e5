"""Which problems of a case a reply names: at most two of a letter and three in all, the surest first."""

from __future__ import annotations

from dataclasses import dataclass

from triage.model import Case, JudgedLetter, Problem
from triage.reply.plain import faults
from triage.reply.praised import commends, is_glad, is_praise_above_all
from triage.rules.schema import ProblemRow, Rules

NO_REPLY = "no_reply"
OTHER = "other"
QUESTION = "product_question"
PRAISE = "praise"
SILENCE = "told_silence"  # the circumstance
_MOST = 2
_MOST_IN_ALL = 3
_NOT_PLEASED = 25.0  # frustration, 0..100, from which praise is not believed
_FAULTS = frozenset({"damaged", "wrong_item", "missing_item", "defective", "late", "not_received", "billing"})
_REMEDIES = frozenset({"replacement", "resend", "right_item", "remake", "exchange", "repair", "refund"})
_ALSO = 0.55  # of the first problem's points that a second one needs
# Of these kin one letter's words rarely mean more than one.
_KIN = (
    frozenset({"late", "not_received"}),
    frozenset({"damaged", "defective"}),
    frozenset({"damaged", "return_exchange"}),
    frozenset({"defective", "return_exchange"}),
    frozenset({"defective", "warranty"}),
    frozenset({"billing", "discount"}),
    frozenset({"billing", "invoice"}),
    frozenset({"wrong_item", "return_exchange"}),
    frozenset({"privacy", "account"}),
    frozenset({"cancellation", "late"}),
    frozenset({"not_received", "return_exchange"}),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A problem, its row, and the letter that speaks of it."""

    row: ProblemRow
    problem: Problem
    letter: JudgedLetter


def topics(case: Case, rules: Rules) -> tuple[Topic, ...]:
    """The problems to name: the newest letter's first, then what older ones were about, unless the newest is content.
    Never empty: `other` stands last; a missing answer is told apart (`says_no_reply`).
    """
    rows = {row.id: row for row in rules.problems}
    named: list[Topic] = []
    for letter in reversed(case.letters):
        here = [Topic(rows[p.id], p, letter) for p in letter.judgement.problems if p.id in rows]
        new = [topic for topic in _substantial(here) if not (named and topic.row.id == PRAISE)]
        for topic in new[:_MOST]:
            if len(named) < _MOST_IN_ALL and _is_new(topic, named):
                named.append(topic)
        if named and named[0].row.id == PRAISE:
            break
    if named:
        return tuple(named)
    plain = next((id_ for id_ in faults(case, rules) if id_ in rows), None)
    silent = NO_REPLY if says_no_reply(case) else None
    glad = PRAISE if is_glad(case.newest) and not _is_doubted(case.newest) else OTHER
    fallback = Problem(plain or silent or glad, 0.0)
    return (Topic(rows[fallback.id], _found(case, fallback), case.newest),)


def _is_doubted(letter: JudgedLetter) -> bool:
    """Whether it may be about something besides; of one that commends somebody that is not believed."""
    return bool(letter.judgement.suspected) and not commends(letter)


def says_no_reply(case: Case) -> bool:
    return SILENCE in case.circumstances or any(
        p.id == NO_REPLY and p.spans for letter in case.letters for p in letter.judgement.problems
    )


def is_in_subject_alone(problem: Problem) -> bool:
    """Whether it is a fault of which no sentence of the letter speaks: "wrong size" may be anybody's mistake."""
    return problem.id in _FAULTS and not problem.spans


def are_kin(one: str, other: str) -> bool:
    """Whether one letter's words rarely mean both problems."""
    return frozenset({one, other}) in _KIN


def _substantial(here: list[Topic]) -> list[Topic]:
    """The problems that are worth a clause of their own: the first, and others nearly as sure and of the same kind."""
    worth = [topic for topic in here if topic.problem.id not in (NO_REPLY, OTHER)]
    if any(_is_not_pleased(topic.letter) for topic in here):  # kind words, but not a kind letter
        worth = [topic for topic in worth if topic.row.id != PRAISE]
    if any(topic.problem.id == NO_REPLY for topic in here):  # "Does anybody read this?" asks nothing
        worth = [topic for topic in worth if topic.row.id != QUESTION]
    if not worth:
        return []
    if is_praise_above_all(worth[0].letter) and not worth[0].letter.judgement.wishes:
        worth = [topic for topic in worth if topic.row.id == PRAISE] or worth
    first = worth[0]
    return [
        topic
        for topic in worth
        if topic is first
        or (topic.problem.points >= _ALSO * first.problem.points and topic.row.id not in (PRAISE, QUESTION))
    ]


def _is_not_pleased(letter: JudgedLetter) -> bool:
    """Whether it is cross, or asks for something to be put right."""
    asked = {wish.id for wish in letter.judgement.wishes}
    return letter.judgement.frustration >= _NOT_PLEASED or not _REMEDIES.isdisjoint(asked)


def _is_new(topic: Topic, named: list[Topic]) -> bool:
    return not any(topic.row.id == each.row.id or are_kin(topic.row.id, each.row.id) for each in named)


def _found(case: Case, problem: Problem) -> Problem:
    """The problem as found in the newest letter, with its places, where it was found there."""
    return next((each for each in case.newest.judgement.problems if each.id == problem.id), problem)
