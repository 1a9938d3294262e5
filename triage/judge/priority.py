"""How urgent a case is: a sum one can read out, a band, and a total order.

Frustration alone would let the polite wait for ever, waiting alone would let the furious shout; so both count, and so
do further letters without an answer, a day the customer has set, and what we promised.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from triage.hours import BusinessHours
from triage.model import Band, Case, ConfidenceLevel, FactKind, JudgedLetter, Priority, QueueEntry, Reason
from triage.rules.schema import BandRow, PriorityRows, Rules, SenderRows


def priority(case: Case, rules: Rules, now: datetime, hours: BusinessHours) -> Priority:
    """The priority of a case at `now`: summands (most points first), their sum and the band it falls into."""
    weights = rules.priority
    reasons = [
        _frustration(case, weights),
        _waiting(case, weights, now, hours),
        _contacts(case, weights),
        _ultimatum(case, weights, now),
        _needed_now(case, weights, now),
        *_circumstances(case, rules),
        _promise(case, weights, now),
        Reason("a customer we marked as important", weights.vip if case.vip else 0.0),
    ]
    because = tuple(sorted((reason for reason in reasons if reason.points), key=lambda reason: -reason.points))
    points = round(sum(reason.points for reason in because), 1)
    return Priority(band_of(points, rules.bands), points, because)


def band_of(points: float, rows: Iterable[BandRow]) -> Band:
    """The highest band whose threshold is reached; P4 where none is."""
    reached = [row for row in rows if points >= row.at_least]
    return Band(max(reached, key=lambda row: row.at_least).id) if reached else Band.P4


def ranked(entries: Iterable[QueueEntry]) -> tuple[QueueEntry, ...]:
    """Most urgent first; of equals the one who waits longest; a total order, whatever the order given."""
    return tuple(sorted(entries, key=_rank))


def is_vip(letter: JudgedLetter, senders: SenderRows) -> bool:
    """Whether the correspondent's addr-spec or domain stands in the VIP rows."""
    correspondent = letter.letter.answerability.correspondent
    if correspondent is None:
        return False
    wanted = {row.lower() for row in senders.vip}
    return bool({correspondent.addr_spec.lower(), "@" + correspondent.domain} & wanted)


def _rank(entry: QueueEntry) -> tuple[str, float, datetime, str]:
    return (entry.priority.band, -entry.priority.points, entry.case.waiting_since, entry.case.newest.fingerprint)


def _frustration(case: Case, weights: PriorityRows) -> Reason:
    if all(letter.judgement.confidence.level is ConfidenceLevel.NONE for letter in case.letters):
        return Reason("not judged, so a person has to read it", weights.unjudged, "frustration")
    # A short "any news?" after a furious letter does not make the customer calm: the most upset letter counts.
    most = max(letter.judgement.frustration for letter in case.letters)
    return Reason(f"frustration {most:.0f} of 100", round(most * weights.frustration, 1), "frustration")


def _waiting(case: Case, weights: PriorityRows, now: datetime, hours: BusinessHours) -> Reason:
    waited = max(now - case.waiting_since, timedelta())
    business = min(hours.between(case.waiting_since, now), waited)
    # Whole hours: a queue that moved with every minute would be written anew with every sweep.
    points = _hours(business) * weights.waiting_hour + _hours(waited - business) * weights.waiting_off_hour
    return Reason(f"waiting {in_words(waited)}", round(min(points, weights.waiting_most), 1), "waiting")


def _contacts(case: Case, weights: PriorityRows) -> Reason:
    points = min((case.contacts - 1) * weights.contact, weights.contact_most)
    return Reason(f"{case.contacts} letters without an answer", round(points, 1), "contacts")


def _ultimatum(case: Case, weights: PriorityRows, now: datetime) -> Reason:
    days = [day for letter in case.letters for day in _days_set(letter)]
    near = now.astimezone(UTC).date() + timedelta(days=weights.near_days)
    if not days or min(days) > near:
        return Reason("", 0.0)
    return Reason(f"the customer set {min(days).day} {min(days):%B} as the last day", weights.ultimatum)


def _days_set(letter: JudgedLetter) -> list[date]:
    """The day by which it is needed, and those named in the sentences that hold an ultimatum."""
    spans = [span for signal in letter.judgement.signals if signal.family == "ultimatum" for span in signal.spans]
    sentences = [
        (start, end) for start, end in letter.judgement.sentences if any(start <= span[0] < end for span in spans)
    ]
    needed = [letter.judgement.deadline] if letter.judgement.deadline else []
    return needed + [
        date.fromisoformat(fact.value)
        for fact in letter.judgement.facts_of(FactKind.DATE)
        if fact.value and fact.span and any(start <= fact.span[0] < end for start, end in sentences)
    ]


def _needed_now(case: Case, weights: PriorityRows, now: datetime) -> Reason:
    """Where hardly a business hour is left, only a person can still help."""
    left = (case.deadline - now.astimezone(UTC).date()).days if case.deadline else None
    near = left is not None and -1 <= left <= 1
    return Reason("it is needed today or tomorrow", weights.needed_now if near else 0.0)


def _circumstances(case: Case, rules: Rules) -> list[Reason]:
    """What makes a letter urgent however calmly it is written."""
    present = case.circumstances
    return [Reason(row.why, row.points) for row in rules.circumstances if row.id in present]


def _promise(case: Case, weights: PriorityRows, now: datetime) -> Reason:
    if case.promise_broken:
        return Reason("a promise of ours has passed", weights.promise_broken, "promise")
    if case.promise_due is None:
        return Reason("", 0.0)
    left = (case.promise_due - now) / timedelta(days=weights.near_days)
    points = round(weights.promise_due * max(0.0, min(1.0, 1.0 - left)), 1)
    return Reason("a promise of ours comes due", points, "promise")


def in_words(span: timedelta) -> str:
    """A time span as people say it: "40 min", "5 h", "3 days"."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def _hours(span: timedelta) -> int:
    return span // timedelta(hours=1)
