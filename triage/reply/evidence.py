"""Whether what is told back shows a problem so plainly that a reply may be sorry for this very thing."""

from __future__ import annotations

from collections.abc import Callable

from triage.model import Problem, Span
from triage.reply.praised import is_praise_above_all
from triage.reply.topics import NO_REPLY, OTHER, PRAISE, QUESTION, Topic, are_kin

_RIVAL = 0.75  # of a problem's points from which another one is as likely meant
_SURE = 2.0  # points of a problem that more than a weak word speaks for
_FAULTS = frozenset({"damaged", "wrong_item", "missing_item", "defective", "late", "not_received", "billing"})
# What a wish, which is nothing to be sorry for, may have been made by. What stands before a refund has gone back.
_FAULTS_BEHIND = {
    "cancellation": _FAULTS,
    "order_change": _FAULTS,
    "refund_wanted": frozenset({"late"}),
    "warranty": frozenset({"defective", "damaged"}),
}
# What is said besides what went wrong, or wished because of it.
_BESIDES = frozenset({NO_REPLY, OTHER, PRAISE, QUESTION, "service", "refund_wanted", "return_exchange", "cancellation"})


def is_shown(topic: Topic, told: Callable[[Span], bool] | None) -> bool:
    """Whether it is sure, no other one is as likely, and its words lie in what is `told` (None: in our clause)."""
    if topic.row.id in (OTHER, NO_REPLY):
        return True
    sure = topic.problem.points >= topic.row.points
    plain = not is_in_subject_alone(topic.problem) if told is None else any(map(told, topic.problem.spans))
    return sure and plain and not _is_rivalled(topic)


def is_in_subject_alone(problem: Problem) -> bool:
    """Whether it is a fault of which no sentence of the letter speaks: "wrong size" may be anybody's mistake."""
    return problem.id in _FAULTS and not problem.spans


def sorry_for(topic: Topic, told: Callable[[Span], bool] | None) -> str:
    """The id of the problem that the reply may be sorry for: the first one, the fault that made the customer wish for
    something, or `other` where none is shown.
    """
    faults = _FAULTS_BEHIND.get(topic.row.id, frozenset())
    behind = [each for each in topic.letter.judgement.problems if each.id in faults and each.points >= _SURE]
    shown = [each.id for each in behind if told is not None and any(map(told, each.spans))]
    if shown:
        return shown[0] if len(shown) == 1 else OTHER
    # The apology names it, so it need not be told as well.
    return topic.row.id if is_shown(topic, told) or is_shown(topic, None) else OTHER


def _is_rivalled(topic: Topic) -> bool:
    least = _RIVAL * topic.problem.points
    others = (each for each in topic.letter.judgement.problems if each.id != topic.row.id and each.id not in _BESIDES)
    return is_praise_above_all(topic.letter) or any(
        each.points >= least and not are_kin(each.id, topic.row.id) for each in others
    )
